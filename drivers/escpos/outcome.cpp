// The half of printer.h that finds out what has become of a job.
#include "drivers/escpos/printer.h"

#include "base/overloaded.h"
#include "drivers/escpos/presenter.h"

#include <algorithm>

namespace drivers::escpos {

using base::Errc;
using base::Result;
using base::within;
using namespace std::chrono_literals;

Result<> Printer::begin_listening()
{
    TRY(conversation_.drain());
    noise_before_ = conversation_.discarded();
    return {};
}

// What the printer has said unasked. An old answer to GS r goes here too: without a name, it would
// be taken for the next one's.
Result<> Printer::heed()
{
    while (true) {
        const auto answer = conversation_.listen(within(1ms));
        if (!answer && answer.error().code == Errc::timeout)
            return {};
        if (!answer)
            return std::unexpected(answer.error());
        const auto* const told = std::get_if<AutomaticStatus>(&*answer);
        const auto condition =
            told ? decode_automatic_status(told->bytes, model_.status) : Condition{};
        if (condition && stops_a_job(*condition))
            return std::unexpected(stopped_by(*condition));
    }
}

// Four printable characters, another four for each fence.
FenceMark Printer::next_mark()
{
    static constexpr unsigned first = 0x21;
    static constexpr unsigned count = 0x5e;
    FenceMark mark;
    auto rest = ++fences_;
    for (auto& character : mark) {
        character = static_cast<std::uint8_t>(first + rest % count);
        rest /= count;
    }
    return mark;
}

// Everything sent so far has been printed when this returns: the request queues behind the data,
// which DLE EOT does not.
Result<> Printer::pass_fence(Deadline deadline)
{
    TRY(heed());
    if (fence_ == Fence::none)
        return {};
    const auto mark = next_mark();
    TRY(conversation_.send_all(encode_fence(fence_, mark), deadline));
    while (true) {
        const auto answer = conversation_.listen(std::min(deadline, within(patience_.look)));
        if (answer) {
            if (TRY(is_passed(*answer, mark)))
                return {};
            continue;
        }
        if (answer.error().code != Errc::timeout)
            return std::unexpected(answer.error());
        if (base::time_left(deadline) == 0ms)
            return base::fail(Errc::timeout, "the printer does not confirm the job");
        TRY(check());
    }
}

Result<bool> Printer::is_passed(const Answer& answer, const FenceMark& mark)
{
    if (const auto* const told = std::get_if<AutomaticStatus>(&answer)) {
        const auto condition = TRY(decode_automatic_status(told->bytes, model_.status));
        if (stops_a_job(condition))
            return std::unexpected(stopped_by(condition));
    }
    if (fence_ == Fence::process_id) {
        const auto* const id = std::get_if<ProcessId>(&answer);
        return id && id->mark == mark;
    }
    const auto* const status = std::get_if<PaperStatus>(&answer);
    if (!status)
        return false;
    if (conversation_.discarded() != noise_before_)
        return base::fail(Errc::malformed,
                          "noise on the line: an answer without a name proves "
                          "nothing");
    const auto condition = TRY(decode_paper_status(status->value));
    if (stops_a_job(condition))
        return std::unexpected(stopped_by(condition));
    return true;
}

// Nothing will tell when the slip is out: the paper's own time is waited, listening.
Result<> Printer::wait_out(int rows)
{
    const auto deadline = within(std::min(patience_.job, paper_time(rows, model_.dpi)));
    while (base::time_left(deadline) > 0ms) {
        const auto said = conversation_.listen(deadline);
        if (!said && said.error().code != Errc::timeout)
            return std::unexpected(said.error());
    }
    return check();
}

PrintReport report_of(PaperOutcome outcome, PrinterState state, std::optional<base::Error> error)
{
    PrintReport report;
    report.outcome = outcome;
    report.state = state;
    report.error = std::move(error);
    return report;
}

// The fences are passed: only a knife that stuck can still spoil it. Without fences nothing proves
// that the slip came out, however well it looks.
PrintReport Printer::conclude()
{
    remains_ = Remains::none;
    const auto outcome = fence_ == Fence::none ? PaperOutcome::unknown : PaperOutcome::printed;
    std::optional<base::Error> doubt;
    if (fence_ == Fence::none)
        doubt = base::Error{Errc::timeout, "the printer confirms no job",
                            std::source_location::current()};
    auto told = ask();
    if (!told && told.error().code == Errc::disconnected)
        return report_of(outcome, PrinterState::offline, std::move(told).error());
    if (!told)
        return report_of(outcome, PrinterState::offline, std::move(doubt));
    if (told->cutter_error || told->jammed)
        return settle(1, stopped_by(*told));
    return report_of(outcome, state_with_count(*told), std::move(doubt));
}

PrintReport Printer::settle(std::size_t ink_accepted, base::Error cause)
{
    const auto outcome = ink_accepted == 0 ? PaperOutcome::not_printed : PaperOutcome::unknown;
    is_memory_clear_ = false;
    if (ink_accepted > 0)
        remains_ = Remains::likely;
    if (cause.code == Errc::disconnected)
        return report_of(outcome, PrinterState::offline, std::move(cause));
    auto after = make_ready(Remains::likely);
    if (after)
        return report_of(outcome, *after, std::move(cause));
    const bool is_gone = after.error().code == Errc::disconnected;
    return report_of(outcome, PrinterState::offline,
                     is_gone ? std::move(after).error() : std::move(cause));
}

Result<std::optional<bool>> Printer::is_slip_waiting()
{
    if (model_.presenter == Presenter::none || !conversation_.abilities().tells_paper())
        return std::optional<bool>();
    const auto condition = TRY(ask());
    return std::optional(condition.slip_waiting);
}

Result<> Printer::retract()
{
    if (model_.presenter == Presenter::none)
        return base::fail(Errc::refused, "no presenter");
    const auto deadline = within(patience_.job);
    if (!is_memory_clear_) [[maybe_unused]]
        const auto state = TRY(make_ready(Remains::likely));
    auto sent = conversation_.send_all(encode_disposal(model_.presenter), deadline);
    if (!sent) {
        is_memory_clear_ = false;
        return sent;
    }
    while (TRY(ask()).slip_waiting) {
        if (base::time_left(deadline) == 0ms)
            return base::fail(Errc::timeout, "the slip does not go away");
        // Listening is the wait: between two looks the printer has nothing to say.
        const auto said = conversation_.listen(std::min(deadline, within(patience_.look)));
        if (!said && said.error().code != Errc::timeout)
            return std::unexpected(said.error());
    }
    return {};
}

}  // namespace drivers::escpos
