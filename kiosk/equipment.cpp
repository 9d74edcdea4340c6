#include "kiosk/equipment.h"

#include <utility>

namespace kiosk {

Condition condition_of(drivers::PrinterState state)
{
    using drivers::PrinterState;
    switch (state) {
    case PrinterState::ready:
        return Condition::ready;
    case PrinterState::paper_low:
        return Condition::paper_low;
    case PrinterState::paper_out:
        return Condition::paper_out;
    case PrinterState::cover_open:
        return Condition::cover_open;
    case PrinterState::jammed:
        return Condition::jammed;
    case PrinterState::supply_low:
        return Condition::supply_low;
    case PrinterState::supply_out:
        return Condition::supply_out;
    case PrinterState::output_full:
        return Condition::output_full;
    case PrinterState::offline:
        return Condition::offline;
    case PrinterState::failed:
        return Condition::failed;
    }
    std::unreachable();
}

Condition condition_of(drivers::CardReaderState state)
{
    return state == drivers::CardReaderState::ready ? Condition::ready : Condition::failed;
}

Condition condition_of(drivers::CodeScannerState state)
{
    return state == drivers::CodeScannerState::failed ? Condition::failed : Condition::ready;
}

Condition condition_of(drivers::PowerState state)
{
    using drivers::PowerState;
    switch (state) {
    case PowerState::on_mains:
        return Condition::ready;
    case PowerState::battery_weak:
        return Condition::battery_weak;
    case PowerState::bypass:
        return Condition::bypass;
    case PowerState::on_battery:
        return Condition::on_battery;
    case PowerState::battery_low:
        return Condition::battery_low;
    case PowerState::fault:
        return Condition::failed;
    }
    std::unreachable();
}

Condition condition_of(const drivers::CabinetState& state)
{
    if (state.tamper == drivers::TamperState::tripped)
        return Condition::tampered;
    return state.door == drivers::DoorState::open ? Condition::door_open : Condition::ready;
}

bool is_usable(Condition condition)
{
    return condition == Condition::ready || condition == Condition::paper_low ||
           condition == Condition::supply_low || condition == Condition::battery_weak ||
           condition == Condition::bypass || condition == Condition::on_battery ||
           condition == Condition::was_opened || condition == Condition::was_tampered;
}

bool is_fault(Condition condition)
{
    return !is_usable(condition) && condition != Condition::not_fitted;
}

bool keeps_from_service(Device device, Condition condition)
{
    switch (device) {
    case Device::id_card_reader:
    case Device::document_printer:
        return !is_usable(condition);
    case Device::receipt_printer:
    case Device::code_scanner:
        return false;
    case Device::power_supply:
        return condition == Condition::battery_low;
    case Device::cabinet:
        return condition == Condition::door_open || condition == Condition::tampered;
    }
    std::unreachable();
}

std::string_view name_of(Device device)
{
    switch (device) {
    case Device::id_card_reader:
        return "id_card_reader";
    case Device::document_printer:
        return "document_printer";
    case Device::receipt_printer:
        return "receipt_printer";
    case Device::code_scanner:
        return "code_scanner";
    case Device::power_supply:
        return "power_supply";
    case Device::cabinet:
        return "cabinet";
    }
    std::unreachable();
}

std::string_view name_of(Condition condition)
{
    switch (condition) {
    case Condition::unknown:
        return "unknown";
    case Condition::not_fitted:
        return "not_fitted";
    case Condition::absent:
        return "absent";
    case Condition::ready:
        return "ready";
    case Condition::paper_low:
        return "paper_low";
    case Condition::paper_out:
        return "paper_out";
    case Condition::cover_open:
        return "cover_open";
    case Condition::jammed:
        return "jammed";
    case Condition::supply_low:
        return "supply_low";
    case Condition::supply_out:
        return "supply_out";
    case Condition::output_full:
        return "output_full";
    case Condition::offline:
        return "offline";
    case Condition::battery_weak:
        return "battery_weak";
    case Condition::bypass:
        return "bypass";
    case Condition::on_battery:
        return "on_battery";
    case Condition::battery_low:
        return "battery_low";
    case Condition::door_open:
        return "door_open";
    case Condition::tampered:
        return "tampered";
    case Condition::was_opened:
        return "was_opened";
    case Condition::was_tampered:
        return "was_tampered";
    case Condition::failed:
        return "failed";
    }
    std::unreachable();
}

DeviceStatus& Equipment::of(Device device)
{
    return const_cast<DeviceStatus&>(std::as_const(*this).of(device));
}

const DeviceStatus& Equipment::of(Device device) const
{
    switch (device) {
    case Device::id_card_reader:
        return id_card_reader;
    case Device::document_printer:
        return document_printer;
    case Device::receipt_printer:
        return receipt_printer;
    case Device::code_scanner:
        return code_scanner;
    case Device::power_supply:
        return power_supply;
    case Device::cabinet:
        return cabinet;
    }
    std::unreachable();
}

}  // namespace kiosk
