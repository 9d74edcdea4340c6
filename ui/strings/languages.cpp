// yimen-languages [FOLDER]: how much of what the terminal says each language says itself; exit 1
// with every mistake when the files cannot be used. yimen-languages FOLDER LANGUAGE: the texts that
// wait for a translator, or for a speaker to read their draft.
#include "ui/strings/strings.h"

#include <fmt/format.h>

#include <algorithm>

using namespace ui;

namespace {

void print_counts(const Strings& strings)
{
    const auto texts = strings.ids().size();
    fmt::print("{:<4} {:>6} {:>8} {:>7} {:>12}\n", "", "texts", "checked", "drafts", "in Chinese");
    for (const auto language : all_languages) {
        const auto drafts = strings.drafts(language).size();
        const auto missing = strings.untranslated(language).size();
        fmt::print("{:<4} {:>6} {:>8} {:>7} {:>12}\n", name_of(language), texts,
                   texts - drafts - missing, drafts, missing);
    }
}

void print_waiting(const Strings& strings, Language language)
{
    for (const auto& id : strings.drafts(language))
        fmt::print("draft    {} = \"{}\"  # {}\n", id, strings.text(language, id),
                   strings.text(Language::zh, id));
    for (const auto& id : strings.untranslated(language))
        fmt::print("missing  {}  # {}\n", id, strings.text(Language::zh, id));
}

}  // namespace

int main(int count, char** words)
{
    const auto strings = Strings::load(count > 1 ? words[1] : "config/strings");
    if (!strings) {
        fmt::print(stderr, "{}\n", strings.error().detail);
        return 1;
    }
    if (count < 3) {
        print_counts(*strings);
        return 0;
    }
    const auto* const language = std::ranges::find(all_languages, words[2], name_of);
    if (language == all_languages.end()) {
        fmt::print(stderr, "no language is called {}\n", words[2]);
        return 2;
    }
    print_waiting(*strings, *language);
    return 0;
}
