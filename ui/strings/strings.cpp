#include "ui/strings/strings.h"

#include "base/settings.h"
#include "base/verify.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>
#include <utility>

namespace ui {

namespace {

constexpr std::string_view draft_prefix = "draft.";
constexpr std::string_view own_name_id = "language.name";
constexpr std::string_view first_strong_isolate = "\u2068";
constexpr std::string_view pop_isolate = "\u2069";

// Those that every other falls back on, or is checked against.
bool must_be_complete(Language language)
{
    return language == Language::zh || language == Language::en;
}

// CLDR: Chinese, Yi and Tibetan do not tell one from many.
bool has_form_for_one(Language language)
{
    return language == Language::en || language == Language::ug;
}

// {serial} → serial. Anything else in braces stays as it is.
std::set<std::string> words_in(std::string_view text)
{
    std::set<std::string> words;
    for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
        const auto close = text.find('}', open);
        if (close == text.npos)
            break;
        words.emplace(text.substr(open + 1, close - open - 1));
    }
    return words;
}

}  // namespace

std::string_view name_of(Language language)
{
    switch (language) {
    case Language::zh:
        return "zh";
    case Language::en:
        return "en";
    case Language::ii:
        return "ii";
    case Language::bo:
        return "bo";
    case Language::ug:
        return "ug";
    }
    std::unreachable();
}

// ---- Reading

// "printing.progress.one" is a form of "printing.progress".
void Strings::add(Table& texts, std::string id, std::string text, Lines& mistakes)
{
    const bool is_draft = id.starts_with(draft_prefix);
    if (is_draft)
        id.erase(0, draft_prefix.size());
    const auto dot = id.rfind('.');
    const auto form = dot == id.npos ? std::string() : id.substr(dot + 1);
    const bool is_form = form == "one" || form == "other" || form == "count";
    if (is_form)
        id.erase(dot);
    if (text.empty())
        mistakes.push_back(id + " is empty");
    const auto [found, is_new] = texts.try_emplace(id, Text{.is_draft = is_draft});
    auto& known = found->second;
    if (known.is_draft != is_draft)
        mistakes.push_back(id + " is a draft and a text as well");
    auto& place = form == "one" ? known.one : form == "count" ? known.count : known.other;
    place = std::move(text);
}

void Strings::check_forms(Language language, const Table& texts, Lines& mistakes)
{
    for (const auto& [id, text] : texts) {
        const auto note = [&](std::string_view problem) {
            mistakes.push_back(fmt::format("{} {} in {}.toml", id, problem, name_of(language)));
        };
        const bool has_forms = !text.one.empty() || !text.count.empty();
        if (text.other.empty())
            note("has no form 'other'");
        if (has_forms && !has_form_for_one(language))
            note("has a form 'one', which the language has not");
        else if (has_forms && (text.one.empty() || text.count.empty()))
            note("lacks 'one' or 'count'");
        if (text.is_draft && must_be_complete(language))
            note("is a draft");
    }
}

base::Result<Strings::Table> Strings::read(Language language, const std::filesystem::path& path,
                                           Lines& mistakes)
{
    Table texts;
    for (auto& [id, text] : TRY(base::load_string_table(path)))
        add(texts, id, std::move(text), mistakes);
    check_forms(language, texts, mistakes);
    if (!texts.contains(own_name_id))
        mistakes.push_back(fmt::format("{} is missing in {}: the language's name for itself",
                                       own_name_id, path.filename().string()));
    return texts;
}

void Strings::compare(const Table& chinese, Language language, const Table& texts, Lines& mistakes)
{
    const auto name = name_of(language);
    for (const auto& [id, text] : texts) {
        const auto found = chinese.find(id);
        if (found == chinese.end()) {
            mistakes.push_back(fmt::format("{} is missing in zh.toml", id));
            continue;
        }
        const auto words = words_in(found->second.other);
        if (words_in(text.other) != words || (!text.one.empty() && words_in(text.one) != words))
            mistakes.push_back(fmt::format("{} fills in other words in {}.toml", id, name));
    }
    if (!must_be_complete(language))
        return;
    for (const auto& [id, text] : chinese)
        if (!texts.contains(id))
            mistakes.push_back(fmt::format("{} is missing in {}.toml", id, name));
}

base::Result<Strings> Strings::load(const std::filesystem::path& folder)
{
    Strings strings;
    Lines mistakes;
    for (const auto language : all_languages)
        strings.tables_[static_cast<std::size_t>(language)] =
            TRY(read(language, folder / fmt::format("{}.toml", name_of(language)), mistakes));
    for (const auto language : all_languages)
        compare(strings.table(Language::zh), language, strings.table(language), mistakes);
    if (!mistakes.empty())
        return base::fail(base::Errc::malformed,
                          fmt::format("{}: {}", folder.string(), fmt::join(mistakes, "; ")));
    return strings;
}

// ---- Asking

const Strings::Table& Strings::table(Language language) const
{
    return tables_[static_cast<std::size_t>(language)];
}

bool Strings::has(std::string_view id) const
{
    return tables_.front().contains(id);
}

std::vector<std::string> Strings::ids() const
{
    std::vector<std::string> ids;
    for (const auto& [id, text] : tables_.front())
        ids.push_back(id);
    return ids;
}

std::vector<std::string> Strings::untranslated(Language language) const
{
    auto ids = this->ids();
    std::erase_if(ids, [&](const auto& id) { return table(language).contains(id); });
    return ids;
}

std::vector<std::string> Strings::drafts(Language language) const
{
    std::vector<std::string> ids;
    for (const auto& [id, text] : table(language))
        if (text.is_draft)
            ids.push_back(id);
    return ids;
}

Strings::Found Strings::find(Language language, std::string_view id) const
{
    const auto own = table(language).find(id);
    if (own != table(language).end())
        return {own->second, language};
    const auto found = tables_.front().find(id);
    if (found == tables_.front().end())
        std::fprintf(stderr, "no text '%.*s'\n", static_cast<int>(id.size()), id.data());
    VERIFY(found != tables_.front().end());
    return {found->second, Language::zh};
}

const std::string& Strings::own_name(Language language) const
{
    return find(language, own_name_id).text.other;
}

const std::string& Strings::text(Language language, std::string_view id) const
{
    return find(language, id).text.other;
}

std::string Strings::text(Language language, std::string_view id, std::span<const Word> words) const
{
    const auto found = find(language, id);
    const bool must_isolate = is_right_to_left(found.language);
    bool is_one = false;
    for (const auto& word : words)
        is_one = is_one || (word.name == found.text.count && word.value == "1");
    // One pass over the pattern: a value that itself holds {braces} is never filled in again.
    std::string_view rest = is_one ? found.text.one : found.text.other;
    std::string filled;
    while (!rest.empty()) {
        const auto open = rest.find('{');
        const auto close = rest.find('}', open == rest.npos ? rest.size() : open);
        if (close == rest.npos)
            break;
        filled += rest.substr(0, open);
        const auto name = rest.substr(open + 1, close - open - 1);
        if (must_isolate)
            filled += first_strong_isolate;
        for (const auto& word : words)
            if (word.name == name)
                filled += word.value;
        if (must_isolate)
            filled += pop_isolate;
        rest.remove_prefix(close + 1);
    }
    return filled.append(rest);
}

}  // namespace ui
