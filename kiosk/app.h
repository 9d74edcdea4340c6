// The one loop: takes touches, the workers' events and the timers to the visit, and performs what
// the visit asks for. Everything here runs on the main thread; the workers only post.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "drivers/bus.h"
#include "kiosk/background.h"
#include "kiosk/central_link.h"
#include "kiosk/devices.h"
#include "kiosk/event_queue.h"
#include "kiosk/journal/journal.h"
#include "kiosk/session.h"
#include "kiosk/settings.h"
#include "kiosk/slip.h"
#include "kiosk/technician.h"
#include "kiosk/trace.h"
#include "kiosk/watchdog.h"
#include "ui/screens/face.h"
#include "ui/speech/headset.h"
#include "ui/toolkit/audio.h"
#include "ui/toolkit/window.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace kiosk {

class App {
public:
    struct Options {
        Settings settings;
        Devices::Options devices;
        std::filesystem::path trace;  // Empty: none.
        // Where systemd does not hold it. From here on it is fed.
        std::unique_ptr<drivers::Watchdog> watchdog = {};
        // For tests: they are the headset and the ear, and nothing sounds by itself.
        bool is_heard_by_test = false;
    };

    // Opens the window, the journal (and closes what a power cut left open) and the link. The bus
    // outlives the App.
    static base::Result<std::unique_ptr<App>> open(Options, drivers::Bus&, const base::Clock&);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    // One turn of the loop; returns at the deadline at the latest, or as soon as something
    // happened.
    void step(base::Deadline);
    bool is_closed() const { return face_.is_closed(); }

    ui::Face& face() { return face_; }
    ui::toolkit::Window& window() { return *window_; }
    const Session& session() const { return session_; }
    const Technician& technician() const { return technician_; }
    // What the visit shows, below help or a question if there is one.
    const ui::Screen& screen() const { return screen_; }
    bool is_helping() const { return is_helping_; }
    bool is_asking() const { return asking_until_.has_value(); }
    journal::Journal& journal() { return *journal_; }
    // Null where nothing is spoken.
    ui::speech::Speaker* speaker() { return speaker_.get(); }

private:
    struct Parts {
        std::unique_ptr<ui::toolkit::Window> window;
        ui::toolkit::Design design;
        ui::Strings strings;
        ui::input::Methods methods;
        std::unique_ptr<ui::speech::Speaker> speaker;
        std::unique_ptr<journal::Journal> journal;
        std::unique_ptr<journal::Journal> cabinet_journal;
        std::unique_ptr<Trace> trace;
        std::string terminal;
        std::string pin_hash;
        int wrong_pins = 0;
        std::vector<std::string> recovered;
    };
    // One timer for a machine with Patience.
    struct Timer {
        std::uint64_t turn = 0;
        std::optional<base::SteadyTime> due;
        void arm(const Patience&, base::SteadyTime now);
        // From now on as long again.
        void renew(const Patience&, base::SteadyTime now);
        bool is_due(base::SteadyTime now) const { return due && *due <= now; }
    };

    App(Options, Parts, const base::Clock&);
    static base::Result<Parts> open_parts(const Options&, const base::Clock&);
    static std::unique_ptr<ui::speech::Speaker> open_speaker(const Options&, const ui::Strings&);
    base::Result<> connect(drivers::Bus&);
    void start_speaking();
    void stay_patient();
    void resume();

    void handle(const Event&);
    void touched(const ui::Action&);
    void perform_all(const Effects&);
    void perform(const Effect&);
    void fire_timers();
    void arm_timers(base::SteadyTime now);
    base::Deadline next_turn(base::Deadline) const;
    void count_down();
    void show(ui::Screen);
    void keep_nearby(const std::vector<wire::NearbyTerminal>&);
    void tell_nearby(ui::OutOfService&) const;
    base::Result<std::string> keep_complaint(const FileComplaint&);
    SlipPlace slip_place() const;
    void say_status();
    Devices::Options device_options();
    void keep_paper_used();
    bool keep_disturbance(const Disturbance&);
    void note_told(const StatusTold&);
    void follow_light();

    void on(const Show&);
    void on(const AskStillThere&);
    void on(const StopAsking&);
    void on(const UseLanguage&);
    void on(const ReadCard&);
    void on(const StopReading&);
    void on(const WatchCard&);
    void on(const UnwatchCard&);
    void on(const OpenSession&);
    void on(const ListCertificates&);
    void on(const FetchDocument&);
    void on(const FetchOverview&);
    void on(const FetchCases&);
    void on(const FetchRecords&);
    void on(const FetchComplaints&);
    void on(const FollowComplaint&);
    void on(const ShowHelp&);
    void on(const HideHelp&);
    void on(const CallHelp&);
    void on(const FileComplaint&);
    void on(const PrintComplaintSlip&);
    void on(const EndCentralSession&);
    void on(const DrawPage&);
    void on(const RecordIntent&);
    void on(const RecordOutcome&);
    void on(const RecordRating&);
    void on(const PrintDocument&);
    void on(const PrintReceipt&);
    void on(const PrintGuide&);
    void on(const WatchSlip&);
    void on(const RetractSlip&);
    void on(const ScanCode&);
    void on(const StopScanning&);
    void on(const VerifyPaper&);
    void on(const Forget&);
    void on(const TestDevice&);
    void on(const RenewReceiptRoll&);
    void on(const CheckPin&);
    void on(const RememberWrongPins&);

    Options options_;
    const base::Clock& clock_;
    const std::string terminal_;
    const std::string pin_hash_;
    const base::SteadyTime started_;
    const ui::Strings strings_;  // For slips, which a worker paints.
    std::unique_ptr<ui::toolkit::Window> window_;
    std::unique_ptr<ui::speech::Speaker> speaker_;
    ui::Face face_;
    // They call the speaker, and end before it.
    std::unique_ptr<ui::toolkit::Audio> audio_;
    std::unique_ptr<ui::speech::Headset> headset_;
    std::unique_ptr<journal::Journal> journal_;
    std::unique_ptr<journal::Journal> cabinet_journal_;  // The cabinet's worker's own.
    std::unique_ptr<Trace> trace_;
    EventQueue queue_;
    Session session_;
    Technician technician_;
    Timer session_timer_;
    Timer outage_timer_;
    Timer technician_timer_;
    Watchdog watchdog_;
    ui::Screen screen_ = ui::Attract{};
    bool is_helping_ = false;  // Help lies over it, opened when this was shown, and so:
    std::size_t below_help_ = 0;
    ui::Face::Place place_below_help_;
    std::optional<base::SteadyTime> asking_until_;
    std::optional<base::WallTime> out_of_service_since_;
    std::optional<drivers::Light> lit_;
    wire::Heartbeat status_;
    // Of the receipt printer's roll: what its worker counted, and what the journal has.
    std::atomic<int> paper_used_mm_ = 0;
    int paper_used_kept_mm_ = 0;
    // The workers, last: they end before what they post to.
    Background background_;
    std::unique_ptr<CentralLink> link_;
    std::unique_ptr<Devices> devices_;
};

}  // namespace kiosk
