// Power supply and cabinet as the terminal sees them, over their drivers and emulators.
#include "kiosk/devices.h"

#include "drivers/cabinet_line/emulator.h"
#include "drivers/emulation/bus.h"
#include "drivers/ipp/emulator.h"
#include "drivers/megatec/emulator.h"
#include "tests/catch.h"
#include "tests/eventually.h"
#include "tests/kiosk/events_seen.h"

#include <mutex>
#include <optional>
#include <vector>

using namespace std::chrono_literals;
using tests::eventually;

namespace kiosk {

namespace {

struct Rig {
    // `before`: what an earlier run left of the cabinet's past.
    using Link = drivers::megatec::Emulator::Link;

    explicit Rig(const Disturbance& before = {}, Link link = Link::serial_line)
        : power(drivers::megatec::Emulator::Type::standby, "1-6", link)
    {
        bus.plug_in(power);
        bus.plug_in(cabinet);
        Devices::Options options{
            .document_printer_uri = papers.uri(), .state_poll = 5ms, .reopen = 5ms};
        options.open_power_supply = [this] { return drivers::open_power_supply(bus); };
        options.open_cabinet = [this] { return drivers::open_cabinet(bus); };
        options.disturbance = before;
        options.keep_disturbance = [this](const Disturbance& now) {
            const std::lock_guard lock(mutex);
            if (!is_disk_full)
                kept.push_back(now);
            return !is_disk_full;
        };
        devices.emplace(bus, options, [this](Event event) { seen.post(std::move(event)); });
    }

    std::vector<Disturbance> all_kept()
    {
        const std::lock_guard lock(mutex);
        return kept;
    }

    std::mutex mutex;
    std::vector<Disturbance> kept;
    bool is_disk_full = false;
    drivers::ipp::Emulator papers{1ms};
    drivers::megatec::Emulator power;
    drivers::cabinet_line::Emulator cabinet;
    drivers::emulation::Bus bus;
    test::EventsSeen seen;
    std::optional<Devices> devices;
};

}  // namespace

TEST_CASE("mains that go, a battery that drains and mains that come are told")
{
    Rig rig({}, GENERATE(Rig::Link::serial_line, Rig::Link::hid_bridge));
    REQUIRE(rig.seen.until_last(Device::power_supply, Condition::ready));
    rig.power.cut_mains();
    REQUIRE(rig.seen.until_last(Device::power_supply, Condition::on_battery));
    rig.power.drain(5);
    REQUIRE(rig.seen.until_last(Device::power_supply, Condition::battery_low));
    rig.power.restore_mains();
    REQUIRE(rig.seen.until_last(Device::power_supply, Condition::battery_weak));
    rig.power.drain(100);
    REQUIRE(rig.seen.until_last(Device::power_supply, Condition::ready));
    rig.bus.unplug(rig.power);
    REQUIRE(rig.seen.until_last(Device::power_supply, Condition::absent));
}

TEST_CASE("a door that was open between two looks stands as opened, and is kept on disk")
{
    Rig rig;
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::ready));
    rig.cabinet.open_door();
    rig.cabinet.close_door();
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::was_opened));
    REQUIRE(rig.all_kept() == std::vector{Disturbance{.was_opened = true}});
    rig.cabinet.tamper();
    rig.cabinet.mend();
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::was_tampered));
    REQUIRE(eventually([&] { return rig.cabinet.unacknowledged() == 0; }));
    REQUIRE(rig.all_kept().back() == Disturbance{.was_opened = true, .was_tampered = true});
}

TEST_CASE("an opening is over when the centre has it and a technician has seen it")
{
    Rig rig;
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::ready));
    rig.cabinet.open_door();
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::door_open));
    rig.cabinet.close_door();
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::was_opened));
    rig.devices->cabinet_is_told("ready");
    rig.devices->cabinet_is_told("was_opened");
    REQUIRE(eventually([&] { return rig.all_kept().back().is_at_centre; }));
    REQUIRE(rig.seen.conditions(Device::cabinet).back() == Condition::was_opened);
    rig.devices->test(Device::cabinet, {});
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::ready));
    REQUIRE(rig.all_kept().back() == Disturbance{});
}

TEST_CASE("what an earlier run left of the cabinet's past stands again")
{
    Rig rig({.was_opened = true, .is_seen = true});
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::was_opened));
    REQUIRE(rig.all_kept().empty());
    rig.devices->cabinet_is_told("was_opened");
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::ready));
}

TEST_CASE("what cannot be kept is shown, and the board is not told to forget it")
{
    Rig rig;
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::ready));
    const auto set_full = [&rig](bool is_full) {
        const std::lock_guard lock(rig.mutex);
        rig.is_disk_full = is_full;
    };
    set_full(true);
    rig.cabinet.open_door();
    rig.cabinet.close_door();
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::was_opened));
    REQUIRE(rig.cabinet.unacknowledged() == 2);
    set_full(false);
    REQUIRE(eventually([&] { return rig.cabinet.unacknowledged() == 0; }));
    REQUIRE(rig.all_kept() == std::vector{Disturbance{.was_opened = true}});
}

TEST_CASE("the place that is asked for is lit, also by a cabinet that comes later")
{
    using drivers::Light;
    using drivers::LightPlace;
    Rig rig;
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::ready));
    rig.devices->light(Light{LightPlace::card_reader});
    REQUIRE(eventually([&] { return rig.cabinet.lit() == Light{LightPlace::card_reader}; }));
    rig.bus.unplug(rig.cabinet);
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::absent));
    rig.devices->light(Light{LightPlace::paper_slot});
    rig.bus.plug_in(rig.cabinet);
    REQUIRE(eventually([&] { return rig.cabinet.lit() == Light{LightPlace::paper_slot}; }));
    rig.devices->light(std::nullopt);
    REQUIRE(eventually([&] { return rig.cabinet.lit() == std::nullopt; }));
}

TEST_CASE("a test of a broken supply fails, of a sound one and of the cabinet passes")
{
    Rig rig;
    REQUIRE(rig.seen.until_last(Device::power_supply, Condition::ready));
    REQUIRE(rig.seen.until_last(Device::cabinet, Condition::ready));
    rig.devices->test(Device::power_supply, {});
    rig.devices->test(Device::cabinet, {});
    REQUIRE(rig.seen.until<DeviceTested>(2));
    for (const auto& tested : rig.seen.all<DeviceTested>())
        REQUIRE(tested.is_good);
    rig.power.fail();
    REQUIRE(rig.seen.until_last(Device::power_supply, Condition::failed));
    rig.devices->test(Device::power_supply, {});
    REQUIRE(rig.seen.until<DeviceTested>(3));
    REQUIRE_FALSE(rig.seen.all<DeviceTested>().back().is_good);
}

TEST_CASE("a terminal without surroundings says so once, and lights nothing")
{
    drivers::ipp::Emulator papers{1ms};
    drivers::emulation::Bus bus;
    test::EventsSeen seen;
    Devices devices(bus, {.document_printer_uri = papers.uri(), .state_poll = 5ms, .reopen = 5ms},
                    [&seen](Event event) { seen.post(std::move(event)); });
    devices.light(drivers::Light{drivers::LightPlace::card_reader});
    for (const auto device : {Device::power_supply, Device::cabinet}) {
        REQUIRE(seen.until_last(device, Condition::not_fitted));
        devices.test(device, {});
    }
    REQUIRE(seen.until<DeviceTested>(2));
    for (const auto& tested : seen.all<DeviceTested>())
        REQUIRE_FALSE(tested.is_good);
}

}  // namespace kiosk
