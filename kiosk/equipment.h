// What the terminal knows of its own parts, in the words that heartbeats, the technician's screen
// and the visit share.
#pragma once

#include "drivers/cabinet.h"
#include "drivers/code_scanner.h"
#include "drivers/id_card_reader.h"
#include "drivers/power_supply.h"
#include "drivers/printing.h"

#include <array>
#include <string>
#include <string_view>

namespace kiosk {

enum class Device {
    id_card_reader,
    document_printer,
    receipt_printer,
    code_scanner,
    power_supply,
    cabinet
};

inline constexpr std::array all_devices{Device::id_card_reader,  Device::document_printer,
                                        Device::receipt_printer, Device::code_scanner,
                                        Device::power_supply,    Device::cabinet};

// A printer's states, and those that only a worker can tell. A card reader or code scanner is
// ready, failed, absent or still unknown.
enum class Condition {
    unknown,
    not_fitted,  // The settings say that this terminal has none.
    absent,
    ready,
    paper_low,
    paper_out,
    cover_open,
    jammed,
    supply_low,
    supply_out,
    output_full,
    offline,
    battery_weak,  // From here to battery_low of a power supply.
    bypass,
    on_battery,
    battery_low,
    door_open,  // From here to was_tampered of a cabinet.
    tampered,
    was_opened,  // And is closed: somebody should know.
    was_tampered,
    failed
};

Condition condition_of(drivers::PrinterState);
Condition condition_of(drivers::CardReaderState);
Condition condition_of(drivers::CodeScannerState);
Condition condition_of(drivers::PowerState);
Condition condition_of(const drivers::CabinetState&);
bool is_usable(Condition);
// Somebody has to come: neither usable nor left out on purpose.
bool is_fault(Condition);
// Whether the terminal cannot do its one job, or must not, while the device is so.
bool keeps_from_service(Device, Condition);

// Keywords as in heartbeats and in string ids (device.<name>, state.<name>).
std::string_view name_of(Device);
std::string_view name_of(Condition);

struct DeviceStatus {
    Condition condition = Condition::unknown;
    std::string model;
    bool operator==(const DeviceStatus&) const = default;
};

struct Equipment {
    DeviceStatus id_card_reader;
    DeviceStatus document_printer;
    DeviceStatus receipt_printer;
    DeviceStatus code_scanner;
    DeviceStatus power_supply;
    DeviceStatus cabinet;
    bool is_central_reachable = true;  // Until it is known not to be.

    DeviceStatus& of(Device);
    const DeviceStatus& of(Device) const;
};

}  // namespace kiosk
