#include "drivers/watchdog/emulator.h"

#include <linux/watchdog.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace drivers::watchdog {

static constexpr int descriptor_of_it = 77;

static int fail(int code)
{
    errno = code;
    return -1;
}

void Emulator::pass(std::chrono::seconds time)
{
    if (!is_running_)
        return;
    hungry_ += time;
    has_reset_ = has_reset_ || hungry_.count() >= timeout_s_;
}

void Emulator::boot()
{
    was_reset_ = std::exchange(has_reset_, false);
    is_running_ = false;
    is_open_ = false;
    hungry_ = {};
}

int Emulator::open(const char* name, int)
{
    if (std::string_view(name) != path)
        return fail(ENOENT);
    if (is_held_ || is_open_)
        return fail(EBUSY);
    is_open_ = true;
    is_running_ = true;
    may_stop_ = false;
    hungry_ = {};
    return descriptor_of_it;
}

int Emulator::set_timeout(int& seconds)
{
    if (!kind_.takes_timeout)
        return fail(EOPNOTSUPP);
    if (seconds < 1)
        return fail(EINVAL);
    timeout_s_ = std::clamp(seconds, kind_.least_s, kind_.most_s);
    seconds = timeout_s_;
    return 0;
}

int Emulator::request(int descriptor, unsigned long code, void* argument)
{
    if (descriptor != descriptor_of_it || !is_open_)
        return fail(EBADF);
    if (is_broken_)
        return fail(EIO);
    auto& value = *static_cast<int*>(argument);
    switch (code) {
    case WDIOC_GETSUPPORT: {
        watchdog_info about{};
        about.options = (kind_.takes_timeout ? WDIOF_SETTIMEOUT : 0U) |
                        (kind_.knows_keepalive ? WDIOF_KEEPALIVEPING : 0U) |
                        (kind_.knows_magic_close ? WDIOF_MAGICCLOSE : 0U);
        std::memcpy(about.identity, "emulated\n_wdt", 13);
        *static_cast<watchdog_info*>(argument) = about;
        return 0;
    }
    case WDIOC_GETBOOTSTATUS:
        value = was_reset_ ? WDIOF_CARDRESET : 0;
        return 0;
    case WDIOC_SETTIMEOUT:
        return set_timeout(value);
    case WDIOC_GETTIMEOUT:
        value = timeout_s_;
        return 0;
    case WDIOC_KEEPALIVE:
        if (!kind_.knows_keepalive)
            return fail(EOPNOTSUPP);
        hungry_ = {};
        return 0;
    default:
        return fail(ENOTTY);
    }
}

ssize_t Emulator::write(int descriptor, const void* bytes, std::size_t count)
{
    if (descriptor != descriptor_of_it || !is_open_)
        return fail(EBADF);
    if (is_broken_)
        return fail(EIO);
    const std::string_view text(static_cast<const char*>(bytes), count);
    may_stop_ = kind_.knows_magic_close && text.contains('V');
    hungry_ = {};
    return static_cast<ssize_t>(count);
}

int Emulator::close(int descriptor)
{
    if (descriptor != descriptor_of_it || !is_open_)
        return fail(EBADF);
    is_open_ = false;
    if (may_stop_ && !kind_.nowayout)
        is_running_ = false;
    return 0;
}

}  // namespace drivers::watchdog
