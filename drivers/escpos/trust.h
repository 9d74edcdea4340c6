// Which of a printer's words can be relied on: what it answers at all, whether two answers fit
// together, and what the roll must have left by now. Pure.
#pragma once

#include "drivers/escpos/models.h"
#include "drivers/escpos/protocol.h"
#include "drivers/receipt_printer.h"

#include <array>
#include <optional>

namespace drivers::escpos {

// What a printer has shown that it answers.
struct Abilities {
    std::array<bool, 4> status{};  // DLE EOT 1 to 4.
    bool full_status = false;      // DLE EOT 20.
    bool port = false;             // GET_PORT_STATUS, with any bit set.

    // Whether an empty roll would be told while the buffer stands still.
    bool tells_paper() const { return full_status || (status[3] && (status[0] || status[1])); }
    bool operator==(const Abilities&) const = default;
};

// What was heard of the questions that queue behind the data.
struct Heard {
    bool automatic_status = false;     // GS a.
    bool process_id = false;           // GS ( H.
    std::optional<Condition> paper{};  // GS r 1.
};

// What three ways of asking have said of the paper at one moment.
struct Testimony {
    std::optional<Condition> real_time;
    std::optional<Condition> queued;
    std::optional<Condition> port;
};

StatusTrust judge(const Abilities&, const Testimony&);

// The strongest that was heard. An answer to GS r that contradicts the others proves nothing.
Fence choose_fence(const Heard&, StatusTrust);

// Without trust, ready becomes paper_low while there is still paper for a day: a tenth of the roll,
// two metres at least.
PrinterState state_by_count(PrinterState told, StatusTrust, const PaperRoll&);

// Whether more came out than any such roll holds, and no refill was told.
bool is_overdue(const PaperRoll&);

}  // namespace drivers::escpos
