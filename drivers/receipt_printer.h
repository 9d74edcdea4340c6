// A receipt printer (热敏凭条打印机) that takes pictures: every script is drawn by us, because
// printer fonts lack rare characters of names.
#pragma once

#include "base/bitmap.h"
#include "base/result.h"
#include "drivers/printing.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace drivers {

// Whether what a printer says of its paper can be relied on. Anything but `trusted` means: send
// somebody by the count of paper, not by the printer's word.
enum class StatusTrust {
    trusted,
    silent,         // Answers too few of the questions to tell an empty roll.
    contradictory,  // Two of its answers do not fit together.
    overdue,        // Has printed more than a roll holds, and told of no refill.
};

std::string_view name_of(StatusTrust);

// The roll by which a printer that is not trusted tells paper_low in time.
struct PaperRoll {
    int length_mm = 0;
    int used_mm = 0;  // Since the last refill.
    bool operator==(const PaperRoll&) const = default;
};

// Blocking, used by one thread (its DeviceWorker). On Errc::disconnected, also inside a
// PrintReport, the owner destroys the object and opens another.
class ReceiptPrinter {
public:
    virtual ~ReceiptPrinter() = default;

    virtual std::string model() const = 0;

    // Width of the head in dots: 384, 512, 576 or 640. A picture must not be wider.
    virtual int width_dots() const = 0;

    // Dots per inch, both ways: 203 (8 a millimetre) or 180.
    virtual int dpi() const = 0;

    virtual base::Result<PrinterState> state() = 0;

    // Learned when it was opened and again after each refill.
    virtual StatusTrust trust() const = 0;

    // The count must survive a restart: keep what roll() returns after each job, and hand it to
    // set_roll() after opening. Also, with used_mm = 0, when a person says that the roll is new.
    virtual PaperRoll roll() const = 0;
    virtual void set_roll(const PaperRoll&) = 0;

    // Prints, cuts and, with a presenter, presents one slip. Returns when the paper is out or the
    // outcome is settled; at most 30 s plus the paper's own time.
    virtual PrintReport print(const base::Bitmap&) = 0;

    // With a presenter: whether the last slip still hangs in the mouth. Empty where nothing tells.
    virtual base::Result<std::optional<bool>> is_slip_waiting() = 0;

    // With a presenter: takes away a slip that nobody took, pulled back where the mechanism can,
    // else thrown out. Errc::refused without a presenter.
    virtual base::Result<> retract() = 0;
};

}  // namespace drivers
