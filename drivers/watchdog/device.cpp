#include "drivers/watchdog/device.h"

#include <fcntl.h>
#include <linux/watchdog.h>
#include <algorithm>
#include <cerrno>
#include <iterator>
#include <string>
#include <system_error>

namespace drivers::watchdog {

using base::Errc;
using base::Result;

// Of the kernel's. Every other byte feeds.
static constexpr char magic_close = 'V';

static std::unexpected<base::Error> failed(const char* what)
{
    const auto code =
        errno == ENOENT || errno == ENODEV || errno == ENXIO ? Errc::not_found : Errc::refused;
    return base::fail(
        code, std::string("watchdog: ") + what + ": " + std::generic_category().message(errno));
}

Result<std::unique_ptr<Watchdog>> Device::open(Calls& calls, const std::filesystem::path& path,
                                               std::chrono::seconds timeout)
{
    const int descriptor = calls.open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return failed("open");
    // It runs already: whatever fails from here on, the object's end stops it.
    std::unique_ptr<Device> device(new Device(calls, descriptor));
    TRY(device->ask_who_it_is());
    TRY(device->set_timeout(timeout));
    TRY(device->feed());
    return device;
}

Device::~Device()
{
    // To one that knows no such end the byte would only be food.
    if (facts_.can_be_closed)
        calls_.write(descriptor_, &magic_close, 1);
    calls_.close(descriptor_);
}

Result<int> Device::ask(unsigned long code, int value)
{
    if (calls_.request(descriptor_, code, &value) < 0)
        return failed("request");
    return value;
}

Result<> Device::ask_who_it_is()
{
    watchdog_info about{};
    if (calls_.request(descriptor_, WDIOC_GETSUPPORT, &about) < 0)
        return failed("identity");
    options_ = about.options;
    facts_.can_be_closed = (options_ & WDIOF_MAGICCLOSE) != 0;
    const auto* const begin = reinterpret_cast<const char*>(about.identity);
    const auto* const end = std::find(begin, begin + sizeof about.identity, '\0');
    std::copy_if(begin, end, std::back_inserter(facts_.identity),
                 [](char c) { return c >= ' ' && c <= '~'; });
    // Not every one keeps it.
    const auto boot = ask(WDIOC_GETBOOTSTATUS);
    facts_.was_reset_by_it = boot && (*boot & WDIOF_CARDRESET) != 0;
    return {};
}

Result<> Device::set_timeout(std::chrono::seconds wanted)
{
    // Whole seconds in an int, by its address; what was really set comes back in it.
    const bool can_be_set = (options_ & WDIOF_SETTIMEOUT) != 0;
    auto set = can_be_set ? ask(WDIOC_SETTIMEOUT, static_cast<int>(wanted.count()))
                          : Result<int>(base::fail(Errc::refused, "timeout is fixed"));
    if (!set)
        set = ask(WDIOC_GETTIMEOUT);
    const int seconds = TRY(set);
    if (seconds <= 0)
        return base::fail(Errc::malformed, "watchdog: no timeout");
    facts_.timeout = std::chrono::seconds(seconds);
    return {};
}

Result<> Device::feed()
{
    static constexpr char food = '\0';

    if ((options_ & WDIOF_KEEPALIVEPING) != 0) {
        TRY(ask(WDIOC_KEEPALIVE));
        return {};
    }
    if (calls_.write(descriptor_, &food, 1) != 1)
        return failed("write");
    return {};
}

}  // namespace drivers::watchdog
