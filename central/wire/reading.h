// How the messages of this folder are read and named: for its .cpp files only.
#pragma once

#include "base/json.h"
#include "base/secret.h"
#include "central/wire/formats.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wire {

template <class E>
using Names = std::span<const std::pair<E, std::string_view>>;

template <class E>
std::string_view name_in(Names<E> names, E value)
{
    for (const auto& [each, name] : names)
        if (each == value)
            return name;
    std::unreachable();
}

inline std::string text(base::ObjectReader& reader, std::string_view key, const Format& format)
{
    auto value = reader.text(key, format.min_bytes, format.max_bytes);
    if (!value.empty() && !format.fits(value))
        reader.note(key, format.complaint);
    return value;
}

inline base::SecretText secret(base::ObjectReader& reader, std::string_view key,
                               const Format& format)
{
    return base::SecretText(text(reader, key, format));
}

inline int small(base::ObjectReader& reader, std::string_view key, int min, int max)
{
    return static_cast<int>(reader.integer(key, min, max));
}

template <class E>
E keyword_of(base::ObjectReader& reader, std::string_view key, Names<E> names)
{
    const auto word = text(reader, key, keyword);
    for (const auto& [value, name] : names)
        if (name == word)
            return value;
    if (!word.empty())
        reader.note(key, "is a keyword that the contract does not know");
    return names.front().first;
}

// A message reads itself by read(reader, message), or, when it has lists, by
// read_list(reader, message, extra): their elements are read with the same strictness.
template <class T>
void read_any(base::ObjectReader& reader, T& message, base::Extra extra)
{
    if constexpr (requires { read_list(reader, message, extra); })
        read_list(reader, message, extra);
    else
        read(reader, message);
}

template <class T>
std::vector<T> list(base::ObjectReader& reader, std::string_view key, std::size_t max,
                    base::Extra extra)
{
    std::vector<T> values;
    for (const auto& json : reader.array(key, max)) {
        base::ObjectReader element(json, std::string(key), extra);
        read_any(element, values.emplace_back(), extra);
        if (const auto told = element.finish(); !told)
            reader.note(told.error());
    }
    return values;
}

template <class T>
base::Result<T> decode_message(const base::Json& json, base::Extra extra)
{
    base::ObjectReader reader(json, "message", extra);
    T message;
    read_any(reader, message, extra);
    TRY(reader.finish());
    return message;
}

template <class T>
base::Json encode_list(const std::vector<T>& values)
{
    auto list = base::Json::array();
    for (const auto& value : values)
        list.push_back(encode(value));
    return list;
}

}  // namespace wire
