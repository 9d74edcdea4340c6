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

TEST_CASE("every letter of Uyghur has its key, and the hamza that a vowel begins with")
{
    const auto keys = characters_of(shipped().keyboard(KeyboardId::uyghur));
    for (const auto* letter :
         {"ا", "ە", "ب", "پ", "ت", "ج", "چ", "خ", "د", "ر", "ز", "ژ", "س", "ش", "غ", "ف", "ق",
          "ك", "گ", "ڭ", "ل", "م", "ن", "ھ", "و", "ۇ", "ۆ", "ۈ", "ۋ", "ې", "ى", "ي", "ئ"}) {
        INFO(letter);
        CHECK(keys.contains(letter));
    }
}

TEST_CASE("every consonant of Tibetan has its key, its vowels, and what stands below")
{
    const auto keys = characters_of(shipped().keyboard(KeyboardId::tibetan));
    const std::string_view letters = "ཀཁགངཅཆཇཉཏཐདནཔཕབམཙཚཛཝཞཟའཡརལཤསཧཨིེོུྱྲླྭ་།";
    for (const auto& letter : split_characters(letters)) {
        INFO(letter);
        CHECK(keys.contains(letter));
    }
}

TEST_CASE("no character has two keys that are seen at once")
{
    const auto keyboards = shipped();
    for (const auto id : all_keyboards)
        for (const auto* layer : {&keyboards.keyboard(id).plain, &keyboards.keyboard(id).shifted}) {
            std::set<std::string> seen;
            for (const auto& row : *layer)
                for (const auto& key : row)
                    CHECK(seen.insert(key).second);
        }
}

TEST_CASE("a keyboard whose rows are too long or too few is refused, with the row")
{
    const auto folder = std::filesystem::temp_directory_path() / "yimen_keyboards_test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "pinyin.toml") << "legend = \"ABC\"\nmarks = \",\"\n"
                                             "plain = [\"a b c d e f g h i j k\", \"l\"]\n";
    const auto told = Keyboards::load(folder).error().detail;
    CHECK(told.contains("plain has 2 rows, not 3"));
    CHECK(told.contains("plain has more than 10 keys in row 1"));
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
