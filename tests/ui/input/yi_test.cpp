#include "ui/input/yi.h"

#include "tests/catch.h"

#include <algorithm>
#include <fstream>

using namespace ui::input;

static Yi shipped()
{
    return Yi::load("config/keyboards/yi_syllables.toml").value();
}

TEST_CASE("there are 1165 syllables, each reached by its name")
{
    const auto yi = shipped();
    CHECK(yi.size() == 1165);
    for (const auto& [letters, syllable] :
         {std::pair("it", "ꀀ"), {"nuo", "ꆈ"}, {"su", "ꌠ"}, {"jjy", "ꐯ"}, {"yyr", "ꒌ"}}) {
        INFO(letters);
        const auto all = yi.candidates(letters);
        REQUIRE_FALSE(all.empty());
        CHECK(all[0].text == syllable);
    }
}

TEST_CASE("several syllables together offer the word, and then its beginning")
{
    const auto all = shipped().candidates("nuosu");
    REQUIRE(all.size() > 1);
    CHECK(all[0].text == "ꆈꌠ");
    CHECK(all[0].letters == 5);
    CHECK(all[1].text == "ꆈ");
    CHECK(all[1].letters == 3);
}

TEST_CASE("a beginning offers the syllables that begin so")
{
    const auto all = shipped().candidates("nu");
    CHECK(std::ranges::any_of(all, [](const auto& one) { return one.text == "ꆈ"; }));
    CHECK(shipped().candidates("").empty());
    CHECK(shipped().candidates("xq").size() <= 48);
    CHECK(shipped().candidates(std::string(10'000, 'a')).empty());
}

TEST_CASE("a table of other syllables is refused")
{
    const auto path = std::filesystem::temp_directory_path() / "yimen_yi_test.toml";
    std::ofstream(path) << "syllables = [\"a b c\", \"a toolong\"]\n";
    const auto told = Yi::load(path).error().detail;
    CHECK(told.contains("has 5, not 1165"));
    CHECK(told.contains("'a' twice"));
    CHECK(told.contains("'toolong', too long"));
}
