#include "kiosk/catalogue_search.h"

#include <algorithm>
#include <optional>
#include <string>

namespace kiosk {

namespace {

// What is looked through, the name first.
struct Entry {
    const wire::Bilingual& name;
    const wire::Bilingual& summary;
    std::string_view pinyin;
    std::string_view initials;
    std::string themes;  // All names of them.
};

std::string lowered(std::string_view text)
{
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::vector<std::string> words_of(std::string_view query)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : lowered(query) + ' ') {
        if (c != ' ')
            word += c;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    return words;
}

// The lower, the nearer; nothing where the word is not to be found.
std::optional<int> distance(const Entry& entry, const std::string& word)
{
    if (entry.name.zh.starts_with(word) || entry.initials == word || entry.pinyin == word)
        return 0;
    if (entry.name.zh.contains(word))
        return 1;
    if (entry.initials.starts_with(word) || entry.pinyin.starts_with(word))
        return 2;
    const auto name = lowered(entry.name.en);
    if (name.starts_with(word) || name.contains(' ' + word))
        return 2;
    // A letter or two are in every spelling.
    if (word.size() >= 3 && (entry.initials.contains(word) || entry.pinyin.contains(word)))
        return 3;
    if (word.size() >= 2 && entry.themes.contains(word))
        return 4;
    if (entry.summary.zh.contains(word) || lowered(entry.summary.en).contains(' ' + word))
        return 5;
    return std::nullopt;
}

std::optional<int> distance(const Entry& entry, const std::vector<std::string>& words)
{
    int all = 0;
    for (const auto& word : words) {
        const auto one = distance(entry, word);
        if (!one)
            return std::nullopt;
        all += *one;
    }
    return all;
}

// Neighbouring characters, as texts of two.
std::vector<std::string> pairs_of(std::string_view text)
{
    std::vector<std::size_t> begins;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80)
            begins.push_back(i);
    begins.push_back(text.size());
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i + 2 < begins.size(); ++i)
        pairs.emplace_back(text.substr(begins[i], begins[i + 2] - begins[i]));
    return pairs;
}

// At least a third of the query's pairs stand in the name.
std::optional<int> likeness(const Entry& entry, const std::vector<std::string>& pairs)
{
    const auto shared = std::ranges::count_if(
        pairs, [&](const std::string& pair) { return entry.name.zh.contains(pair); });
    if (shared == 0 || shared * 3 < static_cast<std::ptrdiff_t>(pairs.size()))
        return std::nullopt;
    return static_cast<int>(-shared);
}

std::string themes_of(const wire::Catalogue& all, const wire::Item& item)
{
    std::string names;
    for (const auto& theme : all.themes)
        if (std::ranges::find(item.themes, theme.id) != item.themes.end())
            names += theme.name.zh + ' ' + lowered(theme.name.en) + ' ';
    return names;
}

struct Ranked {
    Hit hit;
    int distance = 0;
};

template <class Measure>
std::vector<Ranked> rank(const wire::Catalogue& all, Measure&& measure)
{
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < all.items.size(); ++i) {
        const auto& item = all.items[i];
        const Entry entry{item.name, item.summary, item.pinyin, item.initials,
                          themes_of(all, item)};
        if (const auto far = measure(entry))
            ranked.push_back({{false, i}, *far});
    }
    for (std::size_t i = 0; i < all.packages.size(); ++i) {
        const auto& package = all.packages[i];
        const Entry entry{package.name, package.summary, package.pinyin, package.initials, {}};
        if (const auto far = measure(entry))
            ranked.push_back({{true, i}, *far});
    }
    return ranked;
}

}  // namespace

std::vector<Hit> search(const wire::Catalogue& all, std::string_view query)
{
    const auto words = words_of(query);
    if (words.empty())
        return {};
    auto ranked = rank(all, [&](const Entry& entry) { return distance(entry, words); });
    if (ranked.empty()) {
        const auto pairs = pairs_of(query);
        ranked = rank(all, [&](const Entry& entry) { return likeness(entry, pairs); });
    }
    std::ranges::stable_sort(ranked, {}, &Ranked::distance);
    std::vector<Hit> hits;
    for (const auto& one : ranked)
        if (hits.size() < hits_limit)
            hits.push_back(one.hit);
    return hits;
}

}  // namespace kiosk
