#include "drivers/emulation/faults/catalogue.h"

#include "drivers/emulation/faults/wire.h"

#include <fcntl.h>
#include <unistd.h>
#include <algorithm>
#include <set>

namespace drivers::emulation::faults {

using base::SteadyTime;

static constexpr std::size_t failures_kept = 20;
static constexpr int recovery_attempts = 3;

namespace {

// Faults by the thousand fill the log with what is expected.
class Silence {
public:
    Silence() : before_(dup(STDERR_FILENO))
    {
        const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(nowhere, STDERR_FILENO);
        close(nowhere);
    }
    ~Silence()
    {
        dup2(before_, STDERR_FILENO);
        close(before_);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

private:
    const int before_;
};

// Waits that were skipped counted.
class Watch {
public:
    explicit Watch(const Course& course) : course_(course), begun_(course.now()) {}
    std::chrono::milliseconds elapsed() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(course_.now() - begun_);
    }

private:
    const Course& course_;
    const SteadyTime begun_;
};

}  // namespace

static std::vector<std::size_t> places(std::size_t size, const Terms& terms)
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < size; ++i)
        if (i < terms.edge || i + terms.edge >= size || i % terms.stride == 0)
            out.push_back(i);
    return out;
}

static std::vector<Moment> moments_of_write(std::size_t number, const Transfer& transfer,
                                            const Terms& terms)
{
    std::vector<Moment> out;
    for (const auto byte : places(transfer.sent, terms)) {
        if (byte > 0 && !terms.cuts_writes)
            break;
        for (const auto fault : {Fault::unplug, Fault::stall, Fault::time_out})
            out.push_back({number, byte, fault});
        if (terms.damages_writes)
            for (const auto fault : {Fault::garbage, Fault::truncated})
                out.push_back({number, byte, fault});
    }
    return out;
}

// Of a read or a request: before it, behind it, and in what it brings.
static std::vector<Moment> moments_of_answer(std::size_t number, const Transfer& transfer,
                                             const Terms& terms)
{
    std::vector<Moment> out{{number, 0, Fault::unplug}, {number, 0, Fault::stall}};
    if (transfer.is_well)
        out.insert(
            out.end(),
            {{number, 1, Fault::unplug}, {number, 0, Fault::time_out}, {number, 0, Fault::delay}});
    if (transfer.is_well && transfer.call == Call::read)
        out.push_back({number, 1, Fault::stall});
    for (const auto byte : places(transfer.received, terms)) {
        // Requests are answered by the controller itself, behind USB's own check sum.
        if (transfer.call == Call::read)
            out.push_back({number, byte, Fault::garbage});
        if (byte > 0)
            out.push_back({number, byte, Fault::truncated});
    }
    return out;
}

static std::vector<Moment> moments_of_transfer(std::size_t number, const Transfer& transfer,
                                               const Terms& terms)
{
    switch (transfer.call) {
    case Call::connect:
        return {
            {number, 0, Fault::unplug}, {number, 0, Fault::stall}, {number, 0, Fault::time_out}};
    case Call::claim:
        return {{number, 0, Fault::unplug}, {number, 0, Fault::stall}};
    case Call::clear_halt:
        return {{number, 0, Fault::unplug}};
    case Call::write:
        return moments_of_write(number, transfer, terms);
    case Call::read:
    case Call::control:
        return moments_of_answer(number, transfer, terms);
    }
    std::unreachable();
}

std::vector<Moment> moments_of(const std::vector<Transfer>& transfers, const Terms& terms)
{
    std::vector<Moment> out;
    for (std::size_t i = 0; i < std::min(transfers.size(), terms.transfers); ++i)
        for (auto moment : moments_of_transfer(i, transfers[i], terms)) {
            moment.call = transfers[i].call;
            if (std::ranges::find(terms.faults, moment.fault) != terms.faults.end())
                out.push_back(moment);
        }
    return out;
}

