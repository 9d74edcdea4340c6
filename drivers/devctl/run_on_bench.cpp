#include "drivers/cabinet_line/emulator.h"
#include "drivers/devctl/code_mask.h"
#include "drivers/devctl/conform/conform.h"
#include "drivers/devctl/ports.h"
#include "drivers/devctl/run.h"
#include "drivers/emulation/bus.h"
#include "drivers/escpos/emulator.h"
#include "drivers/hid_pos/emulator.h"
#include "drivers/joined_bus.h"
#include "drivers/megatec/emulator.h"
#include "drivers/recording/recorder.h"
#include "drivers/recording/replayer.h"
#include "drivers/sdt/emulator.h"
#include "drivers/sdt/reader.h"
#include "drivers/sdt/story_mask.h"
#include "drivers/tty/bus.h"
#include "drivers/usb/bus.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

namespace drivers::devctl {

namespace {

using Arguments = std::span<const std::string_view>;

constexpr std::string_view bench_usage =
    "usage: yimen-devctl [--port PATH[=PURPOSE]] [--emulate] COMMAND\n"
    "       yimen-devctl [--port PATH[=PURPOSE]] [--emulate] record FILE -- COMMAND\n"
    "       yimen-devctl replay FILE -- COMMAND\n"
    "  --emulate                             on emulated devices; a synthetic card lies on the\n"
    "                                        reader, a code before the scanner\n"
    "  record FILE                           write what goes over the wires into a new story\n"
    "  replay FILE                           let the story answer instead of devices\n";

// The machines of a kiosk, none of them there.
class EmulatedKiosk {
public:
    EmulatedKiosk()
    {
        reader_.place(sdt::example_card());
        bus_.plug_in(reader_);
        bus_.plug_in(printer_);
        scanner_.lay_down("https://example.gov.cn/q?t=0123456789");
        bus_.plug_in(scanner_);
        bus_.plug_in(power_supply_);
        bus_.plug_in(cabinet_);
    }
    Bus& bus() { return bus_; }

private:
    sdt::Emulator reader_;
    escpos::Emulator printer_;
    hid_pos::Emulator scanner_;
    megatec::Emulator power_supply_{megatec::Emulator::Type::standby, "1-6",
                                    megatec::Emulator::Link::hid_bridge};
    cabinet_line::Emulator cabinet_;
    emulation::Bus bus_;
};

recording::Mask mask_for(const DeviceDescription& device)
{
    if (!sdt::recognises(device))
        return code_mask_for(device);
    return [mask = std::make_unique<sdt::StoryMask>()](recording::Direction direction,
                                                       base::ByteView data) {
        if (direction == recording::Direction::in)
            return mask->mask_received(data);
        mask->see_sent(data);
        return base::Bytes(data.begin(), data.end());
    };
}

Exit tell_usage(std::ostream& err)
{
    err << bench_usage << conform::conform_usage << ports_usage << commands_usage;
    return Exit::usage;
}

// FILE -- COMMAND.
bool names_file_and_command(Arguments arguments)
{
    return arguments.size() >= 3 && arguments[1] == "--";
}

Exit record(Arguments arguments, Bus& bus, std::ostream& out, std::ostream& err)
{
    const std::string file(arguments.front());
    // A story that took a machine and a journey to record is not written over.
    std::ofstream story;
    if (!std::filesystem::exists(file))
        story.open(file);
    if (!story.is_open()) {
        err << file << " exists, or cannot be written\n";
        return Exit::said_no;
    }
    recording::Recorder recorder(bus, story, mask_for);
    return run_command(arguments.subspan(2), recorder, out, err);
}

Exit replay(Arguments arguments, std::ostream& out, std::ostream& err)
{
    std::ifstream file{std::string(arguments.front())};
    if (!file) {
        err << arguments.front() << " cannot be read\n";
        return Exit::said_no;
    }
    const std::string text(std::istreambuf_iterator<char>(file), {});
    auto story = recording::decode_story(text);
    if (!story) {
        err << story.error().detail << '\n';
        return Exit::said_no;
    }
    recording::Replayer replayer(std::move(*story));
    const auto exit = run_command(arguments.subspan(2), replayer, out, err);
    const auto departure = replayer.departure();
    if (!departure)
        return exit;
    err << *departure << '\n';
    return Exit::said_no;
}

Exit run_on(Bus& bus, Arguments arguments, std::ostream& out, std::ostream& err)
{
    if (arguments.front() != "record")
        return run_command(arguments, bus, out, err);
    arguments = arguments.subspan(1);
    return names_file_and_command(arguments) ? record(arguments, bus, out, err) : tell_usage(err);
}

}  // namespace

Exit run(Arguments arguments, std::ostream& out, std::ostream& err)
{
    auto ports = take_ports(arguments);
    if (!ports)
        err << ports.error().detail << '\n';
    if (!ports || arguments.empty())
        return tell_usage(err);
    if (arguments.front() == "conform")
        return conform::conform(arguments.subspan(1), out, err);
    if (arguments.front() == "replay") {
        arguments = arguments.subspan(1);
        return names_file_and_command(arguments) ? replay(arguments, out, err) : tell_usage(err);
    }
    tty::Bus serial(std::move(*ports));
    if (arguments.front() != "--emulate") {
        const auto usb = usb::Bus::open();
        JoinedBus bus(serial, *usb);
        return run_on(bus, arguments, out, err);
    }
    if (arguments.size() < 2)
        return tell_usage(err);
    EmulatedKiosk kiosk;
    JoinedBus bus(serial, kiosk.bus());
    return run_on(bus, arguments.subspan(1), out, err);
}

}  // namespace drivers::devctl
