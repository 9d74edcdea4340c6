#include "kiosk/session.h"

#include "tests/catch.h"
#include "tests/kiosk/visitor.h"

using namespace kiosk;
using namespace kiosk::test;
using drivers::CardProblem;
using drivers::PaperOutcome;
using drivers::PrinterState;
using ui::NoticeId;
using ui::Touch;

TEST_CASE("the whole visit: card, list, page, paper, receipt, rating, clean screen")
{
    Visitor visitor;
    visitor.to_preview("XF-7");
    REQUIRE(shown<ui::Preview>(visitor.last));

    REQUIRE(find<RecordIntent>(visitor.touches(Touch::confirm))->serial == "XF-7");
    REQUIRE_FALSE(asks<PrintDocument>(visitor.last));
    REQUIRE(asks<PrintDocument>(visitor.happens(IntentRecorded{visitor.request, true})));
    visitor.happens(DocumentPrinted{visitor.request,
                                    {.outcome = PaperOutcome::printed,
                                     .state = PrinterState::ready,
                                     .pages_out = 1,
                                     .error = {}}});
    REQUIRE(find<RecordOutcome>(visitor.last)->report.outcome == wire::Outcome::printed);
    visitor.happens(OutcomeRecorded{visitor.outcome_request, true});
    REQUIRE(find<PrintReceipt>(visitor.last)->serial == "XF-7");
    visitor.happens(ReceiptPrinted{visitor.request,
                                   {.outcome = PaperOutcome::printed,
                                    .state = PrinterState::ready,
                                    .pages_out = {},
                                    .error = {}}});
    REQUIRE(shown<ui::Done>(visitor.last)->serial == "XF-7");
    REQUIRE(shown<ui::Rating>(visitor.touches(Touch::confirm)));
    visitor.happens(CardPresence{false});
    visitor.touches(ui::Rate{5});
    REQUIRE(find<RecordRating>(visitor.last)->rating.level == 5);
    REQUIRE(asks<Forget>(visitor.waits()));
    REQUIRE(shown<ui::Attract>(visitor.last));
    REQUIRE(visitor.session.visit().empty());
}

TEST_CASE("a visit without a rating records none")
{
    Visitor visitor;
    visitor.to_printing();
    visitor.printed(PaperOutcome::printed);
    visitor.happens(ReceiptPrinted{visitor.request,
                                   {.outcome = PaperOutcome::printed,
                                    .state = PrinterState::ready,
                                    .pages_out = {},
                                    .error = {}}});
    visitor.touches(Touch::confirm);
    REQUIRE_FALSE(asks<RecordRating>(visitor.touches(Touch::leave)));
}

TEST_CASE("every problem with a card has its own notice and another try")
{
    const auto [problem, id] = GENERATE(table<CardProblem, NoticeId>({
        {CardProblem::moved, NoticeId::card_moved},
        {CardProblem::unreadable, NoticeId::card_unreadable},
        {CardProblem::refused, NoticeId::card_refused},
        {CardProblem::unsupported, NoticeId::card_unsupported},
    }));
    Visitor visitor;
    visitor.to_place_card();
    REQUIRE(noticed(visitor.happens(CardRead{visitor.request, problem, ""})) == id);
    REQUIRE(asks<ReadCard>(visitor.touches(Touch::retry)));
}

TEST_CASE("every problem with the centre has its own notice")
{
    const auto [problem, id] = GENERATE(table<CentralProblem, NoticeId>({
        {CentralProblem::unreachable, NoticeId::central_unreachable},
        {CentralProblem::untrusted, NoticeId::central_untrusted},
        {CentralProblem::refused, NoticeId::central_refused},
        {CentralProblem::card_refused, NoticeId::card_refused},
        {CentralProblem::card_expired, NoticeId::card_expired},
        {CentralProblem::person_unknown, NoticeId::person_unknown},
    }));
    Visitor visitor;
    visitor.to_place_card();
    visitor.happens(CardRead{visitor.request, Visitor::card(), ""});
    REQUIRE(noticed(visitor.happens(SessionAnswered{visitor.request, std::unexpected(problem)})) ==
            id);
}

TEST_CASE("nothing to print is said, not shown as an empty list")
{
    Visitor visitor;
    visitor.to_place_card();
    visitor.happens(CardRead{visitor.request, Visitor::card(), ""});
    visitor.happens(SessionAnswered{visitor.request, std::string("s")});
    visitor.happens(CertificatesArrived{visitor.request, std::vector<wire::CertificateSummary>{}});
    REQUIRE(noticed(visitor.last) == NoticeId::nothing_to_print);
}

