#include "drivers/hid_pos/report_descriptor.h"

#include "base/verify.h"

#include <algorithm>
#include <optional>

namespace drivers::hid_pos {

using base::ByteView;
using base::Errc;
using base::Result;

// Of one report. A descriptor of a few bytes could ask for terabytes.
static constexpr std::size_t report_bits_limit = std::size_t{8} * 4096;
static constexpr std::size_t field_limit = 4096;
static constexpr std::size_t depth_limit = 64;  // Of collections, and of pushed states.

static constexpr std::size_t bits_per_byte = 8;

namespace {

enum class ItemType { main, global, local, reserved };

struct Item {
    ItemType type;
    unsigned tag;
    std::size_t size;
    std::uint32_t data;
};

namespace main_tag {
constexpr unsigned input = 8;
constexpr unsigned output = 9;
constexpr unsigned collection = 10;
constexpr unsigned feature = 11;
constexpr unsigned end_collection = 12;
}  // namespace main_tag

namespace global_tag {
constexpr unsigned usage_page = 0;
constexpr unsigned report_size = 7;
constexpr unsigned report_id = 8;
constexpr unsigned report_count = 9;
constexpr unsigned push = 10;
constexpr unsigned pop = 11;
}  // namespace global_tag

namespace local_tag {
constexpr unsigned usage = 0;
constexpr unsigned usage_minimum = 1;
constexpr unsigned usage_maximum = 2;
constexpr unsigned delimiter = 10;
}  // namespace local_tag

constexpr std::uint32_t constant_flag = 0x01;
constexpr std::uint32_t variable_flag = 0x02;
constexpr std::uint32_t application_collection = 0x01;

struct Globals {
    std::uint16_t page = 0;
    std::size_t size = 0;
    std::size_t count = 0;
    std::uint8_t report = 0;
};

// Usages as they were written: short ones get their page from the main item's state.
struct WrittenUsage {
    std::uint32_t value = 0;
    bool has_page = false;

    Usage on(std::uint16_t page) const { return has_page ? value : usage(page, low()); }
    std::uint16_t low() const { return static_cast<std::uint16_t>(value & 0xffff); }
};

// A usage is a range of one.
struct UsageRange {
    WrittenUsage first;
    std::size_t count;
};

struct Locals {
    std::vector<UsageRange> usages;
    std::optional<WrittenUsage> minimum;
    std::optional<WrittenUsage> maximum;
    // Between delimiters stand several usages for one element, the best first.
    bool is_delimited = false;
    bool has_best = false;
};

class Parser {
public:
    explicit Parser(ByteView descriptor) : reader_(descriptor) {}

    Result<ReportDescriptor> parse();

private:
    Result<Item> next_item(std::uint8_t prefix);
    Result<> take(const Item&);
    Result<> take_main(const Item&);
    Result<> take_global(const Item&);
    Result<> push();
    Result<> pop();
    Result<> take_local(const Item&);
    void close_range();

    Result<> begin_collection(std::uint32_t type);
    Result<> end_collection();
    Result<> add_fields(ReportKind, std::uint32_t flags);
    Result<> deal_out(const Field& pattern);
    Result<> add(const Field&);
    std::size_t& bits_of(ReportKind, std::uint8_t report);

