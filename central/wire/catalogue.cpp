#include "central/wire/catalogue.h"

#include "base/json.h"
#include "central/wire/catalogue_fields.h"

namespace wire {

using base::Extra;
using base::Json;
using base::ObjectReader;
using base::Result;

namespace {

template <class E>
using Pair = std::pair<E, std::string_view>;

constexpr Pair<ItemKind> kinds[] = {
    {ItemKind::license, "license"},
    {ItemKind::penalty, "penalty"},
    {ItemKind::compulsion, "compulsion"},
    {ItemKind::levy, "levy"},
    {ItemKind::benefit, "benefit"},
    {ItemKind::inspection, "inspection"},
    {ItemKind::confirmation, "confirmation"},
    {ItemKind::award, "award"},
    {ItemKind::ruling, "ruling"},
    {ItemKind::other, "other"},
    {ItemKind::public_service, "public_service"},
};
constexpr Pair<ItemLevel> levels[] = {
    {ItemLevel::state, "state"},   {ItemLevel::province, "province"},
    {ItemLevel::city, "city"},     {ItemLevel::county, "county"},
    {ItemLevel::town, "town"},     {ItemLevel::village, "village"},
    {ItemLevel::graded, "graded"},
};
constexpr Pair<AuthorityKind> natures[] = {
    {AuthorityKind::organ, "organ"},
    {AuthorityKind::authorised, "authorised"},
    {AuthorityKind::entrusted, "entrusted"},
    {AuthorityKind::other, "other"},
};
constexpr Pair<Applicant> who[] = {
    {Applicant::person, "person"},           {Applicant::enterprise, "enterprise"},
    {Applicant::institution, "institution"}, {Applicant::organisation, "organisation"},
    {Applicant::agency, "agency"},           {Applicant::other, "other"},
};
constexpr Pair<HandlingForm> ways[] = {
    {HandlingForm::window, "window"}, {HandlingForm::computer, "computer"},
    {HandlingForm::mobile, "mobile"}, {HandlingForm::express, "express"},
    {HandlingForm::other, "other"},
};
constexpr Pair<Promise> promise_names[] = {
    {Promise::at_once, "at_once"},
    {Promise::within_days, "within_days"},
    {Promise::other, "other"},
};
constexpr Pair<ReformList> list_names[] = {
    {ReformList::at_once, "at_once"},
    {ReformList::online, "online"},
    {ReformList::nearby, "nearby"},
    {ReformList::one_trip, "one_trip"},
};

template <class E>
std::string_view name_in(Names<E> names, E value)
{
    for (const auto& [each, name] : names)
        if (each == value)
            return name;
    std::unreachable();
}

// Reads one object; nested ones tell their mistakes to the reader around them.
class JsonReading {
public:
    JsonReading(const Json& json, std::string name, Extra extra)
        : extra_(extra), reader_(json, std::move(name), extra)
    {
    }
    Result<> finish() { return reader_.finish(); }

    void line(std::string_view key, std::string& to, const Format& format)
    {
        to = reader_.text(key, format.min_bytes, format.max_bytes);
        if (!to.empty() && !format.fits(to))
            reader_.note(key, format.complaint);
    }
    void number(std::string_view key, int& to, int min, int max)
    {
        to = static_cast<int>(reader_.integer(key, min, max));
    }
    void flag(std::string_view key, bool& to) { to = reader_.boolean(key); }

