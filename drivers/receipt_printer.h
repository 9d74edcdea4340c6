// A receipt printer (热敏凭条打印机) that takes pictures: every script is drawn by us, because
// printer fonts lack rare characters of names.
#pragma once

#include "base/bitmap.h"
#include "base/result.h"
#include "drivers/printing.h"

#include <memory>
#include <optional>

namespace drivers {

// Blocking, used by one thread (its DeviceWorker). On Errc::disconnected, also inside a
// PrintReport, the owner destroys the object and opens another.
class ReceiptPrinter {
public:
    virtual ~ReceiptPrinter() = default;

    // Width of the head in dots: 384, 512, 576 or 640. A picture must not be wider.
    virtual int width_dots() const = 0;

    virtual base::Result<PrinterState> state() = 0;

    // Prints, cuts and, with a presenter, presents one slip. Returns when the paper is out or the
    // outcome is settled; at most 30 s plus the paper's own time.
    virtual PrintReport print(const base::Bitmap&) = 0;

    // With a presenter: whether the last slip still hangs in the mouth. Empty without one.
    virtual base::Result<std::optional<bool>> is_slip_waiting() = 0;

    // With a presenter: pulls back a slip that nobody took. Errc::refused where it cannot.
    virtual base::Result<> retract() = 0;
};

}  // namespace drivers
