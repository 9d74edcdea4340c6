// The paper side of the emulated printer: jobs, pages, and what a hand does to it. Not thread-safe.
#pragma once

#include "base/bytes.h"
#include "drivers/ipp/protocol.h"

#include <optional>
#include <string>
#include <vector>

namespace drivers::ipp {

// What a job asked for, as it stood in the request; empty where it did not.
struct JobWishes {
    std::string media;
    std::string source;
    std::string type;
    std::string sides;
    std::string format;
    int copies = 1;
};

struct PrintedDocument {
    base::Bytes pdf;  // Or whatever the format was.
    int pages = 0;    // That came out.
    std::string token;
    JobWishes wishes;
};

// How many page objects a PDF declares.
int count_pages(base::ByteView pdf);

// How many pages a PWG raster holds; 0 when it is not one to its last dot.
int count_raster_pages(base::ByteView raster);

class EmulatedQueue {
public:
    struct QueuedJob {
        Job job;
        base::Bytes pdf;
        int pages = 0;  // Of all copies.
        int out = 0;
        JobWishes wishes = {};
    };

    int create(std::string token, JobWishes = {});
    void give_document(QueuedJob&, base::Bytes document, std::string format = "application/pdf");
    QueuedJob* find(int id);
    const std::vector<QueuedJob>& jobs() const { return jobs_; }

    // One page, or one change of state.
    void step();

    bool is_blocked() const { return has_no_paper() || cover_open || jammed; }
    bool has_no_paper() const { return sheets == 0; }
    std::vector<std::string> reasons() const;
    std::vector<PrintedDocument> printed() const;

    // What has ended is forgotten.
    void empty_basket();

    std::optional<int> sheets;  // Empty: enough.
    bool cover_open = false;
    bool jammed = false;
    bool toner_low = false;
    int toner_percent = 80;
    bool never_finishes = false;
    bool aborts = false;
    bool swallows = false;  // Says completed and prints nothing.

private:
    std::vector<QueuedJob> jobs_;
    int last_id_ = 0;
};

}  // namespace drivers::ipp
