// The ways to a person, over whatever stands on the screen: a call for help, and complaints,
// questions and what could not be got done. A pure machine like the visit, which owns it: it knows
// nothing of where the citizen was, and so cannot lose it.
#pragma once

#include "kiosk/effects.h"
#include "kiosk/events.h"

#include <functional>
#include <optional>
#include <string>

namespace kiosk {

class HelpDesk {
public:
    explicit HelpDesk(std::function<std::string()> new_id) : new_id_(std::move(new_id)) {}

    bool is_open() const { return step_ != Step::closed; }

    // visit: empty without one. is_known: its card was accepted.
    struct Citizen {
        std::string visit;
        bool is_known = false;
        ui::Language language{};
        bool has_receipt_printer = false;
    };
    Effects open(Citizen);
    // HideHelp; nothing when it is not open. What was typed is forgotten.
    Effects close();
    // The visit is over.
    void forget();

    Effects touched(const ui::Action&);
    Effects on(const HelpCalled&);
    Effects on(const ComplaintFiled&);
    // Of a complaint's slip; of another one nothing.
    Effects on(const ReceiptPrinted&);

private:
    enum class Step { closed, menu, about, draft, words, phone, filing, filed };
    struct Draft {
        wire::ComplaintKind kind{};
        wire::ComplaintSubject subject{};
        base::SecretText words;
        base::SecretText phone;
        std::string key;
        std::string number;
        ui::SlipState slip = ui::SlipState::unavailable;
    };

    Effects touched(ui::Touch);
    Effects chosen(int index);
    Effects entered(const base::SecretText&);
    Effects back();
    Effects show(Step);
    ui::Screen screen() const;
    ui::Screen draft_screen() const;
    Effects call();
    Effects about(wire::ComplaintKind);
    Effects file();
    Effects print_slip();
    // Apart from the visit's own numbers.
    Request await() { return awaited_ = first_request + ++asked_; }

    static constexpr Request first_request = Request{1} << 62;

    std::function<std::string()> new_id_;
    Step step_ = Step::closed;
    Citizen citizen_;
    Draft draft_;
    std::string call_key_;
    ui::Help call_;
    int filed_ = 0;  // In this visit.
    Request asked_ = 0;
    Request awaited_ = 0;
    Request awaited_call_ = 0;
};

// In the order in which they are offered; another for each kind.
std::vector<wire::ComplaintSubject> subjects_of(wire::ComplaintKind);

}  // namespace kiosk
