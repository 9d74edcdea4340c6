// What receipt and document printers have in common: the states a person would name, and what is
// known about the paper after a job.
#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace drivers {

enum class PrinterState {
    ready,
    paper_low,  // Prints, but send somebody.
    paper_out,
    cover_open,
    jammed,
    supply_low,  // Toner: prints.
    supply_out,
    output_full,  // The tray or the presenter still holds paper.
    offline,      // Answers, but does not take jobs; no closer cause is told.
    failed,
};

constexpr bool can_print(PrinterState state)
{
    return state == PrinterState::ready || state == PrinterState::paper_low ||
           state == PrinterState::supply_low;
}

std::string_view name_of(PrinterState);

// Paper is the one thing that cannot be rolled back, so an outcome is one of three.
enum class PaperOutcome {
    printed,      // Physically out, as far as the machine can know.
    not_printed,  // Certainly nothing of it came out, nor will.
    unknown,      // Anything between: some of it, perhaps all. A person decides.
};

std::string_view name_of(PaperOutcome);

struct PrintReport {
    PaperOutcome outcome = PaperOutcome::not_printed;
    PrinterState state = PrinterState::ready;  // After the job.
    std::optional<int> pages_out;              // Where the printer counts them.
    std::optional<base::Error> error;          // The cause, when the outcome is not `printed`.
};

}  // namespace drivers
