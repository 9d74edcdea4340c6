// What goes wrong with paper: before, in the middle, after, and in the dark.
#include "tests/journeys/rig.h"

using namespace journeys;
using Fault = drivers::ipp::Emulator::Fault;

TEST_CASE("paper is out before anybody comes")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.hall.papers.take_out_paper();
    REQUIRE(rig.hall.until_shown<ui::OutOfService>());
    rig.hall.papers.load_paper();
    REQUIRE(rig.hall.until_shown<ui::Attract>());
}

TEST_CASE("paper runs out before the job: nothing is printed, and the page waits for paper")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    rig.hall.papers.take_out_paper();
    REQUIRE(rig.hall.until([&] {
        const auto& equipment = rig.hall.terminal().session().equipment();
        return equipment.document_printer.condition == kiosk::Condition::paper_out;
    }));
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_noticed(NoticeId::printer_paper_out));
    REQUIRE(rig.papers_out() == 0);
    rig.hall.papers.load_paper();
    REQUIRE(rig.hall.until([&] {
        const auto& equipment = rig.hall.terminal().session().equipment();
        return kiosk::is_usable(equipment.document_printer.condition);
    }));
    REQUIRE(rig.hall.touch("retry"));
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_shown<ui::Done>());
    REQUIRE(rig.papers_out() == 1);
}

TEST_CASE("paper runs out between two pages and is brought: the job goes on")
{
    Rig rig;
    REQUIRE(rig.to_two_pages());
    rig.hall.papers.paper_out_after_pages(1);
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until([&] {
        const auto* printing = std::get_if<ui::Printing>(&rig.hall.terminal().screen());
        return printing && printing->stage == ui::PrintStage::blocked_paper_out;
    }));
    rig.hall.papers.load_paper();
    REQUIRE(rig.hall.until_shown<ui::Done>());
    REQUIRE(rig.hall.papers.printed().at(0).pages == 2);
    REQUIRE(rig.state_here(rig.hall.last_serial()) == "printed");
}

TEST_CASE("paper runs out between two pages and nobody brings any: unknown, for a person to see")
{
    Rig rig;
    REQUIRE(rig.to_two_pages());
    rig.hall.papers.paper_out_after_pages(1);
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_noticed(NoticeId::print_unknown));
    REQUIRE(rig.state_here(rig.hall.last_serial()) == "unknown");
    REQUIRE(rig.go_home());
    rig.hall.papers.load_paper();
    REQUIRE(rig.until_ready());
    // What was cancelled does not come out for the next citizen.
    REQUIRE(rig.hall.papers.printed().at(0).pages == 1);
    REQUIRE(rig.hall.do_ledgers_agree());
}

TEST_CASE("the cover is opened before the job")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    rig.hall.papers.open_cover();
    REQUIRE(rig.hall.until([&] {
        const auto& equipment = rig.hall.terminal().session().equipment();
        return equipment.document_printer.condition == kiosk::Condition::cover_open;
    }));
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_noticed(NoticeId::printer_cover_open));
    REQUIRE(rig.papers_out() == 0);
}

TEST_CASE("the printer is unplugged before the job")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    rig.hall.papers.plug_out();
    REQUIRE(rig.hall.until([&] {
        const auto& equipment = rig.hall.terminal().session().equipment();
        return equipment.document_printer.condition == kiosk::Condition::absent;
    }));
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_noticed(NoticeId::printer_absent));
    REQUIRE(rig.papers_out() == 0);
}

TEST_CASE("the power fails while the printer prints: the outcome is unknown, never printed again")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    REQUIRE(rig.hall.touch("confirm"));
    // The page is out, and the terminal has not heard of it yet.
    REQUIRE(rig.hall.until([&] { return rig.papers_out() == 1; }));
    const auto serial = rig.hall.last_serial();
    REQUIRE(rig.state_here(serial) == "intent");
    rig.hall.switch_off();
    rig.hall.switch_on();
    REQUIRE(rig.state_here(serial) == "unknown");
    REQUIRE(rig.hall.do_ledgers_agree());
    REQUIRE(rig.hall.centre.paper_state(serial) == "unknown");
    REQUIRE(rig.until_ready());
    REQUIRE(rig.papers_out() == 1);
}

