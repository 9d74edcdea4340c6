// Drivers under the real libusb, with each of their transfers failing on the wire below it.
#include "tests/catch.h"
#include "tests/soak/lives.h"
#include "tests/soak/plugged_trial.h"

#include <algorithm>
#include <list>

using namespace drivers::emulation::faults;
using drivers::emulation::virtual_usb::Mishap;
using drivers::emulation::virtual_usb::VirtualBus;
using namespace std::chrono_literals;

namespace {

// Longer than any driver waits by itself; only a driver that hangs comes near.
constexpr auto bound = 30s;
constexpr int recovery_attempts = 3;

struct Life {
    soak::PluggedTrial& trial;
    VirtualBus& bus;
    drivers::emulation::Device& machine;
    Course course{std::nullopt, Waits::real, {}};

    std::optional<std::pair<std::size_t, Mishap>> next_mishap = std::nullopt;
    std::size_t begun_at = 0;

    // Counted from the opened wire on: before it libusb asks for names, once a plug.
    Connect connect()
    {
        return [this]() -> base::Result<std::unique_ptr<drivers::Transport>> {
            auto wire = trial.connect();
            if (!wire)
                return base::fail(base::Errc::not_found, "the device is not there");
            begun_at = bus.transfers(machine);
            if (const auto mishap = std::exchange(next_mishap, std::nullopt))
                bus.let_fail(machine, mishap->first, mishap->second);
            return wire;
        };
    }
    Outcome run() { return trial.run(connect(), course); }
};

}  // namespace

static std::size_t transfers_of_clean_run(const soak::Subject& subject)
{
    const auto inner = subject.make();
    VirtualBus bus;
    std::size_t out = 0;
    bus.run([&inner, &bus, &out] {
        soak::PluggedTrial trial(*inner, bus);
        Life life{.trial = trial, .bus = bus, .machine = *inner->machine()};
        const auto outcome = life.run();
        REQUIRE(outcome.is_success);
        out = bus.transfers(life.machine) - life.begun_at;
    });
    return out;
}

// A serial scanner's bytes bear no check sum. Where a code stops, its mark tells; of bytes that are
// lost before that, from a packet that is well-formed and only shorter, nothing does. Of a code in
// two packets that is the first.
static bool is_excused(const soak::Subject& subject, Mishap mishap, const Outcome& outcome)
{
    return subject.name.starts_with("serial_scan") && mishap == Mishap::short_packet &&
           outcome.word == "wrong code";
}

// How often it was excused.
static int try_mishap(const soak::Subject& subject, std::size_t transfer, Mishap mishap)
{
    const auto inner = subject.make();
    VirtualBus bus;
    int excused = 0;
    bus.run([&] {
        soak::PluggedTrial trial(*inner, bus);
        Life life{.trial = trial, .bus = bus, .machine = *inner->machine()};
        life.next_mishap = {transfer, mishap};
        const auto begun = std::chrono::steady_clock::now();
        const auto outcome = life.run();
        INFO(subject.name << ", transfer " << transfer << ", mishap " << static_cast<int>(mishap)
                          << ": " << outcome.word);
        if (is_excused(subject, mishap, outcome))
            ++excused;
        else
            CHECK(outcome.objection.value_or("") == "");
        CHECK(std::chrono::steady_clock::now() - begun < bound);
        bool works = false;
        for (int i = 0; i < recovery_attempts && !works; ++i) {
            trial.set_right();
            const auto again = life.run();
            CHECK(again.objection.value_or("") == "");
            works = again.is_success;
        }
        CHECK(works);
    });
    return excused;
}

// The first of the driver's subjects on USB with this in its name. Silence costs the driver's own
// time-outs, so it is tried at every so manieth transfer.
static void require_survival(std::string_view name, std::size_t silence_stride)
{
    const auto all = soak::subjects();
    const auto subject = std::ranges::find_if(all, [name](const auto& s) {
        return s.socket == soak::Subject::Socket::usb && s.name.starts_with(name);
    });
    REQUIRE(subject != all.end());
    const auto transfers = transfers_of_clean_run(*subject);
    REQUIRE(transfers > 5);
    int excused = 0;
    for (std::size_t i = 0; i < transfers; ++i) {
        for (const auto mishap : {Mishap::stall, Mishap::babble, Mishap::short_packet})
            excused += try_mishap(*subject, i, mishap);
        if (i % silence_stride == 0)
            excused += try_mishap(*subject, i, Mishap::silence);
    }
    CHECK(excused <= 1);
}

TEST_CASE("a card reader survives every transfer that fails below libusb")
{
    require_survival("sdt: sdt two endpoints", 6);
}

TEST_CASE("a HID scanner survives every transfer that fails below libusb")
{
    require_survival("hid_pos: Newland", 10);
}

TEST_CASE("a serial scanner survives every transfer that fails below libusb")
{
    require_survival("serial_scan: Newland", 10);
}

TEST_CASE("a serial scanner whose ending only the settings know survives every failing transfer")
{
    require_survival("serial_scan: Mindeo", 1);
}

TEST_CASE("a receipt printer survives every transfer that fails below libusb")
{
    require_survival("escpos", 4);
}

TEST_CASE("a laser survives every transfer that fails below libusb")
{
    require_survival("pjl", 4);
}
