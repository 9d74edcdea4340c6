// What feeds the terminal and what is around it: power supply and cabinet, where they are fitted.
#include "base/log.h"
#include "kiosk/devices.h"
#include "kiosk/presence.h"

namespace kiosk {

using base::Errc;
using base::LogEvent;
using drivers::Cabinet;
using drivers::PowerSupply;

// Its driver has asked more than once: one that does not answer is opened anew.
static Presence lost(std::string_view device, const base::Error& error)
{
    base::log(LogEvent::device_failed, {{"device", device}, {"cause", error}});
    return Presence::gone;
}

DeviceWorker<PowerSupply>::Options Devices::power_options()
{
    return {
        .open = [this] { return options_.open_power_supply(); },
        .poll = [this](PowerSupply& supply) { return poll_power_supply(supply); },
        .up =
            [this](PowerSupply& supply) {
                base::log(LogEvent::device_up,
                          {{"device", "power_supply"}, {"model", supply.model()}});
                poll_power_supply(supply);
            },
        .down =
            [this](const base::Error& error) {
                base::log(LogEvent::device_down, {{"device", "power_supply"}, {"cause", error}});
                report(Device::power_supply, Condition::absent, {});
            },
        .poll_interval = options_.state_poll,
        .reopen_interval = options_.reopen};
}

// The percentage only while it matters: it would be news with each look.
static std::string told_of(const PowerSupply& supply, const drivers::PowerStatus& status)
{
    const auto percent = status.readings.battery_percent;
    if (status.state == drivers::PowerState::on_mains || !percent)
        return supply.model();
    return supply.model() + ", " + std::to_string(*percent) + " %";
}

Presence Devices::poll_power_supply(PowerSupply& supply)
{
    const auto status = supply.status();
    if (!status)
        return lost("power_supply", status.error());
    report(Device::power_supply, condition_of(status->state), told_of(supply, *status));
    return Presence::there;
}

DeviceWorker<Cabinet>::Options Devices::cabinet_options()
{
    return {
        .open = [this] { return options_.open_cabinet(); },
        .poll = [this](Cabinet& cabinet) { return poll_cabinet(cabinet); },
        .up =
            [this](Cabinet& cabinet) {
                base::log(LogEvent::device_up, {{"device", "cabinet"}, {"model", cabinet.model()}});
                if (light_)
                    light_place(cabinet);
                poll_cabinet(cabinet);
            },
        .down =
            [this](const base::Error& error) {
                base::log(LogEvent::device_down, {{"device", "cabinet"}, {"cause", error}});
                report(Device::cabinet, Condition::absent, {});
            },
        .poll_interval = options_.state_poll,
        .reopen_interval = options_.reopen};
}

Presence Devices::poll_cabinet(Cabinet& cabinet)
{
    const auto state = cabinet.state();
    if (!state)
        return lost("cabinet", state.error());
    // What is over already is told all the same: the log and the centre keep it.
    if (state->was_opened && state->door != drivers::DoorState::open)
        report(Device::cabinet, Condition::door_open, cabinet.model());
    if (state->was_tampered && state->tamper != drivers::TamperState::tripped)
        report(Device::cabinet, Condition::tampered, cabinet.model());
    report(Device::cabinet, condition_of(*state), cabinet.model());
    return Presence::there;
}

void Devices::light_place(Cabinet& cabinet)
{
    const auto lit = cabinet.light(light_);
    if (!lit)
        base::log(LogEvent::device_failed, {{"device", "cabinet"}, {"cause", lit.error()}});
}

void Devices::light(std::optional<drivers::LightPlace> place)
{
    if (!cabinet_)
        return;
    cabinet_->post([this, place](Cabinet* cabinet) {
        light_ = place;
        if (cabinet)
            light_place(*cabinet);
        return Presence::there;
    });
}

void Devices::test_power_supply()
{
    if (!power_supply_) {
        post_(DeviceTested{Device::power_supply, false});
        return;
    }
    power_supply_->post([this](PowerSupply* supply) {
        const auto status = supply ? supply->status() : base::fail(Errc::disconnected, "absent");
        post_(DeviceTested{Device::power_supply,
                           status && status->state != drivers::PowerState::fault});
        return status ? Presence::there : presence_after(status.error());
    });
}

void Devices::test_cabinet()
{
    if (!cabinet_) {
        post_(DeviceTested{Device::cabinet, false});
        return;
    }
    cabinet_->post([this](Cabinet* cabinet) {
        const auto presence = cabinet ? poll_cabinet(*cabinet) : Presence::gone;
        post_(DeviceTested{Device::cabinet, presence == Presence::there});
        return cabinet ? presence : Presence::there;
    });
}

}  // namespace kiosk