TEST_CASE("nothing is printed whose intent is not on disk, and the serial goes back")
{
    Visitor visitor;
    visitor.to_preview("XF-2");
    visitor.touches(Touch::confirm);
    visitor.happens(IntentRecorded{visitor.request, false});
    REQUIRE(noticed(visitor.last) == NoticeId::journal_failed);
    REQUIRE(find<RecordOutcome>(visitor.last)->report.outcome == wire::Outcome::withdrawn);
    REQUIRE_FALSE(asks<PrintDocument>(visitor.last));
}

TEST_CASE("a printer that is not ready is found before the intent, and the page waits")
{
    const auto [condition, id] = GENERATE(table<Condition, NoticeId>({
        {Condition::paper_out, NoticeId::printer_paper_out},
        {Condition::cover_open, NoticeId::printer_cover_open},
        {Condition::jammed, NoticeId::printer_jammed},
        {Condition::absent, NoticeId::printer_absent},
        {Condition::supply_out, NoticeId::printer_failed},
    }));
    Visitor visitor;
    visitor.to_preview();
    visitor.happens(DeviceChanged{Device::document_printer, {condition, ""}});
    visitor.touches(Touch::confirm);
    REQUIRE(noticed(visitor.last) == id);
    REQUIRE_FALSE(asks<RecordIntent>(visitor.last));
    REQUIRE(shown<ui::Preview>(visitor.touches(Touch::retry)));
}

TEST_CASE("a job that certainly did not print leads back to the list, never to the same serial")
{
    Visitor visitor;
    visitor.to_printing();
    visitor.printed(PaperOutcome::not_printed, PrinterState::paper_out);
    REQUIRE(noticed(visitor.last) == NoticeId::print_stopped_paper_out);
    REQUIRE(asks<ListCertificates>(visitor.touches(Touch::retry)));
    REQUIRE_FALSE(asks<PrintDocument>(visitor.last));
}

TEST_CASE("an unknown outcome is said to be unknown and never printed again")
{
    Visitor visitor;
    visitor.to_printing();
    visitor.printed(PaperOutcome::unknown, PrinterState::jammed);
    REQUIRE(find<PrintReceipt>(visitor.last)->outcome == PaperOutcome::unknown);
    REQUIRE(shown<ui::Printing>(visitor.last)->stage == ui::PrintStage::receipt_for_unknown);
    visitor.happens(ReceiptPrinted{visitor.request,
                                   {.outcome = PaperOutcome::printed,
                                    .state = PrinterState::ready,
                                    .pages_out = {},
                                    .error = {}}});
    REQUIRE(noticed(visitor.last) == NoticeId::print_unknown);
    REQUIRE_FALSE(shown<ui::Notice>(visitor.last)->can_retry);
}

TEST_CASE("a receipt that fails is said to fail, and the certificate is said to be out")
{
    const auto [receipt, id] = GENERATE(table<PaperOutcome, NoticeId>({
        {PaperOutcome::not_printed, NoticeId::receipt_not_printed},
        {PaperOutcome::unknown, NoticeId::receipt_unknown},
    }));
    Visitor visitor;
    visitor.to_printing();
    visitor.printed(PaperOutcome::printed);
    visitor.happens(ReceiptPrinted{
        visitor.request,
        {.outcome = receipt, .state = PrinterState::paper_out, .pages_out = {}, .error = {}}});
    REQUIRE(noticed(visitor.last) == id);
    REQUIRE(shown<ui::Rating>(visitor.touches(Touch::confirm)));
}

TEST_CASE(
    "a printer that never answers gives an unknown outcome, and its late word changes nothing")
{
    Visitor visitor;
    visitor.to_printing();
    const auto late = visitor.request;
    visitor.waits();
    REQUIRE(find<RecordOutcome>(visitor.last)->report.outcome == wire::Outcome::unknown);
    REQUIRE(visitor
                .happens(DocumentPrinted{late,
                                         {.outcome = PaperOutcome::printed,
                                          .state = PrinterState::ready,
                                          .pages_out = 1,
                                          .error = {}}})
                .empty());
}

TEST_CASE("a late card event does not disturb a later step")
{
    Visitor visitor;
    visitor.to_place_card();
    const auto first = visitor.request;
    visitor.happens(CardRead{first, Visitor::card(), ""});
    REQUIRE(visitor.happens(CardRead{first, Visitor::card(), ""}).empty());
}

