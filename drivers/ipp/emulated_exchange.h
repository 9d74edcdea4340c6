// Private to this folder: one request to the emulated printer and its answer.
#pragma once

#include "drivers/ipp/emulator.h"
#include "drivers/ipp/libcups.h"

namespace drivers::ipp {

class Emulator::Exchange {
public:
    Exchange(Emulator& machine, Http http) : machine_(machine), http_(std::move(http)) {}

    void serve();

private:
    enum class Reply { yes, none };

    bool read_request();
    bool read_document(std::size_t limit);
    Reply answer();
    Reply create_job();
    Reply take_document();
    void tell_printer();
    void tell_state();
    void tell_paper();
    void tell_raster();
    void tell_supplies();
    void tell_queue();
    void tell(ipp_tag_t group, const char* name, const std::vector<std::string>& keywords);
    JobWishes asked_wishes();
    void tell_job(const Job&);
    void tell_jobs();
    void cancel_job();
    EmulatedQueue::QueuedJob* asked_job();
    void refuse(ipp_status_t);
    void write_answer(std::size_t segment);
    void write_text(http_status_t, std::string_view text);
    void write_raw(std::string_view body, std::size_t announced);
    int asked_integer(const char* name);
    std::string asked_text(const char* name);

    Emulator& machine_;
    Http http_;
    IppMessage request_;
    IppMessage answer_;
    base::Bytes document_;
};

}  // namespace drivers::ipp
