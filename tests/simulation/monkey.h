// Anything at any time: touches that the screen does not offer, cards, codes, devices and a centre
// that come and go, answers late, false or never. Knows nothing of what makes sense, so it goes
// where the citizens of World never do. After each happening the invariants are checked.
#pragma once

#include "kiosk/session.h"
#include "tests/simulation/answers.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace simulation {

// journal_lies: an intent that is not on disk is said to be there, sometimes.
enum class MonkeySabotage { none, journal_lies };

class Monkey {
public:
    struct Report {
        std::uint64_t seed = 0;
        std::uint64_t happenings = 0;
        std::uint64_t visits = 0;
        std::uint64_t papers = 0;
        std::set<kiosk::Step> steps;           // That were reached.
        std::uint64_t longest_way_out = 0;     // Times that patience had to end, to rest.
        std::optional<std::string> violation;  // Which invariant, and at which happening.
    };

    explicit Monkey(std::uint64_t seed, MonkeySabotage = MonkeySabotage::none);
    Report play(std::uint64_t happenings);

private:
    void happen();
    void happens(const kiosk::Event&);
    kiosk::Event anything();
    ui::Action any_touch();
    void leave_alone();
    void note(const kiosk::Effect&);
    void check();
    void check_settled();
    void violate(std::string);
    AllottedPaper& paper(const std::string& serial);

    Chance chance_;
    Answers answers_;
    std::uint64_t ids_ = 0;
    kiosk::Session session_;
    kiosk::Request last_request_ = 0;
    std::optional<ui::Screen> screen_;
    bool is_forgotten_ = true;
    Report report_;
};

}  // namespace simulation
