// A terminal in a modelled world: the real Session and the real Journal, with everything that App
// and its workers do replaced by happenings on a timeline.
#pragma once

#include "kiosk/journal/journal.h"
#include "kiosk/session.h"
#include "tests/simulation/centre.h"
#include "tests/simulation/chance.h"
#include "tests/simulation/paper_path.h"
#include "tests/simulation/timeline.h"

#include <memory>
#include <optional>
#include <set>
#include <string>

namespace simulation {

class Terminal {
public:
    Terminal(Timeline&, Chance&, Centre&, PaperPath&);

    // Power comes back: the journal recovers, the session begins anew.
    void power_cut();

    // What a citizen does.
    void touch(ui::Action);
    void put_card() { is_card_on_reader_ = true; }
    void take_card() { is_card_on_reader_ = false; }
    // Of a paper, or of something else.
    void show_code();
    bool is_card_on_reader() const { return is_card_on_reader_; }
    void take_slip() { is_slip_waiting_ = false; }

    void deliver_letters();
    void tell_devices();

    const kiosk::Session& session() const { return *session_; }
    kiosk::journal::Journal& journal() { return *journal_; }
    // The last screen; nothing before the first.
    const std::optional<ui::Screen>& screen() const { return screen_; }
    // What lies over it, if anything does.
    const std::optional<ui::Screen>& help_screen() const { return help_screen_; }
    // Numbers that citizens were given.
    const std::set<std::string>& filed() const { return filed_; }
    // Of the paper that was sent last.
    const std::string& last_serial() const { return last_serial_; }
    bool is_forgotten() const { return is_forgotten_; }
    Moment last_touch() const { return last_touch_; }
    std::uint64_t events() const { return events_; }

    // For the test that proves the checks: prints again what was left open at a power cut.
    bool is_reprinting_after_cuts = false;

private:
    void handle(const kiosk::Event&);
    void later(Moment least, Moment most, kiosk::Event);
    void arm_patience();
    void perform(const kiosk::Effect&);
    void look_for_card(kiosk::Request);
    void watch();
    kiosk::Answer<int> ask_centre(Moment& delay);
    template <class T>
    kiosk::Answer<T> answered(T value, Moment& delay);

    void on(const kiosk::Show&);
    void on(const kiosk::ReadCard&);
    void on(const kiosk::StopReading&);
    void on(const kiosk::WatchCard&);
    void on(const kiosk::ScanCode&);
    void on(const kiosk::StopScanning&);
    void on(const kiosk::VerifyPaper&);
    void on(const kiosk::UnwatchCard&);
    void on(const kiosk::OpenSession&);
    void on(const kiosk::ListCertificates&);
    void on(const kiosk::FetchDocument&);
    void on(const kiosk::DrawPage&);
    void on(const kiosk::RecordIntent&);
    void on(const kiosk::RecordOutcome&);
    void on(const kiosk::RecordRating&);
    void on(const kiosk::PrintDocument&);
    void on(const kiosk::PrintReceipt&);
    void on(const kiosk::PrintGuide&);
    void print_slip(kiosk::Request);
    void on(const kiosk::WatchSlip&);
    void on(const kiosk::RetractSlip&);
    void on(const kiosk::ShowHelp&);
    void on(const kiosk::HideHelp&);
    void on(const kiosk::FetchOverview&);
    void on(const kiosk::FetchCases&);
    void on(const kiosk::FetchRecords&);
    void on(const kiosk::FetchComplaints&);
    void on(const kiosk::FollowComplaint&);
    void on(const kiosk::CallHelp&);
    void on(const kiosk::FileComplaint&);
    void on(const kiosk::PrintComplaintSlip&);
    void on(const kiosk::Forget&);
    void on(const auto&) {}  // What a model without pixels has no part in.

    Timeline& timeline_;
    Chance& chance_;
    Centre& centre_;
    PaperPath& paper_;
    const std::shared_ptr<const wire::Catalogue> catalogue_;
    std::unique_ptr<kiosk::journal::Journal> journal_;
    std::unique_ptr<kiosk::Session> session_;
    std::uint64_t life_ = 0;  // Answers to a session that lost its power find nobody.
    std::uint64_t armed_turn_ = 0;
    kiosk::Request reading_ = 0;
    kiosk::Request scanning_ = 0;
    bool is_watching_card_ = false;
    bool is_watching_slip_ = false;
    bool is_card_on_reader_ = false;
    bool was_card_read_ = false;  // A card that was read answers again only after it was lifted.
    bool is_slip_waiting_ = false;
    bool is_forgotten_ = true;
    Moment last_touch_{0};
    std::uint64_t events_ = 0;
    std::optional<ui::Screen> screen_;
    std::optional<ui::Screen> help_screen_;
    std::set<std::string> filed_;
    std::string last_serial_;
    std::uint64_t ids_ = 0;
};

}  // namespace simulation
