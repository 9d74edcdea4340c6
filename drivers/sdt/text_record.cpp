#include "drivers/sdt/text_record.h"

#include "base/verify.h"
#include "drivers/sdt/id_number.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

namespace drivers::sdt {

using base::ByteView;
using base::Errc;
using base::Result;
using base::SecretText;

static constexpr auto layouts = std::to_array<Layout>({
    {.kind = CardKind::citizen,
     .type = u' ',
     .name = {0, 30},
     .english_name = {},
     .english_name_rest = {},
     .sex = {30, 2},
     .ethnic_group = {32, 4},
     .birth = {36, 16},
     .address = {52, 70},
     .number = {122, 36},
     .nationality = {},
     .authority = {158, 30},
     .valid_from = {188, 16},
     .valid_to = {204, 16}},
    {.kind = CardKind::regional_permit,
     .type = u'J',
     .name = {0, 30},
     .english_name = {},
     .english_name_rest = {},
     .sex = {30, 2},
     .ethnic_group = {},
     .birth = {36, 16},
     .address = {52, 70},
     .number = {122, 36},
     .nationality = {},
     .authority = {158, 30},
     .valid_from = {188, 16},
     .valid_to = {204, 16}},
    {.kind = CardKind::foreigner_2017,
     .type = u'I',
     .name = {158, 30},
     .english_name = {0, 120},
     .english_name_rest = {},
     .sex = {120, 2},
     .ethnic_group = {},
     .birth = {220, 16},
     .address = {},
     .number = {122, 30},
     .nationality = {152, 6},
     .authority = {240, 8},
     .valid_from = {188, 16},
     .valid_to = {204, 16}},
    {.kind = CardKind::foreigner_2023,
     .type = u'Y',
     .name = {0, 30},
     .english_name = {52, 70},
     .english_name_rest = {220, 22},
     .sex = {30, 2},
     .ethnic_group = {},
     .birth = {36, 16},
     .address = {},
     .number = {122, 36},
     .nationality = {242, 6},
     .authority = {},
     .valid_from = {188, 16},
     .valid_to = {204, 16}},
});

const Layout& layout_of(CardKind kind)
{
    const auto found = std::ranges::find(layouts, kind, &Layout::kind);
    VERIFY(found != layouts.end());
    return *found;
}

// Any other type character is a citizen's card: there the place is reserved.
static const Layout& layout_with_type(char16_t type)
{
    const auto found = std::ranges::find(layouts, type, &Layout::type);
    return found == layouts.end() ? layout_of(CardKind::citizen) : *found;
}

static void append_utf8(std::string& to, char32_t point)
{
    const auto put = [&to](char32_t value) { to += static_cast<char>(value); };
    if (point < 0x80)
        return put(point);
    if (point < 0x800) {
        put(0xc0 | point >> 6);
    } else if (point < 0x10000) {
        put(0xe0 | point >> 12);
        put(0x80 | (point >> 6 & 0x3f));
    } else {
        put(0xf0 | point >> 18);
        put(0x80 | (point >> 12 & 0x3f));
        put(0x80 | (point >> 6 & 0x3f));
    }
    put(0x80 | (point & 0x3f));
}

static bool is_control(char32_t point)
{
    return point < 0x20 || (point >= 0x7f && point < 0xa0);
}

static Result<char32_t> next_code_point(base::ByteReader& reader)
{
    const char32_t first = TRY(reader.u16_little());
    if (first < 0xd800 || first > 0xdfff)
        return first;
    const char32_t second = TRY(reader.u16_little());
    if (first > 0xdbff || second < 0xdc00 || second > 0xdfff)
        return base::fail(Errc::malformed, "surrogate without its other half");
    return 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
}

// UTF-16LE to UTF-8. `out` is reserved by the caller, so that no copy of it is left on the heap.
static Result<> decode_utf16(ByteView data, std::string& out)
{
    base::ByteReader reader(data);
    while (!reader.at_end()) {
        const auto point = TRY(next_code_point(reader));
        if (is_control(point))
            return base::fail(Errc::malformed, "control character in a text field");
        append_utf8(out, point);
    }
    return {};
}

// Fields are padded with blanks, by some issuers with zeros.
static ByteView without_padding(ByteView data)
{
    const auto is_padding = [](ByteView unit) {
        return unit[1] == std::byte{0} && (unit[0] == std::byte{' '} || unit[0] == std::byte{0});
    };
    while (data.size() >= 2 && is_padding(data.last(2)))
        data = data.first(data.size() - 2);
    return data;
}

static Result<SecretText> decode_text(ByteView data)
{
    const auto text = without_padding(data);
    std::string out;
    out.reserve(text.size() / 2 * 3 + 16);  // More than fits into the object itself.
    const auto decoded = decode_utf16(text, out);
    SecretText secret(out);
    base::wipe(out);
    if (!decoded)
        return std::unexpected(decoded.error());
    return secret;
}

static bool is_digits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

static int number_in(std::string_view digits)
{
    int out = 0;
    for (char digit : digits)
        out = out * 10 + (digit - '0');
    return out;
}

static bool is_date(std::string_view text)
{
    if (text.size() != 8 || !is_digits(text))
        return false;
    const auto part = [text](std::size_t at, std::size_t count) {
        return number_in(text.substr(at, count));
    };
    const std::chrono::year_month_day date{std::chrono::year(part(0, 4)),
                                           std::chrono::month(static_cast<unsigned>(part(4, 2))),
                                           std::chrono::day(static_cast<unsigned>(part(6, 2)))};
    return date.ok() && part(0, 4) >= 1800;
}

static bool is_old_foreigner_number(std::string_view number)
{
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return number.size() == 15 && std::ranges::all_of(number.substr(0, 3), is_capital) &&
           is_digits(number.substr(3));
}

static Result<> check(const IdCard& card)
{
    const std::string_view sex = card.sex.reveal();
    if (sex.size() != 1 || std::string_view("0129").find(sex) == std::string_view::npos)
        return base::fail(Errc::malformed, "sex is not a code of GB/T 2261.1");
    const std::string_view group = card.ethnic_group.reveal();
    if (card.kind == CardKind::citizen && (group.size() != 2 || !is_digits(group)))
        return base::fail(Errc::malformed, "ethnic group is not two digits");
    if (!is_date(card.birth.reveal()) || !is_date(card.valid_from.reveal()))
        return base::fail(Errc::malformed, "impossible date");
    if (!is_date(card.valid_to.reveal()) && card.valid_to.reveal() != "长期")
        return base::fail(Errc::malformed, "impossible end of validity");
    const bool is_old_form = card.kind == CardKind::foreigner_2017;
    const std::string_view number = card.number.reveal();
    if (is_old_form ? !is_old_foreigner_number(number) : !is_id_number(number))
        return base::fail(Errc::malformed, "number of wrong form");
    if (card.name.is_empty())
        return base::fail(Errc::malformed, "no name");
    return {};
}

static Result<SecretText> english_name(ByteView record, const Layout& layout)
{
    base::Bytes joined;
    joined.reserve(text_record_size);
    for (const auto& field : {layout.english_name, layout.english_name_rest})
        base::append(joined, record.subspan(field.offset, field.size));
    auto out = decode_text(joined);
    base::wipe(joined);
    return out;
}

Result<IdCard> decode_text_record(ByteView record)
{
    if (record.size() != text_record_size)
        return base::fail(Errc::malformed, "text record of wrong length");
    base::ByteReader type(record.subspan(type_field.offset, type_field.size));
    const auto& layout = layout_with_type(TRY(type.u16_little()));
    const auto text = [record](Field field) {
        return decode_text(record.subspan(field.offset, field.size));
    };

    IdCard card;
    card.kind = layout.kind;
    card.name = TRY(text(layout.name));
    card.english_name = TRY(english_name(record, layout));
    if (card.name.is_empty())
        card.name = card.english_name;
    card.sex = TRY(text(layout.sex));
    card.ethnic_group = TRY(text(layout.ethnic_group));
    card.birth = TRY(text(layout.birth));
    card.address = TRY(text(layout.address));
    card.number = TRY(text(layout.number));
    card.nationality = TRY(text(layout.nationality));
    card.authority = TRY(text(layout.authority));
    card.valid_from = TRY(text(layout.valid_from));
    card.valid_to = TRY(text(layout.valid_to));
    TRY(check(card));
    return card;
}

Result<SecretText> decode_newest_address(ByteView data)
{
    if (data.size() != newest_address_size)
        return base::fail(Errc::malformed, "newest address of wrong length");
    return decode_text(data);
}

}  // namespace drivers::sdt
