#include "kiosk/verification_code.h"

#include <algorithm>

namespace kiosk {

static constexpr std::size_t link_limit = 512;
static constexpr std::size_t code_size = 32;

static bool is_lower_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

static std::optional<std::string> code_after(std::string_view path, std::string_view scanned)
{
    if (scanned.size() > link_limit || !scanned.starts_with("https://"))
        return std::nullopt;
    const auto at = scanned.find(path);
    if (at == std::string_view::npos)
        return std::nullopt;
    const auto code = scanned.substr(at + path.size());
    if (code.size() != code_size || !std::ranges::all_of(code, is_lower_hex))
        return std::nullopt;
    return std::string(code);
}

std::optional<std::string> verification_code_in(std::string_view scanned)
{
    return code_after("/v1/verifications/", scanned);
}

std::optional<std::string> complaint_key_in(std::string_view scanned)
{
    return code_after("/v1/complaints/", scanned);
}

}  // namespace kiosk
