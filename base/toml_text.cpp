#include "base/toml_text.h"

#include <charconv>
#include <optional>

namespace base {

static constexpr std::string_view digits = "0123456789ABCDEF";

static bool is_coded(unsigned char byte)
{
    return byte >= 0x80 || byte == '%';
}

std::string toml_to_ascii(std::string_view toml)
{
    static constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

    if (toml.starts_with(byte_order_mark))
        toml.remove_prefix(byte_order_mark.size());
    std::string out;
    out.reserve(toml.size());
    for (const char c : toml) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_coded(byte))
            out += {'%', digits[byte >> 4], digits[byte & 0x0f]};
        else
            out += c;
    }
    return out;
}

// Only what toml_to_ascii() writes: an escape in the text may have made a percent sign of its own.
static std::optional<char> coded_at(std::string_view text)
{
    unsigned byte = 0;
    if (text.size() < 3 || text[0] != '%' || digits.find(text[1]) == std::string_view::npos ||
        digits.find(text[2]) == std::string_view::npos)
        return std::nullopt;
    std::from_chars(text.data() + 1, text.data() + 3, byte, 16);
    return is_coded(static_cast<unsigned char>(byte)) ? std::optional(static_cast<char>(byte))
                                                      : std::nullopt;
}

std::string toml_from_ascii(std::string_view ascii)
{
    std::string out;
    out.reserve(ascii.size());
    while (!ascii.empty()) {
        const auto coded = coded_at(ascii);
        out += coded.value_or(ascii.front());
        ascii.remove_prefix(coded ? 3 : 1);
    }
    return out;
}

}  // namespace base
