#include "drivers/ipp/printer.h"

#include "drivers/ipp/emulator.h"
#include "tests/catch.h"
#include "tests/drivers/ipp/documents.h"

using namespace drivers;
using namespace drivers::ipp;
using namespace std::chrono_literals;
using Fault = Emulator::Fault;

static std::unique_ptr<DocumentPrinter> open(Emulator& machine,
                                             const Patience& patience = short_patience())
{
    return Printer::open(machine.uri(), patience).value();
}

// What a caller sees of a job.
struct Seen {
    int first_bytes = 0;
    std::vector<int> pages;
    std::vector<PrinterState> blocked;
};

static PrintReport print(DocumentPrinter& printer, const std::string& pdf, int pages, Seen& seen,
                         std::function<void(PrinterState)> when_blocked = {})
{
    const DocumentPrinter::Progress progress{
        .first_byte = [&seen] { ++seen.first_bytes; },
        .pages_out = [&seen](int out) { seen.pages.push_back(out); },
        .blocked =
            [&seen, &when_blocked](PrinterState state) {
                seen.blocked.push_back(state);
                if (when_blocked)
                    when_blocked(state);
            },
    };
    return printer.print({.token = "yimen-7", .pdf = base::view(pdf), .pages = pages}, progress);
}

static PrintReport print_under(Fault fault, Emulator& machine, Seen& seen, int pages = 2,
                               const Patience& patience = short_patience())
{
    const auto printer = open(machine, patience);
    machine.set_fault(fault);
    return print(*printer, pdf_of(pages), pages, seen);
}

TEST_CASE("a document comes out unchanged, page by page, under its token")
{
    Emulator machine;
    const auto printer = open(machine);
    REQUIRE(printer->model() == "Emulated Printer");
    REQUIRE(printer->state() == PrinterState::ready);
    const auto pdf = pdf_of(3);
    Seen seen;

    const auto report = print(*printer, pdf, 3, seen);

    REQUIRE(report.outcome == PaperOutcome::printed);
    REQUIRE(report.pages_out == 3);
    REQUIRE_FALSE(report.error);
    REQUIRE(seen.first_bytes == 1);
    REQUIRE(seen.pages.back() == 3);
    REQUIRE(std::ranges::is_sorted(seen.pages));
    REQUIRE(machine.printed().size() == 1);
    REQUIRE(base::text(machine.printed()[0].pdf) == pdf);
    REQUIRE(machine.printed()[0].pages == 3);
    REQUIRE(machine.printed()[0].token == "yimen-7");
}

TEST_CASE("each state of the document printer is told")
{
    Emulator machine;
    const auto printer = open(machine);
    machine.set_toner_low(true);
    CHECK(printer->state() == PrinterState::supply_low);
    machine.take_out_paper();
    CHECK(printer->state() == PrinterState::paper_out);
    machine.open_cover();
    CHECK(printer->state() == PrinterState::cover_open);
    machine.jam();
    CHECK(printer->state() == PrinterState::jammed);
    machine.clear_jam();
    machine.close_cover();
    machine.load_paper();
    machine.set_toner_low(false);
    CHECK(printer->state() == PrinterState::ready);
    machine.plug_out();
    CHECK(printer->state().error().code == base::Errc::disconnected);
    machine.plug_in();
    CHECK(printer->state() == PrinterState::ready);
}

TEST_CASE("a printer that cannot print is not sent the document")
{
    Emulator machine;
    const auto printer = open(machine);
    machine.take_out_paper();
    Seen seen;
    const auto report = print(*printer, pdf_of(1), 1, seen);
    CHECK(report.outcome == PaperOutcome::not_printed);
    CHECK(report.state == PrinterState::paper_out);
    CHECK(seen.first_bytes == 0);

    machine.load_paper();
    machine.plug_out();
    CHECK(print(*printer, pdf_of(1), 1, seen).error->code == base::Errc::disconnected);
    machine.plug_in();
    machine.set_fault(Fault::is_busy);
    const auto busy = print(*printer, pdf_of(1), 1, seen);
    CHECK(busy.outcome == PaperOutcome::not_printed);
    CHECK(busy.error->code == base::Errc::refused);
    CHECK(seen.first_bytes == 0);
    CHECK(machine.printed().empty());
}

