#include "kiosk/settings.h"

#include "tests/catch.h"
#include "tests/folder.h"
#include "tests/hall/process.h"

#include <fstream>
#include <sstream>

using base::Errc;
using namespace std::chrono_literals;

namespace kiosk {

namespace {

const std::filesystem::path shipped = std::filesystem::path(YIMEN_SOURCE_DIR) / "config/kiosk.toml";

struct Replacement {
    std::string_view line;
    std::string_view by;
};

// Each of another kind: not https, not a duration, out of range, not a number, and not a key.
constexpr std::array mistakes{
    Replacement{"url = \"https://central.example:8443\"", "url = \"http://central.example:8443\""},
    Replacement{"heartbeat = \"30 s\"", "heartbeat = \"often\""},
    Replacement{"width = 1080", "width = 10"}, Replacement{"height = 1920", "height = \"tall\""},
    Replacement{"warn_after = \"60 s\"", "warn_afer = \"60 s\""}};

struct Broken {
    std::filesystem::path path;
    std::vector<int> lines;  // Of the mistakes, in the file's order.
};

Broken write_broken(const tests::Folder& folder)
{
    Broken broken{.path = folder.path() / "kiosk.toml", .lines = {}};
    std::ifstream in(shipped);
    std::ofstream out(broken.path);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        const auto* mistake = std::ranges::find(mistakes, line, &Replacement::line);
        if (mistake != mistakes.end())
            broken.lines.push_back(number);
        out << (mistake != mistakes.end() ? mistake->by : std::string_view(line)) << '\n';
    }
    REQUIRE(broken.lines.size() == mistakes.size());
    return broken;
}

void require_all_told(const std::string& said, const Broken& broken)
{
    INFO(said);
    for (const int line : broken.lines)
        REQUIRE(said.contains(broken.path.string() + ":" + std::to_string(line) + ": "));
    for (const auto* key : {"central.url", "central.heartbeat", "screen.width", "screen.height",
                            "waiting.warn_afer", "waiting.warn_after"})
        REQUIRE(said.contains(key));
}

// With what it says on its standard error.
hall::Ran run_kiosk(std::vector<std::string> words)
{
    const auto program = std::filesystem::path(YIMEN_BINARY_DIR) / "kiosk" / "yimen-kiosk";
    words.insert(words.begin(), {"sh", "-c", R"(exec "$0" "$@" 2>&1)", program.string()});
    return hall::run(words);
}

}  // namespace

TEST_CASE("the settings that are shipped load")
{
    const auto settings = load_settings(shipped);
    REQUIRE(settings);
    REQUIRE(settings->terminal.data == "/var/lib/yimen");
    REQUIRE(settings->central.url == "https://central.example:8443");
    REQUIRE(settings->central.heartbeat == 30s);
    REQUIRE(settings->devices.blocked_limit == 45s);
    REQUIRE(settings->devices.serial_ports.empty());
    REQUIRE(settings->screen.width == 1080);
    REQUIRE(settings->screen.is_fullscreen);
    REQUIRE(settings->screen.has_motion);
    REQUIRE(settings->waiting.left_behind == 30s);
    REQUIRE(settings->waiting.mains == 30s);
}

TEST_CASE("five mistakes are told at once, each with its line")
{
    const tests::Folder folder;
    const auto broken = write_broken(folder);
    const auto settings = load_settings(broken.path);
    REQUIRE(settings.error().code == Errc::malformed);
    require_all_told(settings.error().detail, broken);
}

// The shipped settings with another line instead of one.
static std::filesystem::path write_with(const tests::Folder& folder, const Replacement& other)
{
    const auto path = folder.path() / "kiosk.toml";
    std::ifstream in(shipped);
    std::ofstream out(path);
    bool is_found = false;
    for (std::string line; std::getline(in, line);) {
        is_found = is_found || line == other.line;
        out << (line == other.line ? other.by : std::string_view(line)) << '\n';
    }
    REQUIRE(is_found);
    return path;
}

static std::filesystem::path write_ports(const tests::Folder& folder, std::string_view ports)
{
    return write_with(folder, {"serial_ports = []", ports});
}

TEST_CASE("codes are read by a scanner, a camera or nothing")
{
    using CodeScanner = Settings::CodeScanner;
    const tests::Folder folder;
    const auto fitted = [&folder](std::string_view word) {
        const auto line = "code_scanner = \"" + std::string(word) + "\"";
        return load_settings(write_with(folder, {"code_scanner = \"none\"", line}));
    };
    REQUIRE(fitted("none")->devices.code_scanner == CodeScanner::none);
    REQUIRE(fitted("scanner")->devices.code_scanner == CodeScanner::scanner);
    REQUIRE(fitted("camera")->devices.code_scanner == CodeScanner::camera);
    REQUIRE(fitted("eye").error().detail.contains("is 'eye', not scanner, camera or none"));
}

