#include "drivers/serial_scan/scanner.h"

#include "drivers/emulation/faults/wire.h"
#include "drivers/tty/bus.h"
#include "tests/drivers/serial_scan/kinds.h"
#include "tests/drivers/tty/pseudo_terminal.h"

#include <future>
#include <random>
#include <set>

using namespace drivers;
using namespace drivers::serial_scan;
using base::Errc;
using tests::PseudoTerminal;
using tests::SerialCable;
using namespace std::chrono_literals;

TEST_CASE("a code that is shown is read, also the next one")
{
    Emulator machine = make(any_kind());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->state().value() == CodeScannerState::idle);
    REQUIRE(scanner->arm());
    REQUIRE(scanner->state().value() == CodeScannerState::armed);
    machine.show("https://example.gov.cn/q?t=1");
    REQUIRE(text_of(*scanner) == "https://example.gov.cn/q?t=1");
    REQUIRE(is_silent(*scanner));
    machine.show("电子证照测试");
    REQUIRE(text_of(*scanner) == "电子证照测试");
    REQUIRE(scanner->disarm());
    REQUIRE(scanner->state().value() == CodeScannerState::idle);
}

TEST_CASE("on a line of which nothing is known the dialect and the speed are found")
{
    for (const auto& kind : kinds) {
        Emulator machine = make(kind);
        const auto model = Scanner::open(machine.connect()).value()->model();
        INFO(model);
        if (kind.usb)
            REQUIRE(model.find(find_model(*kind.usb)->name) == 0);
        else
            REQUIRE(model.find("commands " + std::string(name_of(kind.dialect)) + ", " +
                               std::to_string(kind.baud) + " baud") != std::string::npos);
    }
}

TEST_CASE("a scanner on a named line that speaks no dialect is listened to")
{
    Emulator machine(Dialect::listening, 9600);
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->model().find("commands listening, 9600 baud") != std::string::npos);
    machine.show("of somebody before");
    REQUIRE(scanner->arm());
    REQUIRE(is_silent(*scanner));
    machine.show("mine");
    REQUIRE(text_of(*scanner) == "mine");
}

TEST_CASE("a code longer than a code can be is dropped, and the next one read")
{
    Emulator machine = make(any_kind());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    machine.show(std::string(code_size_limit + 5000, 'x'));
    REQUIRE(scanner->next(base::within(soon)).error().code == Errc::malformed);
    REQUIRE(is_silent(*scanner));
    machine.show("good");
    REQUIRE(text_of(*scanner) == "good");
}

TEST_CASE("what was shown while nobody asked is forgotten")
{
    Emulator machine = make(any_kind());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->next(base::within(moment)).error().code == Errc::refused);
    machine.show("of somebody before");
    REQUIRE(scanner->arm());
    REQUIRE(is_silent(*scanner));
    machine.show("read, but not fetched");
    REQUIRE(scanner->disarm());
    machine.show("of somebody between");
    REQUIRE(scanner->next(base::within(moment)).error().code == Errc::refused);
    REQUIRE(scanner->arm());
    REQUIRE(is_silent(*scanner));
    machine.show("mine");
    REQUIRE(text_of(*scanner) == "mine");
}

TEST_CASE("the light is out when nobody asked, where it can be put out")
{
    const auto kind = any_kind();
    Emulator machine = make(kind);
    const auto scanner = Scanner::open(machine.connect()).value();
    const bool has_trigger = !kind.usb || kind.usb->vendor != 0x27dd;
    REQUIRE(machine.is_looking() == !has_trigger);
    REQUIRE(scanner->arm());
    REQUIRE(machine.is_looking());
    REQUIRE(scanner->disarm());
    REQUIRE(machine.is_looking() == !has_trigger);
}

TEST_CASE("a scanner that an earlier run left armed is put out by opening it")
{
    Emulator machine(Dialect::gm65, 9600);
    {
        const auto scanner = Scanner::open(machine.connect()).value();
        REQUIRE(scanner->arm());
    }
    REQUIRE(machine.is_looking());
    machine.show("of an earlier run");
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE_FALSE(machine.is_looking());
    REQUIRE(scanner->arm());
    REQUIRE(is_silent(*scanner));
}

TEST_CASE("setup codes are not obeyed where the scanner can be told")
{
    for (auto dialect : {Dialect::newland, Dialect::nls}) {
        Emulator machine(dialect, 115200);
        const auto scanner = Scanner::open(machine.connect()).value();
        REQUIRE(scanner->arm());
        machine.show_setup_code();
        REQUIRE_FALSE(machine.is_changed());
    }
    Emulator bare(Dialect::newland, 115200);
    bare.show_setup_code();
    REQUIRE(bare.is_changed());
}

