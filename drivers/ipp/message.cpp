#include "drivers/ipp/message.h"

#include "drivers/ipp/libcups.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace drivers::ipp {

using base::Errc;
using base::Result;

static constexpr int values_limit = 1000;  // media-col-database of a big printer has hundreds.

const Attribute* Group::find(std::string_view name) const
{
    const auto found = std::ranges::find(attributes, name, &Attribute::name);
    return found == attributes.end() ? nullptr : &*found;
}

template <class T>
static std::optional<T> first_as(const Attribute* attribute)
{
    if (!attribute || attribute->values.empty())
        return std::nullopt;
    const auto* const value = std::get_if<T>(&attribute->values.front());
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<int> Group::integer(std::string_view name) const
{
    return first_as<int>(find(name));
}

std::optional<bool> Group::boolean(std::string_view name) const
{
    return first_as<bool>(find(name));
}

std::string Group::text(std::string_view name) const
{
    return first_as<std::string>(find(name)).value_or("");
}

template <class T>
static std::vector<T> all_as(const Attribute* attribute)
{
    std::vector<T> out;
    if (attribute)
        for (const auto& value : attribute->values)
            if (const auto* const wanted = std::get_if<T>(&value))
                out.push_back(*wanted);
    return out;
}

std::vector<std::string> Group::texts(std::string_view name) const
{
    return all_as<std::string>(find(name));
}

std::vector<int> Group::integers(std::string_view name) const
{
    return all_as<int>(find(name));
}

std::optional<Range> Group::range(std::string_view name) const
{
    return first_as<Range>(find(name));
}

std::vector<Resolution> Group::resolutions(std::string_view name) const
{
    return all_as<Resolution>(find(name));
}

bool Group::is_without_value(std::string_view name) const
{
    return first_as<std::monostate>(find(name)).has_value();
}

bool Group::lists(std::string_view name, std::string_view keyword) const
{
    return std::ranges::count(texts(name), keyword) > 0;
}

const Group* Message::first(int tag) const
{
    const auto found = std::ranges::find(groups, tag, &Group::tag);
    return found == groups.end() ? nullptr : &*found;
}

static std::string octets(ipp_attribute_t* attribute, int index)
{
    int length = 0;
    const auto* const data = static_cast<const char*>(ippGetOctetString(attribute, index, &length));
    return data ? std::string(data, static_cast<std::size_t>(length)) : std::string();
}

static Range to_range(ipp_attribute_t* attribute, int index)
{
    Range out;
    out.low = ippGetRange(attribute, index, &out.high);
    return out;
}

static Resolution to_resolution(ipp_attribute_t* attribute, int index)
{
    Resolution out;
    ipp_res_t told{};
    out.across = ippGetResolution(attribute, index, &out.along, &told);
    // Whatever stood on the wire, also what is no value of the enumeration.
    std::underlying_type_t<ipp_res_t> unit{};
    std::memcpy(&unit, &told, sizeof unit);
    static constexpr int most = 100'000;
    static constexpr double cm_per_inch = 2.54;
    if (out.across < 0 || out.along < 0 || out.across > most || out.along > most)
        return {};
    if (unit == IPP_RES_PER_CM)
        return {static_cast<int>(out.across * cm_per_inch),
                static_cast<int>(out.along * cm_per_inch)};
    return out;
}

static Value to_value(ipp_attribute_t* attribute, int index)
{
    switch (ippGetValueTag(attribute)) {
    case IPP_TAG_INTEGER:
    case IPP_TAG_ENUM:
        return ippGetInteger(attribute, index);
    case IPP_TAG_BOOLEAN:
        return ippGetBoolean(attribute, index) != 0;
    case IPP_TAG_RANGE:
        return to_range(attribute, index);
    case IPP_TAG_RESOLUTION:
        return to_resolution(attribute, index);
    case IPP_TAG_STRING:
        return octets(attribute, index);
    case IPP_TAG_TEXT:
    case IPP_TAG_NAME:
    case IPP_TAG_TEXTLANG:
    case IPP_TAG_NAMELANG:
    case IPP_TAG_KEYWORD:
    case IPP_TAG_URI:
    case IPP_TAG_URISCHEME:
    case IPP_TAG_CHARSET:
    case IPP_TAG_LANGUAGE:
    case IPP_TAG_MIMETYPE: {
        const char* const text = ippGetString(attribute, index, nullptr);
        return std::string(text ? text : "");
    }
    default:
        return {};
    }
}

static Attribute to_attribute(ipp_attribute_t* attribute)
{
    Attribute out{.name = ippGetName(attribute), .values = {}};
    const int count = std::min(ippGetCount(attribute), values_limit);
    for (int i = 0; i < count; ++i)
        out.values.push_back(to_value(attribute, i));
    return out;
}

Message to_values(ipp_t& message)
{
    Message out{.status = ippGetStatusCode(&message), .groups = {}};
    bool starts_group = true;
    for (auto* attribute = ippFirstAttribute(&message); attribute;
         attribute = ippNextAttribute(&message)) {
        if (!ippGetName(attribute)) {  // How libcups marks the border of two equal groups.
            starts_group = true;
            continue;
        }
        const int tag = ippGetGroupTag(attribute);
        if (starts_group || out.groups.back().tag != tag)
            out.groups.push_back({.tag = tag, .attributes = {}});
        starts_group = false;
        out.groups.back().attributes.push_back(to_attribute(attribute));
    }
    return out;
}

static ssize_t read_view(void* context, ipp_uchar_t* buffer, std::size_t size)
{
    auto& rest = *static_cast<base::ByteView*>(context);
    const auto count = std::min(size, rest.size());
    std::ranges::copy(std::as_bytes(std::span(rest.data(), count)),
                      reinterpret_cast<std::byte*>(buffer));
    rest = rest.subspan(count);
    return static_cast<ssize_t>(count);
}

Result<Message> decode_message(base::ByteView bytes)
{
    const IppMessage message(ippNew());
    auto state = IPP_STATE_IDLE;
    while (state != IPP_STATE_DATA) {
        state = ippReadIO(&bytes, read_view, 1, nullptr, message.get());
        if (state == IPP_STATE_ERROR)
            return base::fail(Errc::malformed, "not a whole IPP message");
    }
    return to_values(*message);
}

}  // namespace drivers::ipp
