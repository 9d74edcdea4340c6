#include "tests/simulation/terminal.h"

#include "base/json.h"
#include "base/verify.h"
#include "tests/kiosk/catalogue_shown.h"

#include <fmt/format.h>

namespace simulation {

using kiosk::CentralProblem;
using kiosk::Condition;
using kiosk::Device;
using namespace std::chrono_literals;

Terminal::Terminal(Timeline& timeline, Chance& chance, Centre& centre, PaperPath& paper)
    : timeline_(timeline),
      chance_(chance),
      centre_(centre),
      paper_(paper),
      catalogue_(kiosk::test::small_catalogue())
{
    auto journal = kiosk::journal::Journal::open(":memory:", timeline_);
    VERIFY(journal);
    journal_ = std::move(*journal);
    power_cut();
}

// The database in memory outlives the cut as the one on disk does: what was committed stands.
void Terminal::power_cut()
{
    ++life_;
    paper_.forget_driver();
    const auto recovered = journal_->close_open_intents();
    VERIFY(recovered);
    if (is_reprinting_after_cuts)
        for (const auto& serial : *recovered)
            paper_.print(serial, 1, [](const auto&) {});
    reading_ = scanning_ = 0;
    is_watching_card_ = is_watching_slip_ = false;
    is_forgotten_ = true;
    screen_.reset();
    help_screen_.reset();
    session_ = std::make_unique<kiosk::Session>(kiosk::WaitingTimes{},
                                                [this] { return fmt::format("{:032x}", ++ids_); });
    armed_turn_ = 0;
    for (const auto& effect : session_->start())
        perform(effect);
    tell_devices();
    deliver_letters();
}

void Terminal::tell_devices()
{
    handle(kiosk::DeviceChanged{Device::id_card_reader, {Condition::ready, "sam"}});
    handle(kiosk::DeviceChanged{Device::document_printer,
                                {kiosk::condition_of(paper_.state()), "printer"}});
    handle(kiosk::DeviceChanged{Device::receipt_printer, {Condition::ready, "receipts"}});
    handle(kiosk::DeviceChanged{Device::code_scanner, {Condition::ready, "scanner"}});
    handle(kiosk::CentralChanged{centre_.is_reachable});
    handle(kiosk::CatalogueArrived{catalogue_});
}

void Terminal::touch(ui::Action action)
{
    last_touch_ = timeline_.now();
    handle(kiosk::Touched{action});
}

void Terminal::handle(const kiosk::Event& event)
{
    ++events_;
    for (const auto& effect : session_->handle(event))
        perform(effect);
    arm_patience();
}

void Terminal::arm_patience()
{
    const auto& patience = session_->patience();
    if (patience.turn == armed_turn_ || !patience.limit)
        return;
    armed_turn_ = patience.turn;
    timeline_.after(*patience.limit, [this, turn = patience.turn, life = life_] {
        if (life == life_)
            handle(kiosk::PatienceEnded{turn});
    });
}

void Terminal::later(Moment least, Moment most, kiosk::Event event)
{
    timeline_.after(chance_.between(least, most), [this, life = life_, event = std::move(event)] {
        if (life == life_)
            handle(event);
    });
}

void Terminal::perform(const kiosk::Effect& effect)
{
    std::visit([this](const auto& asked) { on(asked); }, effect);
}

void Terminal::on(const kiosk::Show& show)
{
    screen_ = show.screen;
}

void Terminal::on(const kiosk::Forget&)
{
    is_forgotten_ = true;
}

// ---- The reader

void Terminal::on(const kiosk::ReadCard& read)
{
    reading_ = read.request;
    is_watching_card_ = false;
    look_for_card(read.request);
}

void Terminal::on(const kiosk::StopReading&)
{
    reading_ = 0;
}

void Terminal::look_for_card(kiosk::Request request)
{
    if (reading_ != request)
        return;
    if (!is_card_on_reader_)
        was_card_read_ = false;
    if (!is_card_on_reader_ || was_card_read_) {
        timeline_.after(300ms, [this, request, life = life_] {
            if (life == life_)
                look_for_card(request);
        });
        return;
    }
    reading_ = 0;
    if (chance_.once_in(20)) {
        const auto problem = static_cast<drivers::CardProblem>(1 + chance_.below(4));
        later(200ms, 2s, kiosk::CardRead{request, problem, "sam"});
        return;
    }
    was_card_read_ = true;
    is_forgotten_ = false;
    drivers::IdCard card;
    card.name = base::SecretText(std::string("测试人"));
    card.number = base::SecretText(std::string("11010519491231002X"));
    later(600ms, 1500ms, kiosk::CardRead{request, card, "sam"});
}

void Terminal::on(const kiosk::WatchCard&)
{
    is_watching_card_ = true;
    watch();
}

void Terminal::on(const kiosk::UnwatchCard&)
{
    is_watching_card_ = false;
}

void Terminal::watch()
{
    if (is_watching_card_)
        handle(kiosk::CardPresence{is_card_on_reader_});
    if (is_watching_slip_)
        handle(kiosk::SlipPresence{is_slip_waiting_});
    is_watching_slip_ = is_watching_slip_ && is_slip_waiting_;
    if (is_watching_card_ || is_watching_slip_)
        timeline_.after(2s, [this, life = life_] {
            if (life == life_)
                watch();
        });
}

// ---- The scanner

void Terminal::on(const kiosk::ScanCode& scan)
{
    scanning_ = scan.request;
}

void Terminal::on(const kiosk::StopScanning&)
{
    scanning_ = 0;
}

void Terminal::show_code()
{
    if (scanning_ == 0)
        return;
    const std::string text =
        chance_.once_in(5) ? std::string("https://elsewhere.example/menu")
                           : "https://centre.example/v1/verifications/" + std::string(32, 'c');
    later(50ms, 800ms, kiosk::CodeScanned{std::exchange(scanning_, 0), base::SecretText(text)});
}

void Terminal::on(const kiosk::VerifyPaper& verify)
{
    Moment delay{};
    const auto answer = ask_centre(delay);
    kiosk::Answer<wire::Verification> paper =
        wire::Verification{.genuine = !chance_.once_in(6),
                           .serial = "XF-2026-00000001-3",
                           .title = "居住证明",
                           .holder_masked = "测*人",
                           .issued_at = "2026-01-31T09:30:00Z",
                           .outcome = "printed"};
    if (!answer)
        paper = std::unexpected(answer.error());
    else if (chance_.once_in(6))
        paper = std::unexpected(CentralProblem::not_found);
    later(delay, delay, kiosk::PaperVerified{verify.request, paper});
}

// ---- A person's own page, and help

void Terminal::on(const kiosk::ShowHelp& help)
{
    help_screen_ = help.screen;
}

void Terminal::on(const kiosk::HideHelp&)
{
    help_screen_.reset();
}

// A value that is given, or the centre's problem.
template <class T>
kiosk::Answer<T> Terminal::answered(T value, Moment& delay)
{
    const auto answer = ask_centre(delay);
    if (!answer)
        return std::unexpected(answer.error());
    return value;
}

void Terminal::on(const kiosk::FetchOverview& fetch)
{
    Moment delay{};
    const auto overview = answered(wire::Overview{2, 1, 1, 3, 1, 0}, delay);
    later(delay, delay, kiosk::OverviewArrived{fetch.request, overview});
}

void Terminal::on(const kiosk::FetchCases& fetch)
{
    Moment delay{};
    const std::vector<wire::Case> some(chance_.below(3));
    const auto cases = answered(some, delay);
    later(delay, delay, kiosk::CasesArrived{fetch.request, cases});
}

void Terminal::on(const kiosk::FetchRecords& fetch)
{
    Moment delay{};
    const auto groups = answered(std::vector<wire::RecordGroup>(chance_.below(3)), delay);
    if (chance_.once_in(50))
        delay = 40s;  // After the session's patience.
    later(delay, delay, kiosk::RecordsArrived{fetch.request, groups});
}

void Terminal::on(const kiosk::FetchComplaints& fetch)
{
    Moment delay{};
    const auto all = answered(std::vector<wire::ComplaintStanding>(chance_.below(2)), delay);
    later(delay, delay, kiosk::ComplaintsArrived{fetch.request, all});
}

void Terminal::on(const kiosk::FollowComplaint& follow)
{
    Moment delay{};
    const auto one = answered(std::vector<wire::ComplaintStanding>(1), delay);
    later(delay, delay, kiosk::ComplaintsArrived{follow.request, one});
}

void Terminal::on(const kiosk::CallHelp& call)
{
    Moment delay{};
    const auto told = answered(wire::HelpCallAnswer{"2026-03-01T08:00:00Z", ""}, delay);
    later(delay, delay, kiosk::HelpCalled{call.request, told});
}

void Terminal::on(const kiosk::FileComplaint& file)
{
    wire::Complaint complaint{.number = {},
                              .key = file.key,
                              .kind = file.kind,
                              .subject = file.subject,
                              .visit = file.visit,
                              .at = {},
                              .sealed = {}};
    const auto number = journal_->record_complaint(std::move(complaint), "T-000001");
    if (number)
        filed_.insert(*number);
    later(1ms, 20ms, kiosk::ComplaintFiled{file.request, number.value_or("")});
}

void Terminal::on(const kiosk::PrintComplaintSlip& print)
{
    is_slip_waiting_ = true;
    later(1s, 3s,
          kiosk::ReceiptPrinted{print.request,
                                {.outcome = drivers::PaperOutcome::printed,
                                 .state = drivers::PrinterState::ready,
                                 .pages_out = std::nullopt,
                                 .error = std::nullopt}});
}

// ---- The centre

// Zero or a problem, and how long it took to know.
kiosk::Answer<int> Terminal::ask_centre(Moment& delay)
{
    delay = chance_.between(20ms, 400ms);
    if (!centre_.is_reachable || chance_.once_in(200)) {
        delay = chance_.once_in(4) ? Moment{30s} : Moment{15s};
        return std::unexpected(CentralProblem::unreachable);
    }
    if (chance_.once_in(150))
        return std::unexpected(CentralProblem::refused);
    return 0;
}

void Terminal::on(const kiosk::OpenSession& open)
{
    Moment delay{};
    const auto answer = ask_centre(delay);
    kiosk::Answer<std::string> session = std::string(32, '5');
    if (!answer)
        session = std::unexpected(answer.error());
    else if (chance_.once_in(100))
        session = std::unexpected(CentralProblem::person_unknown);
    later(delay, delay, kiosk::SessionAnswered{open.request, session});
}

void Terminal::on(const kiosk::ListCertificates& list)
{
    Moment delay{};
    const auto answer = ask_centre(delay);
    kiosk::Answer<std::vector<wire::CertificateSummary>> certificates;
    const auto count = chance_.below(4);
    for (std::uint64_t i = 0; i < count; ++i)
        certificates->push_back({.id = std::to_string(i),
                                 .kind = "k",
                                 .title = "证明",
                                 .title_en = "Certificate",
                                 .issuer = "镇",
                                 .valid_from = "2026-01-01",
                                 .valid_to = {},
                                 .pages = 1 + static_cast<int>(chance_.below(3))});
    if (!answer)
        certificates = std::unexpected(answer.error());
    later(delay, delay, kiosk::CertificatesArrived{list.request, certificates});
}

void Terminal::on(const kiosk::FetchDocument& fetch)
{
    Moment delay{};
    const auto answer = ask_centre(delay);
    // A lost answer: the serial is allotted and the terminal never hears of it.
    if (!answer && chance_.once_in(2) && centre_.is_reachable)
        centre_.allot(fetch.issue.key);
    if (!answer) {
        later(delay, delay,
              kiosk::DocumentArrived{fetch.request, std::unexpected(answer.error()), {}});
        return;
    }
    const auto serial = centre_.allot(fetch.issue.key);
    kiosk::Document document{.issue = {.serial = serial,
                                       .pages = 1 + static_cast<int>(chance_.below(3)),
                                       .sha256 = {},
                                       .size = 1,
                                       .verify_url = "https://centre.example"},
                             .pdf = base::Secret(base::bytes({1}))};
    kiosk::Answer<kiosk::Document> arrived = document;
    if (chance_.once_in(100))
        arrived = std::unexpected(CentralProblem::document_refused);
    if (chance_.once_in(150))
        delay = 40s;  // After the session's patience.
    later(delay, delay, kiosk::DocumentArrived{fetch.request, arrived, serial});
}

// ---- Journal, paper, page

void Terminal::on(const kiosk::DrawPage& draw)
{
    std::shared_ptr<const ui::PageImage> page;
    if (!chance_.once_in(200))
        page = std::make_shared<const ui::PageImage>();
    later(50ms, 200ms, kiosk::PageDrawn{draw.request, page});
}

void Terminal::on(const kiosk::RecordIntent& intent)
{
    const bool is_full = chance_.once_in(300);
    const bool is_recorded =
        !is_full && journal_->record_intent(intent.serial, intent.visit).has_value();
    later(1ms, 20ms, kiosk::IntentRecorded{intent.request, is_recorded});
}

void Terminal::on(const kiosk::RecordOutcome& outcome)
{
    const auto recorded = journal_->record_outcome(outcome.serial, outcome.visit, outcome.report);
    later(1ms, 20ms, kiosk::OutcomeRecorded{outcome.request, recorded.has_value()});
}

void Terminal::on(const kiosk::RecordRating& rating)
{
    VERIFY(journal_->record_rating(rating.rating));
}

void Terminal::on(const kiosk::PrintDocument& print)
{
    const auto life = life_;
    last_serial_ = print.document.issue.serial;
    paper_.print(print.document.issue.serial, print.document.issue.pages,
                 [this, life, request = print.request](const drivers::PrintReport& report) {
                     if (life == life_)
                         handle(kiosk::DocumentPrinted{request, report});
                 });
}

void Terminal::on(const kiosk::PrintReceipt& print)
{
    print_slip(print.request);
}

void Terminal::on(const kiosk::PrintGuide& print)
{
    print_slip(print.request);
}

void Terminal::print_slip(kiosk::Request request)
{
    const auto outcome = chance_.once_in(50) ? static_cast<drivers::PaperOutcome>(chance_.below(3))
                                             : drivers::PaperOutcome::printed;
    is_slip_waiting_ = outcome != drivers::PaperOutcome::not_printed;
    later(1s, 3s,
          kiosk::ReceiptPrinted{request,
                                {.outcome = outcome,
                                 .state = drivers::PrinterState::ready,
                                 .pages_out = std::nullopt,
                                 .error = std::nullopt}});
}

void Terminal::on(const kiosk::WatchSlip&)
{
    is_watching_slip_ = true;
    watch();
}

void Terminal::on(const kiosk::RetractSlip&)
{
    is_slip_waiting_ = false;
}

void Terminal::deliver_letters()
{
    while (centre_.is_reachable) {
        const auto letter = journal_->next_letter();
        VERIFY(letter);
        if (!*letter)
            return;
        bool is_taken = true;
        const auto& path = (*letter)->path;
        if (path.starts_with("/v1/issues/")) {
            const auto serial = path.substr(11, path.rfind('/') - 11);
            const auto body = base::parse_json((*letter)->body, 4096);
            VERIFY(body);
            is_taken = centre_.settle(serial, body->at("outcome").get<std::string>());
            // The answer is lost: the same letter comes again, and must be taken again.
            if (chance_.once_in(50))
                continue;
        }
        if (path == "/v1/complaints") {
            const auto body = base::parse_json((*letter)->body, 4096);
            VERIFY(body);
            is_taken = centre_.file(body->at("number").get<std::string>(),
                                    body->at("key").get<std::string>());
            if (chance_.once_in(20))
                continue;
        }
        VERIFY(is_taken ? journal_->remove_letter((*letter)->id)
                        : journal_->set_aside((*letter)->id, "409"));
    }
}

}  // namespace simulation
