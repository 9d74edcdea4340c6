// Follows one job at the printer until it is known what became of the paper.
#pragma once

#include "base/clock.h"
#include "drivers/document_printer.h"
#include "drivers/ipp/connection.h"
#include "drivers/ipp/patience.h"

#include <optional>

namespace drivers::ipp {

// The references must outlive the watch.
class JobWatch {
public:
    JobWatch(Connection&, const Patience&, const PrintDocument&, const DocumentPrinter::Progress&,
             int job, Witness);

    // While the printer works; cancels when it takes too long.
    PrintReport follow();

    // The document may have arrived by half, or not: the job tells.
    PrintReport follow_broken(base::Error cause);

    // Cancels, then waits for the printer's last word.
    PrintReport end(base::Error cause);

private:
    struct Sight {
        Job job;
        PrinterState printer;
    };

    base::Result<Sight> look();
    void count(const Job&);
    std::optional<base::Error> too_long(const Sight&);
    std::optional<base::Error> gave_up(const base::Error&);
    PrintReport conclude(Sight, std::optional<base::Error> cause);
    PrintReport left_unknown(base::Error cause) const;

    Connection& connection_;
    const Patience& patience_;
    const PrintDocument& document_;
    const DocumentPrinter::Progress& progress_;
    int job_;
    Witness witness_;
    int pages_;  // Of all copies.

    base::Deadline deadline_;
    std::optional<base::SteadyTime> blocked_since_;
    std::optional<base::SteadyTime> unreachable_since_;
    std::optional<PrinterState> told_blocked_;
    std::optional<int> pages_out_;
    PrinterState last_state_ = PrinterState::offline;
};

}  // namespace drivers::ipp
