// Where a code ends that comes in Newland's reports, which do not tell it.
#include "drivers/hid_pos/emulator.h"
#include "drivers/hid_pos/scanner.h"
#include "tests/catch.h"

using namespace drivers;
using namespace drivers::hid_pos;
using base::Errc;
using namespace std::chrono_literals;

// Long against what a scanner needs, and never waited out by a test that passes.
static constexpr auto soon = 20s;

// Waited out where nothing comes: longer than any silence that ends a code.
static constexpr auto moment = 60ms;

static std::string text_of(CodeScanner& scanner)
{
    const auto code = scanner.next(base::within(soon)).value();
    REQUIRE(code);
    return code->text.reveal();
}

static bool is_silent(CodeScanner& scanner)
{
    return !scanner.next(base::within(moment)).value();
}

static base::Bytes stream_report(std::string_view text)
{
    auto out = base::bytes({0x02, static_cast<int>(text.size())});
    base::append(out, text);
    out.resize(64);
    return out;
}

// A pause in its middle that is longer than any silence that ends a code.
static void require_whole(CodeScanner& scanner, Emulator& machine)
{
    static constexpr int attempts = 5;

    for (int i = 0; i < attempts; ++i) {
        machine.say(stream_report("https://exa"));
        const auto half = scanner.next(base::within(moment));
        REQUIRE((!half || !*half));
        machine.say(stream_report("mple\r\n"));
        const auto code = scanner.next(base::within(soon));
        if (code) {
            REQUIRE(code->value().text.reveal() == "https://example");
            return;
        }
        // This program's own pause was longer than a scanner's.
        REQUIRE(code.error().code == Errc::malformed);
    }
    FAIL("never whole");
}

TEST_CASE("a Newland scanner's code with a pause in its middle is not handed on by half")
{
    Emulator machine;
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    require_whole(*scanner, machine);
    REQUIRE(is_silent(*scanner));
    machine.show("two\r\nlines");
    REQUIRE(text_of(*scanner) == "two\r\nlines");
    // Nor when its second half never comes.
    machine.say(stream_report("https://exa"));
    REQUIRE(scanner->next(base::within(soon)).error().code == Errc::malformed);
}

TEST_CASE("a Newland scanner that knows no ending has the one that the settings say")
{
    Emulator machine;
    machine.lack_tail();
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->model() == "Newland HR200");
    REQUIRE(scanner->arm());
    machine.show("good");
    REQUIRE(text_of(*scanner) == "good");
    scanner->set_ending(CodeEnding::crlf);
    require_whole(*scanner, machine);
    for (int i = 0; i < 3; ++i) {
        REQUIRE(scanner->state().value() == CodeScannerState::armed);
        REQUIRE(is_silent(*scanner));
        machine.show("good");
        REQUIRE(scanner->next(base::within(soon)).error().code == Errc::malformed);
    }
    REQUIRE(scanner->state().value() == CodeScannerState::failed);
    REQUIRE(scanner->model() == "Newland HR200, codes come without the ending that is set: crlf");
}

TEST_CASE("a Newland scanner that only says that it ends its codes is found out")
{
    Emulator machine;
    machine.ignore_tail();
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->model() == "Newland HR200, codes end with crlf");
    REQUIRE(scanner->arm());
    for (int i = 0; i < 3; ++i) {
        REQUIRE(is_silent(*scanner));
        machine.show("good");
        REQUIRE(scanner->next(base::within(soon)).error().code == Errc::malformed);
    }
    REQUIRE(is_silent(*scanner));
    machine.show("good");
    REQUIRE(text_of(*scanner) == "good");
    REQUIRE(scanner->model() == "Newland HR200");
}

TEST_CASE("reports that bear where a code ends need no ending from the settings")
{
    for (auto dialect : {Dialect::honeywell, Dialect::standard}) {
        Emulator machine(model_of(dialect));
        const auto scanner = Scanner::open(machine.connect()).value();
        scanner->set_ending(CodeEnding::crlf);
        REQUIRE(scanner->arm());
        for (int i = 0; i < 4; ++i) {
            REQUIRE(is_silent(*scanner));
            machine.show("good");
            REQUIRE(text_of(*scanner) == "good");
        }
        REQUIRE(scanner->state().value() == CodeScannerState::armed);
    }
}
