#include "drivers/devctl/ports.h"

namespace drivers::devctl {

using base::Errc;
using base::Result;

static Result<SerialPort> decode_port(std::string_view text)
{
    // Links below /dev/serial have no such sign in their names.
    const auto sign = text.rfind('=');
    if (sign == std::string_view::npos)
        return SerialPort{.path = text};
    const auto purpose = purpose_named(text.substr(sign + 1));
    if (!purpose || sign == 0)
        return base::fail(Errc::malformed, "--port wants a path, = and one of " + purpose_names());
    return SerialPort{.path = text.substr(0, sign), .purpose = *purpose};
}

Result<std::vector<SerialPort>> take_ports(std::span<const std::string_view>& arguments)
{
    std::vector<SerialPort> out;
    while (!arguments.empty() && arguments.front() == "--port") {
        if (arguments.size() < 2 || arguments[1].empty())
            return base::fail(Errc::malformed, "--port wants a path");
        out.push_back(TRY(decode_port(arguments[1])));
        arguments = arguments.subspan(2);
    }
    return out;
}

}  // namespace drivers::devctl
