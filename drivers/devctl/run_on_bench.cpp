#include "drivers/devctl/code_mask.h"
#include "drivers/devctl/conform/conform.h"
#include "drivers/devctl/emulated_kiosk.h"
#include "drivers/devctl/ports.h"
#include "drivers/devctl/run.h"
#include "drivers/joined_bus.h"
#include "drivers/recording/recorder.h"
#include "drivers/recording/replayer.h"
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
    "  --emulate                             on emulated devices; a synthetic card lies on each\n"
    "                                        reader, a code before scanner and camera\n"
    "  record FILE                           write what goes over the wires into a new story\n"
    "  replay FILE                           let the story answer instead of devices\n";

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

Exit record(Arguments arguments, const Machines& machines, std::ostream& out, std::ostream& err)
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
    recording::Recorder recorder(machines.bus, story, mask_for);
    return run_command(arguments.subspan(2), {recorder, machines.video, machines.cards}, out, err);
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
    camera::Emulator video;
    video.plug_out();
    NoCardReaders cards;
    const auto exit = run_command(arguments.subspan(2), {replayer, video, cards}, out, err);
    const auto departure = replayer.departure();
    if (!departure)
        return exit;
    err << *departure << '\n';
    return Exit::said_no;
}

Exit run_on(const Machines& machines, Arguments arguments, std::ostream& out, std::ostream& err)
{
    if (arguments.front() == "conform")
        return conform::conform(arguments.subspan(1), machines.bus, out, err);
    if (arguments.front() != "record")
        return run_command(arguments, machines, out, err);
    arguments = arguments.subspan(1);
    return names_file_and_command(arguments) ? record(arguments, machines, out, err)
                                             : tell_usage(err);
}

}  // namespace

Exit run(Arguments arguments, std::ostream& out, std::ostream& err)
{
    auto ports = take_ports(arguments);
    if (!ports)
        err << ports.error().detail << '\n';
    if (!ports || arguments.empty())
        return tell_usage(err);
    if (arguments.front() == "replay") {
        arguments = arguments.subspan(1);
        return names_file_and_command(arguments) ? replay(arguments, out, err) : tell_usage(err);
    }
    tty::Bus serial(std::move(*ports));
    if (arguments.front() != "--emulate") {
        const auto usb = usb::Bus::open();
        JoinedBus bus(serial, *usb);
        camera::LinuxVideo video;
        PcscReaders cards;
        return run_on({bus, video, cards}, arguments, out, err);
    }
    if (arguments.size() < 2)
        return tell_usage(err);
    EmulatedKiosk kiosk;
    JoinedBus bus(serial, kiosk.bus());
    return run_on({bus, kiosk.video(), kiosk.cards()}, arguments.subspan(1), out, err);
}

}  // namespace drivers::devctl
