// Printers that lie, or say nothing, are found out and still print; the count of paper stands in.
#include "drivers/escpos/trust.h"

#include "drivers/escpos/emulator.h"
#include "drivers/escpos/printer.h"
#include "tests/catch.h"
#include "tests/drivers/escpos/pictures.h"

using namespace drivers;
using namespace drivers::escpos;
using namespace std::chrono_literals;
using Lie = Emulator::Lie;

static constexpr Patience short_patience{.answer = 60ms, .probe = 30ms, .look = 5ms, .job = 200ms};

static std::unique_ptr<ReceiptPrinter> open(Emulator& machine)
{
    return Printer::open(machine.connect(), short_patience).value();
}

static constexpr Abilities epson{
    .status = {true, true, true, true}, .full_status = false, .port = true};
static constexpr Condition well{};
static constexpr Condition out{.paper_end = true};
static constexpr Condition low{.paper_low = true};

TEST_CASE("a printer is trusted when it answers and its answers fit together")
{
    CHECK(judge(epson, {well, well, well}) == StatusTrust::trusted);
    CHECK(judge(epson, {out, {}, well}) == StatusTrust::trusted);  // A clone's port, no witness.
    CHECK(judge(epson, {out, out, out}) == StatusTrust::trusted);
    CHECK(judge(epson, {low, well, well}) == StatusTrust::trusted);  // A virtual paper end.
    CHECK(judge(epson, {well, {}, {}}) == StatusTrust::trusted);
}

TEST_CASE("two answers about the same roll that differ are a contradiction")
{
    CHECK(judge(epson, {well, out, well}) == StatusTrust::contradictory);
    CHECK(judge(epson, {out, well, out}) == StatusTrust::contradictory);
    CHECK(judge(epson, {well, well, out}) == StatusTrust::contradictory);
    CHECK(judge(epson, {well, low, well}) == StatusTrust::contradictory);
}

TEST_CASE("who answers too little to tell an empty roll is silent")
{
    CHECK(judge({}, {}) == StatusTrust::silent);
    CHECK(judge({.status = {true, true, true, false}}, {well, well, {}}) == StatusTrust::silent);
    CHECK(judge({.status = {false, false, false, true}}, {well, well, {}}) == StatusTrust::silent);
    CHECK(judge({.status = {false, true, false, true}}, {well, {}, {}}) == StatusTrust::trusted);
    CHECK(judge({.full_status = true}, {well, {}, {}}) == StatusTrust::trusted);
}

TEST_CASE("the strongest fence that was heard is taken, and none from a liar")
{
    CHECK(choose_fence({.process_id = true, .paper = well}, StatusTrust::trusted) ==
          Fence::process_id);
    CHECK(choose_fence({.paper = well}, StatusTrust::trusted) == Fence::paper_status);
    CHECK(choose_fence({.paper = out}, StatusTrust::contradictory) == Fence::none);
    CHECK(choose_fence({.process_id = true, .paper = out}, StatusTrust::contradictory) ==
          Fence::process_id);
    CHECK(choose_fence({}, StatusTrust::silent) == Fence::none);
}