TEST_CASE("the receipt printer has no paper: the certificate is out, and the citizen knows")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    rig.hall.receipts.take_out_paper();
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_noticed(NoticeId::receipt_not_printed));
    REQUIRE(rig.papers_out() == 1);
    REQUIRE(rig.go_home());
    REQUIRE(rig.hall.do_ledgers_agree());
}

TEST_CASE("the receipt jams half way: nobody else's slip comes out later")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    rig.hall.receipts.paper_runs_out_after(100);
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_noticed(NoticeId::receipt_unknown));
    REQUIRE(rig.go_home());
    const auto ink = rig.hall.receipts.rows_printed();
    rig.hall.receipts.load_paper();
    REQUIRE(rig.until_ready());
    // The half slip may be cut off; nothing more of it is printed.
    REQUIRE(rig.hall.receipts.rows_printed() == ink);
}

TEST_CASE("the receipt printer is unplugged: certificates are still printed")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    rig.hall.bus.unplug(rig.hall.receipts);
    REQUIRE(rig.hall.until([&] {
        const auto& equipment = rig.hall.terminal().session().equipment();
        return equipment.receipt_printer.condition == kiosk::Condition::absent;
    }));
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_noticed(NoticeId::receipt_not_printed));
    REQUIRE(rig.papers_out() == 1);
}

TEST_CASE("the printer says completed and nothing came out: unknown, and a person is asked")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    rig.hall.papers.set_fault(Fault::swallows);
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_noticed(NoticeId::print_unknown));
    REQUIRE(rig.state_here(rig.hall.last_serial()) == "unknown");
    // The slip says so too: it is what the citizen shows to a person.
    REQUIRE(rig.hall.receipts.slips().size() == 1);
    REQUIRE(rig.go_home());
    REQUIRE(rig.hall.do_ledgers_agree());
}

TEST_CASE("the printer gives the job up before the first page: not printed, and no serial twice")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    rig.hall.papers.set_fault(Fault::aborts);
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_noticed(NoticeId::print_stopped));
    const auto spent = rig.hall.last_serial();
    REQUIRE(rig.state_here(spent) == "not_printed");
    REQUIRE(rig.papers_out() == 0);
    rig.hall.papers.set_fault(Fault::none);
    REQUIRE(rig.hall.touch("retry"));
    REQUIRE(rig.hall.touch("choose.0"));
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_shown<ui::Done>());
    REQUIRE(rig.hall.last_serial() != spent);
    REQUIRE(rig.papers_out() == 1);
    REQUIRE(rig.go_home());
    REQUIRE(rig.hall.do_ledgers_agree());
}

TEST_CASE("the answer to the document is lost: the job is found again, and the paper counted once")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    rig.hall.papers.set_fault(Fault::loses_document_answer);
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until([&] {
        const auto& screen = rig.hall.terminal().screen();
        return std::holds_alternative<ui::Done>(screen) ||
               std::holds_alternative<ui::Notice>(screen);
    }));
    REQUIRE(rig.papers_out() <= 1);
    const auto state = rig.state_here(rig.hall.last_serial());
    REQUIRE((state == "printed" || state == "unknown"));
    REQUIRE((state == "unknown" || rig.papers_out() == 1));
}

TEST_CASE("the cable is pulled in the middle of the document: no second paper, no false word")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    rig.hall.papers.drop_after(5000);
    rig.hall.papers.set_fault(Fault::drops_document);
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until(
        [&] { return std::holds_alternative<ui::Notice>(rig.hall.terminal().screen()); }));
    const auto state = rig.state_here(rig.hall.last_serial());
    REQUIRE((state == "not_printed" || state == "unknown"));
    REQUIRE(rig.papers_out() == 0);
}
