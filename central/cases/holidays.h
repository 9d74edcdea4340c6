// The text of config/holidays.toml, so that a centre has it without a file to lose.
#pragma once

#include <string_view>

namespace central::cases {

extern const std::string_view holidays_toml;

}  // namespace central::cases
