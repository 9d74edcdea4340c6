// From the page on the screen to the paper in the hand. The order is what keeps paper-once: the
// intent is on disk before the printer hears of the job; the outcome is on disk before the citizen
// is told; nothing here ever prints a serial a second time.
#include "kiosk/session.h"
#include "kiosk/session_effects.h"

namespace kiosk {

using drivers::PaperOutcome;
using ui::NoticeId;

Effects Session::preview()
{
    enter(Step::preview, times_.warn_after);
    const auto& certificate = visit_.certificates[visit_.chosen];
    return {Show{ui::Preview{.title = certificate.title,
                             .title_en = certificate.title_en,
                             .masked_holder = visit_.masked_name,
                             .issuer = certificate.issuer,
                             .valid_to = certificate.valid_to,
                             .page = visit_.page,
                             .pages = visit_.document->issue.pages}}};
}

static NoticeId notice_before_printing(Condition printer)
{
    switch (printer) {
    case Condition::absent:
    case Condition::unknown:
        return NoticeId::printer_absent;
    case Condition::paper_out:
        return NoticeId::printer_paper_out;
    case Condition::cover_open:
        return NoticeId::printer_cover_open;
    case Condition::jammed:
        return NoticeId::printer_jammed;
    default:
        return NoticeId::printer_failed;
    }
}

Effects Session::confirm()
{
    // A job that the power ends is neither printed nor not printed.
    if (keeps_from_service(Device::power_supply, equipment_.power_supply.condition))
        return notice(NoticeId::power_low, Way::preview);
    const auto printer = equipment_.document_printer.condition;
    if (!is_usable(printer))
        return notice(notice_before_printing(printer), Way::preview);
    enter(Step::recording, times_.journal);
    return {Show{ui::Printing{.stage = ui::PrintStage::starting,
                              .pages_out = 0,
                              .pages = visit_.document->issue.pages}},
            RecordIntent{await(), visit_.serial, visit_.id}};
}

Effects Session::on(const IntentRecorded& recorded)
{
    if (!is_awaited(Step::recording, recorded.request))
        return {};
    if (!recorded.is_recorded)
        return withdraw("journal_failed") + notice(NoticeId::journal_failed);
    return print();
}

Effects Session::print()
{
    visit_.pages_out = 0;
    enter(Step::printing, times_.document);
    return {PrintDocument{await(), *visit_.document}};
}

static ui::PrintStage stage_of(const PrintProgress& progress)
{
    if (!progress.blocked)
        return ui::PrintStage::printing;
    return *progress.blocked == Condition::paper_out ? ui::PrintStage::blocked_paper_out
                                                     : ui::PrintStage::blocked_cover_open;
}

Effects Session::on(const PrintProgress& progress)
{
    if (!is_awaited(Step::printing, progress.request))
        return {};
    visit_.pages_out = progress.pages_out.value_or(visit_.pages_out);
    return {Show{ui::Printing{.stage = stage_of(progress),
                              .pages_out = visit_.pages_out,
                              .pages = visit_.document->issue.pages}}};
}

Effects Session::on(const DocumentPrinted& printed)
{
    return is_awaited(Step::printing, printed.request) ? settle(printed.report) : Effects{};
}

static wire::Outcome outcome_of(PaperOutcome outcome)
{
    switch (outcome) {
    case PaperOutcome::printed:
        return wire::Outcome::printed;
    case PaperOutcome::not_printed:
        return wire::Outcome::not_printed;
    case PaperOutcome::unknown:
        return wire::Outcome::unknown;
    }
    std::unreachable();
}

// The serial is spent, whatever became of the paper: from here on a new print needs a new one.
Effects Session::settle(const drivers::PrintReport& report)
{
    visit_.outcome = report.outcome;
    visit_.printer_after = condition_of(report.state);
    visit_.document.reset();
    visit_.page.reset();
    std::string cause;
    if (report.outcome != PaperOutcome::printed)
        cause = is_usable(visit_.printer_after) && report.error ? base::name_of(report.error->code)
                                                                : name_of(visit_.printer_after);
    enter(Step::settling, times_.journal);
    return {RecordOutcome{await(), visit_.serial, visit_.id,
                          wire::OutcomeReport{.outcome = outcome_of(report.outcome),
                                              .pages_out = report.pages_out,
                                              .cause = cause,
                                              .at = {}}}};
}

// An outcome that could not be recorded leaves the intent open, and an open intent is reported as
// unknown after the next start: still honest, so the visit goes on.
Effects Session::on(const OutcomeRecorded& recorded)
{
    return is_awaited(Step::settling, recorded.request) ? after_outcome() : Effects{};
}

Effects Session::after_outcome()
{
    if (visit_.outcome == PaperOutcome::not_printed)
        return notice(visit_.printer_after == Condition::paper_out
                          ? NoticeId::print_stopped_paper_out
                          : NoticeId::print_stopped,
                      Way::list);
    if (is_usable(equipment_.receipt_printer.condition))
        return print_receipt();
    return after_receipt(PaperOutcome::not_printed);
}

Effects Session::print_receipt()
{
    enter(Step::receipt, times_.receipt);
    const auto& certificate = visit_.certificates[visit_.chosen];
    const auto stage = visit_.outcome == PaperOutcome::printed
                           ? ui::PrintStage::receipt
                           : ui::PrintStage::receipt_for_unknown;
    return {Show{ui::Printing{.stage = stage, .pages_out = 0, .pages = 0}},
            PrintReceipt{.request = await(),
                         .language = language_,
                         .title = certificate.title,
                         .title_en = certificate.title_en,
                         .masked_name = visit_.masked_name,
                         .masked_number = visit_.masked_number,
                         .serial = visit_.serial,
                         .verify_url = visit_.verify_url,
                         .outcome = visit_.outcome}};
}

ui::SlipState slip_state_of(PaperOutcome outcome)
{
    switch (outcome) {
    case PaperOutcome::printed:
        return ui::SlipState::printed;
    case PaperOutcome::not_printed:
        return ui::SlipState::not_printed;
    case PaperOutcome::unknown:
        return ui::SlipState::unknown;
    }
    std::unreachable();
}

Effects Session::on(const ReceiptPrinted& printed)
{
    if (auto effects = help_.on(printed); !effects.empty())
        return effects;
    const bool is_guide = is_awaited(Step::guide_slip, printed.request);
    if (!is_guide && !is_awaited(Step::receipt, printed.request))
        return {};
    Effects effects;
    if (printed.report.outcome != PaperOutcome::not_printed)
        effects.push_back(WatchSlip{});
    return std::move(effects) + (is_guide ? slip_is(slip_state_of(printed.report.outcome))
                                          : after_receipt(printed.report.outcome));
}

Effects Session::after_receipt(PaperOutcome receipt)
{
    if (visit_.outcome == PaperOutcome::unknown)
        return notice(NoticeId::print_unknown, Way::none, Way::rating);
    switch (receipt) {
    case PaperOutcome::printed:
        return done();
    case PaperOutcome::not_printed:
        return notice(NoticeId::receipt_not_printed, Way::none, Way::rating);
    case PaperOutcome::unknown:
        return notice(NoticeId::receipt_unknown, Way::none, Way::rating);
    }
    std::unreachable();
}

Effects Session::done()
{
    enter(Step::done, times_.warn_after);
    return {
        Show{ui::Done{.has_receipt = true, .card_left = is_card_there_, .serial = visit_.serial}}};
}

Effects Session::rate()
{
    enter(Step::rating, times_.warn_after);
    return {Show{ui::Rating{}}};
}

RecordOutcome Session::withdrawal(const std::string& serial, std::string_view cause)
{
    return {++request_, serial, visit_.id,
            wire::OutcomeReport{.outcome = wire::Outcome::withdrawn,
                                .pages_out = std::nullopt,
                                .cause = std::string(cause),
                                .at = {}}};
}

Effects Session::withdraw(std::string_view cause)
{
    if (!visit_.document)
        return {};
    const auto effect = withdrawal(visit_.serial, cause);
    visit_.document.reset();
    visit_.page.reset();
    visit_.serial.clear();
    return {effect};
}

Effects Session::machine_gave_up()
{
    switch (step_) {
    case Step::opening:
        return notice(NoticeId::central_unreachable, Way::place_card);
    case Step::listing:
    case Step::fetching:
        return notice(NoticeId::central_unreachable, Way::list);
    case Step::looking_up:
        return not_found_out(CentralProblem::unreachable);
    case Step::drawing:
        return withdraw("page_not_drawn") + notice(NoticeId::document_refused, Way::list);
    case Step::recording:
        return withdraw("journal_failed") + notice(NoticeId::journal_failed);
    case Step::printing:
        return settle({.outcome = PaperOutcome::unknown,
                       .state = drivers::PrinterState::offline,
                       .pages_out = std::nullopt,
                       .error = std::nullopt});
    case Step::verifying:
        return notice(NoticeId::central_unreachable, Way::show_code);
    case Step::settling:
        return after_outcome();
    case Step::receipt:
        return after_receipt(PaperOutcome::unknown);
    case Step::guide_slip:
        return slip_is(ui::SlipState::unknown);
    default:
        return {};
    }
}

}  // namespace kiosk
