// One terminal's visits, from the first touch to the wiped screen, one after the other. A pure
// machine: events in, effects out. It knows no thread, device, clock or pixel, so every path is
// one plain test, and a year of visits runs in a minute (tests/simulation).
//
// session.cpp has the beginning, the end and the patience; session_identify.cpp the way from card
// to list; session_print.cpp the way from list to paper; session_verify.cpp the way from a paper in
// somebody's hand to what the centre knows of it; session_mine.cpp a person's own page;
// session_catalogue.cpp the ways through what can be read about services; session_surroundings.cpp
// what devices and mains allow, and the lights. Help lies over all of it (help_desk.h).
#pragma once

#include "kiosk/catalogue_search.h"
#include "kiosk/effects.h"
#include "kiosk/events.h"
#include "kiosk/help_desk.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kiosk {

// How long to wait. Citizens are asked before they are sent home (standards: at least 20 s to
// answer, extendable without limit); the machine is given up at its own limit and never at theirs.
struct WaitingTimes {
    std::chrono::seconds warn_after{60};
    std::chrono::seconds answer_within{30};
    std::chrono::seconds card{60};         // For a card to be put down.
    std::chrono::seconds left_behind{30};  // For a card or slip to be taken.
    std::chrono::seconds farewell{8};      // A last word that needs no answer.
    std::chrono::seconds central{25};      // Beyond the link's own deadline.
    std::chrono::seconds drawing{15};
    std::chrono::seconds journal{10};
    std::chrono::seconds document{420};  // Beyond the printer's own limits, blocked time included.
    std::chrono::seconds receipt{90};
    // For mains that went: most come back at once. After that no visit begins on battery.
    std::chrono::seconds mains{30};
};

// The App keeps a timer: it starts again whenever `turn` changes and posts PatienceEnded.
struct Patience {
    std::uint64_t turn = 0;
    std::optional<std::chrono::seconds> limit;  // None while nobody is there.
};

enum class Step {
    resting,  // Attract, or out of service.
    home,
    place_card,
    opening,
    listing,
    choosing,
    fetching,
    drawing,
    preview,
    recording,  // The intent goes to disk.
    printing,
    settling,  // The outcome goes to disk.
    receipt,
    done,
    rating,
    show_code,
    verifying,
    verified,
    looking_up,  // Something of the person's own page.
    my_page,
    cases,
    case_detail,
    records,
    complaints,
    catalogue,  // Reads about services: which, the trail says.
    searching,
    guide_slip,
    notice,
    farewell,  // A notice that ends the visit by itself.
    left_behind,
};

class Session {
public:
    // new_id gives 32 unguessable hexadecimal digits; a parameter so that a seed can repeat a run.
    Session(const WaitingTimes& times, std::function<std::string()> new_id);

    Effects start();
    Effects handle(const Event&);

    const Patience& patience() const { return patience_; }
    // A second timer, which runs while the mains are gone and posts OutageLasted.
    const Patience& outage() const { return outage_; }
    Step step() const { return step_; }
    bool is_resting() const { return step_ == Step::resting; }
    // Of the visit under way; empty at rest.
    const std::string& visit() const { return visit_.id; }
    const Equipment& equipment() const { return equipment_; }
    bool has_catalogue() const { return catalogue_ != nullptr; }
    // No visit begins on battery any more; one that has begun goes on to its end.
    bool is_outage_long() const;
    // Where a citizen has to put something now (steady) or take it (blinking). None at rest.
    std::optional<drivers::Light> light() const;

private:
    // Where "try again" and "go on" lead from a notice.
    enum class Way {
        none,
        place_card,
        list,
        preview,
        rating,
        show_code,
        my_page,
        cases,
        records,
        complaints,
    };
    // A place in the catalogue.
    struct Place {
        enum class Kind { themes, theme, packages, package, found, item };
        Kind kind{};
        std::size_t index = 0;        // Of a theme, a package or an item.
        base::SecretText query = {};  // Of what was found, with the hits.
        std::vector<Hit> hits = {};
        std::size_t at = 0;  // What was chosen here last.
    };
    // What a visit knows of a person. Replaced by an empty one when it ends.
    struct Visit {
        std::string id;
        base::SecretText masked_name;
        base::SecretText masked_number;
        std::string session;
        std::vector<wire::CertificateSummary> certificates;
        std::size_t chosen = 0;
        std::optional<Document> document;  // Allotted, and its paper's outcome not yet settled.
        std::string serial;                // Of the last paper.
        std::string verify_url;
        std::shared_ptr<const ui::PageImage> page;
        // What is read about services: as it was when the visit came home, and where it has led.
        std::shared_ptr<const wire::Catalogue> catalogue;
        std::vector<Place> trail;
        ui::SlipState slip = ui::SlipState::offered;
        drivers::PaperOutcome outcome = drivers::PaperOutcome::not_printed;
        Condition printer_after = Condition::unknown;
        int pages_out = 0;
        // Of their own page.
        bool is_about_own = false;  // The card leads there, not straight to the certificates.
        Way sought = Way::none;
        std::optional<wire::Overview> overview;
        std::vector<wire::Case> cases;
    };
    Effects on(const Touched&);
    Effects on(const PatienceEnded&);
    Effects on(const OutageLasted&);
    Effects on(const CardRead&);
    Effects on(const CardPresence&);
    Effects on(const SlipPresence&);
    Effects on(const DeviceChanged&);
    Effects on(const CentralChanged&);
    Effects on(const StatusTold&) { return {}; }
    Effects on(const SessionAnswered&);
    Effects on(const CertificatesArrived&);
    Effects on(const DocumentArrived&);
    Effects on(const PageDrawn&);
    Effects on(const IntentRecorded&);
    Effects on(const OutcomeRecorded&);
    Effects on(const PrintProgress&);
    Effects on(const DocumentPrinted&);
    Effects on(const ReceiptPrinted&);
    Effects on(const CodeScanned&);
    Effects on(const PaperVerified&);
    Effects on(const OverviewArrived&);
    Effects on(const CasesArrived&);
    Effects on(const RecordsArrived&);
    Effects on(const ComplaintsArrived&);
    Effects on(const HelpCalled& called) { return help_.on(called); }
    Effects on(const ComplaintFiled& filed) { return help_.on(filed); }
    Effects on(const CatalogueArrived&);
    Effects on(const DeviceTested&) { return {}; }  // The technician's.
    Effects on(const PinChecked&) { return {}; }