TEST_CASE("the count tells low paper while a tenth is left, and only without trust")
{
    const auto told = [](StatusTrust trust, int used) {
        return state_by_count(PrinterState::ready, trust, {.length_mm = 80'000, .used_mm = used});
    };
    CHECK(told(StatusTrust::silent, 71'999) == PrinterState::ready);
    CHECK(told(StatusTrust::silent, 72'000) == PrinterState::paper_low);
    CHECK(told(StatusTrust::contradictory, 90'000) == PrinterState::paper_low);
    CHECK(told(StatusTrust::trusted, 90'000) == PrinterState::ready);
    CHECK(state_by_count(PrinterState::ready, StatusTrust::silent, {10'000, 8'000}) ==
          PrinterState::paper_low);
    CHECK(state_by_count(PrinterState::jammed, StatusTrust::silent, {10'000, 9'000}) ==
          PrinterState::jammed);
    CHECK_FALSE(is_overdue({80'000, 90'000}));
    CHECK(is_overdue({80'000, 90'001}));
}

TEST_CASE("every trust has a name of its own")
{
    CHECK(name_of(StatusTrust::trusted) == "trusted");
    CHECK(name_of(StatusTrust::silent) == "silent");
    CHECK(name_of(StatusTrust::contradictory) == "contradictory");
    CHECK(name_of(StatusTrust::overdue) == "overdue");
}

TEST_CASE("the probe leaves no mark on the paper of any printer")
{
    for (const auto& model : models()) {
        INFO(model.name);
        Emulator machine(model);
        const auto printer = open(machine);
        CHECK(printer->trust() == StatusTrust::trusted);
        CHECK(printer->state() == PrinterState::ready);
        CHECK(machine.slips().empty());
        CHECK_FALSE(has_ink(machine.uncut()));
        CHECK(machine.rows_printed() == 0);
    }
}

// A row may promise what this very printer does not know, and the other way round.
TEST_CASE("changes are told unasked only by a printer that was heard to know how")
{
    auto promised = model_named("58 mm printer 0416:5011");
    promised.has_automatic_status = true;
    Emulator knows(promised);
    REQUIRE(open(knows)->print(text_like(384, 40, 1)).outcome == PaperOutcome::printed);
    knows.open_cover();
    const auto wire = knows.connect();
    REQUIRE(wire->claim(wire->description().interfaces[0]));
    CHECK(base::to_hex(wire->read(0x82, 512, base::within(20ms)).value()).ends_with("3800000f"));

    Emulator does_not(model_named("58 mm printer 0416:5011"));
    REQUIRE(open(does_not)->print(text_like(384, 40, 1)).outcome == PaperOutcome::printed);
    does_not.open_cover();
    const auto silent = does_not.connect();
    REQUIRE(silent->claim(silent->description().interfaces[0]));
    CHECK_FALSE(silent->read(0x82, 512, base::within(20ms)));
}

TEST_CASE("a printer that contradicts itself still prints, and is not trusted")
{
    for (const auto lie : {Lie::port_always_empty, Lie::paper_status_is_empty}) {
        Emulator machine;
        machine.tell(lie);
        const auto printer = open(machine);
        CHECK(printer->trust() == StatusTrust::contradictory);
        CHECK(printer->state() == PrinterState::ready);
        const auto picture = text_like(384, 80, 1);
        // GS ( H carries a mark, so it is believed whatever the other says of the roll.
        if (lie == Lie::paper_status_is_empty)
            CHECK(printer->print(picture).outcome == PaperOutcome::printed);
    }
    Emulator clone(model_named("58 mm printer 0416:5011"));
    clone.tell(Lie::paper_status_is_empty);
    const auto printer = open(clone);
    CHECK(printer->trust() == StatusTrust::contradictory);
    const auto picture = text_like(384, 80, 1);
    const auto report = printer->print(picture);
    CHECK(report.outcome == PaperOutcome::unknown);
    CHECK(report.error);
    CHECK(shows(clone.slips().back(), picture));
}

TEST_CASE("a port that is always well is no contradiction: an empty roll is still told")
{
    Emulator machine;
    machine.tell(Lie::port_always_well);
    const auto printer = open(machine);
    machine.take_out_paper();
    CHECK(printer->state() == PrinterState::paper_out);
    machine.load_paper();
    CHECK(printer->state() == PrinterState::ready);
    CHECK(printer->trust() == StatusTrust::trusted);
}

TEST_CASE("a printer that answers nothing prints its slips, whole, and nobody claims it has")
{
    for (const auto name : {"Epson TM-T20III", "58 mm printer 0416:5011", "Custom VKP80III"}) {
        INFO(name);
        Emulator machine(model_named(name));
        machine.tell(Lie::nothing);
        const auto printer = open(machine);
        CHECK(printer->trust() == StatusTrust::silent);
        CHECK(printer->state() == PrinterState::ready);
        for (unsigned person = 1; person <= 2; ++person) {
            const auto picture = text_like(384, 120, person);
            const auto report = printer->print(picture);
            CHECK(report.outcome == PaperOutcome::unknown);
            CHECK(report.error->code == base::Errc::timeout);
            CHECK(shows(machine.slips().back(), picture));
            CHECK_FALSE(has_ink(machine.uncut()));
        }
    }
}

TEST_CASE("a silent printer that takes no data is offline, not broken off")
{
    Emulator machine(model_named("58 mm printer 0416:5011"));
    machine.tell(Lie::nothing);
    const auto printer = open(machine);
    machine.take_out_paper();
    const auto report = printer->print(text_like(384, 3000, 1));
    CHECK(report.outcome == PaperOutcome::unknown);
    machine.load_paper();
    CHECK(printer->state());
}

TEST_CASE("without DLE EOT a fence still proves a slip, but not the roll")
{
    Emulator machine;
    machine.tell(Lie::no_real_time);
    const auto printer = open(machine);
    CHECK(printer->trust() == StatusTrust::silent);
    CHECK(printer->print(text_like(384, 80, 1)).outcome == PaperOutcome::printed);
}

TEST_CASE("a silent printer's low paper is told by the count, across a restart")
{
    Emulator machine(model_named("58 mm printer 0416:5011"));
    machine.tell(Lie::nothing);
    PaperRoll kept;
    {
        const auto printer = open(machine);
        printer->set_roll({.length_mm = 2'100, .used_mm = 0});
        CHECK(printer->roll().length_mm == 2'100);
        const auto slip = text_like(384, 400, 1);
        CHECK(printer->print(slip).state == PrinterState::ready);
        const auto once = printer->roll().used_mm;
        CHECK(once == (400 + head_to_knife_dots) * 254 / 10 / 203 + 15);  // And the first cut.
        kept = printer->roll();
    }
    const auto printer = open(machine);
    printer->set_roll(kept);
    CHECK(printer->state() == PrinterState::ready);
    const auto report = printer->print(text_like(384, 400, 2));
    CHECK(report.state == PrinterState::paper_low);
    CHECK(printer->state() == PrinterState::paper_low);
    printer->set_roll({.length_mm = 0, .used_mm = 0});  // A person has put in a roll.
    CHECK(printer->roll().length_mm == 2'100);
    CHECK(printer->state() == PrinterState::ready);
}

TEST_CASE("a roll that lasts too long shows a printer that never tells its end")
{
    Emulator machine;
    machine.tell(Lie::never_out_of_paper);
    const auto printer = open(machine);
    CHECK(printer->trust() == StatusTrust::trusted);
    printer->set_roll({.length_mm = 80'000, .used_mm = 90'500});
    CHECK(printer->trust() == StatusTrust::overdue);
    CHECK(printer->state() == PrinterState::paper_low);
}

TEST_CASE("a refill that is told begins the count anew, and the printer is asked anew")
{
    Emulator machine;
    const auto printer = open(machine);
    printer->set_roll({.length_mm = 80'000, .used_mm = 95'000});
    CHECK(printer->trust() == StatusTrust::overdue);
    machine.take_out_paper();
    CHECK(printer->state() == PrinterState::paper_out);
    machine.load_paper();
    CHECK(printer->state() == PrinterState::ready);
    CHECK(printer->trust() == StatusTrust::trusted);
    CHECK(printer->roll().used_mm == 0);

    machine.take_out_paper();
    CHECK(printer->state() == PrinterState::paper_out);
    machine.tell(Lie::paper_status_is_empty);  // The new roll covers the sensor.
    machine.load_paper();
    CHECK(printer->state() == PrinterState::ready);
    CHECK(printer->trust() == StatusTrust::contradictory);
}

TEST_CASE("a shared id without a device id is decided by what the printer answers to GS I")
{
    Emulator wide(model_named("80 mm printer 0416:5011"));
    wide.tell(Lie::no_device_id);
    CHECK(open(wide)->width_dots() == 576);
    Emulator unnamed(model_named("80 mm printer 0416:5011"));
    unnamed.tell(Lie::no_device_id);
    unnamed.tell(Lie::no_queued);
    CHECK(open(unnamed)->width_dots() == 384);
    CHECK_FALSE(has_ink(unnamed.uncut()));
    Emulator told(model_named("58 mm printer 0416:5011"));
    told.tell(Lie::no_device_id);
    CHECK(open(told)->width_dots() == 384);
}
