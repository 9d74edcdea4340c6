// Drivers under the real libusb, with the plug pulled at every transfer of a transaction.
#include "drivers/emulation/faults/catalogue.h"
#include "tests/catch.h"
#include "tests/soak/lives.h"
#include "tests/soak/plugged_trial.h"

#include <list>

using namespace drivers::emulation::faults;
using drivers::emulation::virtual_usb::VirtualBus;

namespace {

// Plugged in while it lives. The machine stays: a file of the bus may still be open on it.
class OwnedTrial final : public Trial {
public:
    OwnedTrial(Trial& inner, VirtualBus& bus) : plugged_(inner, bus) {}
    ~OwnedTrial() override { plugged_.pull_plug(); }

    Outcome run(const Connect& connect, Course& course) override
    {
        return plugged_.run(connect, course);
    }
    std::unique_ptr<drivers::Transport> connect() override { return plugged_.connect(); }
    void pull_plug() override { plugged_.pull_plug(); }
    void set_right() override { plugged_.set_right(); }

private:
    soak::PluggedTrial plugged_;
};

}  // namespace

static Tally unplug_everywhere(const soak::Subject& subject)
{
    std::list<std::unique_ptr<Trial>> machines;
    VirtualBus bus;
    Tally out;
    bus.run([&subject, &machines, &bus, &out] {
        const auto make = [&subject, &machines, &bus] {
            machines.push_back(subject.make());
            return std::make_unique<OwnedTrial>(*machines.back(), bus);
        };
        const Terms terms{.waits = Waits::real,
                          .edge = 1,
                          .stride = 4096,
                          .damages_writes = false,
                          .bound = std::chrono::seconds{30},
                          .recovery = std::chrono::seconds{30},
                          .faults = {Fault::unplug}};
        out = run_catalogue(subject.name, make, terms);
    });
    return out;
}

static void require_all_pass(std::string_view driver)
{
    std::size_t subjects = 0;
    for (const auto& subject : soak::subjects()) {
        if (subject.socket != soak::Subject::Socket::usb || !subject.name.starts_with(driver))
            continue;
        ++subjects;
        const auto tally = unplug_everywhere(subject);
        for (const auto& failure : tally.failures)
            UNSCOPED_INFO(tally.subject << ": transfer " << failure.moment.transfer << " ("
                                        << failure.transfer << ") at byte " << failure.moment.byte
                                        << ": " << failure.outcome << ": " << failure.reason);
        CHECK(tally.failed == 0);
        CHECK(tally.cases > 5);
        CHECK(tally.recovered == tally.cases);
    }
    CHECK(subjects > 0);
}

TEST_CASE("the plug of a card reader may be pulled at any transfer through libusb")
{
    require_all_pass("sdt");
}

TEST_CASE("the plug of a HID scanner may be pulled at any transfer through libusb")
{
    require_all_pass("hid_pos");
}

TEST_CASE("the plug of a serial scanner may be pulled at any transfer through libusb")
{
    require_all_pass("serial_scan");
}

TEST_CASE("the plug of a laser may be pulled at any transfer through libusb")
{
    require_all_pass("pjl");
}

TEST_CASE("the plug of a receipt printer may be pulled at any transfer through libusb")
{
    require_all_pass("escpos");
}
