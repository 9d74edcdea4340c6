// What a scanned text is to us: the code of a paper, or nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiosk {

// The code in the link that stands on certificates and receipts,
// "https://…/v1/verifications/0123456789abcdef0123456789abcdef". Only the code is taken: whoever
// printed the link does not decide who is asked. Empty for everything else.
std::optional<std::string> verification_code_in(std::string_view scanned);

// The same for the key on the slip of a complaint, "https://…/v1/complaints/…".
std::optional<std::string> complaint_key_in(std::string_view scanned);

}  // namespace kiosk
