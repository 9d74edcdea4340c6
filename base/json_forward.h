// The name of JSON, for headers that only pass it on: the library itself costs a second a file.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace base {

using Json = nlohmann::json;
enum class Extra;

}  // namespace base