TEST_CASE("a lost answer is asked for again, and its double is no code")
{
    const auto kind = any_kind();
    Emulator machine = make(kind);
    const auto scanner = Scanner::open(machine.connect()).value();
    using Fault = void (*)(Emulator&);
    const std::vector<Fault> faults{[](Emulator& e) { e.lose_next_answer(); },
                                    [](Emulator& e) { e.repeat_next_answer(); },
                                    [](Emulator& e) { e.swallow_next_command(); },
                                    [](Emulator& e) { e.stall_next_transfer(); }};
    const bool is_answered =
        !trigger(kind.usb ? find_model(*kind.usb)->dialect : kind.dialect, Trigger::on)
             .expected.empty();
    for (Fault fault : faults) {
        if (is_answered)
            fault(machine);
        REQUIRE(scanner->arm());
        REQUIRE(is_silent(*scanner));
        machine.show("good");
        REQUIRE(text_of(*scanner) == "good");
        REQUIRE(scanner->disarm());
    }
}

TEST_CASE("a damaged answer is asked for again, and is no code")
{
    for (auto dialect : {Dialect::newland, Dialect::gm65}) {
        Emulator machine(dialect, 115200);
        const auto scanner = Scanner::open(machine.connect()).value();
        machine.corrupt_next_answer();
        REQUIRE(scanner->arm());
        REQUIRE(is_silent(*scanner));
        machine.show("good");
        REQUIRE(text_of(*scanner) == "good");
    }
}

TEST_CASE("an acknowledgement that was damaged anywhere is asked for again, and is no code")
{
    using namespace emulation::faults;
    for (auto dialect : {Dialect::newland, Dialect::gm65}) {
        std::size_t answer = 0;
        std::size_t size = 0;
        {
            Emulator machine(dialect, 115200);
            Course course(std::nullopt, Waits::real, {});
            const auto scanner = Scanner::open(faulty_wire(machine.connect(), course)).value();
            const auto before = course.transfers().size();
            REQUIRE(scanner->arm());
            for (auto i = before; i < course.transfers().size() && answer == 0; ++i)
                if (course.transfers()[i].received > 0)
                    answer = i;
            size = course.transfers().at(answer).received;
        }
        REQUIRE(answer > 0);
        for (std::size_t byte = 0; byte < size; byte += 5) {
            INFO(name_of(dialect) << ", byte " << byte);
            Emulator machine(dialect, 115200);
            Course course(Moment{answer, byte, Fault::garbage, Call::read}, Waits::real, {});
            const auto scanner = Scanner::open(faulty_wire(machine.connect(), course)).value();
            REQUIRE(scanner->arm());
            REQUIRE(course.has_fault_happened());
            REQUIRE(is_silent(*scanner));
            machine.show("good");
            REQUIRE(text_of(*scanner) == "good");
        }
    }
}

TEST_CASE("a scanner that refuses its trigger is told")
{
    Emulator machine(Dialect::gm65, 115200);
    const auto scanner = Scanner::open(machine.connect()).value();
    machine.refuse_next_command();
    REQUIRE(scanner->arm().error().code == Errc::refused);
    REQUIRE(scanner->arm());
}

TEST_CASE("codes that are no UTF-8 become text, or stay bytes")
{
    Emulator machine = make(any_kind());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    machine.show(base::from_hex("b5e7d7d3d6a4d5d5").value());
    REQUIRE(text_of(*scanner) == "电子证照");
    REQUIRE(is_silent(*scanner));
    const auto bytes = base::from_hex("ff00fe01").value();
    machine.show(bytes);
    const auto code = scanner->next(base::within(soon)).value().value();
    REQUIRE(code.text.is_empty());
    REQUIRE(code.bytes.reveal() == bytes);
}

TEST_CASE("whatever comes over the wire, the next good code is read")
{
    Emulator machine = make(any_kind());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    std::mt19937 random(20'261'124);
    for (int i = 0; i < 300; ++i) {
        base::Bytes piece(1 + random() % 200);
        for (auto& byte : piece)
            byte = random() % 3 == 0 ? std::byte{2} : static_cast<std::byte>(random() & 0xff);
        machine.say(piece);
    }
    for (int i = 0; i < 1000; ++i) {
        const auto code = scanner->next(base::within(0ms));
        REQUIRE((code || code.error().code == Errc::malformed));
    }
    REQUIRE(scanner->disarm());
    REQUIRE(scanner->arm());
    machine.show("good");
    REQUIRE(text_of(*scanner) == "good");
}

