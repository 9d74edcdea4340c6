// The half of printer.h that prints, and finds out what has become of it.
#include "drivers/pjl/printer.h"
#include "drivers/printer_class.h"

#include <fmt/format.h>

#include <algorithm>

namespace drivers::pjl {

using base::Errc;
using base::Error;
using base::Result;
using base::within;
using namespace std::chrono_literals;

static constexpr std::size_t chunk_size = 4096;  // So that a look comes between.

static Error refusal(std::string detail)
{
    return {Errc::refused, std::move(detail), std::source_location::current()};
}

static PrintReport not_started(PrinterState state, Error cause)
{
    PrintReport report;
    report.outcome = PaperOutcome::not_printed;
    report.state = state;
    report.error = std::move(cause);
    return report;
}

PrintReport Printer::print(const PrintDocument& document, const Progress& progress)
{
    if (document.pdf.empty() || document.pages <= 0)
        return not_started(PrinterState::ready, refusal("nothing to print"));
    auto before = state();
    if (!before)
        return not_started(PrinterState::offline, std::move(before).error());
    if (!can_print(*before))
        return not_started(*before, refusal(std::string(name_of(*before))));
    const auto head = encode_job_head(document);
    if (!head)
        return not_started(*before, head.error());
    Job job{.document = document, .progress = progress};
    const int pages = document.pages * document.options.copies;
    job.deadline = within(patience_.first_page + (pages - 1) * patience_.further_page);
    auto done = run(job, *head);
    return conclude(job, done ? std::nullopt : std::optional(std::move(done).error()));
}

Result<> Printer::run(Job& job, const base::Bytes& head)
{
    is_clean_ = false;
    TRY(send_watched(job, head, false));
    TRY(send_watched(job, job.document.pdf, true));
    TRY(send_watched(job, encode_job_tail(job.document.token), false));
    return await_end(job);
}

Result<> Printer::send_watched(Job& job, base::ByteView bytes, bool is_document)
{
    if (is_document && job.progress.first_byte)
        job.progress.first_byte();
    while (!bytes.empty()) {
        const auto chunk = bytes.first(std::min(chunk_size, bytes.size()));
        const auto sent = transport_->write(out_, chunk, within(patience_.look));
        if (is_document)
            job.accepted += sent ? *sent : 1;  // An error tells no count, so the worst is assumed.
        if (!sent)
            return std::unexpected(sent.error());
        bytes = bytes.subspan(*sent);
        TRY(look(job));
        TRY(watch_time(job));
    }
    return {};
}

Result<> Printer::await_end(Job& job)
{
    while (!job.is_ended) {
        const auto answer = TRY(hear(within(patience_.look)));
        if (answer)
            note(job, *answer);
        TRY(watch_time(job));
    }
    return {};
}

// Everything that was said meanwhile; waits for nothing.
Result<> Printer::look(Job& job)
{
    while (const auto answer = TRY(hear(within(1ms))))
        note(job, *answer);
    return {};
}

void Printer::note(Job& job, const Answer& answer)
{
    if (answer.topic == "USTATUS PAGE") {
        ++job.pages_heard;
        if (job.progress.pages_out)
            job.progress.pages_out(job.pages_heard);
        return;
    }
    // Another's job, or the end of one from before: only ours counts.
    if (answer.topic != "USTATUS JOB" || answer.text("NAME") != job.document.token)
        return;
    job.is_cancelled |= answer.says("CANCELED");
    job.is_ended |= answer.says("END") || answer.says("CANCELED");
    if (const auto pages = answer.number("PAGES"))
        job.pages_told = pages;
}

// Time that the printer waits for a person does not count against the job, but has its own limit.
Result<> Printer::watch_time(Job& job)
{
    const auto now = std::chrono::steady_clock::now();
    const auto told = code_ ? state_of_code(*code_) : PrinterState::ready;
    if (can_print(told)) {
        if (job.blocked_since)
            job.deadline += now - *job.blocked_since;
        job.blocked_since.reset();
        job.told_blocked.reset();
        if (base::time_left(job.deadline) == 0ms)
            return base::fail(Errc::timeout, "the job does not end");
        return {};
    }
    if (job.progress.blocked && job.told_blocked != told)
        job.progress.blocked(told);
    job.told_blocked = told;
    if (!job.blocked_since)
        job.blocked_since = now;
    if (now - *job.blocked_since < patience_.blocked)
        return {};
    return std::unexpected(refusal("waited in vain: " + std::string(name_of(told))));
}

// Printed is what the printer says has ended, under our name, with every page counted. Nothing came
// out of a printer that took no byte of the file. Everything else is for a person.
PrintReport Printer::conclude(const Job& job, std::optional<Error> cause)
{
    const int pages = job.document.pages * job.document.options.copies;
    const int counted = job.pages_told.value_or(job.pages_heard);
    PrintReport report;
    if (job.is_ended || job.pages_heard > 0)
        report.pages_out = counted;
    const bool is_whole = job.is_ended && !job.is_cancelled && counted >= pages;
    report.outcome = job.accepted == 0 ? PaperOutcome::not_printed
                     : is_whole        ? PaperOutcome::printed
                                       : PaperOutcome::unknown;
    if (report.outcome == PaperOutcome::printed)
        is_clean_ = true;
    auto after = state();
    report.state = after ? *after : PrinterState::offline;
    if (!after && after.error().code == Errc::disconnected)
        report.error = std::move(after).error();
    else if (report.outcome != PaperOutcome::printed)
        report.error =
            cause ? std::move(cause)
                  : refusal(fmt::format("the job ended with {} of {} pages", counted, pages));
    return report;
}

}  // namespace drivers::pjl