    base::ByteReader reader_;
    ReportDescriptor out_;
    Globals globals_;
    std::vector<Globals> pushed_;
    Locals locals_;
    Usage application_ = 0;
    std::size_t depth_ = 0;
};

Result<> malformed(const char* what)
{
    return base::fail(Errc::malformed, what);
}

Result<Item> Parser::next_item(std::uint8_t prefix)
{
    static constexpr unsigned size_bits = 0x03;
    static constexpr std::size_t size_of_three = 4;

    const std::size_t size = (prefix & size_bits) == 3 ? size_of_three : prefix & size_bits;
    const auto bytes = TRY(reader_.take(size));
    std::uint32_t data = 0;
    for (std::size_t i = 0; i < size; ++i)
        data |= std::to_integer<std::uint32_t>(bytes[i]) << bits_per_byte * i;
    return Item{.type = static_cast<ItemType>(prefix >> 2 & 0x03),
                .tag = static_cast<unsigned>(prefix) >> 4,
                .size = size,
                .data = data};
}

Result<ReportDescriptor> Parser::parse()
{
    static constexpr std::uint8_t long_item = 0xfe;

    while (!reader_.at_end()) {
        const auto prefix = TRY(reader_.u8());
        if (prefix == long_item) {
            // Length, tag, data. None was ever given a meaning.
            const auto size = TRY(reader_.u8());
            TRY(reader_.skip(std::size_t{size} + 1));
            continue;
        }
        const auto item = TRY(next_item(prefix));
        TRY(take(item));
    }
    if (depth_ != 0)
        TRY(malformed("collection without an end"));
    return std::move(out_);
}

Result<> Parser::take(const Item& item)
{
    switch (item.type) {
    case ItemType::main:
        TRY(take_main(item));
        locals_ = {};
        return {};
    case ItemType::global:
        return take_global(item);
    case ItemType::local:
        return take_local(item);
    case ItemType::reserved:
        return {};
    }
    std::unreachable();
}

Result<> Parser::take_main(const Item& item)
{
    switch (item.tag) {
    case main_tag::input:
        return add_fields(ReportKind::input, item.data);
    case main_tag::output:
        return add_fields(ReportKind::output, item.data);
    case main_tag::feature:
        return add_fields(ReportKind::feature, item.data);
    case main_tag::collection:
        return begin_collection(item.data);
    case main_tag::end_collection:
        return end_collection();
    default:
        return {};
    }
}

Result<> Parser::take_global(const Item& item)
{
    switch (item.tag) {
    case global_tag::usage_page:
        globals_.page = static_cast<std::uint16_t>(item.data & 0xffff);
        return {};
    case global_tag::report_size:
        globals_.size = item.data;
        return {};
    case global_tag::report_count:
        globals_.count = item.data;
        return {};
    case global_tag::report_id:
        if (item.data == 0 || item.data > 0xff)
            return malformed("report of an impossible number");
        globals_.report = static_cast<std::uint8_t>(item.data);
        return {};
    case global_tag::push:
        return push();
    case global_tag::pop:
        return pop();
    default:
        return {};  // Limits and units, which nothing here is measured in.
    }
}

Result<> Parser::push()
{
    if (pushed_.size() == depth_limit)
        return malformed("too much pushed");
    pushed_.push_back(globals_);
    return {};
}

Result<> Parser::pop()
{
    if (pushed_.empty())
        return malformed("pop without a push");
    globals_ = pushed_.back();
    pushed_.pop_back();
    return {};
}

Result<> Parser::take_local(const Item& item)
{
    const WrittenUsage written{.value = item.data, .has_page = item.size == 4};
    switch (item.tag) {
    case local_tag::usage:
        if (!locals_.is_delimited || !locals_.has_best)
            locals_.usages.push_back({.first = written, .count = 1});
        locals_.has_best = true;
        return {};
    case local_tag::usage_minimum:
        locals_.minimum = written;
        close_range();
        return {};
    case local_tag::usage_maximum:
        locals_.maximum = written;
        close_range();
        return {};
    case local_tag::delimiter:
        locals_.is_delimited = item.data == 1;
        locals_.has_best = false;
        return {};
    default:
        return {};
    }
}

// Once both ends are there, in whichever order they came.
void Parser::close_range()
{
    if (!locals_.minimum || !locals_.maximum)
        return;
    const auto first = locals_.minimum->low();
    const auto last = locals_.maximum->low();
    if (first <= last)
        locals_.usages.push_back(
            {.first = *locals_.minimum, .count = std::size_t{last} - first + 1});
    locals_.minimum.reset();
    locals_.maximum.reset();
}

Result<> Parser::begin_collection(std::uint32_t type)
{
    if (depth_ == depth_limit)
        return malformed("collections too deep");
    if (depth_ == 0) {
        const auto& usages = locals_.usages;
        application_ = usages.empty() ? 0 : usages.front().first.on(globals_.page);
        if (type == application_collection)
            out_.applications.push_back(application_);
    }
    ++depth_;
    return {};
}

Result<> Parser::end_collection()
{
    if (depth_ == 0)
        return malformed("end without a collection");
    if (--depth_ == 0)
        application_ = 0;
    return {};
}

std::size_t& Parser::bits_of(ReportKind kind, std::uint8_t report)
{
    for (auto& size : out_.sizes)
        if (size.kind == kind && size.report == report)
            return size.bits;
    // A number stands before everything else.
    const std::size_t number = report == 0 ? 0 : bits_per_byte;
    out_.sizes.push_back({.kind = kind, .report = report, .bits = number});
    return out_.sizes.back().bits;
}

Result<> Parser::add_fields(ReportKind kind, std::uint32_t flags)
{
    const auto size = globals_.size;
    const auto count = globals_.count;
    if (size == 0 || count == 0)
        return {};
    auto& bits = bits_of(kind, globals_.report);
    if (size > report_bits_limit || count > report_bits_limit ||
        bits + size * count > report_bits_limit)
        return malformed("report that no device could send");
    const auto offset = bits;
    bits += size * count;
    const bool is_padding = (flags & constant_flag) != 0 || locals_.usages.empty();
    if (is_padding)
        return {};
    const bool is_array = (flags & variable_flag) == 0;
    Field pattern{.kind = kind,
                  .report = globals_.report,
                  .usage = locals_.usages.front().first.on(globals_.page),
                  .bit_offset = offset,
                  .bit_size = size,
                  .count = count,
                  .is_array = is_array,
                  .application = application_};
    return is_array ? add(pattern) : deal_out(pattern);
}

// A usage to each element, the last one to all that are left.
Result<> Parser::deal_out(const Field& pattern)
{
    auto field = pattern;
    auto left = pattern.count;
    for (std::size_t i = 0; i < locals_.usages.size() && left > 0; ++i) {
        const auto& range = locals_.usages[i];
        const bool is_last_range = i + 1 == locals_.usages.size();
        for (std::size_t j = 0; j < range.count && left > 0; ++j) {
            const bool is_last = is_last_range && j + 1 == range.count;
            field.usage = range.first.on(globals_.page) + static_cast<Usage>(j);
            field.count = is_last ? left : 1;
            TRY(add(field));
            field.bit_offset += field.bit_size * field.count;
            left -= field.count;
        }
    }
    return {};
}

Result<> Parser::add(const Field& field)
{
    auto& fields = out_.fields;
    if (!fields.empty()) {
        auto& last = fields.back();
        const bool goes_on = last.kind == field.kind && last.report == field.report &&
                             last.usage == field.usage && last.bit_size == field.bit_size &&
                             !last.is_array && !field.is_array &&
                             last.application == field.application &&
                             last.bit_offset + last.bit_size * last.count == field.bit_offset;
        if (goes_on) {
            last.count += field.count;
            return {};
        }
    }
    if (fields.size() == field_limit)
        return malformed("more fields than a device has");
    fields.push_back(field);
    return {};
}

}  // namespace

Result<ReportDescriptor> parse_report_descriptor(ByteView descriptor)
{
    if (descriptor.size() > descriptor_limit)
        return base::fail(Errc::malformed, "report descriptor too long");
    return Parser(descriptor).parse();
}

std::size_t ReportDescriptor::report_size(ReportKind kind, std::uint8_t report) const
{
    for (const auto& size : sizes)
        if (size.kind == kind && size.report == report)
            return (size.bits + bits_per_byte - 1) / bits_per_byte;
    return 0;
}

Result<std::uint32_t> element_of(ByteView report, const Field& field, std::size_t index)
{
    static constexpr std::size_t value_bits = 32;

    VERIFY(index < field.count);
    const auto first = field.bit_offset + field.bit_size * index;
    const auto size = std::min(field.bit_size, value_bits);
    if (first + size > report.size() * bits_per_byte)
        return base::fail(Errc::malformed, "report ends too soon");
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const auto bit = first + i;
        const auto byte = std::to_integer<std::uint32_t>(report[bit / bits_per_byte]);
        out |= (byte >> bit % bits_per_byte & 1) << i;
    }
    return out;
}

}  // namespace drivers::hid_pos
