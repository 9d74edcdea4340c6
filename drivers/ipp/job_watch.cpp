#include "drivers/ipp/job_watch.h"

#include <fmt/format.h>

#include <utility>

namespace drivers::ipp {

using base::Errc;
using base::Error;
using base::Result;
using base::within;
using std::chrono::steady_clock;

static Error refusal(std::string detail)
{
    return {Errc::refused, std::move(detail), std::source_location::current()};
}

static bool is_past(base::Deadline deadline)
{
    return base::time_left(deadline).count() == 0;
}

JobWatch::JobWatch(Connection& connection, const Patience& patience, const PrintDocument& document,
                   const DocumentPrinter::Progress& progress, int job, Witness witness)
    : connection_(connection),
      patience_(patience),
      document_(document),
      progress_(progress),
      job_(job),
      witness_(witness),
      pages_(document.pages * document.options.copies),
      deadline_(within(patience.first_page + (pages_ - 1) * patience.further_page))
{
}

PrintReport JobWatch::follow()
{
    while (true) {
        auto seen = look();
        if (seen) {
            count(seen->job);
            if (seen->job.is_final())
                return conclude(*std::move(seen), std::nullopt);
            if (auto cause = too_long(*seen))
                return end(*std::move(cause));
        } else if (auto cause = gave_up(seen.error())) {
            return left_unknown(*std::move(cause));
        }
        connection_.pause();
    }
}

PrintReport JobWatch::follow_broken(Error cause)
{
    while (true) {
        const auto seen = look();
        if (seen && !seen->job.is_final() && seen->job.awaits_data())
            return end(std::move(cause));
        if (seen)
            return follow();
        if (auto lost = gave_up(seen.error()))
            return left_unknown(*std::move(lost));
        connection_.pause();
    }
}

PrintReport JobWatch::end(Error cause)
{
    const auto deadline = within(patience_.settle);
    bool is_cancelled = false;
    while (!is_past(deadline)) {
        // Refused when it has just ended by itself; what follows tells.
        if (!is_cancelled)
            is_cancelled = connection_.cancel(job_).has_value();
        auto seen = look();
        if (seen && seen->job.is_final())
            return conclude(*std::move(seen), std::move(cause));
        if (!seen && seen.error().code == Errc::not_found)
            break;
        connection_.pause();
    }
    return left_unknown(std::move(cause));
}

Result<JobWatch::Sight> JobWatch::look()
{
    auto job = connection_.job(job_);
    if (!job && job.error().code == Errc::not_found)
        if (auto found = TRY(connection_.find_job(document_.token)))
            job = *std::move(found);
    if (!job)
        return std::unexpected(std::move(job).error());
    // A printer that was away may have restarted and given the number to another's job.
    if (unreachable_since_ && !job->name.empty() && job->name != document_.token)
        return base::fail(Errc::not_found, "the job's number has become another's");
    last_state_ = TRY(connection_.printer_state());
    unreachable_since_.reset();
    return Sight{*std::move(job), last_state_};
}

void JobWatch::count(const Job& job)
{
    if (!job.pages_out || job.pages_out == pages_out_)
        return;
    pages_out_ = job.pages_out;
    if (progress_.pages_out && *pages_out_ > 0)
        progress_.pages_out(*pages_out_);
}

// Time that the printer waits for a person does not count against the job, but has its own limit.
std::optional<Error> JobWatch::too_long(const Sight& seen)
{
    const auto now = steady_clock::now();
    const bool is_blocked = !can_print(seen.printer) || seen.job.state == JobState::stopped;
    if (!is_blocked) {
        if (blocked_since_)
            deadline_ += now - *blocked_since_;
        blocked_since_.reset();
        told_blocked_.reset();
        if (is_past(deadline_))
            return Error{Errc::timeout, "the job does not end", std::source_location::current()};
        return std::nullopt;
    }
    const auto why = can_print(seen.printer) ? PrinterState::offline : seen.printer;
    if (progress_.blocked && told_blocked_ != why)
        progress_.blocked(why);
    told_blocked_ = why;
    if (!blocked_since_)
        blocked_since_ = now;
    if (now - *blocked_since_ < patience_.blocked)
        return std::nullopt;
    return refusal("waited in vain: " + std::string(name_of(why)));
}

std::optional<Error> JobWatch::gave_up(const Error& error)
{
    const auto now = steady_clock::now();
    if (!unreachable_since_)
        unreachable_since_ = now;
    const bool is_hopeless = error.code == Errc::not_found;
    if (is_hopeless || now - *unreachable_since_ >= patience_.settle)
        return error;
    return std::nullopt;
}

// Some printers say "completed" a moment before they have counted the last page or calmed down.
PrintReport JobWatch::conclude(Sight seen, std::optional<Error> cause)
{
    const auto deadline = within(patience_.settle);
    auto outcome = judge(seen.job, seen.printer, pages_, witness_);
    const bool may_yet_count =
        seen.job.state == JobState::completed && witness_ != Witness::blind_queue;
    while (may_yet_count && outcome != PaperOutcome::printed && !is_past(deadline)) {
        connection_.pause();
        auto again = look();
        if (again)
            seen = *std::move(again);
        outcome = judge(seen.job, seen.printer, pages_, witness_);
    }
    count(seen.job);
    PrintReport report;
    report.outcome = outcome;
    report.state = seen.printer;
    report.pages_out = seen.job.pages_out;
    if (outcome != PaperOutcome::printed)
        report.error = cause ? *std::move(cause)
                             : refusal(fmt::format("job ended in state {} with {} of {} pages",
                                                   std::to_underlying(seen.job.state),
                                                   seen.job.pages_out.value_or(-1), pages_));
    return report;
}

PrintReport JobWatch::left_unknown(Error cause) const
{
    PrintReport report;
    report.outcome = PaperOutcome::unknown;
    report.state = last_state_;
    report.pages_out = pages_out_;
    report.error = std::move(cause);
    return report;
}

}  // namespace drivers::ipp
