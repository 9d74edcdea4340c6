#include "drivers/tty/watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>
#include <array>
#include <cstring>

namespace drivers::tty {

namespace fs = std::filesystem;

Watch::Watch(std::vector<fs::path> files, std::move_only_function<void()> changed)
    : files_(std::move(files)),
      changed_(std::move(changed)),
      inotify_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
      wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    for (auto& file : files_) {
        file = fs::absolute(file);
        for (const auto& name : file)
            names_.insert(name.string());
    }
    if (inotify_ < 0 || wake_ < 0)
        return;
    arm();
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

Watch::~Watch()
{
    if (thread_.joinable()) {
        thread_.request_stop();
        eventfd_write(wake_, 1);
        thread_.join();
    }
    if (inotify_ >= 0)
        close(inotify_);
    if (wake_ >= 0)
        close(wake_);
}

// Whether a folder is watched that was not before.
bool Watch::arm_nearest_folder_of(const fs::path& file)
{
    static constexpr std::uint32_t changes = IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM |
                                             IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
    for (auto folder = file.parent_path();; folder = folder.parent_path()) {
        const int watch = inotify_add_watch(inotify_, folder.c_str(), changes);
        if (watch >= 0)
            return watches_.insert(watch).second;
        if (folder == folder.parent_path())
            return false;
    }
}

// Until nothing is new: a folder may come into being between a look for it and the watch on the one
// above it.
void Watch::arm()
{
    for (const auto& file : files_)
        while (arm_nearest_folder_of(file))
            continue;
}

// Whether one of them is about a file of ours, or a folder on the way.
bool Watch::take_events() const
{
    alignas(inotify_event) std::array<char, 4096> buffer{};
    bool out = false;
    for (;;) {
        const auto size = read(inotify_, buffer.data(), buffer.size());
        if (size <= 0)
            return out;
        for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* const name = buffer.data() + at + sizeof event;
            out = out || event.len == 0 || names_.contains(name);
            at += sizeof event + event.len;
        }
    }
}

void Watch::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        std::array<pollfd, 2> polled{pollfd{inotify_, POLLIN, 0}, pollfd{wake_, POLLIN, 0}};
        poll(polled.data(), polled.size(), -1);
        if (stop.stop_requested() || !take_events())
            continue;
        // The numbers of folders that went are given anew.
        watches_.clear();
        arm();
        changed_();
    }
}

}  // namespace drivers::tty
