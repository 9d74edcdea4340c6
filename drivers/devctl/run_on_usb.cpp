#include "drivers/devctl/run.h"
#include "drivers/usb/bus.h"

#include <ostream>

namespace drivers::devctl {

Exit run(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err)
{
    if (arguments.empty()) {
        err << "usage: yimen-devctl COMMAND\n" << commands_usage;
        return Exit::usage;
    }
    const auto bus = usb::Bus::open();
    return run_command(arguments, *bus, out, err);
}

}  // namespace drivers::devctl
