// config/kiosk.toml as a struct. The only place that knows its keys.
#pragma once

#include "base/result.h"
#include "drivers/code_ending.h"
#include "drivers/serial_port.h"
#include "kiosk/session.h"
#include "ui/speech/loudness.h"
#include "ui/toolkit/keys.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace kiosk {

struct Settings {
    struct Terminal {
        std::filesystem::path data;   // Journal and identity; private to the terminal's user.
        std::filesystem::path share;  // Strings.
        std::filesystem::path page_helper;
        std::string model;
        std::string office;
        std::string office_en;
        std::string phone;                    // Of people who help.
        std::filesystem::path watchdog = {};  // Empty: systemd holds it.
    } terminal;
    struct Central {
        std::string url;
        std::chrono::milliseconds heartbeat{};
        std::chrono::milliseconds answer_limit{};
    } central;
    // What reads codes: a scanner on USB or a serial line, a camera, or nothing.
    enum class CodeScanner { none, scanner, camera };
    // A power supply on a serial line is named among those.
    enum class PowerSupply { as_named, on_usb };
    struct Devices {
        std::string document_printer;
        std::chrono::milliseconds blocked_limit{};
        CodeScanner code_scanner = CodeScanner::none;
        drivers::CodeEnding code_ending = drivers::CodeEnding::silence;
        PowerSupply power_supply = PowerSupply::as_named;
        std::vector<drivers::SerialPort> serial_ports = {};
        int receipt_roll_m = 0;  // 0: as is usual for the model.
    } devices;
    struct Screen {
        int width = 0;  // Pixels.
        int height = 0;
        int panel_width_mm = 0;
        int panel_bottom_mm = 0;  // Over the floor; 0: not measured.
        bool is_fullscreen = false;
        bool has_motion = true;
    } screen;
    // For citizens who do not see or do not touch the screen.
    struct Assistance {
        ui::speech::SpeechMode speech = ui::speech::SpeechMode::off;
        std::chrono::milliseconds double_strike{0};  // 0 to 2000.
        int volume = 3;  // Step at the start of a visit, 1 to ui::speech::volume_steps.
        ui::toolkit::KeyMap keys = ui::toolkit::usual_keys();
    } assistance;
    WaitingTimes waiting;
};

// Errc::malformed with every mistake, each with file and line.
base::Result<Settings> load_settings(const std::filesystem::path&);

// Where the terminal's identity lies below `data`.
struct IdentityFiles {
    explicit IdentityFiles(const std::filesystem::path& data);
    std::filesystem::path authority;  // The private CA that the centre's certificate is from.
    std::filesystem::path certificate;
    std::filesystem::path key;
    std::filesystem::path issuer;  // Signs documents.
    std::filesystem::path pin;     // The technician's, hashed.
    std::filesystem::path journal;
    std::filesystem::path catalogue;  // Of services, as the centre signed it.
};

}  // namespace kiosk
