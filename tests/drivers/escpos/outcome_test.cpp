// Whatever goes wrong at whichever byte of a slip: what the driver says of the paper is true, and
// nobody is handed what another left behind.
#include "drivers/escpos/emulator.h"
#include "drivers/escpos/printer.h"
#include "tests/catch.h"
#include "tests/drivers/escpos/pictures.h"
#include "tests/drivers/passing_wire.h"

#include <map>
#include <thread>

using namespace drivers;
using namespace drivers::escpos;
using namespace std::chrono_literals;
using Fault = Emulator::Fault;

static constexpr Patience short_patience{.answer = 40ms, .look = 5ms, .job = 60ms};

static constexpr auto names = {"Epson TM-T20III", "Custom VKP80III", "58 mm printer 0416:5011",
                               "SNBC BT-T080"};

static std::unique_ptr<ReceiptPrinter> open(Emulator& machine, const Patience& patience)
{
    return Printer::open(machine.connect(), patience).value();
}

// Small enough to try many bytes of it, and long enough for several pieces.
static base::Bitmap slip_of(unsigned person)
{
    return text_like(384, 150, person);
}

static std::size_t job_length(const Model& model)
{
    Emulator machine(model);
    const auto printer = open(machine, {});
    const auto before = machine.received();
    REQUIRE(printer->print(slip_of(1)).outcome == PaperOutcome::printed);
    return machine.received() - before;
}

static bool has_whole_slip(const Emulator& machine, const base::Bitmap& picture)
{
    return std::ranges::any_of(
        machine.slips(), [&picture](const base::Bitmap& slip) { return shows(slip, picture); });
}

static bool has_any_ink(const Emulator& machine)
{
    return !machine.slips().empty() || has_ink(machine.uncut());
}

static void require_truth(const PrintReport& report, const Emulator& machine)
{
    if (report.outcome == PaperOutcome::printed)
        REQUIRE(has_whole_slip(machine, slip_of(1)));
    else
        REQUIRE((report.error.has_value()));
    if (report.outcome == PaperOutcome::not_printed)
        REQUIRE_FALSE(has_any_ink(machine));
}

static void repair(Emulator& machine)
{
    machine.plug_in();
    machine.load_paper();
    machine.close_cover();
    machine.clear_jam();
    machine.take_slip();
    machine.accept_again();
}

// After the repair: not a dot more of the first slip comes out, and the second is whole and alone.
static void require_clean_successor(Emulator& machine, std::unique_ptr<ReceiptPrinter> printer)
{
    if (!printer->state())
        printer = open(machine, {});
    REQUIRE(printer->state() == PrinterState::ready);
    const auto second = slip_of(2);
    REQUIRE(printer->print(second).outcome == PaperOutcome::printed);
    REQUIRE(shows(machine.slips().back(), second));
    REQUIRE_FALSE(has_ink(machine.uncut()));
}

static void try_fault(const Model& model, Fault fault, std::size_t at)
{
    INFO(model.name << " fault " << static_cast<int>(fault) << " at byte " << at);
    Emulator machine(model);
    auto printer = open(machine, short_patience);
    machine.at_byte(at, fault);
    const auto report = printer->print(slip_of(1));
    require_truth(report, machine);
    const auto ink_before = machine.rows_printed();
    repair(machine);
    // A cable that comes back does not bring the driver's word with it: the buffer may go on.
    if (fault != Fault::plug_out && fault != Fault::noise)
        REQUIRE(machine.rows_printed() == ink_before);
    require_clean_successor(machine, std::move(printer));
}

TEST_CASE("no fault at any byte makes the driver say what is not so")
{
    for (const auto name : names) {
        const auto& model = model_named(name);
        const auto length = job_length(model);
        REQUIRE(length > 2000);
        const auto step = length / 40;
        for (const auto fault : {Fault::plug_out, Fault::paper_out, Fault::cover_open, Fault::jam,
                                 Fault::noise, Fault::stalls}) {
            for (std::size_t at = 0; at < 16; ++at)
                try_fault(model, fault, at);
            for (std::size_t at = 16; at + 16 < length; at += step)
                try_fault(model, fault, at);
            for (std::size_t at = length - 16; at <= length; ++at)
                try_fault(model, fault, at);
        }
    }
}

TEST_CASE("a printer that stops taking data at any byte is not waited for without end")
{
    for (const auto name : names) {
        const auto& model = model_named(name);
        const auto length = job_length(model);
        for (std::size_t at = 0; at <= length; at += length / 6)
            try_fault(model, Fault::takes_nothing, at);
    }
}

TEST_CASE("wherever the roll ends, the outcome is not called printed unless it is")
{
    for (const auto name : names) {
        const auto& model = model_named(name);
        for (int rows = 1; rows < 300; rows += 7) {
            INFO(name << " after " << rows << " rows");
            Emulator machine(model);
            auto printer = open(machine, short_patience);
            REQUIRE(printer->print(text_like(8, 1, 1)).outcome == PaperOutcome::printed);
            machine.take_slip();
            const auto before = machine.slips().size();
            machine.paper_runs_out_after(rows);
            const auto report = printer->print(slip_of(1));
            if (report.outcome == PaperOutcome::printed)
                REQUIRE(has_whole_slip(machine, slip_of(1)));
            else
                REQUIRE(report.outcome == PaperOutcome::unknown);
            if (rows < 150)
                REQUIRE(report.state == PrinterState::paper_out);
            REQUIRE(machine.slips().size() <= before + 1);
            repair(machine);
            require_clean_successor(machine, std::move(printer));
        }
    }
}