    template <class E>
    void word(std::string_view key, E& to, Names<E> names)
    {
        to = value_of(key, reader_.text(key, keyword.min_bytes, keyword.max_bytes), names);
    }
    template <class E>
    void words(std::string_view key, std::vector<E>& to, Names<E> names, std::size_t max)
    {
        for (const auto& text : texts(key, max))
            to.push_back(value_of(key, text, names));
    }
    void lines(std::string_view key, std::vector<std::string>& to, const Format& format,
               std::size_t max)
    {
        to = texts(key, max);
        for (const auto& text : to)
            if (text.size() < format.min_bytes || text.size() > format.max_bytes ||
                !format.fits(text))
                reader_.note(key, format.complaint);
    }
    template <class T>
    void one(std::string_view key, T& to)
    {
        if (const auto* json = reader_.object(key))
            inner(key, *json, to);
    }
    template <class T>
    void each(std::string_view key, std::vector<T>& to, std::size_t max)
    {
        for (const auto& json : reader_.array(key, max))
            inner(key, json, to.emplace_back());
    }

private:
    template <class T>
    void inner(std::string_view key, const Json& json, T& to)
    {
        JsonReading fields(json, std::string(key), extra_);
        describe(fields, to);
        if (const auto told = fields.finish(); !told)
            reader_.note(told.error());
    }
    std::vector<std::string> texts(std::string_view key, std::size_t max)
    {
        std::vector<std::string> all;
        for (const auto& json : reader_.array(key, max)) {
            if (json.is_string())
                all.push_back(json.get<std::string>());
            else
                reader_.note(key, "has an element that is not text");
        }
        return all;
    }
    template <class E>
    E value_of(std::string_view key, std::string_view text, Names<E> names)
    {
        for (const auto& [value, name] : names)
            if (name == text)
                return value;
        reader_.note(key, "is a keyword that the contract does not know");
        return names.front().first;
    }

    Extra extra_;
    ObjectReader reader_;
};

class JsonWriting {
public:
    Json json = Json::object();

    void line(std::string_view key, const std::string& from, const Format&)
    {
        json[std::string(key)] = from;
    }
    void number(std::string_view key, int from, int, int) { json[std::string(key)] = from; }
    void flag(std::string_view key, bool from) { json[std::string(key)] = from; }
    template <class E>
    void word(std::string_view key, E from, Names<E> names)
    {
        json[std::string(key)] = name_in(names, from);
    }
    template <class E>
    void words(std::string_view key, const std::vector<E>& from, Names<E> names, std::size_t)
    {
        auto& list = json[std::string(key)] = Json::array();
        for (const auto value : from)
            list.push_back(name_in(names, value));
    }
    void lines(std::string_view key, const std::vector<std::string>& from, const Format&,
               std::size_t)
    {
        json[std::string(key)] = from;
    }
    template <class T>
    void one(std::string_view key, T& from)
    {
        json[std::string(key)] = written(from);
    }
    template <class T>
    void each(std::string_view key, std::vector<T>& from, std::size_t)
    {
        auto& list = json[std::string(key)] = Json::array();
        for (auto& value : from)
            list.push_back(written(value));
    }

    template <class T>
    static Json written(T& from)
    {
        JsonWriting fields;
        describe(fields, from);
        return std::move(fields.json);
    }
};

// A description reads and writes, so it takes what it could change.
template <class T>
Json encoded(T copy)
{
    return JsonWriting::written(copy);
}

template <class T>
Result<T> decoded(const Json& json, Extra extra)
{
    JsonReading fields(json, "message", extra);
    T value;
    describe(fields, value);
    TRY(fields.finish());
    return value;
}

}  // namespace

const Names<ItemKind> item_kinds{kinds};
const Names<ItemLevel> item_levels{levels};
const Names<AuthorityKind> authority_kinds{natures};
const Names<Applicant> applicants{who};
const Names<HandlingForm> handling_forms{ways};
const Names<Promise> promises{promise_names};
const Names<ReformList> reform_lists{list_names};

std::string_view name_of(ItemKind kind)
{
    return name_in(item_kinds, kind);
}

std::string_view code_of(ItemKind kind)
{
    static constexpr std::string_view codes[] = {"01", "02", "03", "04", "05", "06",
                                                 "07", "08", "09", "10", "20"};
    return codes[static_cast<std::size_t>(kind)];
}

Json encode(const Catalogue& from)
{
    return encoded(from);
}

Json encode(const CatalogueRelease& from)
{
    return encoded(from);
}

Json encode(const Item& from)
{
    return encoded(from);
}

Json encode(const Package& from)
{
    return encoded(from);
}

Json encode(const Theme& from)
{
    return encoded(from);
}

Result<Catalogue> decode_catalogue(const Json& json, Extra extra)
{
    return decoded<Catalogue>(json, extra);
}

Result<CatalogueRelease> decode_release(const Json& json, Extra extra)
{
    return decoded<CatalogueRelease>(json, extra);
}

}  // namespace wire
