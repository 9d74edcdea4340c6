#include "drivers/pjl/printer.h"

#include "drivers/emulation/faults/wire.h"
#include "drivers/pjl/emulator.h"
#include "tests/catch.h"

using namespace drivers;
using namespace drivers::pjl;
using namespace std::chrono_literals;
using Fault = Emulator::Fault;

static constexpr Patience short_patience{
    .answer = 100ms, .look = 5ms, .first_page = 2s, .further_page = 500ms, .blocked = 5s};

static std::string pdf_of(int pages)
{
    std::string out = "%PDF-1.4 /Type /Pages\n" + std::string(9'000, ' ');
    for (int i = 0; i < pages; ++i)
        out += "/Type /Page\n";
    return out;
}

static std::unique_ptr<DocumentPrinter> open(Emulator& machine,
                                             const Patience& patience = short_patience)
{
    return Printer::open(machine.connect(), patience).value();
}

static PrintReport print(DocumentPrinter& printer, int pages, const PrintOptions& options = {},
                         const DocumentPrinter::Progress& progress = {})
{
    const auto pdf = pdf_of(pages);
    return printer.print(
        {.token = "XF-1", .pdf = base::view(pdf), .pages = pages, .options = options}, progress);
}

TEST_CASE("a file comes out unchanged, page by page, and the printer's own count proves it")
{
    Emulator machine;
    REQUIRE(recognises(machine.description()));
    const auto printer = open(machine);
    CHECK(printer->model() == "Pantum M6500 series");
    CHECK(printer->state() == PrinterState::ready);
    int first_bytes = 0;
    std::vector<int> pages;
    const auto report = print(*printer, 3, {.sides = Sides::two_sided_long_edge, .copies = 2},
                              {.first_byte = [&first_bytes] { ++first_bytes; },
                               .pages_out = [&pages](int out) { pages.push_back(out); },
                               .blocked = {}});
    REQUIRE(report.outcome == PaperOutcome::printed);
    CHECK_FALSE(report.error);
    CHECK(report.pages_out == 6);
    CHECK(first_bytes == 1);
    CHECK(pages == std::vector{1, 2, 3, 4, 5, 6});
    const auto printed = machine.printed().at(0);
    CHECK(base::text(printed.file) == pdf_of(3));
    CHECK(printed.name == "XF-1");
    CHECK(printed.settings ==
          std::vector<std::string>{"COPIES=2", "PAPER=A4", "DUPLEX=ON", "BINDING=LONGEDGE"});
    CHECK(print(*printer, 1).outcome == PaperOutcome::printed);
    CHECK(machine.resets() == 1);  // At opening; a job that ended well leaves nothing behind.
}

TEST_CASE("each state of the laser is told")
{
    Emulator machine;
    const auto printer = open(machine);
    machine.take_out_paper();
    CHECK(printer->state() == PrinterState::paper_out);
    CHECK(print(*printer, 1).outcome == PaperOutcome::not_printed);
    machine.open_cover();
    CHECK(printer->state() == PrinterState::cover_open);
    machine.close_cover();
    machine.load_paper();
    CHECK(printer->state() == PrinterState::ready);
    machine.set_toner(7);
    CHECK(printer->supplies().value() == std::vector{Supply{"Toner", SupplyKind::toner, 7}});
    machine.take_out_cartridge();
    CHECK(printer->state() == PrinterState::supply_out);
    machine.plug_out();
    CHECK(printer->state().error().code == base::Errc::disconnected);
    CHECK(machine.printed().empty());
}

TEST_CASE("a printer that prints no PDF by itself is refused with what it does speak")
{
    for (const auto* const commands : {"GDI", "PJL,PCL", "PDF", ""}) {
        Emulator machine(commands);
        const auto opened = Printer::open(machine.connect(), short_patience);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == base::Errc::refused);
        CHECK(opened.error().detail.contains(commands));
    }
}

TEST_CASE("paper that comes back in time ends in a printed document")
{
    Emulator machine;
    const auto printer = open(machine);
    machine.paper_out_after_pages(1);
    std::vector<PrinterState> blocked;
    const auto report = print(*printer, 3, {},
                              {.first_byte = {}, .pages_out = {}, .blocked = [&](PrinterState why) {
                                   blocked.push_back(why);
                                   machine.load_paper();
                               }});
    CHECK(report.outcome == PaperOutcome::printed);
    CHECK(blocked == std::vector{PrinterState::paper_out});
    CHECK(machine.printed().at(0).pages == 3);
}

