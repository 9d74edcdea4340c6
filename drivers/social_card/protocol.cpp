#include "drivers/social_card/protocol.h"

#include "drivers/scanned_code.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace drivers::social_card {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;
using base::SecretText;

static constexpr std::uint8_t select = 0xa4;
static constexpr std::uint8_t read_record_instruction = 0xb2;

CardCommand select_environment()
{
    static constexpr std::uint8_t by_name = 0x04;
    // "sx1.sh.社会保障" in GBK.
    return {.instruction = select,
            .p1 = by_name,
            .data = base::bytes({0x73, 0x78, 0x31, 0x2e, 0x73, 0x68, 0x2e, 0xc9, 0xe7, 0xbb, 0xe1,
                                 0xb1, 0xa3, 0xd5, 0xcf})};
}

CardCommand select_file(File file)
{
    static constexpr std::uint8_t file_below_selected = 0x02;
    return {.instruction = select,
            .p1 = file_below_selected,
            .data = base::bytes({0xef, std::to_underlying(file)})};
}

CardCommand read_record(Place place, Addressing addressing)
{
    static constexpr int by_number = 0x04;
    const int file =
        addressing == Addressing::short_identifier ? std::to_underlying(place.file) << 3 : 0;
    return {.instruction = read_record_instruction,
            .p1 = place.record,
            .p2 = static_cast<std::uint8_t>(file | by_number),
            .expected = place.size};
}

Result<Record> decode_record(ByteView bytes)
{
    base::ByteReader reader(bytes);
    Record out;
    out.tag = TRY(reader.u8());
    const auto length = TRY(reader.u8());
    out.data = TRY(reader.take(length));
    if (!reader.at_end())
        return base::fail(Errc::malformed, "record is longer than it says");
    return out;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

Result<Version> decode_version(ByteView data)
{
    const auto text = base::text(data);
    if (std::ranges::all_of(text, [](char c) { return c == 0; }))
        return Version::unknown;
    const bool has_form = text.size() == 4 && is_digit(text[0]) && text[1] == '.' &&
                          is_digit(text[2]) && is_digit(text[3]);
    if (!has_form)
        return base::fail(Errc::malformed, "version of wrong form");
    switch (text[0]) {
    case '1':
        return Version::first;
    case '2':
        return Version::second;
    case '3':
        return Version::third;
    default:
        return Version::unknown;
    }
}

// What was never written.
static bool is_blank(std::byte byte)
{
    return byte == std::byte{0} || byte == std::byte{0xff};
}

static bool is_padding(std::byte byte)
{
    return is_blank(byte) || byte == std::byte{' '};
}

static ByteView without_padding(ByteView data)
{
    while (!data.empty() && is_padding(data.back()))
        data = data.first(data.size() - 1);
    return data;
}

static bool is_control(char c)
{
    return (c >= 0 && c < ' ') || c == 0x7f;
}

Result<SecretText> decode_text(ByteView data)
{
    auto text = text_from_gb18030(without_padding(data));
    if (!text)
        return base::fail(Errc::malformed, "text is not GBK");
    const bool is_text = std::ranges::none_of(*text, is_control);
    SecretText out(*text);
    base::wipe(*text);
    if (!is_text)
        return base::fail(Errc::malformed, "control character in a text field");
    return out;
}

Result<SecretText> decode_number(ByteView data)
{
    static constexpr std::size_t number_size = 18;

    const auto text = base::text(data);
    const auto is_allowed = [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); };
    if (text.size() != number_size || !std::ranges::all_of(text, is_allowed))
        return base::fail(Errc::malformed, "number of wrong form");
    return SecretText(std::string(text));
}

Result<SecretText> decode_sex(ByteView data)
{
    const auto text = base::text(data);
    if (text.size() == 1 && is_padding(data[0]))
        return SecretText{};
    if (text.size() != 1 || std::string_view("0129").find(text[0]) == std::string_view::npos)
        return base::fail(Errc::malformed, "sex is not a code of GB/T 2261.1");
    return SecretText(std::string(text));
}

static Result<std::string> unpack_digits(ByteView data)
{
    auto out = base::to_hex(data);
    if (!std::ranges::all_of(out, is_digit)) {
        base::wipe(out);
        return base::fail(Errc::malformed, "packed digits that are none");
    }
    return out;
}

static bool is_date(std::string_view digits)
{
    const auto part = [digits](std::size_t at, std::size_t count) {
        int out = 0;
        for (char digit : digits.substr(at, count))
            out = out * 10 + (digit - '0');
        return out;
    };
    const std::chrono::year_month_day date{std::chrono::year(part(0, 4)),
                                           std::chrono::month(static_cast<unsigned>(part(4, 2))),
                                           std::chrono::day(static_cast<unsigned>(part(6, 2)))};
    return date.ok() && part(0, 4) >= 1800;
}

Result<SecretText> decode_date(ByteView data)
{
    static constexpr std::size_t date_size = 4;

    if (data.size() != date_size)
        return base::fail(Errc::malformed, "date of wrong length");
    if (std::ranges::all_of(data, is_blank))
        return SecretText{};
    auto digits = TRY(unpack_digits(data));
    const bool is_of_calendar = is_date(digits);
    SecretText out(digits);
    base::wipe(digits);
    if (!is_of_calendar)
        return base::fail(Errc::malformed, "impossible date");
    return out;
}

Result<SecretText> decode_ethnic_group(ByteView data)
{
    if (data.size() != 1)
        return base::fail(Errc::malformed, "ethnic group of wrong length");
    if (is_blank(data[0]))
        return SecretText{};
    auto digits = TRY(unpack_digits(data));
    SecretText out(digits);
    base::wipe(digits);
    return out;
}

}  // namespace drivers::social_card
