#include "drivers/sdt/card.h"

#include "base/verify.h"
#include "drivers/sdt/text_record.h"

#include <array>
#include <bit>

namespace drivers::sdt {

using base::Bytes;
using base::Errc;
using base::Result;

static constexpr std::size_t photo_size = 1024;
static constexpr std::size_t template_size = 512;

static void append_unit(Bytes& to, char32_t unit)
{
    to.push_back(static_cast<std::byte>(unit & 0xff));
    to.push_back(static_cast<std::byte>(unit >> 8 & 0xff));
}

static void append_utf16(Bytes& to, char32_t point)
{
    if (point < 0x10000)
        return append_unit(to, point);
    append_unit(to, 0xd800 + ((point - 0x10000) >> 10));
    append_unit(to, 0xdc00 + ((point - 0x10000) & 0x3ff));
}

static Result<char32_t> next_code_point(base::ByteReader& text)
{
    const char32_t first = TRY(text.u8());
    if (first < 0x80)
        return first;
    const auto leading_ones = std::countl_one(static_cast<std::uint8_t>(first));
    if (leading_ones < 2 || leading_ones > 4)
        return base::fail(Errc::malformed, "not UTF-8");
    char32_t out = first & (0x7fU >> leading_ones);
    for (int i = 1; i < leading_ones; ++i) {
        const char32_t more = TRY(text.u8());
        if ((more & 0xc0) != 0x80)
            return base::fail(Errc::malformed, "not UTF-8");
        out = out << 6 | (more & 0x3f);
    }
    return out;
}

static Result<Bytes> utf16(const std::string& text)
{
    base::ByteReader reader(base::view(text));
    Bytes out;
    while (!reader.at_end())
        append_utf16(out, TRY(next_code_point(reader)));
    return out;
}

static Bytes blanks(std::size_t bytes)
{
    Bytes out;
    while (out.size() < bytes)
        append_unit(out, U' ');
    return out;
}

static Result<> put(Bytes& record, Field field, const std::string& text)
{
    const auto units = TRY(utf16(text));
    if (units.size() > field.size)
        return base::fail(Errc::malformed, "text does not fit into its field");
    std::ranges::copy(units, record.begin() + static_cast<std::ptrdiff_t>(field.offset));
    return {};
}

// A name that is longer than its field goes on in another one.
static Result<> put_english_name(Bytes& record, const Layout& layout, const std::string& name)
{
    const auto head = layout.english_name.size / 2;
    if (layout.english_name_rest.size == 0 || name.size() <= head)
        return put(record, layout.english_name, name);
    TRY(put(record, layout.english_name, name.substr(0, head)));
    return put(record, layout.english_name_rest, name.substr(head));
}

// Bytes in which a shifted or swapped copy would be seen.
static Bytes counter_pattern(std::size_t count, unsigned step)
{
    Bytes out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(static_cast<std::byte>((i * step + i / 256) & 0xff));
    return out;
}

static Result<Bytes> make_record(const CardFields& fields)
{
    const auto& layout = layout_of(fields.kind);
    Bytes out = blanks(text_record_size);
    TRY(put(out, layout.name, fields.name));
    TRY(put_english_name(out, layout, fields.english_name));
    TRY(put(out, layout.sex, fields.sex));
    TRY(put(out, layout.ethnic_group, fields.ethnic_group));
    TRY(put(out, layout.birth, fields.birth));
    TRY(put(out, layout.address, fields.address));
    TRY(put(out, layout.number, fields.number));
    TRY(put(out, layout.nationality, fields.nationality));
    TRY(put(out, layout.authority, fields.authority));
    TRY(put(out, layout.valid_from, fields.valid_from));
    TRY(put(out, layout.valid_to, fields.valid_to));
    TRY(put(out, type_field, std::string(1, static_cast<char>(layout.type))));
    return out;
}

Result<Card> make_card(const CardFields& fields)
{
    if (fields.fingers > 2)
        return base::fail(Errc::malformed, "a card holds two fingerprints at most");
    Card card;
    card.text = TRY(make_record(fields));
    card.photo = counter_pattern(photo_size, 7);
    card.fingerprints = counter_pattern(fields.fingers * template_size, 11);
    if (!fields.newest_address.empty()) {
        auto address = blanks(newest_address_size);
        TRY(put(address, {.offset = 0, .size = newest_address_size}, fields.newest_address));
        card.newest_address = std::move(address);
    }
    return card;
}

static CardFields citizen()
{
    return {.kind = CardKind::citizen,
            .name = "测试甲",
            .english_name = {},
            .sex = "2",
            .ethnic_group = "01",
            .birth = "19491231",
            .address = "北京市朝阳区测试路一号",
            .number = "11010519491231002X",
            .nationality = {},
            .authority = "测试市公安局",
            .valid_from = "20200101",
            .valid_to = "长期",
            .newest_address = {}};
}

static CardFields regional_permit()
{
    auto out = citizen();
    out.kind = CardKind::regional_permit;
    out.name = "测试乙";
    out.sex = "1";
    out.ethnic_group.clear();
    out.birth = "19800101";
    out.number = "810000198001010014";
    out.valid_to = "20400101";
    return out;
}

static CardFields foreigner_2017()
{
    return {.kind = CardKind::foreigner_2017,
            .name = "测试丙",
            .english_name = "SPECIMEN, TEST PERSON",
            .sex = "1",
            .ethnic_group = {},
            .birth = "19810803",
            .address = {},
            .number = "CAN110081080319",
            .nationality = "CAN",
            .authority = "1500",
            .valid_from = "20180101",
            .valid_to = "20280101",
            .newest_address = {}};
}

static CardFields foreigner_2023()
{
    return {.kind = CardKind::foreigner_2023,
            .name = "测试丁",
            .english_name = "SPECIMEN, ANOTHER TEST PERSON OF A LONG NAME",
            .sex = "2",
            .ethnic_group = {},
            .birth = "19810803",
            .address = {},
            .number = "911124198108030024",
            .nationality = "124",
            .authority = {},
            .valid_from = "20240101",
            .valid_to = "20340101",
            .newest_address = {}};
}

CardFields example_fields(CardKind kind)
{
    switch (kind) {
    case CardKind::citizen:
        return citizen();
    case CardKind::regional_permit:
        return regional_permit();
    case CardKind::foreigner_2017:
        return foreigner_2017();
    case CardKind::foreigner_2023:
        return foreigner_2023();
    }
    std::unreachable();
}

Card example_card(CardKind kind)
{
    auto card = make_card(example_fields(kind));
    VERIFY(card.has_value());
    return std::move(*card);
}

}  // namespace drivers::sdt
