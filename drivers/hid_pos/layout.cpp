#include "drivers/hid_pos/layout.h"

#include "base/verify.h"

#include <algorithm>

namespace drivers::hid_pos {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;
using base::SteadyTime;

// HID Usage Tables 1.5: the page of bar code scanners, and one usage of the generic desktop.
static constexpr std::uint16_t scanner_page = 0x8c;
static constexpr Usage prevent_read = usage(scanner_page, 0x5f);
static constexpr Usage initiate_read = usage(scanner_page, 0x60);
static constexpr Usage symbology_identifier = usage(scanner_page, 0xfb);  // And the two after it.
static constexpr Usage decoded_data = usage(scanner_page, 0xfe);
static constexpr Usage decode_data_continued = usage(scanner_page, 0xff);
static constexpr Usage byte_count = usage(0x01, 0x3b);
static constexpr std::uint16_t honeywell_page = 0xff66;

static constexpr std::size_t bits_per_byte = 8;

static std::optional<Field> find(const ReportDescriptor& descriptor, ReportKind kind,
                                 std::optional<std::uint8_t> report, auto fits)
{
    for (const auto& field : descriptor.fields)
        if (field.kind == kind && (!report || field.report == *report) && fits(field))
            return field;
    return std::nullopt;
}

static auto has_usage(Usage wanted)
{
    return [wanted](const Field& field) { return field.usage == wanted; };
}

bool is_scanner(const ReportDescriptor& descriptor)
{
    return std::ranges::any_of(descriptor.applications,
                               [](Usage usage) { return page_of(usage) == scanner_page; });
}

// Either three usages, or one that the three bytes share.
static std::array<std::optional<Field>, 3> find_aim(const ReportDescriptor& descriptor,
                                                    std::uint8_t report)
{
    std::array<std::optional<Field>, 3> out;
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = find(descriptor, ReportKind::input, report,
                      has_usage(symbology_identifier + static_cast<Usage>(i)));
    if (out[0] && !out[1] && !out[2] && out[0]->count == out.size()) {
        auto one = *out[0];
        one.count = 1;
        for (auto& field : out) {
            field = one;
            one.bit_offset += one.bit_size;
        }
    }
    return out;
}

std::optional<Layout> layout_of(const ReportDescriptor& descriptor)
{
    const auto data = find(descriptor, ReportKind::input, std::nullopt, [](const Field& field) {
        return field.usage == decoded_data && field.bit_size == bits_per_byte &&
               field.bit_offset % bits_per_byte == 0;
    });
    if (!data)
        return std::nullopt;
    const auto report = data->report;
    const auto input = [&descriptor, report](Usage usage) {
        return find(descriptor, ReportKind::input, report, has_usage(usage));
    };
    Layout out{.report = report,
               .data = *data,
               .byte_count = input(byte_count),
               .aim = find_aim(descriptor, report),
               .is_continued = input(decode_data_continued),
               .code_id = find(descriptor, ReportKind::input, report,
                               [](const Field& f) { return page_of(f.usage) == honeywell_page; }),
               .initiate_read =
                   find(descriptor, ReportKind::output, std::nullopt, has_usage(initiate_read)),
               .prevent_read = {},
               .trigger_report_size = 0};
    if (out.initiate_read) {
        const auto trigger = out.initiate_read->report;
        out.prevent_read = find(descriptor, ReportKind::output, trigger, has_usage(prevent_read));
        out.trigger_report_size = descriptor.report_size(ReportKind::output, trigger);
    }
    return out;
}

// Honeywell's letters for what a kiosk is shown, where the AIM identifier is left empty.
static Symbology symbology_of_code_id(std::uint32_t code_id)
{
    switch (code_id) {
    case 's':
        return Symbology::qr;
    case 'w':
        return Symbology::data_matrix;
    case 'r':
        return Symbology::pdf417;
    case 'z':
        return Symbology::aztec;
    case 'j':
        return Symbology::code_128;
    case 'd':
        return Symbology::ean_upc;
    case 'H':
        return Symbology::han_xin;
    default:
        return Symbology::unknown;
    }
}

static std::string aim_of(const Layout& layout, ByteView report)
{
    std::string out;
    for (const auto& field : layout.aim) {
        const auto byte = field ? element_of(report, *field, 0) : Result<std::uint32_t>(0);
        out += static_cast<char>(byte.value_or(0));
    }
    return out;
}

static std::size_t size_of_data(const Layout& layout, ByteView report, ByteView room)
{
    if (layout.byte_count) {
        const auto count = element_of(report, *layout.byte_count, 0);
        return std::min<std::size_t>(count.value_or(0), room.size());
    }
    auto size = room.size();
    while (size > 0 && room[size - 1] == std::byte{0})
        --size;
    return size;
}

Result<Piece> decode_report(const Layout& layout, ByteView report)
{
    base::ByteReader reader(report);
    if (layout.report != 0 && TRY(reader.u8()) != layout.report)
        return base::fail(Errc::not_found, "another report");
    const auto begin = layout.data.bit_offset / bits_per_byte;
    if (begin > report.size())
        return base::fail(Errc::malformed, "report ends before its data");
    // Some send reports without what would be padding at their end.
    auto room = report.subspan(begin, std::min(layout.data.count, report.size() - begin));
    auto aim = aim_of(layout, report);
    if (aim[0] != ']' && aim[1] == ']' && !room.empty()) {
        // Some models send everything from the identifier on one byte too late.
        aim = aim.substr(1) + static_cast<char>(std::to_integer<unsigned char>(room.front()));
        room = report.subspan(begin + 1, std::min(layout.data.count, report.size() - begin - 1));
    }
    auto symbology = symbology_of(aim);
    if (symbology == Symbology::unknown && layout.code_id)
        symbology = symbology_of_code_id(element_of(report, *layout.code_id, 0).value_or(0));
    const bool goes_on =
        layout.is_continued && element_of(report, *layout.is_continued, 0).value_or(0) != 0;
    return Piece{.symbology = symbology,
                 .data = room.first(size_of_data(layout, report, room)),
                 .is_continued = goes_on};
}

Bytes encode_trigger(const Layout& layout, bool is_on)
{
    VERIFY(layout.initiate_read);
    Bytes out(layout.trigger_report_size);
    const auto set = [&out](const Field& field) {
        out.at(field.bit_offset / bits_per_byte) |=
            std::byte{1} << static_cast<int>(field.bit_offset % bits_per_byte);
    };
    if (layout.initiate_read->report != 0)
        out.at(0) = static_cast<std::byte>(layout.initiate_read->report);
    if (is_on)
        set(*layout.initiate_read);
    else if (layout.prevent_read)
        set(*layout.prevent_read);
    return out;
}

Assembly::Assembly()
{
    data_.reserve(code_size_limit);
}

void Assembly::forget()
{
    base::wipe(data_);
    is_under_way_ = false;
    is_too_long_ = false;
}

Result<std::optional<ScannedCode>> Assembly::add(const Piece& piece, SteadyTime now)
{
    if (is_under_way_ && now - last_ >= patience)
        forget();
    if (!is_under_way_)
        symbology_ = piece.symbology;
    is_under_way_ = true;
    last_ = now;
    is_too_long_ = is_too_long_ || piece.data.size() > code_size_limit - data_.size();
    if (!is_too_long_)
        base::append(data_, piece.data);
    if (piece.is_continued)
        return std::nullopt;
    const bool was_too_long = is_too_long_;
    std::optional<ScannedCode> out;
    if (!was_too_long && !data_.empty())
        out = make_scanned_code(data_, symbology_);
    forget();
    if (was_too_long)
        return base::fail(Errc::malformed, "longer than a code can be");
    return out;
}

}  // namespace drivers::hid_pos
