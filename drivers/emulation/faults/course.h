// What goes over the wires of one run of a driver, whatever these are, and the one fault that is
// made in it.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "drivers/transport.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace drivers::emulation::faults {

enum class Fault {
    unplug,     // The device is gone, after so many bytes.
    stall,      // The endpoint refuses, after so many bytes, until the halt is cleared.
    time_out,   // A write ends short at its deadline; what a read would have brought is lost.
    garbage,    // One bit of this byte is flipped.
    delay,      // What a read waits for comes after its deadline, to the next one.
    truncated,  // Only so many bytes arrive, and nobody is told.
};

inline constexpr std::array all_faults{Fault::unplug,  Fault::stall, Fault::time_out,
                                       Fault::garbage, Fault::delay, Fault::truncated};

std::string_view name_of(Fault);

enum class Call { connect, claim, write, read, control, clear_halt };

std::string_view name_of(Call);

struct Transfer {
    Call call;
    std::uint8_t endpoint = 0;
    std::size_t sent = 0;      // Bytes the driver gave.
    std::size_t received = 0;  // Bytes it was given.
    bool is_well = true;
};

struct Moment {
    std::size_t transfer;  // From 0.
    std::size_t byte;      // Within what it carries.
    Fault fault;
    // What kind of call it is meant for, where a driver need not do the same twice.
    std::optional<Call> call = std::nullopt;
};

// Emulators answer at once or never. `skipped`: a read that finds nothing ends at once, and the
// time it would have waited is counted instead.
enum class Waits { real, skipped };

// Used by one thread at a time; it outlives the wires it is given to.
class Course {
public:
    // pull: takes the device from the bus.
    Course(std::optional<Moment> fault, Waits waits, std::function<void()> pull)
        : fault_(fault), waits_(waits), pull_(std::move(pull))
    {
    }

    // Every call of a driver begins with one of these. The fault when its moment has come.
    base::Result<std::optional<Moment>> begin(Transfer);

    // How the call that begins ended.
    void end(bool is_well, std::size_t received);

    // More of a call that is told of while it lasts.
    void add(std::size_t sent, std::size_t received);

    void pull_plug();
    void halt(std::uint8_t endpoint) { halted_.insert(endpoint); }
    void end_halt(std::uint8_t endpoint) { halted_.erase(endpoint); }

    // A new plug: halts are forgotten.
    void replug() { halted_.clear(); }

    Waits waits() const { return waits_; }
    void skip_to(Deadline deadline) { waited_until_ = std::max(waited_until_, deadline); }

    // It is this late at least, for one who waited for what was skipped.
    base::SteadyTime now() const
    {
        return std::max(std::chrono::steady_clock::now(), waited_until_);
    }

    const std::vector<Transfer>& transfers() const { return transfers_; }
    const std::optional<Moment>& fault() const { return fault_; }
    bool has_fault_happened() const { return has_happened_; }

    // A driver that never stops asking is stopped, and told of.
    bool is_endless() const { return transfers_.size() >= transfer_limit; }

private:
    static constexpr std::size_t transfer_limit = 20'000;

    const std::optional<Moment> fault_;
    const Waits waits_;
    std::function<void()> pull_;
    std::vector<Transfer> transfers_;
    std::set<std::uint8_t> halted_;
    base::SteadyTime waited_until_{};
    bool has_happened_ = false;
};

}  // namespace drivers::emulation::faults
