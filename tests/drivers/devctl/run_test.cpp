#include "drivers/devctl/run.h"

#include "drivers/camera/pgm.h"
#include "drivers/emrtd/emulator.h"
#include "tests/catch.h"
#include "tests/drivers/camera/pictures.h"
#include "tests/drivers/tty/pseudo_terminal.h"

#include <sys/wait.h>
#include <unistd.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using drivers::devctl::Exit;
namespace fs = std::filesystem;

struct Outcome {
    Exit exit;
    std::string out;
    std::string err;
};

static Outcome run(const std::vector<std::string>& words)
{
    const std::vector<std::string_view> arguments(words.begin(), words.end());
    std::ostringstream out;
    std::ostringstream err;
    const auto exit = drivers::devctl::run(arguments, out, err);
    return {exit, out.str(), err.str()};
}

// A directory that goes with the test.
struct Scratch {
    Scratch() : path(fs::temp_directory_path() / ("yimen-devctl-" + std::to_string(getpid())))
    {
        fs::create_directories(path);
    }
    ~Scratch() { fs::remove_all(path); }
    fs::path path;
};

static std::string text_of(const fs::path& file)
{
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("list names each device and the driver that knows it")
{
    const auto list = run({"--emulate", "list"});
    REQUIRE(list.exit == Exit::ok);
    REQUIRE(list.out.find("0400:c35a  sdt") != std::string::npos);
    REQUIRE(list.out.find("escpos") != std::string::npos);
    REQUIRE(list.out.find("hid_pos") != std::string::npos);
    REQUIRE(list.out.find("0665:5161  megatec") != std::string::npos);
}

TEST_CASE("probe and status tell the state of every device")
{
    const auto probe = run({"--emulate", "probe"});
    REQUIRE(probe.exit == Exit::ok);
    REQUIRE(probe.out.find("ready, secure module 05.03-") != std::string::npos);
    REQUIRE(probe.out.find("dots wide") != std::string::npos);
    const auto status = run({"--emulate", "status"});
    REQUIRE(status.exit == Exit::ok);
    REQUIRE(status.out.find("ID card reader: ready") != std::string::npos);
    REQUIRE(status.out.find("receipt printer: ready") != std::string::npos);
    REQUIRE(status.out.find("code scanner: idle, Newland") != std::string::npos);
    REQUIRE(status.out.find("power supply: on mains, battery 100 %, load 20 %, EMULATED") !=
            std::string::npos);
    REQUIRE(status.out.find("cabinet: door closed, tamper intact, emulated") != std::string::npos);
    REQUIRE(status.out.find("576 dots wide at 203 dpi, status trusted") != std::string::npos);
}

TEST_CASE("watchdog tells what the kernel does, and opens nothing")
{
    const Scratch scratch;
    fs::create_directories(scratch.path / "class/watchdog0");
    std::ofstream(scratch.path / "class/watchdog0/identity") << "iTCO_wdt\n";
    std::ofstream(scratch.path / "class/watchdog0/state") << "active\n";
    const auto one = run({"--emulate", "watchdog", (scratch.path / "class").string()});
    REQUIRE(one.exit == Exit::ok);
    REQUIRE(one.out == "watchdog0: iTCO_wdt, active\n");
    const auto none = run({"--emulate", "watchdog", (scratch.path / "none").string()});
    REQUIRE(none.exit == Exit::ok);
    REQUIRE(none.out == "no hardware watchdog\n");
    REQUIRE(run({"--emulate", "watchdog", "a", "b"}).exit == Exit::usage);
}

TEST_CASE("print-test document takes paper, sides and copies, and refuses other words")
{
    const std::vector<std::string> print{"print-test", "document", "--uri", "ipp://"};
    const auto with = [&print](const std::vector<std::string>& more) {
        auto words = print;
        words.insert(words.end(), more.begin(), more.end());
        return run(words).exit;
    };
    REQUIRE(with({"--media", "iso_a5_148x210mm", "--sides", "two-sided-long-edge", "--copies", "2",
                  "--source", "tray-1", "--type", "stationery"}) == Exit::said_no);
    REQUIRE(with({"--sides", "three-sided"}) == Exit::usage);
    REQUIRE(with({"--copies", "many"}) == Exit::usage);
    REQUIRE(with({"--media"}) == Exit::usage);
    REQUIRE(with({"--colour", "red"}) == Exit::usage);
}

TEST_CASE("read-card shows that the card was read, and not who it is")
{
    const auto reading = run({"--emulate", "read-card"});
    REQUIRE(reading.exit == Exit::ok);
    REQUIRE(reading.out.find("测**") != std::string::npos);
    REQUIRE(reading.out.find("1024 bytes") != std::string::npos);
    for (const auto* personal : {"测试甲", "19491231", "002X", "朝阳"})
        REQUIRE(reading.out.find(personal) == std::string::npos);
}

TEST_CASE("list names cameras and readers of smart cards beside the devices")
{
    const auto list = run({"--emulate", "list"});
    REQUIRE(list.exit == Exit::ok);
    REQUIRE(list.out.find("video0   -          camera      Emulated camera") != std::string::npos);
    REQUIRE(list.out.find("video1") == std::string::npos);
    REQUIRE(list.out.find("pcscd    -          pcsc        Emulated slot") != std::string::npos);
    REQUIRE(list.out.find("pcscd    -          pcsc        Emulated field") != std::string::npos);
}

TEST_CASE("read-social-card shows that the card was read, and not who it is")
{
    const auto reading = run({"--emulate", "read-social-card"});
    REQUIRE(reading.exit == Exit::ok);
    REQUIRE(reading.out.find("generation      second") != std::string::npos);
    REQUIRE(reading.out.find("name            测**\n") != std::string::npos);
    REQUIRE(reading.out.find("number          1*****************\n") != std::string::npos);
    REQUIRE(reading.out.find("sex             *\n") != std::string::npos);
    for (const auto* personal : {"测试甲", "19491231", "002X", "00000001"})
        REQUIRE(reading.out.find(personal) == std::string::npos);
    REQUIRE(run({"--emulate", "read-social-card", "--reader", "slot"}).exit == Exit::ok);
}

TEST_CASE("a reader that has another card, or is not there, is told with what to do")
{
    const auto other = run({"--emulate", "read-social-card", "--reader", "field"});
    REQUIRE(other.exit == Exit::said_no);
    REQUIRE(other.err.find("another kind of card") != std::string::npos);
    const auto none = run({"--emulate", "read-social-card", "--reader", "moon"});
    REQUIRE(none.exit == Exit::said_no);
    REQUIRE(none.err.find("see list") != std::string::npos);
}

static const std::string specimen{drivers::emrtd::specimen_lines};

TEST_CASE("read-passport opens the chip with the printed lines, and does not show whose it is")
{
    const auto reading = run({"--emulate", "read-passport", "--mrz", specimen});
    INFO(reading.err);
    REQUIRE(reading.exit == Exit::ok);
    REQUIRE(reading.out.find("document        P of UTO") != std::string::npos);
    REQUIRE(reading.out.find("surname         E*******\n") != std::string::npos);
    REQUIRE(reading.out.find("face            15000 bytes, JPEG\n") != std::string::npos);
    for (const auto* personal : {"ERIKSSON", "ANNA", "L898902C", "740812", "ZE184226B"})
        REQUIRE(reading.out.find(personal) == std::string::npos);
}

TEST_CASE("the printed lines come from a file, too, which is no longer than lines are")
{
    const Scratch scratch;
    const auto file = (scratch.path / "lines").string();
    std::ofstream(file) << specimen << "\r\n";
    REQUIRE(run({"--emulate", "read-passport", "--mrz-file", file}).exit == Exit::ok);
    std::ofstream(file) << std::string(100'000, 'P');
    const auto long_one = run({"--emulate", "read-passport", "--mrz-file", file});
    REQUIRE(long_one.exit == Exit::said_no);
    REQUIRE(long_one.err.find("is longer than such lines") != std::string::npos);
    const auto none = run({"--emulate", "read-passport", "--mrz-file", file + ".none"});
    REQUIRE(none.err.find("cannot be read") != std::string::npos);
}

TEST_CASE("lines with a mistake, and lines of another document, are told apart")
{
    auto mistaken = specimen;
    mistaken[mistaken.find("L8")] = 'M';
    const auto wrong = run({"--emulate", "read-passport", "--mrz", mistaken});
    REQUIRE(wrong.exit == Exit::said_no);
    REQUIRE(wrong.err.find("malformed") != std::string::npos);
    REQUIRE(wrong.err.find("898902") == std::string::npos);
    const auto other = run({"--emulate", "read-passport", "--mrz",
                            "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<"
                            "C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4"});
    REQUIRE(other.exit == Exit::said_no);
    REQUIRE(other.err.find("does not open to these lines") != std::string::npos);
}

TEST_CASE("scan looks through a camera, or at pictures")
{
    const auto seen = run({"--emulate", "scan", "--camera", "--show"});
    REQUIRE(seen.exit == Exit::ok);
    REQUIRE(seen.out.find("symbology  QR\n") != std::string::npos);
    REQUIRE(seen.out.find("https://example.gov.cn/camera?") != std::string::npos);
    const Scratch scratch;
    const auto folder = scratch.path.string();
    const auto none = run({"scan", "--pictures", folder});
    REQUIRE(none.exit == Exit::said_no);
    REQUIRE(none.err.find("no pictures (*.pgm)") != std::string::npos);
    const auto code = tests::code_of(3);
    std::ofstream(scratch.path / "1.pgm", std::ios::binary)
        << base::text(drivers::camera::encode_pgm(tests::draw(code, 4)));
    const auto read = run({"scan", "--pictures", folder, "--show"});
    REQUIRE(read.exit == Exit::ok);
    REQUIRE(read.out.find(code.text) != std::string::npos);
}

TEST_CASE("scan shows the first characters of a code, and all of them when asked")
{
    const auto scan = run({"--emulate", "scan"});
    REQUIRE(scan.exit == Exit::ok);
    REQUIRE(scan.out.find("text       http*") != std::string::npos);
    REQUIRE(scan.out.find("example") == std::string::npos);
    const auto shown = run({"--emulate", "scan", "--show"});
    REQUIRE(shown.exit == Exit::ok);
    REQUIRE(shown.out.find("https://example.gov.cn/") != std::string::npos);
}

TEST_CASE("a serial port that is named stands among the devices")
{
    const tests::PseudoTerminal terminal;
    const auto list =
        run({"--port", terminal.path().string() + "=code_scanner", "--emulate", "list"});
    REQUIRE(list.exit == Exit::ok);
    const auto name = terminal.path().string().substr(5);  // Without "/dev/".
    REQUIRE(list.out.find(name + " ") == 0);
    REQUIRE(list.out.find(" 0000:0000  serial_scan") != std::string::npos);
    const auto wrong = run({"--port", "/dev/ttyS0=moon", "list"});
    REQUIRE(wrong.exit == Exit::usage);
    REQUIRE(wrong.err.find("id_card_reader, code_scanner") != std::string::npos);
}

TEST_CASE("print-test prints a slip")
{
    const auto print = run({"--emulate", "print-test", "receipt"});
    REQUIRE(print.exit == Exit::ok);
    REQUIRE(print.out.find("outcome printed") != std::string::npos);
}

TEST_CASE("a printer that cannot be reached is told, and is no mistake of usage")
{
    for (const auto& words : {std::vector<std::string>{"print-test", "document", "--uri", "ipp://"},
                              {"status", "--uri", "http://localhost"}}) {
        const auto outcome = run(words);
        REQUIRE(outcome.exit == Exit::said_no);
        REQUIRE_FALSE(outcome.err.empty());
    }
}

TEST_CASE("udev gets a rule for every known device")
{
    const auto rules = run({"udev-rules"});
    REQUIRE(rules.exit == Exit::ok);
    REQUIRE(rules.out.find("ATTR{idVendor}==\"0400\", ATTR{idProduct}==\"c35a\", "
                           "GROUP=\"yimen\", MODE=\"0660\"") != std::string::npos);
    REQUIRE(rules.out.find("idVendor}==\"04b8\"") != std::string::npos);
    REQUIRE(rules.out.find("idVendor}==\"1eab\", ATTR{idProduct}==\"1d10\"") != std::string::npos);
    REQUIRE(rules.out.find("idVendor}==\"1eab\", ATTR{idProduct}==\"1d06\"") != std::string::npos);
    REQUIRE(rules.out.find("idVendor}==\"0665\", ATTR{idProduct}==\"5161\"") != std::string::npos);
}

TEST_CASE("wrong usage is told as such")
{
    for (const auto& words : {std::vector<std::string>{},
                              {"--emulate"},
                              {"dance"},
                              {"list", "more"},
                              {"print-test"},
                              {"print-test", "document"},
                              {"scan", "--all"},
                              {"scan", "--camera", "--pictures", "here"},
                              {"scan", "--camera", "--ending", "crlf"},
                              {"scan", "--ending", "moon"},
                              {"scan", "--ending"},
                              {"scan", "--pictures"},
                              {"read-social-card", "--reader"},
                              {"read-social-card", "--mrz", "P<"},
                              {"read-passport"},
                              {"read-passport", "--mrz", "P<", "--mrz-file", "-"},
                              {"read-passport", "--pin", "1"},
                              {"--port", "/dev/ttyS0"},
                              {"status", "--uri"},
                              {"record"},
                              {"record", "file", "list"},
                              {"record", "file", "--"},
                              {"replay", "file"}}) {
        const auto outcome = run(words);
        REQUIRE(outcome.exit == Exit::usage);
        REQUIRE(outcome.err.find("usage: yimen-devctl") != std::string::npos);
    }
}

TEST_CASE("a recorded command is replayed without devices, and another one departs")
{
    const Scratch scratch;
    const auto story = (scratch.path / "story.jsonl").string();
    const auto recorded = run({"--emulate", "record", story, "--", "read-card"});
    REQUIRE(recorded.exit == Exit::ok);
    const auto replayed = run({"replay", story, "--", "read-card"});
    REQUIRE(replayed.exit == Exit::ok);
    REQUIRE(replayed.out == recorded.out);
    const auto other = run({"replay", story, "--", "probe"});
    REQUIRE(other.exit == Exit::said_no);
    REQUIRE(other.err.find("the story goes on with") != std::string::npos);

    const auto before = text_of(story);
    REQUIRE(run({"--emulate", "record", story, "--", "list"}).exit == Exit::said_no);
    REQUIRE(text_of(story) == before);
}

TEST_CASE("a story that cannot be read is told with its line")
{
    const Scratch scratch;
    const auto story = (scratch.path / "broken.jsonl").string();
    std::ofstream(story) << "{}\n";
    const auto outcome = run({"replay", story, "--", "list"});
    REQUIRE(outcome.exit == Exit::said_no);
    REQUIRE(outcome.err.find("line 1") != std::string::npos);
    REQUIRE(run({"replay", story + ".none", "--", "list"}).exit == Exit::said_no);
}

// "print-test_receipt" of print-test_receipt.emulated.jsonl.
static std::vector<std::string> command_of(const fs::path& story)
{
    std::vector<std::string> out{""};
    const auto name = story.filename().string();
    for (char c : name.substr(0, name.find('.'))) {
        if (c == '_')
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

TEST_CASE("conform takes stories, and devices of the bus that the tool is on")
{
    const fs::path recordings = YIMEN_SOURCE_DIR "/tests/drivers/recordings";
    const auto story =
        run({"conform", "--story", (recordings / "read-card.emulated.jsonl").string()});
    INFO(story.err);
    REQUIRE(story.exit == Exit::ok);
    REQUIRE(story.out.ends_with("supported\n"));
    const auto live = run({"--emulate", "conform", "--live", "cabinet"});
    REQUIRE(live.exit == Exit::ok);
    REQUIRE(live.out.find("cabinet_line at 1-7/ttyUSB1") != std::string::npos);
    REQUIRE(run({"--emulate", "conform", "--live", "moon"}).exit == Exit::said_no);
    REQUIRE(run({"--emulate", "conform", "--live"}).exit == Exit::usage);
}

TEST_CASE("every committed recording replays")
{
    int stories = 0;
    for (const auto& entry : fs::directory_iterator(YIMEN_SOURCE_DIR "/tests/drivers/recordings")) {
        if (entry.path().extension() != ".jsonl")
            continue;
        ++stories;
        std::vector<std::string> words{"replay", entry.path().string(), "--"};
        const auto command = command_of(entry.path());
        words.insert(words.end(), command.begin(), command.end());
        const auto outcome = run(words);
        INFO(entry.path() << ": " << outcome.err);
        REQUIRE(outcome.exit == Exit::ok);
    }
    REQUIRE(stories >= 3);
}

static int exit_of(const std::string& arguments)
{
    const auto command = std::string(YIMEN_DEVCTL) + " " + arguments + " >/dev/null 2>&1";
    return WEXITSTATUS(std::system(command.c_str()));
}

TEST_CASE("the program's exit status is 0, 1 or 2")
{
    REQUIRE(exit_of("--emulate read-card") == 0);
    REQUIRE(exit_of("status --uri ipp://") == 1);
    REQUIRE(exit_of("dance") == 2);
}
