#include "base/json.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace base {

static constexpr std::size_t depth_limit = 16;

static bool is_too_deep(std::string_view text)
{
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string && c == '\\')
            ++i;
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string && (c == '{' || c == '['))
            ++depth;
        else if (!in_string && (c == '}' || c == ']') && depth > 0)
            --depth;
        if (depth > depth_limit)
            return true;
    }
    return false;
}

Result<Json> parse_json(std::string_view text, std::size_t limit_bytes)
{
    if (text.size() > limit_bytes)
        return fail(Errc::exhausted,
                    fmt::format("JSON of {} bytes, limit {}", text.size(), limit_bytes));
    if (is_too_deep(text))
        return fail(Errc::exhausted, "JSON nested too deep");
    auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return fail(Errc::malformed, "not JSON");
    return json;
}

std::string to_line(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

static const std::vector<Json>& no_elements()
{
    static const std::vector<Json> none;
    return none;
}

ObjectReader::ObjectReader(const Json& json, std::string name, Extra extra)
    : json_(json), name_(std::move(name)), extra_(extra)
{
    if (!json.is_object())
        mistakes_.push_back(name_ + " is not an object");
}

void ObjectReader::note(std::string_view key, std::string_view problem)
{
    mistakes_.push_back(fmt::format("{}.{} {}", name_, key, problem));
}

void ObjectReader::note(const Error& error)
{
    mistakes_.push_back(error.detail);
}

const Json* ObjectReader::find(std::string_view key)
{
    known_.emplace(key);
    if (!json_.is_object())
        return nullptr;
    const auto found = json_.find(key);
    return found == json_.end() || found->is_null() ? nullptr : &*found;
}

const Json* ObjectReader::required(std::string_view key)
{
    const auto* value = find(key);
    if (!value && json_.is_object())
        note(key, "is missing");
    return value;
}

std::string ObjectReader::checked_text(std::string_view key, const Json& value, std::size_t min,
                                       std::size_t max)
{
    if (!value.is_string()) {
        note(key, "is not text");
        return {};
    }
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() < min || text.size() > max) {
        note(key, fmt::format("has {} bytes, not {} to {}", text.size(), min, max));
        return {};
    }
    return text;
}

std::string ObjectReader::text(std::string_view key, std::size_t min, std::size_t max)
{
    const auto* value = required(key);
    return value ? checked_text(key, *value, min, max) : std::string{};
}

std::optional<std::string> ObjectReader::optional_text(std::string_view key, std::size_t max)
{
    const auto* value = find(key);
    if (!value)
        return std::nullopt;
    return checked_text(key, *value, 0, max);
}

std::int64_t ObjectReader::checked_integer(std::string_view key, const Json& value,
                                           std::int64_t min, std::int64_t max)
{
    const bool fits = value.is_number_unsigned()
                          ? value.get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX)
                          : value.is_number_integer();
    if (!fits) {
        note(key, "is not an integer");
        return min;
    }
    const auto number = value.get<std::int64_t>();
    if (number < min || number > max) {
        note(key, fmt::format("is {}, not {} to {}", number, min, max));
        return min;
    }
    return number;
}

std::int64_t ObjectReader::integer(std::string_view key, std::int64_t min, std::int64_t max)
{
    const auto* value = required(key);
    return value ? checked_integer(key, *value, min, max) : min;
}

std::optional<std::int64_t> ObjectReader::optional_integer(std::string_view key, std::int64_t min,
                                                           std::int64_t max)
{
    const auto* value = find(key);
    if (!value)
        return std::nullopt;
    return checked_integer(key, *value, min, max);
}

bool ObjectReader::boolean(std::string_view key)
{
    const auto* value = required(key);
    if (value && !value->is_boolean())
        note(key, "is not true or false");
    return value && value->is_boolean() && value->get<bool>();
}

const std::vector<Json>& ObjectReader::array(std::string_view key, std::size_t max)
{
    const auto* value = required(key);
    if (!value)
        return no_elements();
    if (!value->is_array()) {
        note(key, "is not an array");
        return no_elements();
    }
    if (value->size() > max) {
        note(key, fmt::format("has {} elements, at most {}", value->size(), max));
        return no_elements();
    }
    return value->get_ref<const Json::array_t&>();
}

const Json* ObjectReader::object(std::string_view key)
{
    const auto* value = required(key);
    if (value && !value->is_object())
        note(key, "is not an object");
    return value && value->is_object() ? value : nullptr;
}

Result<> ObjectReader::finish()
{
    if (extra_ == Extra::refused && json_.is_object())
        for (const auto& [key, value] : json_.items())
            if (!known_.contains(key))
                note(key.substr(0, 40), "is not known");
    if (mistakes_.empty())
        return {};
    return fail(Errc::malformed, fmt::format("{}", fmt::join(mistakes_, "; ")));
}

}  // namespace base