TEST_CASE("how codes end is one of five words, and silence where nobody says it")
{
    using drivers::CodeEnding;
    const tests::Folder folder;
    const auto with = [&folder](std::string_view by) {
        return load_settings(write_with(folder, {"code_ending = \"silence\"", by}));
    };
    REQUIRE(load_settings(shipped)->devices.code_ending == CodeEnding::silence);
    REQUIRE(with("")->devices.code_ending == CodeEnding::silence);
    for (auto ending :
         {CodeEnding::silence, CodeEnding::crlf, CodeEnding::cr, CodeEnding::lf, CodeEnding::tab})
        REQUIRE(
            with("code_ending = \"" + std::string(name_of(ending)) + "\"")->devices.code_ending ==
            ending);
    const auto mistaken = with("code_ending = \"moon\"");
    REQUIRE(mistaken.error().detail.contains(
        "devices.code_ending is 'moon', not one of silence, crlf, cr, lf, tab"));
    REQUIRE(with("code_ending = 7").error().detail.contains("devices.code_ending is not text"));
}

TEST_CASE("how long a visit may begin on battery is 5 s to 10 min, and 30 s where nobody says it")
{
    const tests::Folder folder;
    const auto with = [&folder](std::string_view by) {
        return load_settings(write_with(folder, {"mains = \"30 s\"", by}));
    };
    REQUIRE(with("mains = \"10 min\"")->waiting.mains == 10min);
    REQUIRE(with("mains = \"5 s\"")->waiting.mains == 5s);
    REQUIRE(with("")->waiting.mains == 30s);
    for (const auto* mistake : {"mains = \"4 s\"", "mains = \"11 min\"", "mains = 30"}) {
        const auto settings = with(mistake);
        REQUIRE(settings.error().code == Errc::malformed);
        REQUIRE(settings.error().detail.contains("waiting.mains"));
    }
}

TEST_CASE("speech is for a headset, always or off, and off where nobody says it")
{
    using ui::speech::SpeechMode;
    const tests::Folder folder;
    const auto with = [&folder](std::string_view by) {
        return load_settings(write_with(folder, {"speech = \"headset\"", by}));
    };
    REQUIRE(load_settings(shipped)->assistance.speech == SpeechMode::headset);
    REQUIRE(with("speech = \"always\"")->assistance.speech == SpeechMode::always);
    REQUIRE(with("")->assistance.speech == SpeechMode::off);
    REQUIRE(with("speech = \"loud\"").error().detail.contains("is 'loud', not headset"));
    const auto at_volume = [&folder](std::string_view by) {
        return load_settings(write_with(folder, {"volume = 3", by}));
    };
    REQUIRE(at_volume("volume = 5")->assistance.volume == 5);
    REQUIRE(at_volume("")->assistance.volume == 3);
    for (const auto* mistake : {"volume = 0", "volume = 6", "volume = \"loud\""})
        REQUIRE(at_volume(mistake).error().detail.contains("assistance.volume"));
}

TEST_CASE("double strikes are ignored for up to two seconds, and not at first")
{
    const tests::Folder folder;
    const auto with = [&folder](std::string_view by) {
        return load_settings(write_with(folder, {"double_strike_ms = 0", by}));
    };
    REQUIRE(load_settings(shipped)->assistance.double_strike == 0ms);
    REQUIRE(with("")->assistance.double_strike == 0ms);
    REQUIRE(with("double_strike_ms = 500")->assistance.double_strike == 500ms);
    REQUIRE(with("double_strike_ms = 2001").error().detail.contains("double_strike_ms"));
}

TEST_CASE("what a key pad sends is named in the settings, and five keys are always there")
{
    using ui::toolkit::Key;
    const tests::Folder folder;
    const auto with = [&folder](std::string_view by) {
        return load_settings(write_with(folder, {"keys = []", by}));
    };
    REQUIRE(with("")->assistance.keys == ui::toolkit::usual_keys());
    const auto pad = with(R"(keys = [{ key = "F17", means = "ok" },
                                     { key = "F15", means = "headset_in" }])");
    REQUIRE(pad);
    REQUIRE(pad->assistance.keys.at("F17") == Key::ok);
    REQUIRE(pad->assistance.keys.at("F15") == Key::headset_in);
    REQUIRE(pad->assistance.keys.at("Up") == Key::up);
    const auto mistaken =
        with(R"(keys = [{ key = "Q", means = "moon" }, { key = "F1", means = "ok" },
                                          { key = "F1", means = "up" }])");
    for (const auto* mistake : {"keys[0].key is 'Q'", "keys[0].means is 'moon'",
                                "keys[2].key is "
                                "named twice"})
        REQUIRE(mistaken.error().detail.contains(mistake));
    REQUIRE(with(R"(keys = [{ key = "Up", means = "down" }])")
                .error()
                .detail.contains("leaves no key for up"));
}

