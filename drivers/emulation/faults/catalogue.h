// Every fault at every moment of a transaction, each on a fresh machine: what the driver makes of
// it, and whether the device works afterwards.
#pragma once

#include "drivers/emulation/bus.h"
#include "drivers/emulation/faults/course.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace drivers::emulation::faults {

using Connect = std::function<base::Result<std::unique_ptr<Transport>>()>;

struct Outcome {
    std::string word;                      // For the table: "card", "printed", "open: timeout".
    bool is_success = false;               // The transaction brought what it should.
    std::optional<std::string> objection;  // What the contract of the class does not allow.
};

// One machine and one driver's transaction with it, ready to be run.
class Trial {
public:
    virtual ~Trial() = default;

    // Whole: opens the driver where none is open, does what a visit does, and judges what came of
    // it. A driver that told that its device is gone is dropped, as its owner must.
    virtual Outcome run(const Connect&, Course&) = 0;

    // None where the machine is at the end of no Transport: such a trial makes the course's fault
    // itself.
    virtual std::unique_ptr<Transport> connect() { return nullptr; }
    virtual void pull_plug() = 0;

    // The emulated machine, for who plugs it into another bus; none where a recording answers.
    virtual Device* machine() { return nullptr; }

    // Lets go of the driver, and with it of the wire.
    virtual void close() {}

    // What a person does before the next attempt: plugs in, lifts the card and puts it down again.
    virtual void set_right() = 0;
};

using MakeTrial = std::function<std::unique_ptr<Trial>()>;

// Which moments are tried, and what is promised.
struct Terms {
    Waits waits = Waits::skipped;
    // Of a transfer's bytes the first and the last so many, and every so manieth between.
    std::size_t edge = 8;
    std::size_t stride = 16;
    // Of the run's transfers the first so many: a driver that waits asks the same over and over.
    std::size_t transfers = SIZE_MAX;
    // Whether what is sent can be damaged on its way: not behind the check sums of USB.
    bool damages_writes = true;
    // Whether a write may be passed on in part: not to a real machine, which would make of it what
    // it likes.
    bool cuts_writes = true;
    std::chrono::milliseconds bound{5'000};
    std::chrono::milliseconds recovery{5'000};
    // Whether two runs make the same transfers. Where they need not, a moment that never came is no
    // failure.
    bool repeats = true;
    std::vector<Fault> faults{all_faults.begin(), all_faults.end()};
};

struct Failure {
    Moment moment;
    std::string transfer;  // "write 02".
    std::string outcome;
    std::string reason;
};

struct Tally {
    std::string subject;
    std::size_t transfers = 0;  // Of the clean run.
    std::size_t bytes = 0;
    std::size_t moments = 0;  // Places, each with the faults that can happen there.
    std::size_t cases = 0;
    std::size_t recovered = 0;
    std::size_t failed = 0;
    std::chrono::milliseconds longest{0};  // Run, skipped waits counted.
    std::map<Fault, std::map<std::string, std::size_t>> outcomes;
    std::vector<Failure> failures;  // The first ones.

    bool is_passed() const { return failed == 0 && cases > 0; }
};

// A clean run that does not succeed is the first failure, and the only one.
Tally run_catalogue(const std::string& subject, const MakeTrial&, const Terms&);

// The moments of a clean run, in its order.
std::vector<Moment> moments_of(const std::vector<Transfer>&, const Terms&);

}  // namespace drivers::emulation::faults
