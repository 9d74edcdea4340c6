#include "drivers/serial_scan/models.h"

#include "drivers/model_ids.h"

#include <algorithm>
#include <array>

namespace drivers::serial_scan {

// To support another scanner, add a line. A scanner shows another id in each of its modes: here are
// those of the serial line. With Newland the low byte of the product tells: 06 is this mode.
static constexpr auto table = std::to_array<Model>({
    {{0x1eab, 0x0106}, "Newland HR200", Dialect::newland},
    {{0x1eab, 0x0c06}, "Newland HR100 or BS80", Dialect::newland},
    {{0x1eab, 0x0d06}, "Newland EM2028", Dialect::newland},
    {{0x1eab, 0x1306}, "Newland EM20 or EM30", Dialect::newland},
    {{0x1eab, 0x1a06}, "Newland FM3080", Dialect::newland},
    {{0x1eab, 0x1d06}, "Newland FM430", Dialect::newland},
    {{0x0c2e, 0x0caa}, "Honeywell 0c2e:0caa", Dialect::honeywell},
    {{0x0c2e, 0x0cd4}, "Honeywell 0c2e:0cd4", Dialect::honeywell},
    {{0x0c2e, 0x0ca1}, "Honeywell 0c2e:0ca1", Dialect::honeywell},
    {{0x0c2e, 0x0ccf}, "Honeywell 0c2e:0ccf", Dialect::honeywell},
    {{0x0c2e, 0x1014}, "Honeywell 0c2e:1014", Dialect::honeywell},
    {{0x23d0, 0x0c82}, "Youjie 23d0:0c82", Dialect::honeywell},
    {{0x27dd, 0x0002}, "Mindeo", Dialect::listening},
    {{0x05e0, 0x1701}, "Symbol 05e0:1701", Dialect::listening},
    {{0x05f9, 0x4204}, "Datalogic 05f9:4204", Dialect::listening},
});

std::span<const Model> models()
{
    return table;
}

std::span<const UsbId> usb_ids()
{
    return ids_of<table>();
}

const Model* find_model(UsbId usb)
{
    const auto* const found = std::ranges::find(table, usb, &Model::usb);
    return found == table.end() ? nullptr : found;
}

}  // namespace drivers::serial_scan
