#include "drivers/ipp/emulated_exchange.h"

#include <algorithm>
#include <array>
#include <utility>

namespace drivers::ipp {

using Fault = Emulator::Fault;

void Emulator::Exchange::serve()
{
    if (!read_request())
        return;
    const bool has_document = httpGetState(http_.get()) == HTTP_STATE_POST_RECV;
    std::size_t limit = SIZE_MAX;
    {
        const std::lock_guard lock(machine_.mutex_);
        if (++machine_.requests_ % 3 == 0 && machine_.fault_ == Fault::third_pipe_halted)
            return write_text(HTTP_STATUS_SERVICE_UNAVAILABLE, "the pipe has halted\n");
        if (machine_.fault_ == Fault::drops_document)
            limit = machine_.drop_after_;
    }
    if (has_document && !read_document(limit))
        return;

    answer_.reset(ippNewResponse(request_.get()));
    auto fault = Fault::none;
    auto reply = Reply::yes;
    {
        const std::lock_guard lock(machine_.mutex_);
        fault = machine_.fault_;
        reply = answer();
    }
    if (fault == Fault::speaks_garbage)
        return write_raw("\x02\x01 this is no IPP message", 25);
    if (fault == Fault::breaks_off)
        return write_raw("\x02", 1000);
    if (fault == Fault::falls_silent) {
        write_raw("\x02", 1000);
        httpWait(http_.get(), 5'000);  // Until the other side hangs up.
        return;
    }
    if (reply == Reply::yes)
        write_answer(fault == Fault::stutters ? 1 : SIZE_MAX);
}

bool Emulator::Exchange::read_request()
{
    std::array<char, 1024> resource{};
    auto state = HTTP_STATE_WAITING;
    while (state == HTTP_STATE_WAITING)
        state = httpReadRequest(http_.get(), resource.data(), resource.size());
    if (state != HTTP_STATE_POST && state != HTTP_STATE_GET)
        return false;
    auto status = HTTP_STATUS_CONTINUE;
    while (status == HTTP_STATUS_CONTINUE)
        status = httpUpdate(http_.get());
    if (status != HTTP_STATUS_OK)
        return false;
    if (state == HTTP_STATE_GET) {
        // It shows no pages of its own, and scans nothing.
        write_text(HTTP_STATUS_NOT_FOUND, "no such page\n");
        return false;
    }
    request_.reset(ippNew());
    auto read = IPP_STATE_IDLE;
    while (read != IPP_STATE_DATA && read != IPP_STATE_ERROR)
        read = ippRead(http_.get(), request_.get());
    return read == IPP_STATE_DATA;
}

// False when the connection ended, or was ended, before the document did.
bool Emulator::Exchange::read_document(std::size_t limit)
{
    std::array<char, 4096> buffer;
    while (document_.size() < limit) {
        const auto wanted = std::min(buffer.size(), limit - document_.size());
        const auto count = httpRead2(http_.get(), buffer.data(), wanted);
        if (count < 0)
            return false;
        // Also a connection that ended reads as nothing, with some of the document still to come.
        if (count == 0)
            return httpGetState(http_.get()) != HTTP_STATE_POST_RECV;
        base::append(document_, std::string_view(buffer.data(), static_cast<std::size_t>(count)));
        const std::lock_guard lock(machine_.mutex_);
        machine_.document_bytes_ += static_cast<std::size_t>(count);
    }
    return false;
}

int Emulator::Exchange::asked_integer(const char* name)
{
    auto* const attribute = ippFindAttribute(request_.get(), name, IPP_TAG_INTEGER);
    return attribute ? ippGetInteger(attribute, 0) : 0;
}

std::string Emulator::Exchange::asked_text(const char* name)
{
    auto* const attribute = ippFindAttribute(request_.get(), name, IPP_TAG_ZERO);
    const char* const text = attribute ? ippGetString(attribute, 0, nullptr) : nullptr;
    return text ? text : "";
}

Emulator::Exchange::Reply Emulator::Exchange::answer()
{
    switch (ippGetOperation(request_.get())) {
    case IPP_OP_GET_PRINTER_ATTRIBUTES:
        tell_printer();
        return Reply::yes;
    case IPP_OP_CREATE_JOB:
        return create_job();
    case IPP_OP_SEND_DOCUMENT:
        return take_document();
    case IPP_OP_GET_JOB_ATTRIBUTES:
        if (const auto* const job = asked_job())
            tell_job(job->job);
        return Reply::yes;
    case IPP_OP_GET_JOBS:
        tell_jobs();
        return Reply::yes;
    case IPP_OP_CANCEL_JOB:
        cancel_job();
        return Reply::yes;
    default:
        refuse(IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED);
        return Reply::yes;
    }
}

void Emulator::Exchange::refuse(ipp_status_t status)
{
    ippSetStatusCode(answer_.get(), status);
}

EmulatedQueue::QueuedJob* Emulator::Exchange::asked_job()
{
    auto* const job = machine_.queue_.find(asked_integer("job-id"));
    if (!job || machine_.fault_ == Fault::forgets_jobs) {
        refuse(IPP_STATUS_ERROR_NOT_FOUND);
        return nullptr;
    }
    return job;
}

void Emulator::Exchange::tell_jobs()
{
    const bool wants_final = asked_text("which-jobs") == "completed";
    bool is_first = true;
    for (const auto& queued : machine_.queue_.jobs()) {
        if (queued.job.is_final() != wants_final || machine_.fault_ == Fault::forgets_jobs)
            continue;
        if (!is_first)
            ippAddSeparator(answer_.get());
        is_first = false;
        tell_job(queued.job);
    }
}

Emulator::Exchange::Reply Emulator::Exchange::create_job()
{
    if (machine_.fault_ == Fault::is_busy) {
        refuse(IPP_STATUS_ERROR_BUSY);
        return Reply::yes;
    }
    const auto id = machine_.queue_.create(asked_text("job-name"), asked_wishes());
    tell_job(machine_.queue_.find(id)->job);
    return machine_.fault_ == Fault::loses_create_answer ? Reply::none : Reply::yes;
}

Emulator::Exchange::Reply Emulator::Exchange::take_document()
{
    auto* const job = asked_job();
    if (!job)
        return Reply::yes;
    if (machine_.fault_ == Fault::refuses_document) {
        refuse(IPP_STATUS_ERROR_DOCUMENT_FORMAT_ERROR);
        return Reply::yes;
    }
    machine_.queue_.give_document(*job, std::move(document_), asked_text("document-format"));
    tell_job(job->job);
    return machine_.fault_ == Fault::loses_document_answer ? Reply::none : Reply::yes;
}

void Emulator::Exchange::cancel_job()
{
    auto* const job = asked_job();
    if (!job)
        return;
    if (job->job.is_final())
        return refuse(IPP_STATUS_ERROR_NOT_POSSIBLE);
    job->job.state = JobState::cancelled;
    job->job.reasons = {"job-canceled-by-user"};
}

static ssize_t collect(void* context, ipp_uchar_t* bytes, std::size_t size)
{
    auto& out = *static_cast<base::Bytes*>(context);
    base::append(out, std::as_bytes(std::span(bytes, size)));
    return static_cast<ssize_t>(size);
}

void Emulator::Exchange::write_answer(std::size_t segment)
{
    base::Bytes bytes;
    auto state = IPP_STATE_IDLE;
    while (state != IPP_STATE_DATA && state != IPP_STATE_ERROR)
        state = ippWriteIO(&bytes, collect, 1, nullptr, answer_.get());
    auto* const http = http_.get();
    httpClearFields(http);
    httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "application/ipp");
    httpSetField(http, HTTP_FIELD_CONNECTION, "close");
    httpSetLength(http, bytes.size());
    if (httpWriteResponse(http, HTTP_STATUS_OK) != 0)
        return;
    auto rest = base::text(bytes);
    while (!rest.empty()) {
        const auto part = rest.substr(0, segment);
        if (httpWrite2(http, part.data(), part.size()) < 0 || httpFlushWrite(http) < 0)
            return;
        rest.remove_prefix(part.size());
    }
}

void Emulator::Exchange::write_text(http_status_t status, std::string_view text)
{
    auto* const http = http_.get();
    httpClearFields(http);
    httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "text/plain");
    httpSetField(http, HTTP_FIELD_CONNECTION, "close");
    httpSetLength(http, text.size());
    if (httpWriteResponse(http, status) != 0)
        return;
    httpWrite2(http, text.data(), text.size());
    httpFlushWrite(http);
}

// announced may be more than comes: then the answer breaks off.
void Emulator::Exchange::write_raw(std::string_view body, std::size_t announced)
{
    auto* const http = http_.get();
    httpClearFields(http);
    httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "application/ipp");
    httpSetLength(http, announced);
    if (httpWriteResponse(http, HTTP_STATUS_OK) != 0)
        return;
    httpWrite2(http, body.data(), body.size());
    httpFlushWrite(http);
}

}  // namespace drivers::ipp
