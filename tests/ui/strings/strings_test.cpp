#include "ui/strings/strings.h"

#include "tests/catch.h"
#include "ui/screens/content.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

using namespace ui;

static Strings loaded()
{
    auto strings = Strings::load("config/strings");
    if (!strings)
        FAIL(strings.error().detail);
    return std::move(*strings);
}

static std::filesystem::path folder_with(const std::string& zh, const std::string& en)
{
    const auto folder = std::filesystem::temp_directory_path() / "yimen_strings_test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "zh.toml") << zh;
    std::ofstream(folder / "en.toml") << en;
    return folder;
}

TEST_CASE("an id in one language only stops the program, and all of them are told")
{
    const auto told =
        Strings::load(folder_with("a = \"1\"\nb = \"2\"\n", "b = \"2\"\nc = \"3\"\n")).error();
    REQUIRE(told.code == base::Errc::malformed);
    REQUIRE(told.detail.contains("a is missing in en.toml"));
    REQUIRE(told.detail.contains("c is missing in zh.toml"));
}

TEST_CASE("words to fill in must be the same in every language")
{
    const auto told =
        Strings::load(folder_with("a = \"编号 {serial}\"\n", "a = \"No. {number}\"\n")).error();
    REQUIRE(told.detail.contains("a fills in other words"));
}

TEST_CASE("a value that looks like a word to fill in is left alone")
{
    const auto strings = Strings::load(folder_with("a = \"{x}-{y}\"\n", "a = \"{x}-{y}\"\n"));
    REQUIRE(strings->text(Language::zh, "a", {{"x", "{y}"}, {"y", "2"}}) == "{y}-2");
}

// Ids that are put together at run time, from enumerators and keywords.
static std::set<std::string> composed_ids()
{
    std::set<std::string> ids;
    for (int i = 0; i < notice_count; ++i)
        for (const auto* part : {"title", "happened", "done", "next"})
            ids.insert("notice." + std::string(name_of(static_cast<NoticeId>(i))) + "." + part);
    for (const auto stage : all_print_stages)
        for (const auto* part : {"title", "text"})
            ids.insert("printing." + std::string(name_of(stage)) + "." + part);
    for (const auto* thing : {"paper", "receipt", "card"})
        for (const auto* part : {"", "_where"})
            ids.insert("done.take_" + std::string(thing) + part);
    for (int level = 1; level <= 5; ++level)
        ids.insert("rating.level_" + std::to_string(level));
    for (const auto* device : {"id_card_reader", "document_printer", "receipt_printer",
                               "code_scanner", "power_supply", "cabinet"})
        ids.insert("device." + std::string(device));
    for (const auto* state :
         {"unknown",      "not_fitted",   "absent",     "ready",       "paper_low",   "paper_out",
          "cover_open",   "jammed",       "supply_low", "supply_out",  "output_full", "offline",
          "battery_weak", "bypass",       "on_battery", "battery_low", "door_open",   "tampered",
          "was_opened",   "was_tampered", "failed",     "reachable",   "unreachable"})
        ids.insert("state." + std::string(state));
    for (const auto* result : {"passed", "failed", "look"})
        ids.insert("result." + std::string(result));
    return ids;
}

static std::string sources()
{
    std::ostringstream all;
    for (const auto* folder : {"ui", "kiosk"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h")
                all << std::ifstream(entry.path()).rdbuf();
    return all.str();
}

TEST_CASE("every id that a screen can name has its text")
{
    const auto strings = loaded();
    for (const auto& id : composed_ids()) {
        INFO(id);
        REQUIRE(strings.has(id));
    }
}

TEST_CASE("every text is used")
{
    const auto composed = composed_ids();
    const auto code = sources();
    for (const auto& id : loaded().ids()) {
        INFO(id);
        const bool is_used = composed.contains(id) || code.contains("\"" + id + "\"");
        REQUIRE(is_used);
    }
}

TEST_CASE("no screen shows an error code instead of words")
{
    const auto strings = loaded();
    for (const auto& id : strings.ids())
        for (const auto language : all_languages) {
            const auto& text = strings.text(language, id);
            INFO(text);
            REQUIRE_FALSE(text.contains("0x"));
            REQUIRE_FALSE(text.contains("rror"));
            REQUIRE_FALSE(text.contains("错误"));
        }
}
