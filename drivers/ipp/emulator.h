// A document printer on the loopback network: a real IPP server on a thread of its own, and what a
// hand can do to the machine. Thread-safe.
#pragma once

#include "base/bytes.h"
#include "drivers/ipp/emulated_queue.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace drivers::ipp {

class Emulator {
public:
    // page_time: how long a page takes, and each change of a job's state.
    explicit Emulator(std::chrono::milliseconds page_time = std::chrono::milliseconds(10));
    ~Emulator();
    Emulator(const Emulator&) = delete;
    Emulator& operator=(const Emulator&) = delete;

    // Stays the same while the plug is out.
    std::string uri() const;
    int port() const;

    // What a hand can do.
    void load_paper();
    void take_out_paper();
    void paper_out_after_pages(int pages);
    void open_cover();
    void close_cover();
    void jam();
    void clear_jam();
    void set_toner_low(bool);
    void set_toner(int percent);
    void empty_basket();  // The printer forgets the jobs, too.
    void plug_out();      // Nothing listens, and what is under way breaks off.
    void plug_in();

    // Another machine from now on: it takes only PWG raster; it has a second tray, and turns the
    // sheet; it is a queue of CUPS with the device behind it.
    void take_only_raster();
    void stand_as_queue(std::string error_policy, std::string device_uri);

    // What came out of it, even in part.
    std::vector<PrintedDocument> printed() const;

    // Bytes of documents that have arrived, ever.
    std::size_t document_bytes() const;

    enum class Fault {
        none,
        loses_create_answer,    // The job is there, the answer is not.
        loses_document_answer,  // The document is there, the answer is not.
        drops_document,         // After the bytes of drop_after(): the connection ends.
        refuses_document,
        speaks_garbage,
        never_finishes,
        hides_pages,  // job-impressions-completed is not reported.
        aborts,
        swallows,      // Completed, no page out, as a HP does with some files.
        is_busy,       // 0507 to Create-Job.
        takes_no_pdf,  // Nor any raster.
        tells_no_supplies,
        forgets_jobs,       // 0406 for every job.
        stutters,           // Answers byte by byte.
        breaks_off,         // In the middle of an answer.
        falls_silent,       // In the middle of an answer, and holds the line.
        third_pipe_halted,  // Every third request gets no further than the gateway.
    };
    void set_fault(Fault);
    void drop_after(std::size_t document_bytes);

private:
    class Exchange;

    void run(const std::stop_token&);
    void follow_plug();
    void listen_again();
    void serve_one();

    mutable std::mutex mutex_;
    std::condition_variable plug_followed_;
    EmulatedQueue queue_;
    Fault fault_ = Fault::none;
    std::size_t drop_after_ = 0;
    int requests_ = 0;
    std::size_t document_bytes_ = 0;
    bool plugged_in_ = true;
    bool takes_pdf_ = true;
    std::string error_policy_;  // Empty: no queue.
    std::string device_uri_;
    int connection_ = -1;  // Under way; plug_out() breaks it off.

    const std::chrono::milliseconds page_time_;
    int listener_ = -1;  // Opened and closed by the server's thread alone.
    int port_ = 0;
    std::jthread server_;
};

}  // namespace drivers::ipp