TEST_CASE("serial ports have a path and may have a purpose")
{
    const tests::Folder folder;
    const auto settings = load_settings(
        write_ports(folder, R"(serial_ports = [{ path = "/dev/ttyS0", purpose = "id_card_reader" },
                                   { path = "/dev/ttyACM0" }])"));
    REQUIRE(settings);
    const auto& ports = settings->devices.serial_ports;
    REQUIRE(ports.size() == 2);
    REQUIRE(ports[0].path == "/dev/ttyS0");
    REQUIRE(ports[0].purpose == drivers::Purpose::id_card_reader);
    REQUIRE(ports[1].path == "/dev/ttyACM0");
    REQUIRE(ports[1].purpose == drivers::Purpose::unstated);
}

TEST_CASE("a power supply on USB is looked for where the settings say so")
{
    const tests::Folder folder;
    const auto with = [&folder](std::string_view by) {
        return load_settings(write_with(folder, {"power_supply = \"none\"", by}));
    };
    REQUIRE(load_settings(shipped)->devices.power_supply == Settings::PowerSupply::as_named);
    REQUIRE(with("")->devices.power_supply == Settings::PowerSupply::as_named);
    REQUIRE(with("power_supply = \"usb\"")->devices.power_supply == Settings::PowerSupply::on_usb);
    const auto mistaken = with("power_supply = \"moon\"");
    REQUIRE(mistaken.error().detail.contains("devices.power_supply is 'moon', not usb or none"));
}

TEST_CASE("every mistake about serial ports is told at once")
{
    const tests::Folder folder;
    const auto settings = load_settings(write_ports(folder, R"(serial_ports = [
    { path = "/dev/ttyS0", purpose = "moon" },
    { path = "ttyS1", purpose = "code_scanner" },
    { purpose = "code_scanner" },
    { path = "/dev/ttyS0" },
    { path = "/dev/ttyS4", speed = 9600 },
    { path = 7, purpose = 8 } ])"));
    REQUIRE(settings.error().code == Errc::malformed);
    const auto& said = settings.error().detail;
    INFO(said);
    for (const auto* mistake :
         {"serial_ports[0].purpose is 'moon', not one of id_card_reader, code_scanner, "
          "power_supply, cabinet",
          "serial_ports[1].path must begin with a slash", "serial_ports[2].path is missing",
          "serial_ports[3].path is named twice", "serial_ports[4].speed is not known",
          "serial_ports[5].path is not text", "serial_ports[5].purpose is not text"})
        REQUIRE(said.contains(mistake));
    REQUIRE(load_settings(write_ports(folder, "serial_ports = 3"))
                .error()
                .detail.contains("devices.serial_ports is not a list"));
}

TEST_CASE("settings that are not there are not found")
{
    const tests::Folder folder;
    REQUIRE(load_settings(folder.path() / "kiosk.toml").error().code == Errc::not_found);
}

TEST_CASE("the program prints every mistake of its settings and exits 2")
{
    const tests::Folder folder;
    const auto broken = write_broken(folder);
    const auto ran = run_kiosk({"--settings", broken.path.string()});
    REQUIRE(ran.status == 2);
    require_all_told(ran.out, broken);
}

TEST_CASE("the program exits 2 with its usage when it does not know an option")
{
    const std::vector<std::string> words =
        GENERATE(std::vector<std::string>{"--nonsense"}, std::vector<std::string>{"--settings"},
                 std::vector<std::string>{"--enrol", "123"});
    const auto ran = run_kiosk(words);
    REQUIRE(ran.status == 2);
    REQUIRE(ran.out.contains("usage: yimen-kiosk"));
}

TEST_CASE("the program finds the settings that are shipped in order, and says nothing")
{
    const auto ran = run_kiosk({"--settings", shipped.string(), "--check"});
    REQUIRE(ran.status == 0);
    REQUIRE(ran.out.empty());
}

}  // namespace kiosk
