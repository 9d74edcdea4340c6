#include "drivers/joined_bus.h"

#include <algorithm>

namespace drivers {

JoinedBus::~JoinedBus()
{
    if (!is_watching_)
        return;
    first_.watch({});
    second_.watch({});
}

std::vector<DeviceDescription> JoinedBus::devices()
{
    auto out = first_.devices();
    for (auto& device : second_.devices())
        out.push_back(std::move(device));
    return out;
}

base::Result<std::unique_ptr<Transport>> JoinedBus::open(const DeviceDescription& wanted)
{
    const auto here = first_.devices();
    const bool is_here = std::ranges::find(here, wanted) != here.end();
    return is_here ? first_.open(wanted) : second_.open(wanted);
}

void JoinedBus::watch(std::move_only_function<void()> changed)
{
    bool is_first = false;
    {
        const std::lock_guard lock(watch_mutex_);
        changed_ = std::move(changed);
        is_first = !std::exchange(is_watching_, true);
    }
    if (!is_first)
        return;
    first_.watch([this] { tell(); });
    second_.watch([this] { tell(); });
}

void JoinedBus::tell()
{
    const std::lock_guard lock(watch_mutex_);
    if (changed_)
        changed_();
}

}  // namespace drivers
