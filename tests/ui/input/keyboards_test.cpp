#include "ui/input/keyboards.h"

#include "tests/catch.h"
#include "ui/input/characters.h"

#include <algorithm>
#include <fstream>
#include <set>

using namespace ui::input;

static std::set<std::string> characters_of(const Keyboard& keyboard)
{
    std::set<std::string> all(keyboard.marks.begin(), keyboard.marks.end());
    for (const auto* layer : {&keyboard.plain, &keyboard.shifted})
        for (const auto& row : *layer)
            all.insert(row.begin(), row.end());
    return all;
}

static Keyboards shipped()
{
    auto keyboards = Keyboards::load("config/keyboards");
    if (!keyboards)
        FAIL(keyboards.error().detail);
    return std::move(*keyboards);
}

TEST_CASE("every Latin letter and digit has its key")
{
    const auto keyboards = shipped();
    const auto letters = characters_of(keyboards.keyboard(KeyboardId::latin));
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        CHECK(letters.contains(std::string(1, letter)));
        CHECK(letters.contains(std::string(1, static_cast<char>(letter - 'a' + 'A'))));
    }
    const auto symbols = characters_of(keyboards.symbols());
    for (char digit = '0'; digit <= '9'; ++digit)
        CHECK(symbols.contains(std::string(1, digit)));
}

TEST_CASE("a keyboard whose rows are too long or too few is refused, with the row")
{
    const auto folder = std::filesystem::temp_directory_path() / "yimen_keyboards_test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "latin.toml") << "legend = \"ABC\"\nmarks = \",\"\n"
                                            "plain = [\"a b c d e f g h i j k\", \"l\"]\n";
    const auto told = Keyboards::load(folder).error().detail;
    CHECK(told.contains("plain has 2 rows, not 3"));
    CHECK(told.contains("plain has more than 10 keys in a row"));
    CHECK(told.contains("marks"));
}

TEST_CASE("characters are counted and erased whole, whatever their length in bytes")
{
    std::string text = "aé王𠀀";
    CHECK(count_characters(text) == 4);
    CHECK(split_characters(text) == std::vector<std::string>{"a", "é", "王", "𠀀"});
    erase_last_character(text);
    erase_last_character(text);
    CHECK(text == "aé");
    erase_last_character(text);
    erase_last_character(text);
    erase_last_character(text);
    CHECK(text.empty());
}