TEST_CASE("a document that comes after the visit is given back")
{
    Visitor visitor;
    visitor.to_list();
    visitor.touches(ui::Choose{0});
    const auto late = visitor.request;
    REQUIRE(noticed(visitor.waits()) == NoticeId::central_unreachable);
    visitor.happens(DocumentArrived{late, Visitor::document("XF-9"), "XF-9"});
    REQUIRE(visitor.last.size() == 1);
    const auto* outcome = find<RecordOutcome>(visitor.last);
    REQUIRE(outcome->serial == "XF-9");
    REQUIRE(outcome->report.outcome == wire::Outcome::withdrawn);
}

TEST_CASE("giving back a late serial does not make the session deaf to what it waits for")
{
    Visitor visitor;
    visitor.to_list();
    visitor.touches(ui::Choose{0});
    const auto late = visitor.request;
    visitor.waits();
    visitor.touches(Touch::retry);
    const auto awaited = visitor.request;
    visitor.happens(DocumentArrived{late, Visitor::document("XF-9"), "XF-9"});
    visitor.happens(CertificatesArrived{awaited, std::vector{Visitor::certificate("c")}});
    REQUIRE(shown<ui::Certificates>(visitor.last));
}

TEST_CASE("a refused document is given back and reported, not shown")
{
    Visitor visitor;
    visitor.to_list();
    visitor.touches(ui::Choose{1});
    visitor.happens(DocumentArrived{visitor.request,
                                    std::unexpected(CentralProblem::document_refused), "XF-3"});
    REQUIRE(noticed(visitor.last) == NoticeId::document_refused);
    REQUIRE(find<RecordOutcome>(visitor.last)->report.cause == "document_refused");
}

TEST_CASE("leaving the preview gives the serial back")
{
    Visitor visitor;
    visitor.to_preview("XF-4");
    visitor.touches(Touch::back);
    REQUIRE(find<RecordOutcome>(visitor.last)->serial == "XF-4");
    REQUIRE(shown<ui::Certificates>(visitor.last));
}

TEST_CASE("a citizen who walks away is asked, then everything is forgotten")
{
    Visitor visitor;
    visitor.to_preview("XF-5");
    REQUIRE(asks<AskStillThere>(visitor.waits()));
    REQUIRE(noticed(visitor.waits()) == NoticeId::goodbye_idle);
    REQUIRE(find<RecordOutcome>(visitor.last)->report.cause == "walked_away");
    REQUIRE(asks<Forget>(visitor.waits()));
}

TEST_CASE("more time can be had any number of times")
{
    Visitor visitor;
    visitor.to_preview();
    for (int i = 0; i < 50; ++i) {
        REQUIRE(asks<AskStillThere>(visitor.waits()));
        REQUIRE(asks<StopAsking>(visitor.touches(Touch::more_time)));
    }
    REQUIRE(visitor.session.step() == Step::preview);
}

TEST_CASE("a touch under the question answers the question and does nothing else")
{
    Visitor visitor;
    visitor.to_preview();
    visitor.waits();
    REQUIRE_FALSE(asks<RecordIntent>(visitor.touches(Touch::confirm)));
    REQUIRE(visitor.session.step() == Step::preview);
}

TEST_CASE("nobody is timed out while the machine is the one that works")
{
    Visitor visitor;
    visitor.to_printing();
    REQUIRE(visitor.touches(Touch::leave).empty());
    REQUIRE_FALSE(asks<AskStillThere>(visitor.waits()));
}

TEST_CASE("an old timer does not end a new wait")
{
    Visitor visitor;
    visitor.to_preview();
    const auto old = visitor.session.patience().turn;
    visitor.touches(Touch::is_there);
    REQUIRE(visitor.happens(PatienceEnded{old}).empty());
}

TEST_CASE("no card in time is said, and can be tried again")
{
    Visitor visitor;
    visitor.to_place_card();
    REQUIRE(asks<StopReading>(visitor.waits()));
    REQUIRE(noticed(visitor.last) == NoticeId::no_card);
}

TEST_CASE("a card left behind is called for, after everything personal is forgotten")
{
    Visitor visitor;
    visitor.to_list();
    visitor.happens(CardPresence{true});
    visitor.touches(Touch::leave);
    REQUIRE(asks<Forget>(visitor.last));
    REQUIRE(noticed(visitor.last) == NoticeId::card_left_behind);
    REQUIRE(shown<ui::Attract>(visitor.happens(CardPresence{false})));
}

TEST_CASE("a card that nobody takes does not hold the machine for ever")
{
    Visitor visitor;
    visitor.to_list();
    visitor.touches(Touch::leave);
    REQUIRE(shown<ui::Attract>(visitor.waits()));
}

