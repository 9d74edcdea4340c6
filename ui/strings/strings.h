// What the terminal says, by id and language: config/strings/<language>.toml. Nothing that a
// citizen reads is written in C++.
#pragma once

#include "base/result.h"
#include "ui/strings/language.h"

#include <array>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

inline constexpr std::array all_languages{Language::zh, Language::en};

std::string_view name_of(Language);

// Fills {name} in a text: {{"serial", "XF-1"}}.
struct Word {
    std::string_view name;
    std::string_view value;
};
using Words = std::initializer_list<Word>;

class Strings {
public:
    // Errc::malformed with every id that is in one language only, and every text whose words to
    // fill in differ between languages.
    static base::Result<Strings> load(const std::filesystem::path& folder);

    // An id that no file has is a bug of ours, and a test finds it.
    const std::string& text(Language, std::string_view id) const;
    std::string text(Language, std::string_view id, std::span<const Word>) const;
    std::string text(Language language, std::string_view id, Words words) const
    {
        return text(language, id, std::span(words.begin(), words.size()));
    }

    bool has(std::string_view id) const;
    std::vector<std::string> ids() const;

private:
    using Table = std::map<std::string, std::string, std::less<>>;
    const Table& table(Language) const;

    std::array<Table, all_languages.size()> tables_;
};

}  // namespace ui
