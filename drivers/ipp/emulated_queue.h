// The paper side of the emulated printer: jobs, pages, and what a hand does to it. Not thread-safe.
#pragma once

#include "base/bytes.h"
#include "drivers/ipp/protocol.h"

#include <optional>
#include <string>
#include <vector>

namespace drivers::ipp {

struct PrintedDocument {
    base::Bytes pdf;
    int pages = 0;  // That came out.
    std::string token;
};

// How many page objects a PDF declares.
int count_pages(base::ByteView pdf);

class EmulatedQueue {
public:
    struct QueuedJob {
        Job job;
        base::Bytes pdf;
        int pages = 0;
        int out = 0;
    };

    int create(std::string token);
    void give_document(QueuedJob&, base::Bytes pdf);
    QueuedJob* find(int id);
    const std::vector<QueuedJob>& jobs() const { return jobs_; }

    // One page, or one change of state.
    void step();

    bool is_blocked() const { return has_no_paper() || cover_open || jammed; }
    bool has_no_paper() const { return sheets == 0; }
    std::vector<std::string> reasons() const;
    std::vector<PrintedDocument> printed() const;

    std::optional<int> sheets;  // Empty: enough.
    bool cover_open = false;
    bool jammed = false;
    bool toner_low = false;
    bool never_finishes = false;
    bool aborts = false;
    bool swallows = false;  // Says completed and prints nothing.

private:
    std::vector<QueuedJob> jobs_;
};

}  // namespace drivers::ipp
