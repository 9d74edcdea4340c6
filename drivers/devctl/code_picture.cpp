#include "drivers/devctl/code_picture.h"

#include "base/qr.h"
#include "base/verify.h"

namespace drivers::devctl {

camera::Picture picture_of_code(std::string_view text)
{
    static constexpr int module = 6, quiet = 4;
    static constexpr std::uint8_t dark = 20, light = 220;
    const auto code = base::encode_qr(text);
    VERIFY(code);
    const int side = (code->size + 2 * quiet) * module;
    auto out = camera::make_picture(side, side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int u = x / module - quiet, v = y / module - quiet;
            const bool is_inside = u >= 0 && v >= 0 && u < code->size && v < code->size;
            out.row(y)[static_cast<std::size_t>(x)] =
                is_inside && code->is_black(u, v) ? dark : light;
        }
    return out;
}

}  // namespace drivers::devctl