TEST_CASE("a job that waits in vain is unknown, and does not come out for the next citizen")
{
    Emulator machine;
    auto patience = short_patience;
    patience.blocked = 50ms;
    const auto printer = open(machine, patience);
    machine.paper_out_after_pages(1);
    const auto report = print(*printer, 3);
    CHECK(report.outcome == PaperOutcome::unknown);
    CHECK(report.pages_out == 1);
    CHECK(report.state == PrinterState::paper_out);
    machine.load_paper();
    CHECK(machine.printed().empty());
    CHECK(print(*printer, 1).outcome == PaperOutcome::printed);
    CHECK(machine.printed().size() == 1);
    CHECK(machine.printed()[0].pages == 1);
}

TEST_CASE("what the printer does not own to is unknown")
{
    auto patience = short_patience;
    patience.first_page = 100ms;
    patience.further_page = 0ms;
    for (const auto fault : {Fault::tells_no_jobs, Fault::swallows, Fault::cancels,
                             Fault::tells_of_another, Fault::says_nothing}) {
        INFO(static_cast<int>(fault));
        Emulator machine;
        const auto printer = open(machine, patience);
        machine.set_fault(fault);
        const auto report = print(*printer, 2);
        if (fault == Fault::says_nothing)  // Not even ready: nothing was sent.
            CHECK(report.outcome == PaperOutcome::not_printed);
        else
            CHECK(report.outcome == PaperOutcome::unknown);
        CHECK(report.error);
    }
}

TEST_CASE("a pipe that stalls in a question is clear for the next one")
{
    using namespace emulation::faults;
    std::size_t begin = 0;
    std::size_t end = 0;
    {
        Emulator machine;
        Course course(std::nullopt, Waits::real, {});
        const auto printer = Printer::open(faulty_wire(machine.connect(), course)).value();
        begin = course.transfers().size();
        REQUIRE(printer->state() == PrinterState::ready);
        end = course.transfers().size();
    }
    int stalls = 0;
    for (auto i = begin; i < end; ++i) {
        INFO("transfer " << i);
        Emulator machine;
        Course course(Moment{i, 0, emulation::faults::Fault::stall}, Waits::real, {});
        const auto printer = Printer::open(faulty_wire(machine.connect(), course)).value();
        stalls += printer->state() ? 0 : 1;
        CHECK(printer->state() == PrinterState::ready);
    }
    REQUIRE(stalls >= 2);  // The command and its answer.
}

TEST_CASE("noise before an answer does not hide it")
{
    Emulator machine;
    machine.set_fault(Fault::says_noise);
    const auto printer = open(machine);
    CHECK(printer->state() == PrinterState::ready);
    CHECK(print(*printer, 2).outcome == PaperOutcome::printed);
}

TEST_CASE("wherever the cable comes out, the outcome is true")
{
    std::size_t length = 0;
    for (std::size_t at = 1; at < 12'000; at += 450) {
        INFO("at byte " << at);
        Emulator machine;
        const auto printer = open(machine);
        machine.plug_out_after(at);
        const auto report = print(*printer, 1);
        if (report.outcome == PaperOutcome::not_printed)
            CHECK(machine.printed().empty());
        if (report.outcome == PaperOutcome::printed)
            CHECK(machine.printed().size() == 1);
        length = std::max(length, at);
        if (report.outcome == PaperOutcome::printed)
            continue;
        CHECK(report.error->code == base::Errc::disconnected);
        machine.plug_in();
        CHECK(print(*open(machine), 1).outcome == PaperOutcome::printed);
    }
}

TEST_CASE("what is refused is refused before a byte has left")
{
    Emulator machine;
    const auto printer = open(machine);
    int first_bytes = 0;
    const DocumentPrinter::Progress progress{
        .first_byte = [&first_bytes] { ++first_bytes; }, .pages_out = {}, .blocked = {}};
    CHECK(print(*printer, 1, {.media = "iso_a3_297x420mm"}, progress).error->code ==
          base::Errc::refused);
    CHECK(print(*printer, 0, {}, progress).outcome == PaperOutcome::not_printed);
    CHECK(first_bytes == 0);
}
