// A document printer that has nothing but USB, behind the daemon that speaks to it in the field.
#include "tests/plugged/ipp_usb.h"
#include "drivers/escpos/emulator.h"
#include "drivers/ipp/printer.h"
#include "drivers/sdt/emulator.h"
#include "tests/catch.h"
#include "tests/drivers/ipp/documents.h"
#include "tests/eventually.h"
#include "tests/hall/cards.h"
#include "tests/plugged/terminal.h"

#include <future>

using namespace drivers;
using emulation::virtual_usb::Mishap;
using emulation::virtual_usb::VirtualBus;
using namespace std::chrono_literals;

namespace {

// The daemon gives a printer five seconds to begin with, and looks again after two.
constexpr auto recovery_limit = 30s;

struct Road {
    plugged::IppUsb ipp_usb;
    VirtualBus bus;
    int papers = 0;

    std::unique_ptr<DocumentPrinter> open() const
    {
        // A busy machine is no fault: only an answer that never comes may run into a limit.
        auto patience = ipp::short_patience();
        patience.answer = 3s;
        patience.settle = 3s;
        auto out = ipp::Printer::open(plugged::ipp_usb_printer, patience, {});
        return out ? std::move(*out) : nullptr;
    }

    bool until_ready() const
    {
        return tests::eventually(
            [this] {
                const auto printer = open();
                return printer && printer->state() == PrinterState::ready;
            },
            recovery_limit);
    }

    PrintReport print(DocumentPrinter& printer)
    {
        const auto pdf = ipp::pdf_of(2);
        return printer.print(
            {.token = "paper-" + std::to_string(++papers), .pdf = base::view(pdf), .pages = 2}, {});
    }

    std::size_t printed() { return ipp_usb.printer().printed().size(); }
};

}  // namespace

TEST_CASE("devctl prints on a printer behind the real ipp-usb")
{
    Road road;
    road.bus.run([&road] {
        road.ipp_usb.start(road.bus);
        REQUIRE(road.until_ready());
        const auto ran = hall::run({YIMEN_BINARY_DIR "/drivers/devctl/yimen-devctl", "print-test",
                                    "document", "--uri", plugged::ipp_usb_printer});
        INFO(ran.out);
        CHECK(ran.status == 0);
        CHECK(road.printed() == 1);
    });
}

// What the driver says of the paper must be so.
static void require_true(const PrintReport& report, std::size_t papers)
{
    INFO("told " << name_of(report.outcome) << ", came out " << papers);
    if (report.outcome == PaperOutcome::printed)
        REQUIRE(papers == 1);
    else if (report.outcome == PaperOutcome::not_printed)
        REQUIRE(papers == 0);
    else
        REQUIRE(papers <= 1);
}

static std::size_t transfers_of_clean_print(Road& road)
{
    const auto printer = road.open();
    const auto before = road.bus.transfers(road.ipp_usb.cable());
    REQUIRE(road.print(*printer).outcome == PaperOutcome::printed);
    return road.bus.transfers(road.ipp_usb.cable()) - before;
}

TEST_CASE("a transfer that fails below ipp-usb leads to no wrong word on a paper, nor to none")
{
    Road road;
    road.bus.run([&road] {
        road.ipp_usb.start(road.bus);
        REQUIRE(road.until_ready());
        const auto transfers = transfers_of_clean_print(road);
        REQUIRE(transfers > 10);
        for (const auto mishap : {Mishap::stall, Mishap::babble, Mishap::short_packet})
            for (std::size_t at = 0; at < transfers; at += 3) {
                CAPTURE(at, static_cast<int>(mishap));
                const auto printer = road.open();
                const auto before = road.printed();
                road.bus.let_fail(road.ipp_usb.cable(), at, mishap);
                const auto report = road.print(*printer);
                require_true(report, road.printed() - before);
                CHECK(report.outcome == PaperOutcome::printed);
                REQUIRE(road.until_ready());
                // A pipe that has halted stays so below ipp-usb until the cable is pulled.
                road.ipp_usb.pull_cable();
                road.ipp_usb.put_cable_in();
                REQUIRE(road.until_ready());
            }
    });
}

TEST_CASE("a cable pulled while ipp-usb hands a paper on leads to no wrong word on it")
{
    Road road;
    road.bus.run([&road] {
        road.ipp_usb.start(road.bus);
        REQUIRE(road.until_ready());
        const auto transfers = transfers_of_clean_print(road);
        for (std::size_t at = 1; at < transfers; at += 4) {
            CAPTURE(at);
            auto& cable = road.ipp_usb.cable();
            const auto printer = road.open();
            const auto before = road.printed();
            const auto begun = road.bus.transfers(cable);
            auto printing = std::async(std::launch::async, [&] { return road.print(*printer); });
            REQUIRE(tests::eventually([&] {
                return road.bus.transfers(cable) >= begun + at ||
                       printing.wait_for(0s) == std::future_status::ready;
            }));
            road.ipp_usb.pull_cable();
            const auto report = printing.get();
            require_true(report, road.printed() - before);
            road.ipp_usb.put_cable_in();
            REQUIRE(road.until_ready());
        }
    });
}

TEST_CASE("after a death of ipp-usb the printer is not there, and is back with the daemon")
{
    Road road;
    road.bus.run([&road] {
        road.ipp_usb.start(road.bus);
        REQUIRE(road.until_ready());
        const auto printer = road.open();
        road.ipp_usb.kill_daemon();
        REQUIRE_FALSE(printer->state());
        REQUIRE_FALSE(road.open());
        road.ipp_usb.start_daemon();
        REQUIRE(road.until_ready());
        REQUIRE(printer->state() == PrinterState::ready);
        REQUIRE(road.print(*printer).outcome == PaperOutcome::printed);
    });
}

TEST_CASE("the kiosk prints a certificate on a printer that has nothing but USB")
{
    plugged::IppUsb ipp_usb;
    sdt::Emulator reader(sdt::Framing::four_pipes, "1-1");
    escpos::Emulator slips(escpos::model_named("Epson TM-T20III"), "1-2");
    VirtualBus bus;
    const auto spots = plugged::spots();
    bus.plug_in(reader);
    bus.plug_in(slips);
    bus.run([&] {
        ipp_usb.start(bus);
        plugged::Terminal terminal(plugged::ipp_usb_printer);
        REQUIRE(terminal.until_at_centre("document_printer", "ready"));
        ipp_usb.pull_cable();
        REQUIRE(terminal.until_at_centre("document_printer", "absent"));
        ipp_usb.put_cable_in();
        for (const auto* device : {"document_printer", "receipt_printer", "id_card_reader"})
            REQUIRE(terminal.until_at_centre(device, "ready"));
        REQUIRE(terminal.click_until_shown(spots.begin, "home"));
        REQUIRE(terminal.click_until_shown(spots.print_certificate, "place_card"));
        reader.place(hall::card_of(terminal.centre.people(), "three_certificates"));
        REQUIRE(terminal.until_traced(R"("Show")", R"("certificates")"));
        REQUIRE(terminal.click_until_shown(spots.first_certificate, "preview"));
        REQUIRE(terminal.click_until_shown(spots.print, "printing"));
        REQUIRE(terminal.until_traced(R"("Show")", R"("done")"));
        CHECK(ipp_usb.printer().printed().size() == 1);
        CHECK(slips.slips().size() == 1);
        CHECK(terminal.papers.printed().empty());
        REQUIRE(terminal.stop() == 0);
    });
}