TEST_CASE("paper that comes back in time ends in a printed document")
{
    Emulator machine;
    const auto printer = open(machine);
    machine.paper_out_after_pages(1);
    Seen seen;
    const auto report =
        print(*printer, pdf_of(3), 3, seen, [&machine](PrinterState) { machine.load_paper(); });
    REQUIRE(report.outcome == PaperOutcome::printed);
    REQUIRE(seen.blocked == std::vector{PrinterState::paper_out});
    REQUIRE(machine.printed()[0].pages == 3);
}

TEST_CASE("a cover that stays open ends the job, by the printer's own word")
{
    Emulator machine;
    auto patience = short_patience();
    patience.blocked = 50ms;
    patience.settle = 5s;
    const auto printer = open(machine, patience);
    Seen seen;
    const DocumentPrinter::Progress progress{
        .first_byte = [&machine] { machine.open_cover(); }, .pages_out = {}, .blocked = {}};
    const auto pdf = pdf_of(2);
    const auto report =
        printer->print({.token = "t", .pdf = base::view(pdf), .pages = 2}, progress);
    REQUIRE(report.outcome == PaperOutcome::not_printed);
    REQUIRE(report.state == PrinterState::cover_open);
    REQUIRE(report.error);
    machine.close_cover();
    REQUIRE(print(*printer, pdf_of(1), 1, seen).outcome == PaperOutcome::printed);
    REQUIRE(machine.printed().size() == 1);  // The cancelled one does not come out after all.
}

TEST_CASE("a job that waits in vain after its first page is unknown")
{
    Emulator machine;
    auto patience = short_patience();
    patience.blocked = 50ms;
    patience.settle = 5s;
    const auto printer = open(machine, patience);
    machine.paper_out_after_pages(1);
    Seen seen;
    const auto report = print(*printer, pdf_of(2), 2, seen);
    REQUIRE(report.outcome == PaperOutcome::unknown);
    REQUIRE(report.pages_out == 1);
    REQUIRE(report.state == PrinterState::paper_out);
}

TEST_CASE("answers that get lost are asked for again, and the document comes out once")
{
    for (const auto fault : {Fault::loses_create_answer, Fault::loses_document_answer}) {
        Emulator machine;
        Seen seen;
        const auto report = print_under(fault, machine, seen);
        CHECK(report.outcome == PaperOutcome::printed);
        CHECK(seen.first_bytes == 1);
        REQUIRE(machine.printed().size() == 1);
        CHECK(machine.printed()[0].pages == 2);
    }
}

TEST_CASE("wherever the connection ends in the document, nothing of it comes out, and that is said")
{
    const auto length = pdf_of(2).size();
    auto patience = short_patience();
    patience.settle = 5s;
    for (std::size_t at = 0; at < length; at += length / 5) {
        INFO("at byte " << at);
        Emulator machine;
        Seen seen;
        machine.drop_after(at);
        const auto report = print_under(Fault::drops_document, machine, seen, 2, patience);
        CHECK(report.outcome == PaperOutcome::not_printed);
        CHECK(seen.first_bytes == 1);
        CHECK(machine.printed().empty());
    }
}

TEST_CASE("what the printer does not own to is unknown")
{
    Emulator machine;
    Seen seen;
    SECTION("completed, and not a page counted")
    {
        const auto report = print_under(Fault::swallows, machine, seen);
        CHECK(report.outcome == PaperOutcome::unknown);
        CHECK(report.pages_out == 0);
    }
    SECTION("a job the printer has forgotten")
    {
        const auto report = print_under(Fault::forgets_jobs, machine, seen);
        CHECK(report.outcome == PaperOutcome::unknown);
        CHECK(report.error->code == base::Errc::not_found);
    }
    SECTION("a job that never ends, all pages out")
    {
        auto patience = short_patience();
        patience.first_page = 300ms;
        patience.further_page = 0ms;
        const auto report = print_under(Fault::never_finishes, machine, seen, 2, patience);
        CHECK(report.outcome == PaperOutcome::unknown);
        CHECK(report.pages_out == 2);
    }
}

