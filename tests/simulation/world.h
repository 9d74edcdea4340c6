// A hall for as long as one likes: citizens come, act and walk away, paper runs out and is brought,
// the network and the power fail. After each happening the invariants are checked.
#pragma once

#include "tests/simulation/centre.h"
#include "tests/simulation/chance.h"
#include "tests/simulation/paper_path.h"
#include "tests/simulation/terminal.h"
#include "tests/simulation/timeline.h"

#include <cstdint>
#include <optional>
#include <string>

namespace simulation {

struct Report {
    std::uint64_t seed = 0;
    std::uint64_t events = 0;
    std::uint64_t citizens = 0;
    std::uint64_t papers = 0;
    std::uint64_t unknown = 0;
    std::uint64_t power_cuts = 0;
    std::optional<std::string> violation;  // Which invariant, when and how.
};

enum class Sabotage { none, driver_lies, reprints_after_cuts };

class World {
public:
    explicit World(std::uint64_t seed, Sabotage = Sabotage::none);
    Report live(std::chrono::days);

private:
    void next_citizen();
    void act();
    void use_help();
    void touch_anything();
    void choose_service();
    ui::Action search_words();
    void read_on();
    void next_trouble();
    void next_power_cut();
    void next_outage();

    std::optional<std::string> check();
    std::optional<std::string> check_papers();
    std::optional<std::string> check_truth_on_screen() const;
    std::optional<std::string> check_ledgers_agree();
    std::optional<std::string> check_complaints() const;

    Timeline timeline_;
    Chance chance_;
    Centre centre_;
    PaperPath paper_;
    Terminal terminal_;
    Report report_;
    bool is_citizen_here_ = false;
    bool is_closing_ = false;
    std::uint64_t checked_journal_ = 0;
};

}  // namespace simulation
