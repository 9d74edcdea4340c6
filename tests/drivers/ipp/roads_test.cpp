// The roads to a printer other than PDF to its own address: raster, a queue, ipp-usb.
#include "drivers/ipp/discovery.h"
#include "drivers/ipp/emulator.h"
#include "drivers/ipp/link.h"
#include "drivers/ipp/printer.h"
#include "tests/catch.h"
#include "tests/drivers/ipp/documents.h"
#include "tests/drivers/ipp/drawn_pages.h"

using namespace drivers;
using namespace drivers::ipp;
using namespace std::chrono_literals;

static PrintReport print(DocumentPrinter& printer, const PrintOptions& options = {}, int pages = 2)
{
    const auto pdf = pdf_of(pages);
    return printer.print(
        {.token = "yimen-8", .pdf = base::view(pdf), .pages = pages, .options = options}, {});
}

static std::unique_ptr<DocumentPrinter> open(const Emulator& machine, Rasterise rasterise = {})
{
    return Printer::open(machine.uri(), short_patience(), std::move(rasterise)).value();
}

TEST_CASE("paper, sides and copies reach the printer, and every copy's pages are counted")
{
    Emulator machine;
    const auto printer = open(machine);
    const auto report = print(*printer, {.media = "iso_a5_148x210mm",
                                         .source = "tray-2",
                                         .type = "cardstock",
                                         .sides = Sides::two_sided_long_edge,
                                         .copies = 3});
    REQUIRE(report.outcome == PaperOutcome::printed);
    CHECK(report.pages_out == 6);
    const auto printed = machine.printed().at(0);
    CHECK(printed.pages == 6);
    CHECK(printed.wishes.media == "14800x21000");
    CHECK(printed.wishes.source == "tray-2");
    CHECK(printed.wishes.type == "cardstock");
    CHECK(printed.wishes.sides == "two-sided-long-edge");
    CHECK(printed.wishes.copies == 3);
    CHECK(printed.wishes.format == "application/pdf");
}

TEST_CASE("without wishes A4 and one side are still asked for, together")
{
    Emulator machine;
    REQUIRE(print(*open(machine)).outcome == PaperOutcome::printed);
    const auto wishes = machine.printed().at(0).wishes;
    CHECK(wishes.media == "iso_a4_210x297mm");
    CHECK(wishes.sides == "one-sided");
    CHECK(wishes.copies == 1);
}

TEST_CASE("what the printer does not list is refused before there is a job")
{
    Emulator machine;
    const auto printer = open(machine);
    for (const auto& options : {PrintOptions{.media = "iso_a3_297x420mm"},
                                PrintOptions{.source = "tray-3"}, PrintOptions{.copies = 10}}) {
        const auto report = print(*printer, options);
        CHECK(report.outcome == PaperOutcome::not_printed);
        CHECK(report.error->code == base::Errc::refused);
    }
    CHECK(machine.printed().empty());
    CHECK(machine.document_bytes() == 0);
}

TEST_CASE("a printer without PDF gets every page drawn")
{
    Emulator machine;
    machine.take_only_raster();
    CHECK(Printer::open(machine.uri(), short_patience()).error().code == base::Errc::refused);
    const auto printer = open(machine, draw_square);
    const auto report = print(*printer, {.sides = Sides::two_sided_long_edge});
    REQUIRE(report.outcome == PaperOutcome::printed);
    CHECK(machine.printed().at(0).pages == 2);
    CHECK(machine.printed().at(0).wishes.format == "image/pwg-raster");
    CHECK(base::text(machine.printed().at(0).pdf).starts_with("RaS2"));
}

TEST_CASE("a page that cannot be drawn is not printed, and never a job")
{
    Emulator machine;
    machine.take_only_raster();
    const auto printer =
        open(machine, [](base::ByteView, const PageWanted& wanted) -> base::Result<PageDots> {
            if (wanted.index == 1)
                return base::fail(base::Errc::timeout, "the engine is slow");
            return draw_square({}, wanted);
        });
    const auto report = print(*printer);
    CHECK(report.outcome == PaperOutcome::not_printed);
    CHECK(report.error->code == base::Errc::timeout);
    CHECK(machine.document_bytes() == 0);
}

TEST_CASE("supplies are told, unknown ones as unknown")
{
    Emulator machine;
    const auto printer = open(machine);
    machine.set_toner(12);
    const auto supplies = printer->supplies().value();
    REQUIRE(supplies.size() == 3);
    CHECK(supplies[0] == Supply{"Black Toner", SupplyKind::toner, 12});
    CHECK(supplies[1] == Supply{"Drum", SupplyKind::drum, std::nullopt});
    machine.set_fault(Emulator::Fault::tells_no_supplies);
    CHECK(printer->supplies().value().empty());
    machine.plug_out();
    CHECK(printer->supplies().error().code == base::Errc::disconnected);
}

TEST_CASE("a queue that would keep a failed job for the next citizen is refused")
{
    for (const auto* const policy : {"retry-job", "retry-current-job", "stop-printer"}) {
        Emulator machine;
        machine.stand_as_queue(policy, "usb://Pantum/M6500");
        const auto opened = Printer::open(machine.uri(), short_patience());
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == base::Errc::refused);
        CHECK(opened.error().detail.contains(policy));
    }
}

