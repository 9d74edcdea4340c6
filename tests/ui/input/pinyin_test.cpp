#include "ui/input/pinyin.h"

#include "tests/catch.h"

#include <algorithm>
#include <fstream>
#include <map>

using namespace ui::input;
namespace fs = std::filesystem;

static std::unique_ptr<Pinyin> opened(const fs::path& folder = "config/keyboards/rime")
{
    auto pinyin = Pinyin::open(folder);
    if (!pinyin)
        FAIL(pinyin.error().detail);
    return std::move(*pinyin);
}

static void type(Pinyin& pinyin, std::string_view letters)
{
    for (const char letter : letters)
        pinyin.type(letter);
}

// Place of a candidate, from 0; far behind when there is none such.
static std::ptrdiff_t place_of(const Pinyin& pinyin, std::string_view wanted)
{
    const auto all = pinyin.candidates();
    return std::ranges::find(all, wanted) - all.begin();
}

TEST_CASE("the letters of a word offer it first, in simplified characters")
{
    const auto pinyin = opened();
    for (const auto& [letters, word] : {std::pair("shenfenzheng", "身份证"),
                                        {"juzhuzheng", "居住证"},
                                        {"yingyezhizhao", "营业执照"},
                                        {"shehuibaozhang", "社会保障"},
                                        {"nihao", "你好"}}) {
        INFO(letters);
        pinyin->clear();
        type(*pinyin, letters);
        CHECK(place_of(*pinyin, word) <= 2);
    }
    pinyin->clear();
    type(*pinyin, "shenfen");
    CHECK(pinyin->composing() == "shen fen");
}

TEST_CASE("a word is chosen part by part, and comes when all its letters are used")
{
    const auto pinyin = opened();
    type(*pinyin, "woyaobanli");
    const auto wo = place_of(*pinyin, "我");
    REQUIRE(wo < static_cast<std::ptrdiff_t>(pinyin->candidates().size()));
    CHECK(pinyin->choose(static_cast<std::size_t>(wo)).empty());
    CHECK(pinyin->composing().starts_with("我"));
    const auto rest = place_of(*pinyin, "要办理");
    REQUIRE(rest == 0);
    CHECK(pinyin->choose(0) == "我要办理");
    CHECK_FALSE(pinyin->is_composing());
}

TEST_CASE("letters are taken back one by one, and what is no letter is not taken")
{
    const auto pinyin = opened();
    type(*pinyin, "ni1 H");
    CHECK(pinyin->composing() == "ni");
    pinyin->erase();
    CHECK(pinyin->composing() == "n");
    pinyin->erase();
    CHECK_FALSE(pinyin->is_composing());
    CHECK(pinyin->candidates().empty());
    pinyin->erase();
    CHECK(pinyin->choose(3).empty());
}

static std::map<std::string, std::string> files_below(const fs::path& folder)
{
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        all[entry.path().string()] = std::string((std::istreambuf_iterator<char>(file)), {});
    }
    return all;
}

TEST_CASE("nothing that is typed is learnt: no file is written, and the order stays")
{
    const auto folder = fs::temp_directory_path() / "yimen_pinyin_test";
    const auto home = fs::temp_directory_path() / "yimen_pinyin_home";
    fs::remove_all(folder);
    fs::remove_all(home);
    fs::create_directories(home);
    fs::copy("config/keyboards/rime", folder);
    setenv("HOME", home.c_str(), 1);
    const auto before = files_below(folder);
    std::vector<std::string> first;
    for (int visit = 0; visit < 2; ++visit) {
        const auto pinyin = opened(folder);
        type(*pinyin, "wangxiaoming");
        const auto candidates = pinyin->candidates();
        REQUIRE(candidates.size() > 3);
        if (visit == 0)
            first = candidates;
        CHECK(candidates == first);
        // The same unlikely one, often enough to be preferred by whoever learns.
        for (int i = 0; i < 5; ++i) {
            pinyin->clear();
            type(*pinyin, "wang");
            CHECK(pinyin->choose(5).size() == 3);
        }
    }
    CHECK(files_below(folder) == before);
    CHECK(files_below(home).empty());
}

TEST_CASE("two at once do not disturb each other")
{
    const auto one = opened();
    {
        const auto other = opened();
        type(*one, "ni");
        type(*other, "wo");
        CHECK(other->composing() == "wo");
    }
    CHECK(one->composing() == "ni");
    CHECK(place_of(*one, "你") == 0);
}