TEST_CASE("a broken scanner is told apart from one that is gone")
{
    for (const auto& kind : {kinds[0], kinds[1], kinds[5]}) {
        Emulator machine = make(kind);
        auto scanner = Scanner::open(machine.connect()).value();
        machine.fail();
        REQUIRE(scanner->state().value() == CodeScannerState::failed);
        machine.mend();
        REQUIRE(scanner->state().value() == CodeScannerState::idle);
        machine.plug_out();
        REQUIRE(scanner->state().error().code == Errc::disconnected);
        REQUIRE(scanner->arm().error().code == Errc::disconnected);
        REQUIRE(Scanner::open(machine.connect()).error().code == Errc::disconnected);
        machine.plug_in();
        REQUIRE(scanner->state().error().code == Errc::disconnected);
        scanner = Scanner::open(machine.connect()).value();
        REQUIRE(scanner->arm());
        machine.show("after");
        REQUIRE(text_of(*scanner) == "after");
    }
    Emulator silent = make(kinds.front());
    silent.fail();
    REQUIRE(Scanner::open(silent.connect()).error().code == Errc::timeout);
}

TEST_CASE("pulling the plug ends a wait for codes")
{
    Emulator machine = make(any_kind());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    auto next =
        std::async(std::launch::async, [&scanner] { return scanner->next(base::within(1h)); });
    machine.wait_for_waiting_driver();
    machine.plug_out();
    REQUIRE(next.get().error().code == Errc::disconnected);
}

TEST_CASE("a scanner that stopped looking by itself is made to go on")
{
    Emulator machine = make(any_kind());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    machine.show("first");
    REQUIRE(text_of(*scanner) == "first");
    auto next =
        std::async(std::launch::async, [&scanner] { return scanner->next(base::within(1h)); });
    while (machine.codes_read() < 2)
        machine.show("second");
    REQUIRE(next.get().value().value().text.reveal() == "second");
}

TEST_CASE("a scanner on a serial line of the kernel's is found, armed and read")
{
    for (const auto& kind : {kinds[3], kinds[5]}) {
        Emulator machine = make(kind);
        PseudoTerminal terminal;
        const SerialCable cable(terminal, machine);
        tty::Bus bus({{.path = terminal.path(), .purpose = Purpose::code_scanner}});
        const auto device = bus.devices().at(0);
        REQUIRE(recognises(device));
        const auto scanner = Scanner::open(bus.open(device).value()).value();
        REQUIRE(scanner->arm());
        machine.show("https://example.gov.cn/q?t=1");
        REQUIRE(text_of(*scanner) == "https://example.gov.cn/q?t=1");
        const std::string longest(code_size_limit, 'x');
        REQUIRE(is_silent(*scanner));
        machine.show(longest);
        REQUIRE(text_of(*scanner) == longest);
        REQUIRE(scanner->disarm());
    }
}

TEST_CASE("a line that is hung up ends a wait for codes")
{
    Emulator machine(Dialect::gm65, 9600);
    PseudoTerminal terminal;
    tty::Bus bus({{.path = terminal.path(), .purpose = Purpose::code_scanner}});
    std::unique_ptr<CodeScanner> scanner;
    {
        const SerialCable cable(terminal, machine);
        scanner = Scanner::open(bus.open(bus.devices().at(0)).value()).value();
        REQUIRE(scanner->arm());
    }
    auto next =
        std::async(std::launch::async, [&scanner] { return scanner->next(base::within(1h)); });
    terminal.hang_up();
    REQUIRE(next.get().error().code == Errc::disconnected);
    REQUIRE(scanner->state().error().code == Errc::disconnected);
}

TEST_CASE("a scanner is recognised by its id, or by what the settings say of its line")
{
    auto named = Emulator(Dialect::gm65, 9600).description();
    REQUIRE(recognises(named));
    named.purpose = Purpose::unstated;
    REQUIRE_FALSE(recognises(named));
    named.purpose = Purpose::id_card_reader;
    REQUIRE_FALSE(recognises(named));
    std::set<UsbId> ids;
    for (const auto& model : models()) {
        auto device = Emulator(model).description();
        REQUIRE(recognises(device));
        REQUIRE(ids.insert(model.usb).second);
        device.purpose = Purpose::id_card_reader;
        REQUIRE_FALSE(recognises(device));
        device.purpose = Purpose::unstated;
        device.interfaces.pop_back();
        REQUIRE_FALSE(recognises(device));
        if (model.usb.vendor == 0x1eab)
            REQUIRE((model.usb.product & 0xff) == 0x06);
    }
    REQUIRE(usb_ids().size() == ids.size());
}
