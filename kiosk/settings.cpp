#include "kiosk/settings.h"

#include "base/settings.h"
#include "drivers/document_printer.h"

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
            .phone = file.text("terminal.phone", 1, 40)};
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

Settings::Devices read_devices(base::Settings& file)
{
    Settings::Devices devices{
        .document_printer = file.text("devices.document_printer", 1, text_limit),
        .blocked_limit = file.duration("devices.blocked_limit", 1s, 300s),
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
            .is_fullscreen = file.boolean("screen.fullscreen")};
}

}  // namespace

base::Result<Settings> load_settings(const std::filesystem::path& path)
{
    auto file = TRY(base::Settings::load(path));
    Settings settings{.terminal = read_terminal(file),
                      .central = read_central(file),
                      .devices = read_devices(file),
                      .screen = read_screen(file),
                      .waiting = {}};
    settings.waiting.warn_after = seconds(file, "waiting.warn_after", 10s, 600s);
    settings.waiting.answer_within = seconds(file, "waiting.answer_within", 20s, 300s);
    settings.waiting.card = seconds(file, "waiting.card", 10s, 600s);
    settings.waiting.left_behind = seconds(file, "waiting.left_behind", 5s, 300s);
    TRY(file.finish());
    return settings;
}

IdentityFiles::IdentityFiles(const std::filesystem::path& data)
    : authority(data / "authority.pem"),
      certificate(data / "terminal.pem"),
      key(data / "terminal.key"),
      issuer(data / "issuer.pem"),
      pin(data / "technician.pin"),
      journal(data / "journal.sqlite")
{
}

}  // namespace kiosk
