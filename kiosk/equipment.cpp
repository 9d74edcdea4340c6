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

bool is_usable(Condition condition)
{
    return condition == Condition::ready || condition == Condition::paper_low ||
           condition == Condition::supply_low;
}

bool is_fault(Condition condition)
{
    return !is_usable(condition) && condition != Condition::not_fitted;
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
    }
    std::unreachable();
}

}  // namespace kiosk
