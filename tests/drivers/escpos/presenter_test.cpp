// The slip in the mouth, for each mechanism: presented and held, seen, taken, or taken away.
#include "drivers/escpos/presenter.h"

#include "drivers/escpos/emulator.h"
#include "drivers/escpos/printer.h"
#include "tests/catch.h"
#include "tests/drivers/escpos/pictures.h"

using namespace drivers;
using namespace drivers::escpos;

static constexpr auto with_presenter = {"Custom VKP80III", "Custom VKP80II", "Custom KPM210",
                                        "Custom TPTCM112", "Custom TPTCM60", "Citizen PPU-700"};

static std::unique_ptr<ReceiptPrinter> open(Emulator& machine)
{
    return Printer::open(machine.connect()).value();
}

TEST_CASE("each mechanism is spoken to in the bytes of its own manual")
{
    CHECK(base::to_hex(encode_present(Presenter::custom_vkp)) == "1c5014014500");
    CHECK(base::to_hex(encode_disposal(Presenter::custom_vkp)) == "1c5014005201");
    CHECK(base::to_hex(encode_present(Presenter::custom_kpm)) == "1d6503a0");
    CHECK(base::to_hex(encode_disposal(Presenter::custom_kpm)) == "1d6502");
    CHECK(base::to_hex(encode_present(Presenter::custom_tptcm)) == "1d650304");
    CHECK(base::to_hex(encode_disposal(Presenter::custom_tptcm)) == "1d6504");
    CHECK(base::to_hex(encode_present(Presenter::custom_tptcm60)) == "1d650302");
    CHECK(base::to_hex(encode_disposal(Presenter::custom_tptcm60)) == "1d6505");
    CHECK(base::to_hex(encode_presenter_setup(Presenter::citizen)) == "1d523100");
    CHECK(base::to_hex(encode_disposal(Presenter::citizen)) == "1d5230");
    CHECK(encode_present(Presenter::citizen).empty());
    CHECK(encode_present(Presenter::none).empty());
    CHECK(encode_disposal(Presenter::none).empty());
    CHECK(disposal_of(Presenter::none) == Disposal::none);
}

TEST_CASE("without a presenter nobody can tell whether a slip was taken")
{
    Emulator machine;
    const auto printer = open(machine);
    REQUIRE(printer->is_slip_waiting().value() == std::nullopt);
    REQUIRE(printer->retract().error().code == base::Errc::refused);
}

TEST_CASE("a presenter holds the slip until it is taken, and takes no other before")
{
    for (const auto name : with_presenter) {
        INFO(name);
        Emulator machine(model_named(name));
        const auto printer = open(machine);
        const auto width = printer->width_dots();
        REQUIRE(printer->is_slip_waiting().value() == false);
        REQUIRE(printer->print(text_like(width, 100, 1)).outcome == PaperOutcome::printed);
        REQUIRE(printer->is_slip_waiting().value() == true);
        REQUIRE(printer->state() == PrinterState::output_full);
        REQUIRE_FALSE(machine.collects_by_itself());

        const auto next = printer->print(text_like(width, 100, 2));
        REQUIRE(next.outcome == PaperOutcome::not_printed);
        REQUIRE(next.state == PrinterState::output_full);

        machine.take_slip();
        REQUIRE(printer->is_slip_waiting().value() == false);
        REQUIRE(printer->state() == PrinterState::ready);
    }
}

TEST_CASE("a slip that nobody took is pulled back, or thrown out where that cannot be")
{
    for (const auto name : with_presenter) {
        INFO(name);
        const auto& model = model_named(name);
        Emulator machine(model);
        const auto printer = open(machine);
        REQUIRE(printer->print(text_like(384, 100, 1)).outcome == PaperOutcome::printed);
        const auto pulled_back = machine.retracted();
        const auto thrown_out = machine.thrown_out();
        REQUIRE(printer->retract());
        REQUIRE_FALSE(machine.is_slip_in_mouth());
        REQUIRE(printer->is_slip_waiting().value() == false);
        const bool falls = disposal_of(model.presenter) == Disposal::thrown_out;
        CHECK(machine.retracted() == pulled_back + (falls ? 0 : 1));
        CHECK(machine.thrown_out() == thrown_out + (falls ? 1 : 0));
    }
}

TEST_CASE("a presenter that cannot be asked is emptied without looking")
{
    Emulator machine(model_named("Custom VKP80III"));
    machine.tell(Emulator::Lie::no_real_time);
    const Patience short_patience{.answer = std::chrono::milliseconds(40),
                                  .probe = std::chrono::milliseconds(20),
                                  .look = std::chrono::milliseconds(5)};
    const auto printer = Printer::open(machine.connect(), short_patience).value();
    REQUIRE(printer->is_slip_waiting().value() == std::nullopt);
    REQUIRE(printer->print(text_like(640, 100, 1)).outcome == PaperOutcome::printed);
    REQUIRE(machine.is_slip_in_mouth());
    REQUIRE(printer->retract());
    REQUIRE_FALSE(machine.is_slip_in_mouth());
}