TEST_CASE("a printer that aborts before the first page has printed nothing")
{
    Emulator machine;
    Seen seen;
    const auto report = print_under(Fault::aborts, machine, seen);
    CHECK(report.outcome == PaperOutcome::not_printed);
    CHECK(report.pages_out == 0);
    CHECK(machine.printed().empty());
}

TEST_CASE("a refused document is cancelled, and not printed by the printer's own word")
{
    Emulator machine;
    Seen seen;
    const auto report = print_under(Fault::refuses_document, machine, seen);
    CHECK(report.outcome == PaperOutcome::not_printed);
    CHECK(report.error->code == base::Errc::refused);
    CHECK(machine.printed().empty());
}

TEST_CASE("a printer that does not count pages is believed when it is completed and ready")
{
    Emulator machine;
    Seen seen;
    const auto report = print_under(Fault::hides_pages, machine, seen);
    CHECK(report.outcome == PaperOutcome::printed);
    CHECK_FALSE(report.pages_out);
}

TEST_CASE("without a count, an aborted job is unknown")
{
    Emulator machine;
    const auto printer = open(machine);
    machine.set_fault(Fault::hides_pages);
    machine.jam();
    machine.clear_jam();
    auto patience = short_patience();
    patience.blocked = 50ms;
    const auto hasty = open(machine, patience);
    const DocumentPrinter::Progress progress{
        .first_byte = [&machine] { machine.jam(); }, .pages_out = {}, .blocked = {}};
    const auto pdf = pdf_of(1);
    const auto report = hasty->print({.token = "t", .pdf = base::view(pdf), .pages = 1}, progress);
    CHECK(report.outcome == PaperOutcome::unknown);
    CHECK(report.state == PrinterState::jammed);
}

TEST_CASE("a plug pulled when the document has left leaves the outcome unknown")
{
    Emulator machine;
    const auto printer = open(machine);
    Seen seen;
    const DocumentPrinter::Progress progress{
        .first_byte = {}, .pages_out = [&machine](int) { machine.plug_out(); }, .blocked = {}};
    const auto pdf = pdf_of(5);
    const auto report =
        printer->print({.token = "t", .pdf = base::view(pdf), .pages = 5}, progress);
    CHECK(report.outcome == PaperOutcome::unknown);
    CHECK(report.error->code == base::Errc::disconnected);
}

TEST_CASE("garbage, and answers that do not end, are errors, and soon")
{
    Emulator machine;
    auto patience = short_patience();
    patience.answer = 100ms;
    const auto printer = open(machine, patience);
    machine.set_fault(Fault::speaks_garbage);
    CHECK_FALSE(printer->state());
    CHECK_FALSE(Printer::open(machine.uri(), patience));
    machine.set_fault(Fault::breaks_off);
    CHECK_FALSE(printer->state());
    machine.set_fault(Fault::falls_silent);
    CHECK(printer->state().error().code == base::Errc::timeout);
    machine.set_fault(Fault::none);
    CHECK(printer->state() == PrinterState::ready);
}

TEST_CASE("an answer may come in as many packets as it likes")
{
    Emulator machine;
    Seen seen;
    const auto report = print_under(Fault::stutters, machine, seen);
    CHECK(report.outcome == PaperOutcome::printed);
    CHECK(machine.printed().size() == 1);
}

TEST_CASE("a printer that takes no PDF, and an address that is none, do not open")
{
    Emulator machine;
    machine.set_fault(Fault::takes_no_pdf);
    CHECK(Printer::open(machine.uri(), 5s).error().code == base::Errc::refused);
    CHECK(Printer::open("http://127.0.0.1/", 5s).error().code == base::Errc::malformed);
    CHECK(Printer::open("printer", 5s).error().code == base::Errc::malformed);
    machine.plug_out();
    CHECK(Printer::open(machine.uri(), 5s).error().code == base::Errc::disconnected);
}

TEST_CASE("an empty document is refused")
{
    Emulator machine;
    Seen seen;
    CHECK(print(*open(machine), "", 1, seen).outcome == PaperOutcome::not_printed);
    CHECK(print(*open(machine), pdf_of(1), 0, seen).outcome == PaperOutcome::not_printed);
    CHECK(seen.first_bytes == 0);
}
