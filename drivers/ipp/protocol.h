// What a printer's attributes mean. Pure.
#pragma once

#include "base/result.h"
#include "drivers/ipp/message.h"
#include "drivers/printing.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::ipp {

// From printer-state, printer-state-reasons and printer-is-accepting-jobs. A reason's suffix
// (-error, -warning, -report) is left out of account: ippeveprinter and others rewrite it.
PrinterState decode_printer_state(const Group& printer);

// RFC 8011 §5.3.7.
enum class JobState {
    pending = 3,
    held = 4,
    processing = 5,
    stopped = 6,
    cancelled = 7,
    aborted = 8,
    completed = 9,
};

struct Job {
    int id = 0;  // 0 where the printer did not tell.
    std::string name;
    JobState state = JobState::pending;
    std::vector<std::string> reasons;
    std::optional<int> pages_out;  // job-impressions-completed, where it is reported.
    bool has_begun = true;         // Unless time-at-processing says that it never did.

    bool is_final() const { return state >= JobState::cancelled; }

    // The printer still expects data of the document.
    bool awaits_data() const;
};

// Errc::malformed without a state that the standard knows.
base::Result<Job> decode_job(const Group& job);

// Whose word about a job this is.
enum class Witness {
    printer,
    counting_queue,  // CUPS, passing on the count of a printer that it asks over IPP.
    blind_queue,     // CUPS, which calls a job completed when it has sent the data.
};

// By the address of the device behind the queue.
Witness witness_of_queue(std::string_view device_uri);

// In the words of paper. Success takes all three: the printer's own job is completed, it counted
// every page (where it counts at all), and nothing blocks it. `not_printed` takes the printer's own
// word that the job ended early with no page out. Everything else is `unknown`. Of a queue, success
// takes the device's count as well, and `not_printed` that the job was never begun.
PaperOutcome judge(const Job&, PrinterState after, int pages, Witness = Witness::printer);

}  // namespace drivers::ipp
