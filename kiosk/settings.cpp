#include "kiosk/settings.h"

#include "base/settings.h"
#include "drivers/document_printer.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiosk {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t path_limit = 4096;
constexpr std::size_t text_limit = 200;

std::chrono::seconds seconds(base::Settings& file, std::string_view key, std::chrono::seconds min,
                             std::chrono::seconds max)
{
    return std::chrono::duration_cast<std::chrono::seconds>(file.duration(key, min, max));
}

Settings::Terminal read_terminal(base::Settings& file)
{
    return {.data = file.text("terminal.data", 1, path_limit),
            .share = file.text("terminal.share", 1, path_limit),
            .page_helper = file.text("terminal.page_helper", 1, path_limit),
            .model = file.text("terminal.model", 1, 64),
            .office = file.text("terminal.office", 1, text_limit),
            .office_en = file.text("terminal.office_en", 1, text_limit),
            .phone = file.text("terminal.phone", 1, 40),
            .watchdog = file.optional_text("terminal.watchdog", path_limit).value_or("")};
}

Settings::Central read_central(base::Settings& file)
{
    Settings::Central central{.url = file.text("central.url", 1, text_limit),
                              .heartbeat = file.duration("central.heartbeat", 100ms, 10min),
                              .answer_limit = file.duration("central.answer_limit", 1s, 20s)};
    if (!central.url.starts_with("https://") || central.url.ends_with('/'))
        file.note("central.url", "must begin with https:// and end without a slash");
    return central;
}

drivers::SerialPort read_serial_port(base::Settings& table)
{
    drivers::SerialPort port{.path = table.text("path", 1, path_limit)};
    if (!port.path.empty() && !port.path.is_absolute())
        table.note("path", "must begin with a slash, as /dev/serial/by-id/…");
    const auto word = table.optional_text("purpose", 64);
    if (!word)
        return port;
    const auto purpose = drivers::purpose_named(*word);
    if (!purpose && !word->empty())  // An empty one is noted already, or says nothing.
        table.note("purpose",
                   fmt::format("is '{}', not one of {}", *word, drivers::purpose_names()));
    port.purpose = purpose.value_or(drivers::Purpose::unstated);
    return port;
}

std::vector<drivers::SerialPort> read_serial_ports(base::Settings& file)
{
    static constexpr std::size_t most_ports = 8;  // More than a terminal has sockets.

    std::vector<drivers::SerialPort> ports;
    for (auto& table : file.tables("devices.serial_ports", most_ports)) {
        auto port = read_serial_port(table);
        if (std::ranges::find(ports, port.path, &drivers::SerialPort::path) != ports.end())
            table.note("path", "is named twice");
        ports.push_back(std::move(port));
    }
    return ports;
}

Settings::CodeScanner read_code_scanner(base::Settings& file)
{
    const auto word = file.optional_text("devices.code_scanner", 64).value_or("none");
    if (word == "scanner")
        return Settings::CodeScanner::scanner;
    if (word == "camera")
        return Settings::CodeScanner::camera;
    if (word != "none")
        file.note("devices.code_scanner",
                  fmt::format("is '{}', not scanner, camera or none", word));
    return Settings::CodeScanner::none;
}

drivers::CodeEnding read_code_ending(base::Settings& file)
{
    using drivers::CodeEnding;
    const auto word = file.optional_text("devices.code_ending", 64);
    if (!word)
        return CodeEnding::silence;
    const auto ending = drivers::code_ending_named(*word);
    if (!ending)
        file.note("devices.code_ending",
                  fmt::format("is '{}', not one of {}", *word, drivers::code_ending_names()));
    return ending.value_or(CodeEnding::silence);
}

Settings::PowerSupply read_power_supply(base::Settings& file)
{
    const auto word = file.optional_text("devices.power_supply", 64).value_or("none");
    if (word == "usb")
        return Settings::PowerSupply::on_usb;
    if (word != "none")
        file.note("devices.power_supply", fmt::format("is '{}', not usb or none", word));
    return Settings::PowerSupply::as_named;
}

Settings::Devices read_devices(base::Settings& file)
{
    Settings::Devices devices{
        .document_printer = file.text("devices.document_printer", 1, text_limit),
        .blocked_limit = file.duration("devices.blocked_limit", 1s, 300s),
        .code_scanner = read_code_scanner(file),
        .code_ending = read_code_ending(file),
        .power_supply = read_power_supply(file),
        .serial_ports = read_serial_ports(file),
        .receipt_roll_m = static_cast<int>(file.integer("devices.receipt_roll_m", 0, 500))};
    if (!drivers::is_document_printer_uri(devices.document_printer))
        file.note("devices.document_printer",
                  "must be ipp://…, ipps://…, ipp-usb:MODEL, cups:QUEUE or usb:");
    return devices;
}

