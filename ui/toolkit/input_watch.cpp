#include "ui/toolkit/input_watch.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace ui::toolkit {

namespace fs = std::filesystem;

// A terminal has a touch panel and some buttons; more is somebody's mischief.
static constexpr std::size_t device_limit = 32;

InputWatch::InputWatch(fs::path folder)
    : folder_(std::move(folder)),
      rouser_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      folder_watch_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
{
    // IN_ATTRIB: udev gives a new device to our group a moment after the kernel made it.
    ::inotify_add_watch(folder_watch_, folder_.c_str(), IN_CREATE | IN_ATTRIB | IN_DELETE);
    look_for_devices();
}

InputWatch::~InputWatch()
{
    for (const auto& [descriptor, name] : devices_)
        ::close(descriptor);
    ::close(folder_watch_);
    ::close(rouser_);
}

void InputWatch::look_for_devices()
{
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder_, error)) {
        const auto name = entry.path().filename().string();
        const bool is_open =
            std::ranges::any_of(devices_, [&](const auto& known) { return known.second == name; });
        if (!name.starts_with("event") || is_open || devices_.size() == device_limit)
            continue;
        const int descriptor =
            ::open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
        if (descriptor >= 0)
            devices_.emplace(descriptor, name);
    }
}

void InputWatch::forget_device(int descriptor)
{
    ::close(descriptor);
    devices_.erase(descriptor);
}

void InputWatch::rouse()
{
    const std::uint64_t one = 1;
    // Full is roused as well.
    [[maybe_unused]] const auto written = ::write(rouser_, &one, sizeof one);
}

// What was said is SDL's to understand; here it only must not be there any more.
static void drain(int descriptor)
{
    std::array<char, 4096> said;
    while (::read(descriptor, said.data(), said.size()) == static_cast<ssize_t>(said.size())) {
    }
}

void InputWatch::wait(base::Deadline deadline)
{
    std::vector<pollfd> watched{{rouser_, POLLIN, 0}, {folder_watch_, POLLIN, 0}};
    for (const auto& [descriptor, name] : devices_)
        watched.push_back({descriptor, POLLIN, 0});
    const auto wait = std::clamp<std::int64_t>(base::time_left(deadline).count(), 0, 60'000);
    if (::poll(watched.data(), watched.size(), static_cast<int>(wait)) <= 0)
        return;
    const bool is_changed = watched[1].revents != 0;
    for (const auto& each : watched)
        if ((each.revents & POLLIN) != 0)
            drain(each.fd);
    for (auto each = watched.begin() + 2; each != watched.end(); ++each)
        if ((each->revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
            forget_device(each->fd);
    if (is_changed)
        look_for_devices();
}

}  // namespace ui::toolkit