    Effects touched(ui::Touch);
    Effects touched(const ui::Choose&);
    Effects touched(const ui::Rate&);
    Effects touched(const ui::Digit&) { return {}; }
    Effects touched(const ui::ChooseLanguage&);
    Effects touched(const ui::Entered&);
    Effects touched(const ui::Signed&) { return {}; }

    // Entering a step. Each sets the step and its patience and shows its screen.
    void enter(Step, std::optional<std::chrono::seconds> limit);
    Effects rest();
    Effects begin();
    Effects home();
    Effects place_card();
    Effects open_session(const drivers::IdCard&, const std::string& secure_module);
    Effects list();
    Effects choose();
    Effects fetch(std::size_t index);
    Effects preview();
    Effects confirm();
    Effects print();
    Effects settle(const drivers::PrintReport&);
    Effects after_outcome();
    Effects print_receipt();
    Effects after_receipt(drivers::PaperOutcome);
    Effects done();
    Effects rate();
    Effects show_code();
    bool is_print_offered() const;
    // Through the catalogue.
    bool can_read_guides() const;
    bool can_print_slip() const;
    bool open_catalogue();
    Effects touched_in_catalogue(ui::Touch);
    Effects choose_in_catalogue(std::size_t index);
    Effects go_to(Place);
    Effects look_around();
    Effects step_back();
    Effects ask_for_words();
    Effects find(const base::SecretText& words);
    Effects print_slip();
    Effects slip_is(ui::SlipState);
    ui::Screen shown_place() const;
    ui::Themes shown_themes(const Place&) const;
    ui::ItemList shown_list(const Place&) const;
    ui::Guide shown_guide(const wire::Item&) const;
    ui::ListEntry shown_entry(const Hit&) const;
    std::vector<Hit> hits_of(const Place&) const;
    std::string reason_not_to_print() const;
    const wire::Item* item_in_sight() const;
    bool can_scan() const { return is_usable(equipment_.code_scanner.condition); }
    Effects look_up(Way);
    Effects not_found_out(CentralProblem);
    Effects my_page();
    Effects cases();
    Effects case_detail(std::size_t index);
    Effects chosen_area(int index);
    Effects back_to_own();
    Effects followed(const ComplaintsArrived&);
    Effects go_back();
    Effects ask_for_help();
    bool can_see_own() const;
    Effects notice(ui::NoticeId, Way retry = Way::none, Way onward = Way::none);
    Effects farewell(ui::NoticeId);
    Effects go(Way);
    Effects leave();
    Effects check_left_behind();

    Effects machine_gave_up();
    Effects citizen_is_silent();
    Effects walked_away();
    bool is_citizens_turn() const;
    bool is_awaited(Step, Request) const;
    // A new number, and the only one whose answer the step now waits for.
    Request await() { return awaited_ = ++request_; }

    // Gives back a serial that was never printed. Empty when there is none.
    Effects withdraw(std::string_view cause);
    RecordOutcome withdrawal(const std::string& serial, std::string_view cause);

    // String ids; empty when there is none.
    std::string out_of_service_reason() const;
    std::string reason_not_to_begin() const;
    void follow_mains(Condition supply);
    Effects show_rest() const;
    // What can be done here now.
    ui::Home offer() const;
    struct Offers {
        std::string reason_at_rest;
        ui::Home at_home;
        bool can_print_slip = false;
        bool can_read_guides = false;
        bool operator==(const Offers&) const = default;
    };
    Offers offers() const
    {
        return {reason_not_to_begin(), offer(), can_print_slip(), can_read_guides()};
    }
    Effects show_changes(const Offers& before) const;

    WaitingTimes times_;
    std::function<std::string()> new_id_;
    Equipment equipment_;
    std::shared_ptr<const wire::Catalogue> catalogue_;
    Step step_ = Step::resting;
    Patience patience_;
    Patience outage_;
    bool is_on_battery_ = false;
    bool is_outage_long_ = false;
    Request request_ = 0;
    Request awaited_ = 0;
    bool is_asking_ = false;
    bool is_card_there_ = false;
    bool is_slip_waiting_ = false;
    Way retry_ = Way::none;
    Way onward_ = Way::none;
    ui::Language language_ = ui::Language::zh;
    Visit visit_;
    HelpDesk help_;
};

}  // namespace kiosk
