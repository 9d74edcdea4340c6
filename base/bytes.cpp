#include "base/bytes.h"

#include <array>

namespace base {

Bytes bytes(std::initializer_list<int> values)
{
    Bytes out;
    out.reserve(values.size());
    for (int value : values)
        out.push_back(static_cast<std::byte>(value));
    return out;
}

void append(Bytes& to, ByteView more)
{
    to.insert(to.end(), more.begin(), more.end());
}

void append(Bytes& to, std::string_view text)
{
    append(to, view(text));
}

std::string_view text(ByteView data)
{
    return {reinterpret_cast<const char*>(data.data()), data.size()};
}

std::string to_hex(ByteView data)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(data.size() * 2);
    for (auto byte : data) {
        out += digits[std::to_integer<std::size_t>(byte) >> 4];
        out += digits[std::to_integer<std::size_t>(byte) & 15];
    }
    return out;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

Result<Bytes> from_hex(std::string_view hex)
{
    Bytes out;
    int high = -1;
    for (char c : hex) {
        if (high < 0 && (c == ' ' || c == '\n'))
            continue;
        const int value = hex_value(c);
        if (value < 0)
            return fail(Errc::malformed, "not a hexadecimal digit");
        if (high < 0) {
            high = value;
            continue;
        }
        out.push_back(static_cast<std::byte>(high << 4 | value));
        high = -1;
    }
    if (high >= 0)
        return fail(Errc::malformed, "odd number of hexadecimal digits");
    return out;
}

static constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string to_base64(ByteView data)
{
    std::string out;
    out.reserve((data.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < data.size(); i += 3) {
        std::uint32_t group = 0;
        const auto have = std::min<std::size_t>(3, data.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < have ? std::to_integer<std::uint32_t>(data[i + k]) : 0);
        for (std::size_t k = 0; k < 4; ++k)
            out += k <= have ? base64_digits[group >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

Result<Bytes> from_base64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return fail(Errc::malformed, "base64 length is not a multiple of four");
    Bytes out;
    out.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const bool last = i + 4 == text.size();
        std::size_t padding = 0;
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const char c = text[i + k];
            const auto digit = base64_digits.find(c);
            if (c == '=' && last && k >= 2)
                ++padding;
            else if (digit == std::string_view::npos || padding > 0)
                return fail(Errc::malformed, "not a base64 digit");
            group = group << 6 | (c == '=' ? 0 : static_cast<std::uint32_t>(digit));
        }
        for (std::size_t k = 0; k < 3 - padding; ++k)
            out.push_back(static_cast<std::byte>(group >> (16 - 8 * k) & 255));
    }
    return out;
}

Result<ByteView> ByteReader::take(std::size_t count)
{
    if (count > rest_.size())
        return fail(Errc::malformed, "shorter than it says");
    const auto out = rest_.first(count);
    rest_ = rest_.subspan(count);
    return out;
}

Result<> ByteReader::skip(std::size_t count)
{
    TRY(take(count));
    return {};
}

template <class Integer>
static Integer big(ByteView data)
{
    Integer out = 0;
    for (auto byte : data)
        out = static_cast<Integer>(out << 8 | std::to_integer<Integer>(byte));
    return out;
}

Result<std::uint8_t> ByteReader::u8()
{
    const auto one = TRY(take(1));
    return std::to_integer<std::uint8_t>(one[0]);
}

Result<std::uint16_t> ByteReader::u16_big()
{
    return big<std::uint16_t>(TRY(take(2)));
}

Result<std::uint16_t> ByteReader::u16_little()
{
    const auto two = TRY(take(2));
    const std::array swapped{two[1], two[0]};
    return big<std::uint16_t>(swapped);
}

Result<std::uint32_t> ByteReader::u32_big()
{
    return big<std::uint32_t>(TRY(take(4)));
}

Result<std::uint32_t> ByteReader::u32_little()
{
    const auto four = TRY(take(4));
    const std::array swapped{four[3], four[2], four[1], four[0]};
    return big<std::uint32_t>(swapped);
}

}  // namespace base
