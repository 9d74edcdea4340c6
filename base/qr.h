// A text as a QR code: squares, nothing about paper or pixels.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace base {

// The quiet zone (four modules of white) is the painter's to leave.
struct QrCode {
    int size = 0;               // Modules on a side.
    std::vector<bool> modules;  // Rows from the top; true is black.

    bool is_black(int x, int y) const
    {
        return modules[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
                       static_cast<std::size_t>(x)];
    }
};

// Error correction M (15 %). Errc::exhausted when the text is empty or longer than a code holds.
Result<QrCode> encode_qr(std::string_view text);

}  // namespace base
