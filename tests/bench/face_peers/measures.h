// What is measured of each contender, with the same eye and the same hand.
#pragma once

#include "tests/bench/face_peers/contender.h"
#include "tests/bench/face_peers/eye.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace bench {

// Milliseconds, MiB, per cent or numbers, by the figure's name; medians are made of them at the
// end.
using Samples = std::map<std::string, std::vector<double>>;

class Measures {
public:
    // What the home looks like is learned here, by starting it once.
    Measures(const Contender&, Eye&, Hand&);

    // Started, its keys, pages and ways pressed one after the other, ended.
    void taps();
    // Started as in a hall, left alone, then from screen to screen as they fade.
    void hall();
    // From screen to screen as fast as they are there, so many or so long.
    void walk(int screens, std::chrono::seconds limit);

    const Contender& contender() const { return contender_; }
    const Samples& samples() const { return samples_; }

private:
    // Until the home is there.
    void await_home(base::SteadyTime begun);
    void await_empty();
    void tap(const std::string& place, const std::string& kind);
    void fade(const std::string& place);
    void add(const std::string& name, double value) { samples_[name].push_back(value); }

    const Contender& contender_;
    Eye& eye_;
    Hand& hand_;
    Picture empty_;
    Picture home_;
    Samples samples_;
};

}  // namespace bench
