#include "ui/strings/strings.h"

#include "base/settings.h"
#include "base/verify.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>
#include <utility>

namespace ui {

std::string_view name_of(Language language)
{
    switch (language) {
    case Language::zh:
        return "zh";
    case Language::en:
        return "en";
    }
    std::unreachable();
}

// {serial} → serial. Anything else in braces stays as it is.
static std::set<std::string> words_in(std::string_view text)
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

static void compare(const std::map<std::string, std::string, std::less<>>& one,
                    const std::map<std::string, std::string, std::less<>>& other,
                    std::string_view other_name, std::vector<std::string>& differences)
{
    for (const auto& [id, text] : one) {
        const auto found = other.find(id);
        if (found == other.end())
            differences.push_back(fmt::format("{} is missing in {}.toml", id, other_name));
        else if (words_in(text) != words_in(found->second))
            differences.push_back(
                fmt::format("{} fills in other words in {}.toml", id, other_name));
        if (text.empty())
            differences.push_back(fmt::format("{} is empty", id));
    }
}

base::Result<Strings> Strings::load(const std::filesystem::path& folder)
{
    Strings strings;
    for (const auto language : all_languages)
        strings.tables_[static_cast<std::size_t>(language)] =
            TRY(base::load_string_table(folder / fmt::format("{}.toml", name_of(language))));
    std::vector<std::string> differences;
    compare(strings.table(Language::zh), strings.table(Language::en), "en", differences);
    compare(strings.table(Language::en), strings.table(Language::zh), "zh", differences);
    if (!differences.empty())
        return base::fail(base::Errc::malformed,
                          fmt::format("{}: {}", folder.string(), fmt::join(differences, "; ")));
    return strings;
}

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

const std::string& Strings::text(Language language, std::string_view id) const
{
    const auto found = table(language).find(id);
    if (found == table(language).end())
        std::fprintf(stderr, "no text '%.*s'\n", static_cast<int>(id.size()), id.data());
    VERIFY(found != table(language).end());
    return found->second;
}

std::string Strings::text(Language language, std::string_view id, std::span<const Word> words) const
{
    // One pass over the pattern: a value that itself holds {braces} is never filled in again.
    std::string_view rest = text(language, id);
    std::string filled;
    while (!rest.empty()) {
        const auto open = rest.find('{');
        const auto close = rest.find('}', open == rest.npos ? rest.size() : open);
        if (close == rest.npos)
            break;
        filled += rest.substr(0, open);
        const auto name = rest.substr(open + 1, close - open - 1);
        for (const auto& word : words)
            if (word.name == name)
                filled += word.value;
        rest.remove_prefix(close + 1);
    }
    return filled.append(rest);
}

}  // namespace ui
