// Where a code ends: by silence, by a mark that was agreed on with the scanner, or by the settings.
#include "tests/drivers/serial_scan/kinds.h"

using namespace drivers;
using namespace drivers::serial_scan;
using base::Errc;

TEST_CASE("codes of every length and with any ending are read whole")
{
    const auto kind = any_kind();
    std::string code;
    while (code.size() < code_size_limit)
        code += static_cast<char>('0' + code.size() % 75);
    for (const auto& [tail, size] : std::vector<std::pair<std::string, std::size_t>>{
             {"\r", 1}, {"\r\n", 63}, {"\n", 64}, {"\t", 65}, {"", code_size_limit}}) {
        if (kind.dialect == Dialect::gm65 && tail == "\n")
            continue;
        Emulator machine = make(kind);
        machine.set_tail(tail);
        const auto scanner = Scanner::open(machine.connect()).value();
        REQUIRE(scanner->arm());
        machine.show(code.substr(0, size));
        REQUIRE(text_of(*scanner) == code.substr(0, size));
        REQUIRE(is_silent(*scanner));
        machine.show("two\r\nlines ");
        REQUIRE(text_of(*scanner) == "two\r\nlines ");
    }
}

static const std::vector<Kind> kinds_that_agree{kinds[0], kinds[3], kinds[5], kinds[6]};

TEST_CASE("a scanner that can be told to end its codes is told, and says so in its name")
{
    for (const auto& kind : kinds) {
        Emulator machine = make(kind);
        const auto model = Scanner::open(machine.connect()).value()->model();
        INFO(model);
        const auto dialect = kind.usb ? find_model(*kind.usb)->dialect : kind.dialect;
        const bool can_be_told = dialect == Dialect::newland || dialect == Dialect::gm65;
        REQUIRE(model.ends_with(", codes end with crlf") == can_be_told);
    }
}

// A pause in its middle that is longer than any silence that ends a code.
static void require_whole(CodeScanner& scanner, Emulator& machine)
{
    static constexpr int attempts = 5;

    for (int i = 0; i < attempts; ++i) {
        machine.say(base::view("https://exa"));
        const auto half = scanner.next(base::within(moment));
        REQUIRE((!half || !*half));
        machine.say(base::view("mple\r\n"));
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

TEST_CASE("a code with a pause in its middle is not handed on by half where its end is agreed on")
{
    for (const auto& kind : kinds_that_agree) {
        Emulator machine = make(kind);
        const auto scanner = Scanner::open(machine.connect()).value();
        REQUIRE(scanner->arm());
        require_whole(*scanner, machine);
    }
}

TEST_CASE("nor where the settings say what ends it")
{
    for (const auto& kind : {kinds[1], kinds[2], kinds[4], kinds[7]}) {
        Emulator machine = make(kind);
        const auto scanner = Scanner::open(machine.connect()).value();
        scanner->set_ending(CodeEnding::crlf);
        REQUIRE(scanner->arm());
        require_whole(*scanner, machine);
    }
}

TEST_CASE("a code of which the second half is lost is dropped, and its rest with it")
{
    Emulator machine = make(kinds.front());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    machine.say(base::view("https://exa"));
    const auto dropped = scanner->next(base::within(soon));
    REQUIRE(dropped.error().code == Errc::malformed);
    REQUIRE(dropped.error().detail.contains("code without its ending"));
    REQUIRE_FALSE(dropped.error().detail.contains("exa"));
}

TEST_CASE("a scanner without a setting for its ending, or that does not keep it, is read as before")
{
    for (const auto& kind : kinds_that_agree) {
        Emulator machine = make(kind);
        machine.lack_tail();
        const auto scanner = Scanner::open(machine.connect()).value();
        REQUIRE_FALSE(scanner->model().contains("codes end"));
        REQUIRE(scanner->arm());
        machine.show("good");
        REQUIRE(text_of(*scanner) == "good");
    }
}

// How many codes were dropped before one was read.
static int dropped_before_good(CodeScanner& scanner, Emulator& machine)
{
    static constexpr int limit = 10;

    for (int dropped = 0; dropped < limit; ++dropped) {
        REQUIRE(is_silent(scanner));  // And looks again.
        machine.show("good");
        const auto code = scanner.next(base::within(soon));
        if (!code) {
            REQUIRE(code.error().code == Errc::malformed);
            continue;
        }
        REQUIRE(code->value().text.reveal() == "good");
        return dropped;
    }
    return limit;
}

TEST_CASE("one that only says that it ends its codes is found out, and read as before")
{
    for (const auto& kind : kinds_that_agree) {
        Emulator machine = make(kind);
        machine.ignore_tail();
        const auto scanner = Scanner::open(machine.connect()).value();
        REQUIRE(scanner->model().ends_with(", codes end with crlf"));
        REQUIRE(scanner->arm());
        REQUIRE(dropped_before_good(*scanner, machine) == 3);
        REQUIRE_FALSE(scanner->model().contains("codes"));
        REQUIRE(scanner->state().value() == CodeScannerState::armed);
    }
}

TEST_CASE("one that lost power has forgotten how its codes end, and is told again")
{
    for (const auto& kind : kinds_that_agree) {
        Emulator machine = make(kind);
        const auto scanner = Scanner::open(machine.connect()).value();
        REQUIRE(scanner->arm());
        REQUIRE(dropped_before_good(*scanner, machine) == 0);
        machine.lose_power();
        REQUIRE(dropped_before_good(*scanner, machine) == 3);
        REQUIRE(scanner->model().ends_with(", codes end with crlf"));
        REQUIRE(scanner->state().value() == CodeScannerState::armed);
    }
}

TEST_CASE("an ending that is set and never comes is a fault that says its name, until it comes")
{
    Emulator machine = make(kinds[2]);
    const auto scanner = Scanner::open(machine.connect()).value();
    scanner->set_ending(CodeEnding::tab);
    REQUIRE(scanner->arm());
    for (int i = 0; i < 3; ++i) {
        REQUIRE(scanner->state().value() == CodeScannerState::armed);
        machine.show("good");
        const auto dropped = scanner->next(base::within(soon));
        REQUIRE(dropped.error().detail == "code without its ending: tab is set, it came with cr");
        // What comes too soon may be the rest.
        REQUIRE(scanner->arm());
    }
    REQUIRE(scanner->state().value() == CodeScannerState::failed);
    REQUIRE(scanner->model().ends_with(", codes come without the ending that is set: tab"));
    machine.set_tail("\t");
    machine.show("good");
    REQUIRE(text_of(*scanner) == "good");
    REQUIRE(scanner->state().value() == CodeScannerState::armed);
}
