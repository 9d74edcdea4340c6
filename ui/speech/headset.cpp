#include "ui/speech/headset.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cstdint>
#include <system_error>

#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace ui::speech {

namespace fs = std::filesystem;

// More are somebody's mischief.
static constexpr std::size_t jack_limit = 8;

template <std::size_t size>
static bool is_set(const std::array<unsigned long, size>& bits, unsigned bit)
{
    constexpr unsigned word = sizeof(unsigned long) * CHAR_BIT;
    return ((bits[bit / word] >> (bit % word)) & 1) != 0;
}

static constexpr std::size_t switch_words = SW_MAX / (sizeof(unsigned long) * CHAR_BIT) + 1;

static bool has_jack(int descriptor)
{
    std::array<unsigned long, switch_words> bits{};
    return ::ioctl(descriptor, EVIOCGBIT(EV_SW, sizeof bits), bits.data()) >= 0 &&
           is_set(bits, SW_HEADPHONE_INSERT);
}

Headset::Headset(std::function<void(bool)> on_change, fs::path folder)
    : on_change_(std::move(on_change)),
      folder_(std::move(folder)),
      rouser_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      folder_watch_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)),
      thread_([this](const std::stop_token& stop) { watch(stop); })
{
}

Headset::~Headset()
{
    thread_.request_stop();
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(rouser_, &one, sizeof one);
    thread_.join();
    for (const auto& jack : jacks_)
        ::close(jack.descriptor);
    ::close(folder_watch_);
    ::close(rouser_);
}

void Headset::look_for_jacks()
{
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder_, error)) {
        const auto name = entry.path().filename().string();
        const bool is_known = std::ranges::find(jacks_, name, &Jack::name) != jacks_.end();
        if (!name.starts_with("event") || is_known || jacks_.size() == jack_limit)
            continue;
        const int descriptor =
            ::open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
        if (descriptor < 0)
            continue;
        if (has_jack(descriptor))
            jacks_.push_back({descriptor, name});
        else
            ::close(descriptor);
    }
}

bool Headset::is_in() const
{
    return std::ranges::any_of(jacks_, [](const Jack& jack) {
        std::array<unsigned long, switch_words> bits{};
        return ::ioctl(jack.descriptor, EVIOCGSW(sizeof bits), bits.data()) >= 0 &&
               is_set(bits, SW_HEADPHONE_INSERT);
    });
}

void Headset::forget_jack(std::size_t index)
{
    ::close(jacks_[index].descriptor);
    jacks_.erase(jacks_.begin() + static_cast<std::ptrdiff_t>(index));
}

static void drain(int descriptor)
{
    std::array<char, 4096> said;
    while (::read(descriptor, said.data(), said.size()) > 0) {
    }
}

void Headset::wait()
{
    std::vector<pollfd> watched{{rouser_, POLLIN, 0}, {folder_watch_, POLLIN, 0}};
    for (const auto& jack : jacks_)
        watched.push_back({jack.descriptor, POLLIN, 0});
    if (::poll(watched.data(), watched.size(), -1) <= 0)
        return;
    for (const auto& each : watched)
        if ((each.revents & POLLIN) != 0)
            drain(each.fd);
    for (std::size_t i = jacks_.size(); i-- > 0;)
        if ((watched[i + 2].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
            forget_jack(i);
    if (watched[1].revents != 0)
        look_for_jacks();
}

void Headset::watch(const std::stop_token& stop)
{
    // IN_ATTRIB: udev gives a new device to our group a moment after the kernel made it.
    ::inotify_add_watch(folder_watch_, folder_.c_str(), IN_CREATE | IN_ATTRIB | IN_DELETE);
    look_for_jacks();
    bool was_in = false;
    while (!stop.stop_requested()) {
        const bool now = is_in();
        if (now != was_in)
            on_change_(now);
        was_in = now;
        wait();
    }
}

}  // namespace ui::speech
