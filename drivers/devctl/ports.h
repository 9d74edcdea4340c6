// Serial ports on the command line.
#pragma once

#include "drivers/serial_port.h"

#include <span>
#include <string_view>
#include <vector>

namespace drivers::devctl {

inline constexpr std::string_view ports_usage =
    "  --port PATH[=PURPOSE]                 with a serial line, at whose other end is an\n"
    "                                        id_card_reader or a code_scanner; may be repeated\n";

// Takes the --port options that arguments begin with. Errc::malformed for a wrong one.
base::Result<std::vector<SerialPort>> take_ports(std::span<const std::string_view>& arguments);

}  // namespace drivers::devctl
