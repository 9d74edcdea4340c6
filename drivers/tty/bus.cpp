#include "drivers/tty/bus.h"

#include "drivers/tty/description.h"
#include "drivers/tty/transport.h"
#include "drivers/tty/watch.h"

#include <algorithm>

namespace drivers::tty {

using base::Errc;
using base::Result;

Bus::Bus(std::vector<SerialPort> ports, std::filesystem::path sysfs)
    : ports_(std::move(ports)), sysfs_(std::move(sysfs))
{
}

Bus::~Bus() = default;

std::vector<DeviceDescription> Bus::devices()
{
    std::vector<DeviceDescription> out;
    for (const auto& port : ports_) {
        auto device = describe(port, sysfs_);
        // One line may be named by two links.
        if (device &&
            std::ranges::find(out, device->location, &DeviceDescription::location) == out.end())
            out.push_back(std::move(*device));
    }
    return out;
}

Result<std::unique_ptr<Transport>> Bus::open(const DeviceDescription& wanted)
{
    for (const auto& port : ports_) {
        if (describe(port, sysfs_) != wanted)
            continue;
        return std::make_unique<TtyTransport>(TRY(Line::open(port.path)), wanted);
    }
    return base::fail(Errc::not_found, "no serial line at " + wanted.location);
}

void Bus::watch(std::move_only_function<void()> changed)
{
    {
        const std::lock_guard lock(watch_mutex_);
        changed_ = std::move(changed);
    }
    if (watch_ || ports_.empty())
        return;
    std::vector<std::filesystem::path> files;
    for (const auto& port : ports_)
        files.push_back(port.path);
    watch_ = std::make_unique<Watch>(std::move(files), [this] { tell(); });
}

void Bus::tell()
{
    const std::lock_guard lock(watch_mutex_);
    if (changed_)
        changed_();
}

}  // namespace drivers::tty
