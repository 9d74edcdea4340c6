// The document printer as a model: sheets that physically come out, the faults of the trade, and
// what a driver that keeps its contract (drivers/printing.h) can know of them.
#pragma once

#include "drivers/printing.h"
#include "tests/simulation/chance.h"
#include "tests/simulation/timeline.h"

#include <functional>
#include <map>
#include <string>

namespace simulation {

class PaperPath {
public:
    PaperPath(Timeline& timeline, Chance& chance) : timeline_(timeline), chance_(chance) {}

    // done is not called after forget_driver().
    using Done = std::function<void(drivers::PrintReport)>;
    void print(const std::string& serial, int pages, Done done);

    // The terminal lost its power: the printer has its own, and goes on with what it holds.
    void forget_driver() { ++driver_life_; }

    // A hand at the machine.
    void refill() { state_ = drivers::PrinterState::ready; }
    void trouble(drivers::PrinterState state) { state_ = state; }
    drivers::PrinterState state() const { return state_; }

    struct Sheet {
        int pages_out = 0;
        int pages = 0;
        int jobs = 0;  // How often this serial was sent.
    };
    const std::map<std::string, Sheet>& sheets() const { return sheets_; }

    // For the test that proves the checks: a driver that calls every failure harmless.
    bool is_driver_lying = false;

private:
    // What will become of a job, drawn when it begins.
    enum class Fate { good, never_begins, stops_before, stops_between, lost_in_the_dark };
    Fate draw_fate(int pages);
    drivers::PrintReport report_for(Fate, const Sheet&) const;

    Timeline& timeline_;
    Chance& chance_;
    drivers::PrinterState state_ = drivers::PrinterState::ready;
    std::map<std::string, Sheet> sheets_;
    std::uint64_t driver_life_ = 0;
};

}  // namespace simulation
