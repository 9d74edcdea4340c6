#include "drivers/escpos/printer.h"

#include "drivers/escpos/emulator.h"
#include "tests/catch.h"
#include "tests/drivers/escpos/pictures.h"

#include <thread>

using namespace drivers;
using namespace drivers::escpos;

static std::unique_ptr<ReceiptPrinter> open(Emulator& machine)
{
    return Printer::open(machine.connect()).value();
}

TEST_CASE("every model prints a slip dot for dot and cuts it")
{
    for (const auto& model : models()) {
        INFO(model.name);
        Emulator machine(model);
        REQUIRE(recognises(machine.description()));
        const auto printer = open(machine);
        REQUIRE(printer->model() == model.name);
        REQUIRE(printer->width_dots() == model.dots);
        REQUIRE(printer->dpi() == model.dpi);
        REQUIRE(printer->trust() == StatusTrust::trusted);
        const auto picture = text_like(model.dots, 500, 3);

        const auto report = printer->print(picture);

        CHECK(report.outcome == PaperOutcome::printed);
        CHECK_FALSE(report.error);
        REQUIRE(machine.slips().size() == 1);
        CHECK(shows(machine.slips()[0], picture));
        CHECK_FALSE(has_ink(machine.uncut()));
    }
}

TEST_CASE("each state is told by the name a person would give it")
{
    for (const auto name : {"Epson TM-T20III", "Custom VKP80III", "58 mm printer 0416:5011"}) {
        INFO(name);
        Emulator machine(model_named(name));
        const auto printer = open(machine);
        CHECK(printer->state() == PrinterState::ready);
        machine.set_paper_low(true);
        CHECK(printer->state() == PrinterState::paper_low);
        machine.take_out_paper();
        CHECK(printer->state() == PrinterState::paper_out);
        machine.open_cover();
        CHECK(printer->state() == PrinterState::cover_open);
        machine.load_paper();
        machine.close_cover();
        CHECK(printer->state() == PrinterState::ready);
        machine.jam();
        CHECK(printer->state() == PrinterState::jammed);
        machine.clear_jam();
        CHECK(printer->state() == PrinterState::ready);
        machine.plug_out();
        CHECK(printer->state().error().code == base::Errc::disconnected);
    }
}

TEST_CASE("a printer that cannot print is not sent anything of the slip")
{
    for (const auto& model : models()) {
        Emulator machine(model);
        const auto printer = open(machine);
        machine.take_out_paper();
        const auto report = printer->print(text_like(model.dots, 100, 1));
        CHECK(report.outcome == PaperOutcome::not_printed);
        CHECK(report.state == PrinterState::paper_out);
        CHECK(report.error->code == base::Errc::refused);
        machine.load_paper();
        CHECK_FALSE(has_ink(machine.uncut()));
        CHECK(machine.slips().empty());
    }
}

TEST_CASE("a picture wider than the head, or without rows, is refused")
{
    Emulator machine;
    const auto printer = open(machine);
    CHECK(printer->print(text_like(640, 10, 1)).outcome == PaperOutcome::not_printed);
    CHECK(printer->print({}).error->code == base::Errc::refused);
    CHECK(machine.slips().empty());
}

TEST_CASE("a narrow picture stands at the left edge")
{
    Emulator machine;
    const auto picture = text_like(200, 60, 2);
    REQUIRE(open(machine)->print(picture).outcome == PaperOutcome::printed);
    REQUIRE(shows(machine.slips()[0], picture));
}

TEST_CASE("a picture that holds the bytes of real-time requests is printed all the same")
{
    for (const auto name : {"Epson TM-T20III", "58 mm printer 0416:5011", "Custom VKP80III"}) {
        INFO(name);
        Emulator machine(model_named(name));
        auto picture = text_like(machine.description().interfaces.empty() ? 0 : 384, 300, 9);
        for (std::size_t i = 0; i + 3 < picture.rows.size(); i += 4)
            for (std::size_t k = 0; k < 3; ++k)
                picture.rows[i + k] = std::array<std::uint8_t, 3>{0x10, 0x04, 0x01}[k];
        const auto report = open(machine)->print(picture);
        CHECK(report.outcome == PaperOutcome::printed);
        REQUIRE(machine.slips().size() == 1);
        CHECK(shows(machine.slips()[0], picture));
    }
}

TEST_CASE("nothing is called printed while the head has not printed it")
{
    for (const auto name : {"Epson TM-T20III", "58 mm printer 0416:5011"}) {
        INFO(name);
        Emulator machine(model_named(name));
        const auto printer = open(machine);
        machine.hold_printing();
        const Patience short_patience{.answer = std::chrono::milliseconds(100),
                                      .look = std::chrono::milliseconds(10),
                                      .job = std::chrono::milliseconds(100)};
        const auto hasty = Printer::open(machine.connect(), short_patience).value();
        const auto report = hasty->print(text_like(384, 40, 4));
        CHECK(report.outcome != PaperOutcome::printed);
        machine.release_printing();
        CHECK_FALSE(has_ink(machine.uncut()));  // What was not printed is forgotten.
    }
}

TEST_CASE("a head that pauses only delays the answer")
{
    Emulator machine;
    const auto printer = open(machine);
    REQUIRE(printer->print(text_like(8, 8, 1)).outcome == PaperOutcome::printed);
    machine.hold_printing();
    const auto full_buffer = machine.received() + 16'000;
    const std::jthread hand([&machine, full_buffer](const std::stop_token& stop) {
        while (machine.received() < full_buffer && !stop.stop_requested())
            std::this_thread::yield();
        machine.release_printing();
    });
    const auto picture = text_like(576, 700, 6);
    REQUIRE(printer->print(picture).outcome == PaperOutcome::printed);
    REQUIRE(shows(machine.slips().back(), picture));
}

TEST_CASE("a device without a two-way printer interface is not recognised")
{
    auto device = Emulator().description();
    device.interfaces[0].protocol = 1;
    CHECK_FALSE(recognises(device));
    device = Emulator().description();
    device.interfaces[0].endpoints.pop_back();
    CHECK_FALSE(recognises(device));
    device = Emulator().description();
    device.id.vendor = 0xffff;
    CHECK_FALSE(recognises(device));
}
