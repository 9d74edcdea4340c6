#include "ui/input/yi.h"

#include "base/settings.h"

#include <fmt/format.h>
#include <algorithm>

namespace ui::input {

static constexpr std::size_t syllable_count = 1165;
static constexpr char32_t first_syllable = 0xA000;
static constexpr std::size_t longest_syllable = 5;
static constexpr std::size_t most_candidates = 48;

static std::string utf8_of(char32_t character)
{
    return {static_cast<char>(0xe0 | character >> 12),
            static_cast<char>(0x80 | (character >> 6 & 0x3f)),
            static_cast<char>(0x80 | (character & 0x3f))};
}

static std::vector<std::string> words_of(std::string_view line)
{
    std::vector<std::string> words(1);
    for (const char c : line) {
        if (c == ' ')
            words.emplace_back();
        else
            words.back() += c;
    }
    return words;
}

base::Result<Yi> Yi::load(const std::filesystem::path& path)
{
    static constexpr std::size_t most_lines = 200;
    static constexpr std::size_t line_length = 200;
    auto file = TRY(base::Settings::load(path));
    Yi yi;
    std::size_t count = 0;
    for (const auto& line : file.texts("syllables", most_lines, line_length))
        for (auto& word : words_of(line)) {
            if (word.size() > longest_syllable)
                file.note("syllables", fmt::format("has '{}', too long for one", word));
            const auto character = static_cast<char32_t>(first_syllable + count++);
            if (!yi.syllables_.emplace(word, utf8_of(character)).second)
                file.note("syllables", fmt::format("has '{}' twice", word));
        }
    if (count != syllable_count)
        file.note("syllables", fmt::format("has {}, not {}", count, syllable_count));
    TRY(file.finish());
    return yi;
}

// The fewest syllables: each place keeps the best way to it. Empty when some letters are left.
std::string Yi::all_as_syllables(std::string_view letters) const
{
    struct Way {
        std::string text = {};
        std::size_t syllables = 0;
        bool is_open = false;
    };
    std::vector<Way> ways(letters.size() + 1);
    ways[0].is_open = true;
    for (std::size_t from = 0; from < letters.size(); ++from) {
        if (!ways[from].is_open)
            continue;
        for (std::size_t n = 1; n <= std::min(longest_syllable, letters.size() - from); ++n) {
            const auto found = syllables_.find(letters.substr(from, n));
            auto& to = ways[from + n];
            const auto syllables = ways[from].syllables + 1;
            if (found == syllables_.end() || (to.is_open && to.syllables <= syllables))
                continue;
            to = {ways[from].text + found->second, syllables, true};
        }
    }
    return ways.back().text;
}

std::vector<YiCandidate> Yi::candidates(std::string_view letters) const
{
    static constexpr std::size_t most_letters = 64;
    if (letters.empty() || letters.size() > most_letters)
        return {};
    std::vector<YiCandidate> all;
    const auto add = [&all](const std::string& text, std::size_t count) {
        const bool is_known = std::ranges::any_of(
            all, [&](const YiCandidate& candidate) { return candidate.text == text; });
        if (!is_known && !text.empty() && all.size() < most_candidates)
            all.push_back({text, count});
    };
    add(all_as_syllables(letters), letters.size());
    for (auto at = syllables_.lower_bound(letters);
         at != syllables_.end() && at->first.starts_with(letters); ++at)
        add(at->second, letters.size());
    for (auto n = std::min(longest_syllable, letters.size()); n > 0; --n)
        if (const auto found = syllables_.find(letters.substr(0, n)); found != syllables_.end())
            add(found->second, n);
    return all;
}

}  // namespace ui::input
