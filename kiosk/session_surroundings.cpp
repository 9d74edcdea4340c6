// What the devices, the mains and the cabinet allow a visit, and where it has light.
#include "kiosk/session.h"

namespace kiosk {

// A terminal that cannot do its one job says so before it is touched.
std::string Session::out_of_service_reason() const
{
    const auto is_broken = [this](Device device) {
        const auto condition = equipment_.of(device).condition;
        return condition != Condition::unknown && keeps_from_service(device, condition);
    };
    if (is_broken(Device::id_card_reader))
        return "out_of_service.id_card_reader";
    if (is_broken(Device::document_printer))
        return "out_of_service.document_printer";
    if (is_broken(Device::power_supply))
        return "out_of_service.power_supply";
    if (is_broken(Device::cabinet))
        return "out_of_service.cabinet";
    if (!equipment_.is_central_reachable)
        return "out_of_service.central";
    return {};
}

std::string Session::reason_not_to_begin() const
{
    auto reason = out_of_service_reason();
    if (reason.empty() && is_outage_long())
        reason = "out_of_service.on_battery";
    return reason;
}

// A supply that does not answer any more is not known to run on its battery.
bool Session::is_outage_long() const
{
    return is_outage_long_ && equipment_.power_supply.condition == Condition::on_battery;
}

// One that is silent or broken does not say that the mains are back: its outage goes on.
void Session::follow_mains(Condition supply)
{
    const bool is_on_battery = supply == Condition::on_battery || supply == Condition::battery_low;
    const bool is_known = is_on_battery || is_usable(supply) || supply == Condition::not_fitted;
    if (!is_known || is_on_battery == is_on_battery_)
        return;
    is_on_battery_ = is_on_battery;
    is_outage_long_ = false;
    outage_ = {.turn = outage_.turn + 1,
               .limit = is_on_battery ? std::optional(times_.mains) : std::nullopt};
}

Effects Session::on(const OutageLasted& lasted)
{
    if (lasted.turn != outage_.turn || !is_on_battery_)
        return {};
    const auto before = offers();
    is_outage_long_ = true;
    return show_changes(before);
}

Effects Session::show_changes(const Offers& before) const
{
    const auto now = offers();
    const bool is_rest_new = now.reason_at_rest != before.reason_at_rest ||
                             now.can_read_guides != before.can_read_guides;
    if (step_ == Step::resting && is_rest_new)
        return show_rest();
    if (step_ == Step::catalogue && !is_asking_ && now != before)
        return {Show{shown_place()}};
    const bool is_news = step_ == Step::home && now.at_home != before.at_home;
    return is_news ? Effects{Show{now.at_home}} : Effects{};
}

Effects Session::on(const DeviceChanged& changed)
{
    const auto before = offers();
    equipment_.of(changed.device) = changed.status;
    if (changed.device == Device::power_supply)
        follow_mains(changed.status.condition);
    return show_changes(before);
}

Effects Session::on(const CentralChanged& changed)
{
    const auto before = offers();
    equipment_.is_central_reachable = changed.is_reachable;
    return show_changes(before);
}

std::optional<drivers::Light> Session::light() const
{
    using drivers::Light;
    using drivers::LightPattern;
    using drivers::LightPlace;
    const auto to_take = [this]() -> std::optional<Light> {
        if (is_card_there_)
            return Light{LightPlace::card_reader, LightPattern::blinking};
        if (is_slip_waiting_)
            return Light{LightPlace::receipt_slot, LightPattern::blinking};
        return std::nullopt;
    };
    switch (step_) {
    case Step::place_card:
        return Light{LightPlace::card_reader};
    case Step::show_code:
        return Light{LightPlace::code_scanner};
    case Step::done:
        return Light{LightPlace::paper_slot, LightPattern::blinking};
    case Step::rating:
    case Step::catalogue:
    case Step::farewell:
    case Step::left_behind:
        return to_take();
    default:
        return std::nullopt;
    }
}

}  // namespace kiosk
