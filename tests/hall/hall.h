// A hall on the desk: the whole terminal (App over a window without a display) with emulated
// devices under the real drivers, and a real centre behind real TLS. A test or the demonstration
// is the citizen: it touches what the screen offers and does with card and paper what hands do.
#pragma once

#include "base/clock.h"
#include "drivers/cabinet_line/emulator.h"
#include "drivers/camera/emulator.h"
#include "drivers/emulation/bus.h"
#include "drivers/escpos/emulator.h"
#include "drivers/hid_pos/emulator.h"
#include "drivers/ipp/emulator.h"
#include "drivers/megatec/emulator.h"
#include "drivers/sdt/emulator.h"
#include "kiosk/app.h"
#include "tests/hall/centre.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hall {

// The machine's clocks, which a test can put forward. Thread-safe.
class HallClock final : public base::Clock {
public:
    base::SteadyTime steady() const override
    {
        return std::chrono::steady_clock::now() + std::chrono::seconds(ahead_s_);
    }
    base::WallTime wall() const override
    {
        return std::chrono::system_clock::now() + std::chrono::seconds(ahead_s_);
    }
    void put_forward(std::chrono::seconds by) { ahead_s_ += by.count(); }

private:
    std::atomic<std::int64_t> ahead_s_ = 0;
};

struct Options {
    std::filesystem::path folder;  // Data of both, made when missing.
    std::filesystem::path trace;
    int width = 1080;
    int height = 1920;
    bool is_short_of_patience = true;  // Seconds instead of minutes, where a citizen must wait.
    bool has_surroundings = false;     // A power supply and a cabinet.
    bool has_camera = false;           // In the place of the scanner.
    bool has_window = false;           // Otherwise the screen is drawn where nobody sees it.
    // Spoken as well, to a headset that a test plugs in and an ear that is the test's.
    ui::speech::SpeechMode speech = ui::speech::SpeechMode::off;
};

class Hall {
public:
    // Starts the centre, enrols the terminal, sets the technician's PIN (246810) and switches on.
    Hall(const Programs&, const Options&);
    ~Hall();

    Centre centre;
    drivers::emulation::Bus bus;
    drivers::sdt::Emulator reader;
    drivers::escpos::Emulator receipts;
    drivers::ipp::Emulator papers;
    drivers::hid_pos::Emulator scanner;
    drivers::megatec::Emulator power;  // Plugged in with the surroundings.
    drivers::cabinet_line::Emulator cabinet;
    drivers::camera::Emulator camera;

    kiosk::App& terminal() { return *app_; }
    kiosk::Settings& settings() { return settings_; }

    // The terminal's plug. switch_off is a power cut: nothing is said or saved.
    void switch_off();
    void switch_on();

    // From the next switching on: devices and centre are asked as seldom as by a terminal.
    void keep_terminals_pace();

    // For the terminal so much time passes at once, and what was due meanwhile happens.
    void let_pass(std::chrono::seconds);

    // Turns the loop until the condition holds; false when it does not within half a minute.
    bool until(const std::function<bool()>& condition);

    // Touches what has this id, once it is there; false when it does not come.
    bool touch(std::string_view id);

    // Holds a finger in the corner that only technicians know.
    bool hold_corner();

    template <class Screen>
    bool until_shown()
    {
        return until([this] { return std::holds_alternative<Screen>(app_->screen()); });
    }
    bool until_noticed(ui::NoticeId);

    // Presses a key of the five, and hears out what is said then: everything since the last time.
    bool press(ui::toolkit::Key);
    std::vector<std::string> hear();

    void place(std::string_view person);
    std::string name_of_terminal() const;
    std::string last_serial();  // In the terminal's ledger; empty when there is none.
    // Both ledgers tell the same of every paper, once all letters are delivered.
    bool do_ledgers_agree();

    // Called after each turn of the loop: the demonstration takes its pictures here.
    std::function<void()> after_turn;

private:
    base::Result<std::unique_ptr<drivers::CodeScanner>> open_code_scanner();
    void write_settings();
    void fit_surroundings();

    const Programs programs_;
    const Options options_;
    HallClock clock_;
    kiosk::Settings settings_;
    kiosk::Devices::Options devices_;
    std::unique_ptr<kiosk::App> app_;
    std::size_t heard_ = 0;  // Of the speaker's log.
};

}  // namespace hall