TEST_CASE("a slip left hanging is called for, then pulled back")
{
    Visitor visitor;
    visitor.to_list();
    visitor.happens(CardPresence{false});
    visitor.happens(SlipPresence{true});
    REQUIRE(noticed(visitor.touches(Touch::leave)) == NoticeId::paper_left_behind);
    REQUIRE(asks<RetractSlip>(visitor.waits()));
    REQUIRE(shown<ui::Attract>(visitor.last));
}

TEST_CASE("a terminal that cannot print says so before it is touched")
{
    const auto device = GENERATE(Device::id_card_reader, Device::document_printer);
    Visitor visitor;
    visitor.happens(DeviceChanged{device, {Condition::absent, ""}});
    REQUIRE(shown<ui::OutOfService>(visitor.last));
    REQUIRE(visitor.touches(Touch::begin).empty());
    visitor.happens(DeviceChanged{device, {Condition::ready, ""}});
    REQUIRE(shown<ui::Attract>(visitor.last));
}

TEST_CASE("without the centre the terminal is out of service, and comes back by itself")
{
    Visitor visitor;
    REQUIRE(shown<ui::OutOfService>(visitor.happens(CentralChanged{false})));
    REQUIRE(shown<ui::Attract>(visitor.happens(CentralChanged{true})));
}

TEST_CASE("a missing receipt printer does not stop the certificate")
{
    Visitor visitor;
    visitor.happens(DeviceChanged{Device::receipt_printer, {Condition::paper_out, ""}});
    visitor.to_printing();
    visitor.printed(PaperOutcome::printed);
    REQUIRE(noticed(visitor.last) == NoticeId::receipt_not_printed);
}

TEST_CASE("the language is the next citizen's own choice again")
{
    Visitor visitor;
    visitor.touches(Touch::begin);
    for (const auto language : {ui::Language::ug, ui::Language::bo, ui::Language::en})
        REQUIRE(find<UseLanguage>(visitor.touches(ui::ChooseLanguage{language}))->language ==
                language);
    REQUIRE(find<UseLanguage>(visitor.touches(Touch::leave))->language == ui::Language::zh);
}

TEST_CASE("choosing a language changes nothing else of the visit, and is on the receipt")
{
    Visitor visitor;
    visitor.to_printing();
    REQUIRE(visitor.touches(ui::ChooseLanguage{ui::Language::ug}).size() == 1);
    visitor.printed(PaperOutcome::printed);
    REQUIRE(find<PrintReceipt>(visitor.last)->language == ui::Language::ug);
}

TEST_CASE("a first screen that was left in another language comes back to Chinese by itself")
{
    Visitor visitor;
    visitor.touches(ui::ChooseLanguage{ui::Language::ii});
    REQUIRE(visitor.session.is_resting());
    REQUIRE(find<UseLanguage>(visitor.waits())->language == ui::Language::zh);
    REQUIRE(shown<ui::Attract>(visitor.last));
    REQUIRE_FALSE(visitor.session.patience().limit);
    // Nor does Chinese itself wait for anything, and a visit that begins keeps what was chosen.
    visitor.touches(ui::ChooseLanguage{ui::Language::zh});
    REQUIRE_FALSE(visitor.session.patience().limit);
    visitor.touches(ui::ChooseLanguage{ui::Language::ug});
    REQUIRE_FALSE(asks<UseLanguage>(visitor.touches(Touch::begin)));
}

TEST_CASE("the evidence carries the card, the masked name only a part of it")
{
    Visitor visitor;
    visitor.to_place_card();
    visitor.happens(CardRead{visitor.request, Visitor::card(), "05.03-x"});
    const auto* open = find<OpenSession>(visitor.last);
    REQUIRE(open->evidence.number.reveal() == "11010519491231002X");
    REQUIRE(open->evidence.secure_module == "05.03-x");
    visitor.happens(SessionAnswered{visitor.request, std::string("s")});
    visitor.happens(CertificatesArrived{visitor.request, std::vector{Visitor::certificate("c")}});
    REQUIRE(shown<ui::Certificates>(visitor.last)->masked_name.reveal() == "张*试");
}

TEST_CASE("a printer that waits for paper does not forget the pages that are out")
{
    Visitor visitor;
    visitor.to_printing();
    visitor.happens(PrintProgress{visitor.request, 1, {}});
    visitor.happens(PrintProgress{visitor.request, {}, Condition::paper_out});
    REQUIRE(shown<ui::Printing>(visitor.last)->pages_out == 1);
    REQUIRE(shown<ui::Printing>(visitor.last)->stage == ui::PrintStage::blocked_paper_out);
}