Settings::Screen read_screen(base::Settings& file)
{
    return {.width = static_cast<int>(file.integer("screen.width", 480, 7680)),
            .height = static_cast<int>(file.integer("screen.height", 480, 7680)),
            .panel_width_mm = static_cast<int>(file.integer("screen.panel_width_mm", 50, 2000)),
            .panel_bottom_mm = static_cast<int>(
                file.optional_integer("screen.panel_bottom_mm", 0, 2000).value_or(0)),
            .is_fullscreen = file.boolean("screen.fullscreen"),
            .has_motion = !file.has("screen.motion") || file.boolean("screen.motion")};
}

ui::speech::SpeechMode read_speech(base::Settings& file)
{
    using ui::speech::SpeechMode;
    const auto word = file.optional_text("assistance.speech", 64).value_or("off");
    if (word == "headset")
        return SpeechMode::headset;
    if (word == "always")
        return SpeechMode::always;
    if (word != "off")
        file.note("assistance.speech", fmt::format("is '{}', not headset, always or off", word));
    return SpeechMode::off;
}

// Beside the arrows and Return, which always mean what they say unless they are named here.
ui::toolkit::KeyMap read_keys(base::Settings& file)
{
    static constexpr std::size_t most_keys = 32;

    auto keys = ui::toolkit::usual_keys();
    if (!file.has("assistance.keys"))
        return keys;
    std::vector<std::string> named;
    for (auto& table : file.tables("assistance.keys", most_keys)) {
        const auto key = table.text("key", 1, 32);
        const auto word = table.text("means", 1, 32);
        const auto meaning = ui::toolkit::key_named(word);
        if (!key.empty() && !ui::toolkit::is_key_of_pad(key))
            table.note("key", fmt::format("is '{}', not F1 to F24 or a key that moves", key));
        if (!word.empty() && !meaning)
            table.note("means", fmt::format("is '{}', not what a key can mean", word));
        if (std::ranges::find(named, key) != named.end())
            table.note("key", "is named twice");
        named.push_back(key);
        keys.insert_or_assign(key, meaning.value_or(ui::toolkit::Key::ok));
    }
    for (const auto key : {ui::toolkit::Key::up, ui::toolkit::Key::down, ui::toolkit::Key::left,
                           ui::toolkit::Key::right, ui::toolkit::Key::ok})
        if (std::ranges::none_of(keys, [key](const auto& each) { return each.second == key; }))
            file.note("assistance.keys", fmt::format("leaves no key for {}", name_of(key)));
    return keys;
}

Settings::Assistance read_assistance(base::Settings& file)
{
    const Settings::Assistance usual;
    return {.speech = read_speech(file),
            .double_strike = std::chrono::milliseconds(
                file.optional_integer("assistance.double_strike_ms", 0, 2000).value_or(0)),
            .volume = static_cast<int>(
                file.optional_integer("assistance.volume", 1, ui::speech::volume_steps)
                    .value_or(usual.volume)),
            .keys = read_keys(file)};
}

}  // namespace

base::Result<Settings> load_settings(const std::filesystem::path& path)
{
    auto file = TRY(base::Settings::load(path));
    Settings settings{.terminal = read_terminal(file),
                      .central = read_central(file),
                      .devices = read_devices(file),
                      .screen = read_screen(file),
                      .assistance = read_assistance(file),
                      .waiting = {}};
    settings.waiting.warn_after = seconds(file, "waiting.warn_after", 10s, 600s);
    settings.waiting.answer_within = seconds(file, "waiting.answer_within", 20s, 300s);
    settings.waiting.card = seconds(file, "waiting.card", 10s, 600s);
    settings.waiting.left_behind = seconds(file, "waiting.left_behind", 5s, 300s);
    if (file.has("waiting.mains"))
        settings.waiting.mains = seconds(file, "waiting.mains", 5s, 600s);
    TRY(file.finish());
    return settings;
}

IdentityFiles::IdentityFiles(const std::filesystem::path& data)
    : authority(data / "authority.pem"),
      certificate(data / "terminal.pem"),
      key(data / "terminal.key"),
      issuer(data / "issuer.pem"),
      pin(data / "technician.pin"),
      journal(data / "journal.sqlite"),
      catalogue(data / "catalogue.json")
{
}

}  // namespace kiosk