TEST_CASE("new paper does not bring out the rest of a slip whose owner has gone")
{
    for (const auto name : names) {
        INFO(name);
        Emulator machine(model_named(name));
        const auto printer = open(machine, short_patience);
        REQUIRE(printer->print(text_like(8, 1, 1)).outcome == PaperOutcome::printed);
        machine.take_slip();
        machine.paper_runs_out_after(60);
        REQUIRE(printer->print(slip_of(1)).outcome == PaperOutcome::unknown);
        const auto ink_before = machine.rows_printed();

        machine.load_paper();
        REQUIRE(machine.rows_printed() == ink_before);

        // The half slip is cut off while the one who brought the paper stands there.
        REQUIRE(printer->state() == PrinterState::ready);
        REQUIRE(machine.slips().size() == 2);
        REQUIRE_FALSE(has_ink(machine.uncut()));
        REQUIRE_FALSE(machine.is_slip_in_mouth());
    }
}

TEST_CASE("a new object clears what a crashed one left in the printer")
{
    for (const auto name : names) {
        INFO(name);
        Emulator machine(model_named(name));
        {
            const auto printer = open(machine, short_patience);
            machine.hold_printing();
            // Half a command, and a slip in the buffer that the head has not begun.
            const auto wire = machine.connect();
            REQUIRE(wire->claim(machine.description().interfaces[0]));
            for (const auto& piece : encode_job(slip_of(1)))
                REQUIRE(wire->write(0x01, piece, base::within(1s)));
            REQUIRE(wire->write(0x01, base::from_hex("1d76300030000001ffff").value(),
                                base::within(1s)));
        }
        const auto successor = open(machine, {});
        machine.release_printing();
        REQUIRE(successor->print(slip_of(2)).outcome == PaperOutcome::printed);
        REQUIRE(machine.slips().size() == 1);
        REQUIRE(shows(machine.slips()[0], slip_of(2)));
    }
}

TEST_CASE("old answers and noise are no witness that a slip was printed")
{
    Emulator machine(model_named("58 mm printer 0416:5011"));
    const auto printer = open(machine, short_patience);
    REQUIRE(printer->print(slip_of(1)).outcome == PaperOutcome::printed);
    machine.hold_printing();
    machine.say(base::bytes({0x00, 0x00, 0x00, 0x00}));  // Answers to GS r, from nowhere.
    REQUIRE(printer->print(slip_of(2)).outcome == PaperOutcome::unknown);
}

TEST_CASE("stray bytes before a status answer are passed over")
{
    // Halves of answers, bytes that begin none, and one that follows none.
    for (const auto* stray : {"ff", "80ff90", "37", "3722", "372530", "1000", "5f41", "5f80"})
        for (const auto* name : names) {
            INFO(stray << " " << name);
            Emulator machine(model_named(name));
            const auto printer = open(machine, short_patience);
            machine.say(base::from_hex(stray).value());
            CHECK(printer->state() == PrinterState::ready);
            machine.take_out_paper();
            machine.say(base::from_hex(stray).value());
            CHECK(printer->state() == PrinterState::paper_out);
        }
}

namespace {

// Takes so many bytes of one write, and no more until its deadline.
class HalfWire final : public tests::PassingWire {
public:
    // Which write; counts down, and is taken by half at 0. Negative: none.
    HalfWire(std::unique_ptr<Transport> inner, int& writes_until, std::size_t bytes)
        : PassingWire(std::move(inner)), writes_until_(writes_until), bytes_(bytes)
    {
    }
    base::Result<std::size_t> write(std::uint8_t endpoint, base::ByteView data,
                                    Deadline deadline) override
    {
        if (writes_until_ < 0 || writes_until_-- > 0 || data.size() <= bytes_)
            return PassingWire::write(endpoint, data, deadline);
        const auto accepted = TRY(PassingWire::write(endpoint, data.first(bytes_), deadline));
        while (base::time_left(deadline) > 0ms)
            std::this_thread::yield();
        return accepted;
    }

private:
    int& writes_until_;
    const std::size_t bytes_;
};

}  // namespace

TEST_CASE("a command that was taken by half leaves nothing on the paper")
{
    for (const std::size_t bytes : {1U, 2U, 3U}) {
        INFO(bytes << " bytes");
        Emulator machine(model_named("Custom VKP80III"));
        int writes_until = -1;
        const auto printer =
            Printer::open(std::make_unique<HalfWire>(machine.connect(), writes_until, bytes),
                          short_patience)
                .value();
        REQUIRE(printer->print(slip_of(1)).outcome == PaperOutcome::printed);
        writes_until = 0;  // The presenter's command is the first that is sent.
        REQUIRE_FALSE(printer->retract());
        machine.take_slip();
        machine.empty_basket();
        const auto rows = machine.rows_printed();
        REQUIRE(printer->print(slip_of(2)).outcome == PaperOutcome::printed);
        REQUIRE(machine.slips().size() == 1);
        CHECK(shows(machine.slips()[0], slip_of(2)));
        CHECK(machine.rows_printed() - rows <= slip_of(2).height);
    }
}
