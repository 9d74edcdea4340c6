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
                    set_light(cabinet);
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
    const auto now = after(disturbance_, *state);
    if (state->was_opened || state->was_tampered) {
        base::log(LogEvent::device_state,
                  {{"device", "cabinet"},
                   {"state", state->was_tampered ? "was tampered with" : "was opened"}});
        // Else the board tells it again.
        if (keep(now))
            if (const auto done = cabinet.acknowledge(); !done)
                return lost("cabinet", done.error());
    }
    report(Device::cabinet, condition_of(*state, now), cabinet.model());
    return Presence::there;
}

bool Devices::keep(const Disturbance& disturbance)
{
    if (disturbance == disturbance_)
        return true;
    const bool is_kept = !options_.keep_disturbance || options_.keep_disturbance(disturbance);
    if (is_kept)
        disturbance_ = disturbance;
    return is_kept;
}

void Devices::cabinet_is_told(std::string state)
{
    if (!cabinet_)
        return;
    cabinet_->post([this, state = std::move(state)](Cabinet* cabinet) {
        const auto now = after_heartbeat(disturbance_, state);
        if (now == disturbance_ || !keep(now) || !cabinet)
            return Presence::there;
        return poll_cabinet(*cabinet);
    });
}

void Devices::set_light(Cabinet& cabinet)
{
    const auto lit = cabinet.light(light_);
    if (!lit)
        base::log(LogEvent::device_failed, {{"device", "cabinet"}, {"cause", lit.error()}});
}

void Devices::light(std::optional<drivers::Light> light)
{
    if (!cabinet_)
        return;
    cabinet_->post([this, light](Cabinet* cabinet) {
        light_ = light;
        if (cabinet)
            set_light(*cabinet);
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
        // Whoever tests it has seen what stands beside it.
        const auto& shown = told_.at(static_cast<std::size_t>(Device::cabinet));
        if (shown)
            keep(after_inspection(disturbance_, shown->condition));
        const auto presence = cabinet ? poll_cabinet(*cabinet) : Presence::gone;
        post_(DeviceTested{Device::cabinet, presence == Presence::there});
        return cabinet ? presence : Presence::there;
    });
}

}  // namespace kiosk
