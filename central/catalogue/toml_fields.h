// Reads and writes the fields of a catalogue (central/wire/catalogue_fields.h) as TOML, for
// files.cpp alone.
#pragma once

#include "base/settings.h"
#include "central/wire/catalogue_fields.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace central::catalogue {

class TomlReading {
public:
    explicit TomlReading(base::Settings& file) : file_(file) {}

    void line(std::string_view key, std::string& to, const wire::Format& format)
    {
        if (format.min_bytes == 0 && !file_.has(key))
            return;
        to = file_.text(key, format.min_bytes, format.max_bytes);
        if (!to.empty() && !format.fits(to))
            file_.note(key, format.complaint);
    }
    void number(std::string_view key, int& to, int min, int max)
    {
        to = static_cast<int>(file_.optional_integer(key, min, max).value_or(to));
    }
    void flag(std::string_view key, bool& to)
    {
        if (file_.has(key))
            to = file_.boolean(key);
    }
    template <class E>
    void word(std::string_view key, E& to, wire::Names<E> names)
    {
        to = value_of(key, file_.text(key, 1, wire::keyword.max_bytes), names);
    }
    template <class E>
    void words(std::string_view key, std::vector<E>& to, wire::Names<E> names, std::size_t max)
    {
        if (!file_.has(key))
            return;
        for (const auto& text : file_.texts(key, max, wire::keyword.max_bytes))
            to.push_back(value_of(key, text, names));
    }
    void lines(std::string_view key, std::vector<std::string>& to, const wire::Format& format,
               std::size_t max)
    {
        if (!file_.has(key))
            return;
        to = file_.texts(key, max, format.max_bytes);
        for (const auto& text : to)
            if (text.size() < format.min_bytes || !format.fits(text))
                file_.note(key, format.complaint);
    }
    template <class T>
    void one(std::string_view key, T& to)
    {
        if (!file_.has(key))
            return;
        auto table = file_.table(key);
        TomlReading fields(table);
        describe(fields, to);
    }
    template <class T>
    void each(std::string_view key, std::vector<T>& to, std::size_t max)
    {
        for (auto& table : file_.tables(key, max)) {
            TomlReading fields(table);
            describe(fields, to.emplace_back());
        }
    }

private:
    template <class E>
    E value_of(std::string_view key, std::string_view text, wire::Names<E> names)
    {
        std::string known;
        for (const auto& [value, name] : names) {
            if (name == text)
                return value;
            known += fmt::format("{}{}", known.empty() ? "" : ", ", name);
        }
        if (!text.empty())
            file_.note(key, fmt::format("is '{}', not one of {}", text, known));
        return names.front().first;
    }

    base::Settings& file_;
};

// What is empty is left out. Nested values are inline tables, so that the order does not matter.
class TomlWriting {
public:
    std::string text;
    bool is_inline = false;

    void line(std::string_view key, const std::string& from, const wire::Format&)
    {
        if (!from.empty())
            put(key, quoted(from));
    }
    void number(std::string_view key, int from, int, int) { put(key, std::to_string(from)); }
    void flag(std::string_view key, bool from) { put(key, from ? "true" : "false"); }
    template <class E>
    void word(std::string_view key, E from, wire::Names<E> names)
    {
        put(key, quoted(name_in(names, from)));
    }
    template <class E>
    void words(std::string_view key, const std::vector<E>& from, wire::Names<E> names, std::size_t)
    {
        std::vector<std::string> list;
        for (const auto value : from)
            list.push_back(quoted(name_in(names, value)));
        put_list(key, list, " ");
    }
    void lines(std::string_view key, const std::vector<std::string>& from, const wire::Format&,
               std::size_t)
    {
        std::vector<std::string> list;
        for (const auto& each : from)
            list.push_back(quoted(each));
        put_list(key, list, " ");
    }
    template <class T>
    void one(std::string_view key, const T& from)
    {
        if (from != T{})
            put(key, table_of(from));
    }
    template <class T>
    void each(std::string_view key, const std::vector<T>& from, std::size_t)
    {
        std::vector<std::string> list;
        for (const auto& value : from)
            list.push_back(table_of(value));
        put_list(key, list, is_inline ? " " : "\n    ");
    }

private:
    template <class T>
    static std::string table_of(T from)
    {
        TomlWriting fields;
        fields.is_inline = true;
        describe(fields, from);
        return fmt::format("{{ {} }}", fields.text);
    }
    template <class E>
    static std::string_view name_in(wire::Names<E> names, E value)
    {
        for (const auto& [each, name] : names)
            if (each == value)
                return name;
        std::unreachable();
    }
    void put(std::string_view key, std::string_view value)
    {
        if (is_inline)
            text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", key, value);
        else
            text += fmt::format("{} = {}\n", key, value);
    }
    void put_list(std::string_view key, const std::vector<std::string>& list, std::string_view gap)
    {
        if (list.empty())
            return;
        std::string joined;
        for (const auto& each : list)
            joined += fmt::format("{}{}{}", joined.empty() ? "" : ",", gap, each);
        put(key, fmt::format("[{}{}]", joined, gap == " " ? " " : "\n"));
    }
    // No line of a catalogue has control characters.
    static std::string quoted(std::string_view from)
    {
        std::string out = "\"";
        for (const char c : from) {
            if (c == '"' || c == '\\')
                out += '\\';
            out += c;
        }
        return out + '"';
    }
};

}  // namespace central::catalogue
