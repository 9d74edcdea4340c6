// yimen-kiosk: the terminal's program. Exit 0 when asked to stop, 1 when something outside is
// wrong, 2 for a mistake in the command line or the settings.
#include "base/log.h"
#include "drivers/joined_bus.h"
#include "drivers/tty/bus.h"
#include "drivers/usb/bus.h"
#include "kiosk/app.h"
#include "kiosk/enrolment.h"
#include "ui/gallery/gallery.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <string_view>
#include <utility>

using namespace std::chrono_literals;

namespace {

constexpr int exit_failure = 1;
constexpr int exit_mistake = 2;

volatile std::sig_atomic_t is_stop_asked = 0;

struct Command {
    std::filesystem::path settings = "/etc/yimen/kiosk.toml";
    std::filesystem::path trace;
    std::string code;  // Enrolment.
    std::filesystem::path authority;
    ui::gallery::Order gallery = {.share = "/usr/share/yimen", .folder = {}};
    bool is_setting_pin = false;
    bool is_check = false;
};

std::optional<Command> read_command(int argc, char** argv)
{
    Command command;
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        const bool has_value = i + 1 < argc;
        if (name == "--set-pin")
            command.is_setting_pin = true;
        else if (name == "--check")
            command.is_check = true;
        else if (name == "--settings" && has_value)
            command.settings = argv[++i];
        else if (name == "--trace" && has_value)
            command.trace = argv[++i];
        else if (name == "--enrol" && has_value)
            command.code = argv[++i];
        else if (name == "--authority" && has_value)
            command.authority = argv[++i];
        else if (name == "--gallery" && has_value)
            command.gallery.folder = argv[++i];
        else if (name == "--only" && has_value)
            command.gallery.only = argv[++i];
        else if (name == "--share" && has_value)
            command.gallery.share = argv[++i];
        else
            return std::nullopt;
    }
    if (command.code.empty() != command.authority.empty())
        return std::nullopt;
    return command;
}

int usage()
{
    fmt::print(
        stderr,
        "usage: yimen-kiosk [--settings FILE] [--trace FILE]\n"
        "       yimen-kiosk [--settings FILE] --check\n"
        "       yimen-kiosk [--settings FILE] --enrol CODE --authority FILE\n"
        "       yimen-kiosk [--settings FILE] --set-pin   (reads it from stdin)\n"
        "       yimen-kiosk --gallery DIR [--only PREFIX] [--share DIR]   (screens as pictures)\n");
    return exit_mistake;
}

int failed(const base::Error& error)
{
    fmt::print(stderr, "yimen-kiosk: {}\n", error.detail);
    return exit_failure;
}

int enrol(const kiosk::Settings& settings, const Command& command)
{
    const auto name = kiosk::enrol(settings, command.code, command.authority);
    if (!name)
        return failed(name.error());
    base::log(base::LogEvent::terminal_enrolled, {{"terminal", *name}});
    fmt::print("enrolled as {}\n", *name);
    return 0;
}

int draw_gallery(const ui::gallery::Order& order)
{
    const auto drawn = ui::gallery::draw(order);
    if (!drawn)
        return failed(drawn.error());
    fmt::print("{} pictures, and {}\n", *drawn, (order.folder / "gallery.html").string());
    return 0;
}

int set_pin(const kiosk::Settings& settings)
{
    std::string pin;
    std::getline(std::cin, pin);
    const auto set = kiosk::set_pin(kiosk::IdentityFiles(settings.terminal.data),
                                    base::SecretText(std::move(pin)));
    return set ? 0 : failed(set.error());
}

// A terminal that cannot have the watchdog that it was given does not run without it unnoticed.
base::Result<std::unique_ptr<drivers::Watchdog>> open_watchdog(const kiosk::Settings& settings)
{
    static constexpr std::chrono::seconds timeout{30};

    if (settings.terminal.watchdog.empty())
        return std::unique_ptr<drivers::Watchdog>();
    return drivers::open_watchdog(settings.terminal.watchdog, timeout);
}

bool is_named(const kiosk::Settings& settings, drivers::Purpose purpose)
{
    return std::ranges::find(settings.devices.serial_ports, purpose,
                             &drivers::SerialPort::purpose) != settings.devices.serial_ports.end();
}

auto code_scanner_opener(const kiosk::Settings::Devices& settings, drivers::Bus& bus,
                         const base::Clock& clock)
    -> decltype(kiosk::Devices::Options::open_code_scanner)
{
    switch (settings.code_scanner) {
    case kiosk::Settings::CodeScanner::none:
        return {};
    case kiosk::Settings::CodeScanner::scanner:
        return [&bus, ending = settings.code_ending] {
            return drivers::open_code_scanner(bus, ending);
        };
    case kiosk::Settings::CodeScanner::camera:
        return [&clock] { return drivers::open_camera(clock); };
    }
    std::unreachable();
}

int run(const kiosk::Settings& settings, const Command& command)
{
    const base::SystemClock clock;
    const auto usb = drivers::usb::Bus::open();
    drivers::tty::Bus serial(settings.devices.serial_ports);
    drivers::JoinedBus bus(serial, *usb);
    kiosk::Devices::Options devices;
    devices.document_printer_uri = settings.devices.document_printer;
    devices.blocked_limit =
        std::chrono::duration_cast<std::chrono::seconds>(settings.devices.blocked_limit);
    devices.open_code_scanner = code_scanner_opener(settings.devices, bus, clock);
    if (settings.devices.power_supply == kiosk::Settings::PowerSupply::on_usb ||
        is_named(settings, drivers::Purpose::power_supply))
        devices.open_power_supply = [&bus] { return drivers::open_power_supply(bus); };
    if (is_named(settings, drivers::Purpose::cabinet))
        devices.open_cabinet = [&bus] { return drivers::open_cabinet(bus); };
    auto watchdog = open_watchdog(settings);
    if (!watchdog)
        return failed(watchdog.error());
    const auto app = kiosk::App::open({.settings = settings,
                                       .devices = devices,
                                       .trace = command.trace,
                                       .watchdog = std::move(*watchdog)},
                                      bus, clock);
    if (!app)
        return failed(app.error());
    base::log(base::LogEvent::started, {{"program", "yimen-kiosk"}, {"version", YIMEN_VERSION}});
    while (is_stop_asked == 0 && !(*app)->is_closed())
        (*app)->step(base::within(1s));
    base::log(base::LogEvent::stopped, {{"program", "yimen-kiosk"}});
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    const auto command = read_command(argc, argv);
    if (!command)
        return usage();
    if (!command->gallery.folder.empty())
        return draw_gallery(command->gallery);
    const auto settings = kiosk::load_settings(command->settings);
    if (!settings) {
        fmt::print(stderr, "{}\n", settings.error().detail);
        return exit_mistake;
    }
    if (command->is_check)
        return 0;
    if (!command->code.empty())
        return enrol(*settings, *command);
    if (command->is_setting_pin)
        return set_pin(*settings);
    std::signal(SIGTERM, [](int) { is_stop_asked = 1; });
    std::signal(SIGINT, [](int) { is_stop_asked = 1; });
    return run(*settings, *command);
}
