#include "base/utf8.h"

#include <cstdint>

namespace base {

// How many bytes the character has that begins here, and the least that so many may mean. 0 bytes
// where none begins.
struct Lead {
    std::size_t size;
    std::uint32_t bits;
    std::uint32_t least;
};

static Lead lead_of(std::uint32_t byte)
{
    if (byte < 0x80)
        return {1, byte, 0};
    if (byte >= 0xc2 && byte < 0xe0)
        return {2, byte & 0x1f, 0x80};
    if (byte >= 0xe0 && byte < 0xf0)
        return {3, byte & 0x0f, 0x800};
    if (byte >= 0xf0 && byte < 0xf5)
        return {4, byte & 0x07, 0x10000};
    return {0, 0, 0};
}

static std::uint32_t number(std::byte byte)
{
    return std::to_integer<std::uint32_t>(byte);
}

bool is_utf8(ByteView data)
{
    while (!data.empty()) {
        const auto [size, bits, least] = lead_of(number(data.front()));
        if (size == 0 || size > data.size())
            return false;
        auto character = bits;
        for (auto byte : data.subspan(1, size - 1)) {
            if ((number(byte) & 0xc0) != 0x80)
                return false;
            character = character << 6 | (number(byte) & 0x3f);
        }
        const bool is_surrogate = character >= 0xd800 && character < 0xe000;
        if (character < least || character > 0x10ffff || is_surrogate)
            return false;
        data = data.subspan(size);
    }
    return true;
}

}  // namespace base