TEST_CASE("a queue's word that it has sent the data is not that the paper is out")
{
    Emulator machine;
    machine.stand_as_queue("abort-job", "usb://Pantum/M6500");
    const auto report = print(*open(machine));
    CHECK(report.outcome == PaperOutcome::unknown);
    CHECK(report.error);
    CHECK(machine.printed().size() == 1);
}

TEST_CASE("a queue that passes on the count of an IPP printer is believed with it, only with it")
{
    Emulator machine;
    machine.stand_as_queue("abort-job", "ipps://printer.local/ipp/print");
    const auto printer = open(machine);
    CHECK(print(*printer).outcome == PaperOutcome::printed);
    machine.set_fault(Emulator::Fault::hides_pages);
    CHECK(print(*printer).outcome == PaperOutcome::unknown);
    machine.set_fault(Emulator::Fault::swallows);
    CHECK(print(*printer).outcome == PaperOutcome::unknown);
}

TEST_CASE("who counts behind a queue is told by the device's address")
{
    CHECK(witness_of_queue("ipp://10.0.0.9/ipp/print") == Witness::counting_queue);
    CHECK(witness_of_queue("ipps://10.0.0.9/ipp/print") == Witness::counting_queue);
    CHECK(witness_of_queue("dnssd://HP%20M283._ipp._tcp.local/?uuid=1") == Witness::counting_queue);
    CHECK(witness_of_queue("dnssd://HP._pdl-datastream._tcp.local/") == Witness::blind_queue);
    CHECK(witness_of_queue("socket://10.0.0.9:9100") == Witness::blind_queue);
    CHECK(witness_of_queue("usb://Pantum/M6500") == Witness::blind_queue);
    CHECK(witness_of_queue("") == Witness::blind_queue);
}

TEST_CASE("of a queue, not printed takes a job that was never begun")
{
    Job job{.id = 1, .name = "t", .state = JobState::cancelled, .reasons = {}, .pages_out = 0};
    const auto judged = [&job](Witness witness) {
        return judge(job, PrinterState::ready, 1, witness);
    };
    job.has_begun = false;
    CHECK(judged(Witness::blind_queue) == PaperOutcome::not_printed);
    CHECK(judged(Witness::counting_queue) == PaperOutcome::not_printed);
    job.has_begun = true;
    CHECK(judged(Witness::blind_queue) == PaperOutcome::unknown);
    CHECK(judged(Witness::printer) == PaperOutcome::not_printed);
    const auto recorded = [](Value value) {
        return decode_job(
                   {.tag = job_group,
                    .attributes = {{"job-state", {7}}, {"time-at-processing", {std::move(value)}}}})
            ->has_begun;
    };
    CHECK(recorded(12));
    CHECK_FALSE(recorded({}));
    CHECK(decode_job({.tag = job_group, .attributes = {{"job-state", {7}}}})->has_begun);
}

TEST_CASE("a queue is named, and its name cannot lead elsewhere")
{
    const auto address = decode_uri("cups:certificates").value();
    CHECK(address.host == "localhost");
    CHECK(address.port == 631);
    CHECK(address.resource == "/printers/certificates");
    CHECK(address.uri == "ipp://localhost:631/printers/certificates");
    for (const auto* const bad : {"cups:", "cups:a/b", "cups:a b", "cups:a?b", "cups:a#b",
                                  "cups:..%2f", "http://x/", "ipp-usb:", ""})
        CHECK(decode_uri(bad).error().code == base::Errc::malformed);
    CHECK_FALSE(decode_uri("cups:" + std::string(200, 'a')));
}

static int port_of(const Emulator& machine)
{
    return decode_uri(machine.uri()).value().port;
}

TEST_CASE("behind a gateway of which one pipe has halted, nothing is told wrongly or lost")
{
    Emulator machine;
    machine.set_fault(Emulator::Fault::third_pipe_halted);
    const auto printer = open(machine);
    const auto pdf = pdf_of(1);
    for (int i = 0; i < 9; ++i)
        CHECK(printer->state() == PrinterState::ready);
    // Wherever in a visit the halted pipe is.
    for (std::size_t i = 0; i < 9; ++i) {
        const auto report = printer->print(
            {.token = "paper-" + std::to_string(i + 8), .pdf = base::view(pdf), .pages = 1}, {});
        CHECK(report.outcome == PaperOutcome::printed);
        CHECK(machine.printed().size() == i + 1);
        REQUIRE(printer->state() == PrinterState::ready);
    }
}

TEST_CASE("a printer behind ipp-usb is found by what it calls itself")
{
    Emulator machine;
    const auto port = port_of(machine);
    const auto found = find_behind_ipp_usb("Emulated", {port, port}, short_patience());
    REQUIRE(found);
    CHECK(*found == "ipp://localhost:" + std::to_string(port) + "/ipp/print");
    CHECK(find_behind_ipp_usb("", {port, port}, short_patience()));
    CHECK(find_behind_ipp_usb("Pantum", {port, port}, short_patience()).error().code ==
          base::Errc::not_found);
    machine.plug_out();
    CHECK(find_behind_ipp_usb("", {port, port}, short_patience()).error().code ==
          base::Errc::not_found);
}
