#include "drivers/hid_pos/models.h"

#include "base/verify.h"
#include "drivers/model_ids.h"

#include <algorithm>
#include <array>

namespace drivers::hid_pos {

// To support another scanner, add a line. A scanner shows another id in each of its modes: here are
// those of the point-of-sale page, and those whose mode nothing is known of, for which the
// descriptors decide. With Newland the low byte of the product tells: 10 is this mode, 22 this one
// beside a keyboard.
static constexpr auto table = std::to_array<Model>({
    {{0x1eab, 0x0110}, "Newland HR200", Dialect::newland},
    {{0x1eab, 0x0122}, "Newland HR200 with keyboard", Dialect::newland},
    {{0x1eab, 0x0c10}, "Newland HR100 or BS80", Dialect::newland},
    {{0x1eab, 0x0c22}, "Newland HR100 or BS80 with keyboard", Dialect::newland},
    {{0x1eab, 0x0d10}, "Newland EM2028", Dialect::newland},
    {{0x1eab, 0x0d22}, "Newland EM2028 with keyboard", Dialect::newland},
    {{0x1eab, 0x1310}, "Newland EM20 or EM30", Dialect::newland},
    {{0x1eab, 0x1322}, "Newland EM20 or EM30 with keyboard", Dialect::newland},
    {{0x1eab, 0x1a10}, "Newland FM3080", Dialect::newland},
    {{0x1eab, 0x1a22}, "Newland FM3080 with keyboard", Dialect::newland},
    {{0x1eab, 0x1d10}, "Newland FM430", Dialect::newland},
    {{0x1eab, 0x1d22}, "Newland FM430 with keyboard", Dialect::newland},
    {{0x0c2e, 0x0b87}, "Honeywell Vuquest 3310", Dialect::honeywell},
    {{0x0c2e, 0x0b8f}, "Honeywell Voyager 1400g", Dialect::honeywell},
    {{0x0c2e, 0x0b62}, "Honeywell 0c2e:0b62", Dialect::honeywell},
    {{0x0c2e, 0x0b63}, "Honeywell 0c2e:0b63", Dialect::honeywell},
    {{0x0c2e, 0x0b6a}, "Honeywell 0c2e:0b6a", Dialect::honeywell},
    {{0x0c2e, 0x0907}, "Honeywell Xenon 1900", Dialect::honeywell},
    {{0x0c2e, 0x0db3}, "Honeywell Voyager 1602g", Dialect::honeywell},
    {{0x0c2e, 0x0206}, "Metrologic 0c2e:0206", Dialect::honeywell},
    {{0x0536, 0x01ca}, "Hand Held Products 0536:01ca", Dialect::honeywell},
    {{0x05e0, 0x1a00}, "Symbol CS4070", Dialect::standard},
    {{0x05f9, 0x1206}, "Datalogic 05f9:1206", Dialect::standard},
    {{0x2dd6, 0x0261}, "scanner 2dd6:0261", Dialect::standard},
    {{0x2dd6, 0x21ca}, "scanner 2dd6:21ca", Dialect::standard},
    {{0x2dd6, 0x228a}, "scanner 2dd6:228a", Dialect::standard},
    {{0x1a86, 0x5723}, "scanner 1a86:5723", Dialect::standard},
    {{0xac90, 0x3003}, "scanner ac90:3003", Dialect::standard},
    {{0x24ea, 0x0197}, "scanner 24ea:0197", Dialect::standard},
    {{0x0647, 0x3339}, "scanner 0647:3339", Dialect::standard},
    {{0x1f3a, 0x1009}, "scanner 1f3a:1009", Dialect::standard},
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

const Model& model_of(Dialect dialect)
{
    const auto* const found = std::ranges::find(table, dialect, &Model::dialect);
    VERIFY(found != table.end());
    return *found;
}

}  // namespace drivers::hid_pos
