// A hand without sense on the real face: touches where there is something and where there is
// nothing, fingers that slide, keys, all in a row, with the real session behind it and a world that
// answers well, badly or never. And a look from each state for the way out.
#pragma once

#include "kiosk/session.h"
#include "tests/simulation/answers.h"
#include "tests/simulation/chance.h"
#include "ui/screens/face.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace monkey {

struct HandClock final : base::Clock {
    base::SteadyTime now = base::SteadyTime{} + std::chrono::hours(1);
    base::SteadyTime steady() const override { return now; }
    base::WallTime wall() const override { return {}; }
};

struct Report {
    std::uint64_t seed = 0;
    std::uint64_t deeds = 0;  // Of the hand.
    std::uint64_t visits = 0;
    std::uint64_t ways_out = 0;     // That were looked for and found.
    std::set<std::string> screens;  // Names of those that were seen.
    std::optional<std::string> violation;
};

class FaceMonkey {
public:
    // `share` holds theme.toml and strings/. The panel is small in pixels, so that it is quick.
    FaceMonkey(std::uint64_t seed, const std::filesystem::path& share);

    Report play(std::uint64_t deeds);
    // The same hand on one screen, whatever it says: no session.
    void play_on(const ui::Screen&, std::uint64_t deeds);

private:
    void deed();
    void touch_something();
    void touch_anywhere();
    void slide();
    void press_key();
    // What the face made of it goes to the session, and what the session asks for to the face.
    void take_actions();
    void happens(const kiosk::Event&);
    void perform(const kiosk::Effect&);
    void pass_time(std::chrono::milliseconds);
    void world_acts();
    // By what the screen offers; where it offers nothing because the machine is busy, it ends.
    void look_for_way_out();
    bool step_out();
    bool touch(std::string_view id);
    void violate(std::string);

    simulation::Chance chance_;
    simulation::Answers answers_;
    HandClock clock_;
    std::unique_ptr<ui::toolkit::Window> window_;
    ui::toolkit::Design design_;
    ui::Face face_;
    std::uint64_t ids_ = 0;
    kiosk::Session session_;
    std::uint64_t armed_turn_ = 0;
    base::SteadyTime armed_at_{};
    bool is_session_there_ = true;
    ui::Screen screen_;  // Beneath the help, where that is open.
    bool is_helping_ = false;
    Report report_;
};

}  // namespace monkey
