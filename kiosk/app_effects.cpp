// What App does for each effect: mostly one call.
#include "base/crypto/password.h"
#include "base/log.h"
#include "kiosk/app.h"
#include "kiosk/local_time.h"
#include "kiosk/slip.h"
#include "ui/page/page.h"

#include <algorithm>

namespace kiosk {

using base::LogEvent;
using namespace std::chrono_literals;

namespace {

constexpr auto drawing_limit = 10s;
constexpr int most_page_width = 2400;

}  // namespace

void App::perform(const Effect& effect)
{
    if (trace_)
        trace_->note(effect);
    std::visit([this](const auto& asked) { on(asked); }, effect);
}

// ---- The screen

void App::on(const Show& asked)
{
    // The visit's screens wait while a technician is at the machine: resume() shows the right one.
    const bool is_technicians = std::holds_alternative<ui::TechnicianPin>(asked.screen) ||
                                std::holds_alternative<ui::TechnicianDevices>(asked.screen);
    if (is_technicians == technician_.is_active())
        show(asked.screen);
}

void App::show(ui::Screen screen)
{
    if (auto* out = std::get_if<ui::OutOfService>(&screen)) {
        if (!out_of_service_since_)
            out_of_service_since_ = clock_.wall();
        out->since = local_time(*out_of_service_since_);
        out->reported = session_.equipment().is_central_reachable;
        tell_nearby(*out);
    } else if (session_.is_resting() && !technician_.is_active()) {
        out_of_service_since_.reset();
    }
    asking_until_.reset();
    screen_ = screen;
    // Help that lies over it stays until it is closed.
    if (!is_helping_ || technician_.is_active())
        face_.show(std::move(screen));
}

void App::on(const AskStillThere& ask)
{
    asking_until_ = clock_.steady() + ask.answer_within;
    count_down();
}

void App::on(const StopAsking&)
{
    asking_until_.reset();
    face_.remove_overlay();
}

void App::on(const UseLanguage& use)
{
    face_.set_language(use.language);
}

void App::on(const Forget&)
{
    screen_ = ui::Attract{};
    is_helping_ = false;
    face_.forget();
    base::log(LogEvent::visit_ended, {});
}

void App::on(const DrawPage& draw)
{
    // Twice what a page is shown with: enough to be looked at closely.
    const auto& screen = options_.settings.screen;
    const auto width = std::min({2 * screen.width, 2 * screen.height, most_page_width});
    background_.post([this, draw, width, helper = options_.settings.terminal.page_helper] {
        const auto page =
            ui::page::render_page(helper, draw.pdf.reveal(), 0, width, base::within(drawing_limit));
        if (!page)
            base::log(LogEvent::document_refused, {{"cause", page.error()}});
        queue_.post(PageDrawn{draw.request, page ? *page : nullptr});
    });
}

// ---- Devices

void App::on(const ReadCard& read)
{
    devices_->read_card(read.request);
}

void App::on(const StopReading&)
{
    devices_->stop_reading();
}

void App::on(const WatchCard&)
{
    devices_->watch_card();
}

void App::on(const UnwatchCard&)
{
    devices_->unwatch_card();
}

void App::on(const PrintDocument& print)
{
    devices_->print_document(print.request, print.document);
}

SlipPlace App::slip_place() const
{
    return {.office = options_.settings.terminal.office,
            .office_en = options_.settings.terminal.office_en,
            .terminal = terminal_,
            .phone = options_.settings.terminal.phone,
            .time = local_time(clock_.wall())};
}

void App::on(const PrintReceipt& print)
{
    devices_->print_receipt(print.request, [this, print, place = slip_place()](int width_dots) {
        return paint_slip(print, place, strings_, width_dots);
    });
}

void App::on(const PrintGuide& print)
{
    devices_->print_receipt(print.request, [this, print, place = slip_place()](int width_dots) {
        return paint_slip(print, place, strings_, width_dots);
    });
}

void App::on(const WatchSlip&)
{
    devices_->watch_slip();
}

void App::on(const RetractSlip&)
{
    devices_->retract_slip();
}

void App::on(const ScanCode& scan)
{
    devices_->scan_code(scan.request);
}

void App::on(const StopScanning&)
{
    devices_->stop_scanning();
}

void App::on(const TestDevice& test)
{
    base::log(LogEvent::technician, {{"action", "test"}, {"device", name_of(test.device)}});
    devices_->test(test.device, [](int width_dots) { return paint_test_slip(width_dots); });
}

void App::on(const RenewReceiptRoll&)
{
    base::log(LogEvent::technician, {{"action", "new_roll"}});
    devices_->renew_receipt_roll();
}

// ---- The centre

void App::on(const OpenSession& open)
{
    base::log(LogEvent::visit_started, {{"visit", open.evidence.visit}});
    link_->open_session(open.request, open.evidence);
}

void App::on(const ListCertificates& list)
{
    link_->list_certificates(list.request, list.session);
}

void App::on(const FetchDocument& fetch)
{
    link_->fetch_document(fetch.request, fetch.session, fetch.issue);
}

void App::on(const VerifyPaper& verify)
{
    link_->verify_paper(verify.request, verify.code);
}

void App::on(const EndCentralSession& end)
{
    link_->end_session(end.session);
}

// ---- The journal. It answers at once, but in an event like everybody else, so that the visit
// never runs inside itself.

static void log_failure(const base::Result<>& recorded)
{
    if (!recorded)
        base::log(LogEvent::journal_failed, {{"cause", recorded.error()}});
}

void App::on(const RecordIntent& intent)
{
    const auto recorded = journal_->record_intent(intent.serial, intent.visit);
    log_failure(recorded);
    queue_.post(IntentRecorded{intent.request, recorded.has_value()});
}

void App::on(const RecordOutcome& outcome)
{
    const auto recorded = journal_->record_outcome(outcome.serial, outcome.visit, outcome.report);
    log_failure(recorded);
    link_->send_letters();
    queue_.post(OutcomeRecorded{outcome.request, recorded.has_value()});
}

void App::on(const RecordRating& rating)
{
    log_failure(journal_->record_rating(rating.rating));
    link_->send_letters();
}

// ---- The technician

void App::on(const CheckPin& check)
{
    background_.post([this, pin = check.pin] {
        const bool is_right = base::crypto::is_password(pin, pin_hash_);
        base::log(LogEvent::technician, {{"action", is_right ? "PIN right" : "PIN wrong"}});
        queue_.post(PinChecked{is_right});
    });
}

void App::on(const RememberWrongPins& wrong)
{
    log_failure(journal_->set_fact("technician.wrong_pins", std::to_string(wrong.count)));
}

}  // namespace kiosk