static Connect wires_of(Trial& trial, Course& course)
{
    return [&trial, &course]() -> base::Result<std::unique_ptr<Transport>> {
        auto wire = trial.connect();
        if (!wire)
            return base::fail(base::Errc::not_found, "the device is not there");
        return faulty_wire(std::move(wire), course);
    };
}

// Empty when the device works again.
static std::optional<std::string> recover(Trial& trial, Course& course, const Connect& connect,
                                          const Terms& terms)
{
    const Watch watch(course);
    std::string last;
    for (int i = 0; i < recovery_attempts; ++i) {
        trial.set_right();
        if (course.fault()->fault == Fault::unplug)
            course.replug();
        const auto outcome = trial.run(connect, course);
        if (outcome.objection)
            return "afterwards: " + *outcome.objection;
        if (outcome.is_success && watch.elapsed() > terms.recovery)
            return "works again only after " + std::to_string(watch.elapsed().count()) + " ms";
        if (outcome.is_success)
            return std::nullopt;
        last = outcome.word;
    }
    return "does not work again: " + last;
}

static std::optional<std::string> try_moment(const Moment& moment, const MakeTrial& make,
                                             const Terms& terms, Tally& tally, std::string& word)
{
    const auto trial = make();
    Course course(moment, terms.waits, [&trial] { trial->pull_plug(); });
    const auto connect = wires_of(*trial, course);
    const Watch watch(course);
    const auto outcome = trial->run(connect, course);
    word = outcome.word;
    const bool may_be_missed = !terms.repeats && !outcome.objection;
    if (may_be_missed && !course.has_fault_happened())
        word = "the moment never came";
    ++tally.outcomes[moment.fault][word];
    tally.longest = std::max(tally.longest, watch.elapsed());
    if (outcome.objection)
        return outcome.objection;
    if (course.is_endless())
        return "never stops asking";
    if (watch.elapsed() > terms.bound)
        return "took " + std::to_string(watch.elapsed().count()) + " ms";
    if (may_be_missed && !course.has_fault_happened())
        return std::nullopt;
    if (!course.has_fault_happened())
        return "the fault's moment never came: the driver does not do the same twice";
    auto trouble = recover(*trial, course, connect, terms);
    tally.recovered += trouble ? 0 : 1;
    return trouble;
}

static void tell_failure(Tally& tally, Failure failure)
{
    ++tally.failed;
    if (tally.failures.size() < failures_kept)
        tally.failures.push_back(std::move(failure));
}

static std::string describe(const Transfer& transfer)
{
    static constexpr auto digits = "0123456789abcdef";
    std::string out(name_of(transfer.call));
    if (transfer.call == Call::write || transfer.call == Call::read)
        out += std::string(" ") + digits[transfer.endpoint >> 4] + digits[transfer.endpoint & 0xf];
    return out;
}

Tally run_catalogue(const std::string& subject, const MakeTrial& make, const Terms& terms)
{
    const Silence silence;
    Tally tally;
    tally.subject = subject;
    std::vector<Transfer> clean;
    {
        const auto trial = make();
        Course course(std::nullopt, terms.waits, {});
        const auto outcome = trial->run(wires_of(*trial, course), course);
        clean = course.transfers();
        if (!outcome.is_success || outcome.objection) {
            tell_failure(tally, {.moment = {},
                                 .transfer = "none",
                                 .outcome = outcome.word,
                                 .reason = outcome.objection.value_or("fails without a fault")});
            return tally;
        }
    }
    tally.transfers = clean.size();
    for (const auto& transfer : clean)
        tally.bytes += transfer.sent + transfer.received;
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (const auto& moment : moments_of(clean, terms)) {
        ++tally.cases;
        seen.insert({moment.transfer, moment.byte});
        std::string word;
        const auto trouble = try_moment(moment, make, terms, tally, word);
        if (trouble)
            tell_failure(tally, {.moment = moment,
                                 .transfer = describe(clean[moment.transfer]),
                                 .outcome = word,
                                 .reason = *trouble});
    }
    tally.moments = seen.size();
    return tally;
}

}  // namespace drivers::emulation::faults
