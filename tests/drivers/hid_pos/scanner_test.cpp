#include "drivers/hid_pos/scanner.h"

#include "drivers/emulation/faults/wire.h"
#include "drivers/hid_pos/emulator.h"
#include "tests/catch.h"

#include <future>
#include <random>
#include <set>

using namespace drivers;
using namespace drivers::hid_pos;
using base::Errc;
using namespace std::chrono_literals;

// Long against what a scanner needs, and never waited out by a test that passes.
static constexpr auto soon = 20s;

// Waited out where nothing comes.
static constexpr auto moment = 60ms;

static const Model& any_model()
{
    const auto usb = GENERATE(UsbId{0x1eab, 0x1d10}, UsbId{0x1eab, 0x1d22}, UsbId{0x0c2e, 0x0b87},
                              UsbId{0x05e0, 0x1a00});
    const auto& model = *find_model(usb);
    UNSCOPED_INFO(model.name);
    return model;
}

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

TEST_CASE("a code that is shown is read, also the next one")
{
    const auto& model = any_model();
    Emulator machine(model);
    const auto scanner = Scanner::open(machine.connect()).value();
    const bool agrees = model.dialect == Dialect::newland;
    REQUIRE(scanner->model() == std::string(model.name) + (agrees ? ", codes end with crlf" : ""));
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

TEST_CASE("codes of every length are read whole")
{
    Emulator machine(any_model());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    std::string code;
    while (code.size() < code_size_limit)
        code += static_cast<char>('0' + code.size() % 75);
    for (std::size_t size :
         {1UL, 55UL, 56UL, 57UL, 61UL, 62UL, 63UL, 112UL, 124UL, 1000UL, code_size_limit}) {
        REQUIRE(is_silent(*scanner));
        machine.show(code.substr(0, size));
        REQUIRE(text_of(*scanner) == code.substr(0, size));
    }
}

TEST_CASE("a code longer than a code can be is dropped, and the next one read")
{
    Emulator machine(any_model());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    machine.show(std::string(code_size_limit + 1000, 'x'));
    REQUIRE(scanner->next(base::within(soon)).error().code == Errc::malformed);
    REQUIRE(is_silent(*scanner));
    machine.show("good");
    REQUIRE(text_of(*scanner) == "good");
}

TEST_CASE("what was shown while nobody asked is forgotten")
{
    Emulator machine(any_model());
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

TEST_CASE("the light is out when nobody asked")
{
    Emulator machine(any_model());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE_FALSE(machine.is_looking());
    REQUIRE(scanner->arm());
    REQUIRE(machine.is_looking());
    REQUIRE(scanner->disarm());
    REQUIRE_FALSE(machine.is_looking());
}

TEST_CASE("a scanner that an earlier run left armed is put out by opening it")
{
    Emulator machine(any_model());
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

TEST_CASE("the symbology comes with the code where the scanner tells it")
{
    for (auto dialect : {Dialect::honeywell, Dialect::standard}) {
        Emulator machine(model_of(dialect));
        const auto scanner = Scanner::open(machine.connect()).value();
        REQUIRE(scanner->arm());
        machine.show(base::view("5901234123457"), "]E0");
        const auto code = scanner->next(base::within(soon)).value().value();
        REQUIRE(code.symbology == Symbology::ean_upc);
        REQUIRE(code.text.reveal() == "5901234123457");
    }
}

TEST_CASE("codes that are no UTF-8 become text, or stay bytes")
{
    Emulator machine(any_model());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    machine.show(base::from_hex("b5e7d7d3d6a4d5d5").value(), "]Q1");
    REQUIRE(text_of(*scanner) == "电子证照");
    REQUIRE(is_silent(*scanner));
    const auto bytes = base::from_hex("ff00fe01").value();
    machine.show(bytes, "]Q1");
    const auto code = scanner->next(base::within(soon)).value().value();
    REQUIRE(code.text.is_empty());
    REQUIRE(code.bytes.reveal() == bytes);
}

TEST_CASE("a Newland scanner does not obey the codes that would change it")
{
    Emulator machine;
    machine.show_setup_code();
    REQUIRE(machine.is_keyboard());
    Emulator guarded;
    const auto scanner = Scanner::open(guarded.connect()).value();
    REQUIRE(scanner->arm());
    guarded.show_setup_code();
    REQUIRE_FALSE(guarded.is_keyboard());
}

TEST_CASE("a code that looks like an answer, or stands beside one, confuses nobody")
{
    Emulator machine;
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    machine.show(
        "\x02\x01"
        "0000#SCNTRG1\x06;\x03");
    REQUIRE(is_silent(*scanner));
    // The trigger that goes off before this is answered with the code in the same stream.
    machine.show(
        "\x02\x01"
        "0000#SCN");
    REQUIRE(is_silent(*scanner));
    // Where the trigger falls due among these bytes, a code is lost with them, and shown again.
    std::optional<ScannedCode> code;
    for (int shown = 0; shown < 5 && !code; ++shown) {
        machine.show("good");
        code = scanner->next(base::within(4s)).value();
    }
    REQUIRE(code);
    REQUIRE(code->text.reveal() == "good");
}

TEST_CASE("a lost answer is asked for again, and its late double is no code")
{
    Emulator machine;
    const auto scanner = Scanner::open(machine.connect()).value();
    using Fault = void (Emulator::*)();
    const std::vector<Fault> faults{&Emulator::lose_next_report, &Emulator::cut_next_report,
                                    &Emulator::swallow_next_command,
                                    &Emulator::stall_next_transfer};
    for (Fault fault : faults) {
        (machine.*fault)();
        REQUIRE(scanner->arm());
        REQUIRE(is_silent(*scanner));
        machine.show("good");
        REQUIRE(text_of(*scanner) == "good");
        REQUIRE(scanner->disarm());
    }
}

static std::size_t first_of(const std::vector<emulation::faults::Transfer>& transfers,
                            std::size_t from, emulation::faults::Call call)
{
    for (auto i = from; i < transfers.size(); ++i)
        if (transfers[i].call == call && transfers[i].is_well)
            return i;
    FAIL("no such transfer");
    return 0;
}

TEST_CASE("a damaged acknowledgement is asked for again, and is no code")
{
    using namespace emulation::faults;
    std::size_t answer = 0;
    {
        Emulator machine;
        Course course(std::nullopt, Waits::real, {});
        const auto scanner = Scanner::open(faulty_wire(machine.connect(), course)).value();
        const auto before = course.transfers().size();
        REQUIRE(scanner->arm());
        answer = first_of(course.transfers(), before, Call::read);
    }
    // Of the text of the answer: behind the report's number and length.
    for (const std::size_t byte : {2U, 4U, 9U, 16U}) {
        INFO("byte " << byte);
        Emulator machine;
        Course course(Moment{answer, byte, Fault::garbage, Call::read}, Waits::real, {});
        const auto scanner = Scanner::open(faulty_wire(machine.connect(), course)).value();
        REQUIRE(scanner->arm());
        REQUIRE(course.has_fault_happened());
        REQUIRE(is_silent(*scanner));
        machine.show("good");
        REQUIRE(text_of(*scanner) == "good");
    }
}

TEST_CASE("a Honeywell scanner whose enabling is refused once is not left deaf")
{
    using namespace emulation::faults;
    const auto& model = *find_model({0x0c2e, 0x0b87});
    std::size_t controls = 0;
    {
        Emulator machine(model);
        Course course(std::nullopt, Waits::real, {});
        REQUIRE(Scanner::open(faulty_wire(machine.connect(), course)));
        controls = course.transfers().size();
    }
    int refused = 0;
    for (std::size_t i = 0; i < controls; ++i) {
        Emulator machine(model);
        Course course(Moment{i, 0, Fault::stall, Call::control}, Waits::real, {});
        const auto scanner = Scanner::open(faulty_wire(machine.connect(), course));
        if (!scanner || !course.has_fault_happened())
            continue;
        ++refused;
        REQUIRE((*scanner)->arm());
        machine.show("good");
        REQUIRE(text_of(**scanner) == "good");
    }
    REQUIRE(refused > 0);
}

TEST_CASE("a stalled endpoint is ended, and codes come again")
{
    Emulator machine(any_model());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    REQUIRE(is_silent(*scanner));
    machine.show("good");
    machine.stall_next_transfer();
    REQUIRE(text_of(*scanner) == "good");
}

TEST_CASE("a report that was cut off is told, and the next code is whole")
{
    Emulator machine(any_model());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    machine.cut_next_report();
    machine.show("damaged");
    REQUIRE(scanner->next(base::within(soon)).error().code == Errc::malformed);
    REQUIRE(is_silent(*scanner));
    machine.show("good");
    REQUIRE(text_of(*scanner) == "good");
}

TEST_CASE("reports that are no codes are passed over")
{
    Emulator machine(any_model());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    for (const auto* noise : {"f0", "f0ff0102030405", "00", "ff41414141"}) {
        machine.say(base::from_hex(noise).value());
        REQUIRE(is_silent(*scanner));
    }
    machine.show("good");
    REQUIRE(text_of(*scanner) == "good");
}

TEST_CASE("whatever comes over the wire, the next good code is read")
{
    Emulator machine(any_model());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    std::mt19937 random(20'261'124);
    for (int i = 0; i < 300; ++i) {
        base::Bytes report(1 + random() % 64);
        for (auto& byte : report)
            byte = static_cast<std::byte>(random() & 0xff);
        report[0] = random() % 4 == 0 ? report[0] : std::byte{2};
        machine.say(report);
    }
    for (int i = 0; i < 400; ++i) {
        const auto code = scanner->next(base::within(0ms));
        REQUIRE((code || code.error().code == Errc::malformed));
    }
    // What was half a code by then is dropped with the rest.
    REQUIRE(scanner->disarm());
    REQUIRE(scanner->arm());
    machine.show("good");
    REQUIRE(text_of(*scanner) == "good");
}

TEST_CASE("a broken scanner is told apart from one that is gone")
{
    Emulator machine(any_model());
    auto scanner = Scanner::open(machine.connect()).value();
    machine.fail();
    REQUIRE(scanner->state().value() == CodeScannerState::failed);
    REQUIRE_FALSE(Scanner::open(machine.connect()));
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

TEST_CASE("pulling the plug ends a wait for codes")
{
    Emulator machine(any_model());
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
    Emulator machine(any_model());
    const auto scanner = Scanner::open(machine.connect()).value();
    REQUIRE(scanner->arm());
    machine.show("first");
    REQUIRE(text_of(*scanner) == "first");
    auto next =
        std::async(std::launch::async, [&scanner] { return scanner->next(base::within(1h)); });
    machine.wait_for_waiting_driver();
    while (machine.codes_read() < 2)
        machine.show("second");
    REQUIRE(next.get().value().value().text.reveal() == "second");
}

static DeviceDescription without(DeviceDescription device, void (*change)(DeviceDescription&))
{
    change(device);
    return device;
}

TEST_CASE("a scanner is recognised by its id and its interface together")
{
    const auto device = Emulator().description();
    REQUIRE(recognises(device));
    REQUIRE_FALSE(recognises(without(device, [](auto& d) { d.id = {0x1eab, 0x0106}; })));
    REQUIRE_FALSE(recognises(without(device, [](auto& d) { d.interfaces.clear(); })));
    REQUIRE_FALSE(recognises(without(device, [](auto& d) { d.interfaces[0].subclass = 1; })));
    REQUIRE_FALSE(recognises(without(device, [](auto& d) { d.interfaces[0].class_code = 10; })));
    REQUIRE_FALSE(recognises(without(device, [](auto& d) { d.interfaces[0].endpoints.clear(); })));
    REQUIRE_FALSE(
        recognises(without(device, [](auto& d) { d.purpose = Purpose::id_card_reader; })));
    for (const auto& model : models())
        REQUIRE(recognises(Emulator(model).description()));
}

TEST_CASE("every model has an id of its own and a name; Newland's tell their mode")
{
    std::set<UsbId> ids;
    for (const auto& model : models()) {
        REQUIRE(ids.insert(model.usb).second);
        REQUIRE_FALSE(model.name.empty());
        const auto mode = model.usb.product & 0xff;
        if (model.usb.vendor == 0x1eab)
            REQUIRE((mode == 0x10 || mode == 0x22));
    }
    REQUIRE(usb_ids().size() == ids.size());
    REQUIRE(find_model({0xffff, 0xffff}) == nullptr);
}
