#include "drivers/devctl/scan.h"

#include "drivers/devctl/code_mask.h"
#include "drivers/devctl/ports.h"
#include "drivers/hid_pos/emulator.h"
#include "drivers/registry.h"
#include "drivers/serial_scan/emulator.h"
#include "tests/catch.h"

using namespace drivers;
using namespace drivers::devctl;
using base::Errc;
using recording::Direction;

static base::Bytes bytes_of(std::string_view text)
{
    const auto view = base::view(text);
    return {view.begin(), view.end()};
}

TEST_CASE("a code is told by its first characters, or whole when asked for")
{
    const auto code = make_scanned_code(bytes_of("电子证照测试A\n\x1b[2J"), Symbology::qr);
    const auto beginning = describe(code, Shown::beginning);
    REQUIRE(beginning.find("symbology  QR\nsize       24 bytes\n") == 0);
    REQUIRE(beginning.find("text       电子证照********\n") != std::string::npos);
    REQUIRE(describe(code, Shown::all).find("text       电子证照测试A\\x0a\\x1b[2J\n") !=
            std::string::npos);
    const auto raw = make_scanned_code(base::bytes({0xff, 0x00}), Symbology::data_matrix);
    REQUIRE(describe(raw, Shown::beginning).find("ff00") == std::string::npos);
    REQUIRE(describe(raw, Shown::all).find("bytes      ff00\n") != std::string::npos);
}

TEST_CASE("one code is waited for, and the light is out afterwards")
{
    emulation::Bus bus;
    hid_pos::Emulator scanner;
    bus.plug_in(scanner);
    scanner.lay_down("https://example.gov.cn/");
    const auto opened = open_code_scanner(bus).value();
    REQUIRE(scan_one_code(*opened).value().text.reveal() == "https://example.gov.cn/");
    REQUIRE_FALSE(scanner.is_looking());
}

static base::Result<std::vector<SerialPort>> ports_in(std::vector<std::string_view> words,
                                                      std::size_t left = 1)
{
    std::span<const std::string_view> arguments(words);
    auto ports = take_ports(arguments);
    if (ports)
        REQUIRE(arguments.size() == left);
    return ports;
}

TEST_CASE("ports stand before everything else on the command line")
{
    REQUIRE(ports_in({"list"}).value().empty());
    const auto ports =
        ports_in({"--port", "/dev/ttyS0=id_card_reader", "--port", "/dev/ttyACM0", "list"}).value();
    REQUIRE(ports.size() == 2);
    REQUIRE(ports[0].path == "/dev/ttyS0");
    REQUIRE(ports[0].purpose == Purpose::id_card_reader);
    REQUIRE(ports[1].path == "/dev/ttyACM0");
    REQUIRE(ports[1].purpose == Purpose::unstated);
    REQUIRE(ports_in({"--port", "/dev/a=b=code_scanner", "x"}).value()[0].path == "/dev/a=b");
    for (const auto* wrong : {"", "/dev/ttyS0=moon", "/dev/ttyS0=", "=code_scanner"})
        REQUIRE(ports_in({"--port", wrong, "list"}).error().code == Errc::malformed);
    REQUIRE(ports_in({"--port"}).error().code == Errc::malformed);
}

TEST_CASE("stories hold the shape of a code and nothing else of it, and answers as they are")
{
    const serial_scan::Emulator line(serial_scan::Dialect::gm65, 9600);
    auto mask = code_mask_for(line.description());
    const auto in = [&mask](const base::Bytes& data) { return mask(Direction::in, data); };
    REQUIRE(in(bytes_of("https://Ab.cn/7?\r")) == bytes_of("xxxxx://xx.xx/0?\r"));
    REQUIRE(in(base::bytes({0xe7, 0x94, 0xb5})) == bytes_of("xxx"));
    const auto answer = base::bytes({2, 0, 0, 1, 0, 0x33, 0x31});
    auto both = bytes_of("before");
    base::append(both, answer);
    base::append(both, "after");
    auto expected = bytes_of("xxxxxx");
    base::append(expected, answer);
    base::append(expected, "xxxxx");
    REQUIRE(in(both) == expected);
    REQUIRE(mask(Direction::out, bytes_of("SCNTRG1")) == bytes_of("SCNTRG1"));

    const hid_pos::Emulator newland(hid_pos::model_of(hid_pos::Dialect::newland));
    auto report = base::bytes({0x02, 0x35, 'a', '1', 0});
    REQUIRE(code_mask_for(newland.description())(Direction::in, report) ==
            base::bytes({0x02, 0x35, 'x', '0', 0}));
    const hid_pos::Emulator honeywell(hid_pos::model_of(hid_pos::Dialect::honeywell));
    report = base::bytes({0x02, 0x35, ']', 'Q', '1', 'a', '1', 's', 'd', 1});
    REQUIRE(code_mask_for(honeywell.description())(Direction::in, report) ==
            base::bytes({0x02, 0x35, ']', 'Q', '1', 'x', '0', 's', 'd', 1}));
    auto other = line.description();
    other.purpose = Purpose::unstated;
    REQUIRE_FALSE(code_mask_for(other));
}
