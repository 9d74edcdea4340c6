#include "drivers/devctl/ports.h"
#include "drivers/devctl/run.h"
#include "drivers/joined_bus.h"
#include "drivers/tty/bus.h"
#include "drivers/usb/bus.h"

#include <ostream>

namespace drivers::devctl {

Exit run(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err)
{
    auto ports = take_ports(arguments);
    if (!ports || arguments.empty()) {
        if (!ports)
            err << ports.error().detail << '\n';
        err << "usage: yimen-devctl [--port PATH[=PURPOSE]] COMMAND\n"
            << ports_usage << commands_usage;
        return Exit::usage;
    }
    tty::Bus serial(std::move(*ports));
    const auto usb = usb::Bus::open();
    JoinedBus bus(serial, *usb);
    camera::LinuxVideo video;
    PcscReaders cards;
    return run_command(arguments, {bus, video, cards}, out, err);
}

}  // namespace drivers::devctl
