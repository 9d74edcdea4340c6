#include "drivers/recording/recorder.h"

#include "drivers/recording/replayer.h"
#include "drivers/sdt/emulator.h"
#include "drivers/sdt/reader.h"
#include "tests/catch.h"

#include <sstream>

using namespace drivers;
using namespace drivers::recording;
using base::Errc;

static Mask no_mask(const DeviceDescription&)
{
    return {};
}

static Mask zeros(const DeviceDescription&)
{
    return [](Direction, base::ByteView data) { return base::Bytes(data.size()); };
}

// An emulated reader on a recorded bus.
struct Rig {
    explicit Rig(MaskFor mask_for = no_mask) : recorder(bus, out, mask_for)
    {
        bus.plug_in(machine);
    }

    base::Result<std::unique_ptr<IdCardReader>> open_reader(Bus& on)
    {
        return sdt::Reader::open(on.open(machine.description()).value());
    }
    Story story() const { return decode_story(out.str()).value(); }

    sdt::Emulator machine;
    emulation::Bus bus;
    std::ostringstream out;
    Recorder recorder;
};

TEST_CASE("what was recorded is replayed to the same driver without the device")
{
    Rig rig;
    rig.machine.place(sdt::example_card());
    std::string name;
    {
        const auto reader = rig.open_reader(rig.recorder).value();
        rig.machine.stall_next_transfer();
        name = std::get<IdCard>(reader->read_card().value()).name.reveal();
        rig.bus.unplug(rig.machine);
        REQUIRE(reader->state().error().code == Errc::disconnected);
    }
    Replayer replayer(rig.story());
    REQUIRE(replayer.devices() == std::vector{rig.machine.description()});
    const auto reader = rig.open_reader(replayer).value();
    REQUIRE(std::get<IdCard>(reader->read_card().value()).name.reveal() == name);
    REQUIRE(replayer.departure().has_value());
    REQUIRE(reader->state().error().code == Errc::disconnected);
    REQUIRE_FALSE(replayer.departure().has_value());
}

TEST_CASE("a device is described once, and an open that fails is part of the story")
{
    Rig rig;
    rig.recorder.devices();
    rig.recorder.devices();
    rig.bus.unplug(rig.machine);
    REQUIRE(rig.recorder.open(rig.machine.description()).error().code == Errc::not_found);
    const auto story = rig.story();
    REQUIRE(story.devices.size() == 1);
    REQUIRE(story.steps.size() == 1);
    REQUIRE(story.steps.front().error == Errc::not_found);
}

TEST_CASE("the mask stands between the wire and the story, not between the wire and the driver")
{
    Rig rig(zeros);
    rig.machine.place(sdt::example_card());
    const auto reader = rig.open_reader(rig.recorder).value();
    REQUIRE(std::holds_alternative<IdCard>(reader->read_card().value()));
    std::size_t bytes = 0;
    for (const auto& step : rig.story().steps) {
        for (auto byte : step.received)
            REQUIRE(byte == std::byte{0});
        bytes += step.received.size();
    }
    REQUIRE(bytes > 2321);
}

TEST_CASE("control transfers are recorded")
{
    Rig rig;
    const auto wire = rig.recorder.open(rig.machine.description()).value();
    const ControlSetup setup{0xc0, 1, 2, 3, 4};
    REQUIRE(wire->control(setup, {}, {}).error().code == Errc::refused);
    REQUIRE(rig.story().steps.back().setup == setup);
    REQUIRE(rig.story().steps.back().error == Errc::refused);
}
