// What the terminal says, by id and language: config/strings/<language>.toml. Nothing that a
// citizen reads is written in C++.
//
// Chinese and English are complete. The others may lack texts, which are then shown in Chinese, and
// may have drafts, under [draft], which are shown and counted until a speaker has read them.
//
// A text may have forms by number, where a language tells them apart (CLDR's categories; of these
// languages English and Uyghur have `one` beside `other`):
//
//     [printing.progress]
//     count = "pages"     # The word to fill in that decides: "one" when it is 1.
//     one = "{page} of {pages} page printed"
//     other = "{page} of {pages} pages printed"
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

inline constexpr std::array all_languages{Language::zh, Language::en, Language::ii, Language::bo,
                                          Language::ug};

std::string_view name_of(Language);

// Fills {name} in a text: {{"serial", "XF-1"}}.
struct Word {
    std::string_view name;
    std::string_view value;
};
using Words = std::initializer_list<Word>;

class Strings {
public:
    // Errc::malformed with every mistake: an id that Chinese or English lacks or that Chinese does
    // not have, words to fill in that differ between languages, forms that the language does not
    // have, a draft in Chinese or English, a language without its own name.
    static base::Result<Strings> load(const std::filesystem::path& folder);

    // Chinese where the language has no text. An id that no file has is a bug of ours, and a test
    // finds it.
    const std::string& text(Language, std::string_view id) const;
    // In a language from right to left, what is filled in is isolated (U+2068, U+2069): a number
    // or a Chinese name keeps its own order.
    std::string text(Language, std::string_view id, std::span<const Word>) const;
    std::string text(Language language, std::string_view id, Words words) const
    {
        return text(language, id, std::span(words.begin(), words.size()));
    }

    // What its speakers call the language, in its own script.
    const std::string& own_name(Language) const;

    bool has(std::string_view id) const;
    std::vector<std::string> ids() const;
    // Ids that are shown in Chinese, and those whose translation nobody has checked.
    std::vector<std::string> untranslated(Language) const;
    std::vector<std::string> drafts(Language) const;

private:
    struct Text {
        std::string other = {};
        std::string one = {};    // Empty: as `other`.
        std::string count = {};  // Name of the word that decides; empty: no forms.
        bool is_draft = false;
    };
    using Table = std::map<std::string, Text, std::less<>>;
    using Lines = std::vector<std::string>;

    static base::Result<Table> read(Language, const std::filesystem::path&, Lines& mistakes);
    static void add(Table&, std::string id, std::string text, Lines& mistakes);
    static void check_forms(Language, const Table&, Lines& mistakes);
    static void compare(const Table& chinese, Language, const Table&, Lines& mistakes);

    const Table& table(Language) const;
    struct Found {
        const Text& text;
        Language language;  // In which it is.
    };
    Found find(Language, std::string_view id) const;

    std::array<Table, all_languages.size()> tables_;
};

}  // namespace ui
