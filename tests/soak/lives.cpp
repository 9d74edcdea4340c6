#include "tests/soak/lives.h"

#include "drivers/devctl/conform/subjects.h"
#include "drivers/emulation/faults/wire.h"
#include "drivers/emulation/virtual_usb/virtual_bus.h"
#include "tests/soak/line_trial.h"
#include "tests/soak/plugged_trial.h"

#include <algorithm>

namespace soak {

using drivers::devctl::conform::subjects_named;
using drivers::emulation::faults::Course;
using drivers::emulation::faults::Trial;
using drivers::emulation::faults::Waits;
using drivers::emulation::virtual_usb::VirtualBus;

static std::size_t exchanges_of(const Course& course)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        course.transfers(), [](const auto& transfer) { return transfer.received > 0; }));
}

// From plug to plug: visits until so many exchanges are done, then the plug is pulled from below a
// driver that is open. Returns what went wrong.
static std::string live_one_plug(Trial& trial, Waits waits, std::size_t exchanges, Amount& done)
{
    Course course(std::nullopt, waits, {});
    const auto connect = [&trial, &course]() -> base::Result<std::unique_ptr<drivers::Transport>> {
        auto wire = trial.connect();
        if (!wire)
            return base::fail(base::Errc::not_found, "the device is not there");
        return drivers::emulation::faults::faulty_wire(std::move(wire), course);
    };
    while (exchanges_of(course) < exchanges) {
        trial.set_right();
        const auto outcome = trial.run(connect, course);
        if (!outcome.is_success || outcome.objection)
            return "after " + std::to_string(done.replugs) + " re-plugs: " + outcome.word;
    }
    done.exchanges += exchanges_of(course);
    trial.pull_plug();
    if (trial.run(connect, course).is_success)
        return "works without its device";
    ++done.replugs;
    return {};
}

static std::string live_through(Trial& trial, Waits waits, const Amount& amount, Amount& done)
{
    const auto each = std::max<std::size_t>(1, amount.exchanges / amount.replugs);
    while (done.replugs < amount.replugs)
        if (auto trouble = live_one_plug(trial, waits, each, done); !trouble.empty())
            return trouble;
    return {};
}

static Outcome measured(const Subject& subject, Trial& trial, Waits waits, const Amount& amount)
{
    Outcome out{.subject = subject.name,
                .wire = {},
                .done = {0, 0},
                .before = {},
                .after = {},
                .trouble = {}};
    const Amount tenth{std::max<std::size_t>(2, amount.replugs / 10), amount.exchanges / 10};
    Amount warmed{0, 0};
    out.trouble = live_through(trial, waits, tenth, warmed);
    out.before = holding_now();
    if (out.trouble.empty())
        out.trouble = live_through(trial, waits, amount, out.done);
    out.after = holding_now();
    if (out.trouble.empty())
        out.trouble = growth(out.before, out.after, {}).value_or("");
    return out;
}

static Subject::Socket socket_of(const drivers::devctl::conform::Subject& subject)
{
    const auto trial = subject.make();
    const auto* const machine = trial->machine();
    if (!machine)
        return Subject::Socket::none;
    const bool is_line = machine->description().purpose != drivers::Purpose::unstated;
    return is_line ? Subject::Socket::line : Subject::Socket::usb;
}

std::vector<Subject> subjects()
{
    // Pictures to be read, and connections to be made.
    static constexpr std::size_t share_of_slow = 10;

    std::vector<Subject> out;
    for (const auto* driver : {"sdt", "hid_pos", "serial_scan", "escpos", "megatec", "cabinet_line",
                               "camera", "ipp", "pjl"})
        for (const auto& known : subjects_named(driver)) {
            const auto socket = socket_of(known);
            out.push_back({.name = known.driver + ": " + known.name,
                           .make = known.make,
                           .waits = known.terms.waits,
                           .socket = socket,
                           .share = socket == Subject::Socket::none ? share_of_slow : 1});
        }
    return out;
}

Outcome live(const Subject& subject, const Amount& amount)
{
    const auto trial = subject.make();
    auto out = measured(subject, *trial, subject.waits,
                        {amount.replugs, amount.exchanges / subject.share});
    out.wire = "emulator";
    return out;
}

Outcome live_on_line(const Subject& subject, const Amount& amount)
{
    const auto trial = subject.make();
    LineTrial plugged(*trial);
    // The kernel's line waits itself.
    auto out = measured(subject, plugged, Waits::real, amount);
    out.wire = "tty";
    return out;
}

Outcome live_on_usb(const Subject& subject, const Amount& amount)
{
    const auto trial = subject.make();
    Outcome out;
    VirtualBus bus;
    bus.run([&] {
        PluggedTrial plugged(*trial, bus);
        // libusb waits itself.
        out = measured(subject, plugged, Waits::real, amount);
    });
    out.wire = "libusb";
    return out;
}

}  // namespace soak
