#include "base/settings.h"

#include "tests/catch.h"

#include <fstream>

using namespace base;
using namespace std::chrono_literals;

static Settings parsed(std::string_view text)
{
    auto settings = Settings::parse(text, "kiosk.toml");
    REQUIRE(settings);
    return std::move(*settings);
}

TEST_CASE("a settings file that is not UTF-8 is told of, whatever its damaged bytes stand in")
{
    for (const auto* text :
         {"n\xffme = 1\n", "\xc3 = 1\n", "[a.\xe4\xb8]\n", "a = \"\xed\xa0\x80\"\n"}) {
        const auto told = Settings::parse(text, "kiosk.toml").error();
        REQUIRE(told.code == Errc::malformed);
        REQUIRE(told.detail.contains("not UTF-8"));
    }
}

TEST_CASE("a full-width stop after a value is told of with its line")
{
    const auto told = Settings::parse("a = 1\nb = 2。\n", "kiosk.toml").error();
    REQUIRE(told.code == Errc::malformed);
    REQUIRE(told.detail.starts_with("kiosk.toml:2: "));
    for (const auto* text : {"a=0\"ź", "a=0{\"ź", "宁 = 1\n", "a = 1 \u3000\n"})
        REQUIRE(Settings::parse(text, "kiosk.toml").error().code == Errc::malformed);
}

TEST_CASE("texts and keys beyond ASCII are read as they stand")
{
    auto file = parsed("a = \"宁蒗 5 %\" # 县\nb = ['云\u3002']\n\"宁\" = 1\nc = \"\\u5b81\"\n");
    REQUIRE(file.text("a", 1, 20) == "宁蒗 5 %");
    REQUIRE(file.texts("b", 2, 20) == std::vector<std::string>{"云。"});
    REQUIRE(file.text("c", 1, 20) == "宁");
    REQUIRE(file.finish().error().detail.contains("宁 is not known"));
}

TEST_CASE("every mistake of a settings file is told at once, each with its line")
{
    auto file = parsed(
        "name = 7\n"
        "[idle]\n"
        "warn_after = \"5 s\"\n"
        "extendd = 3\n"
        "[panel]\n"
        "width = 20\n"
        "touch = 1\n");
    file.text("name", 1, 10);
    file.duration("idle.warn_after", 10s, 600s);
    file.integer("panel.width", 100, 9000);
    file.boolean("panel.touch");
    file.integer("panel.height", 100, 9000);
    const auto told = file.finish().error();
    REQUIRE(told.code == Errc::malformed);
    for (const auto* part :
         {"kiosk.toml:1: name is not text", "kiosk.toml:3: idle.warn_after is 5 s, not 10 s to",
          "kiosk.toml:4: idle.extendd is not known", "kiosk.toml:6: panel.width is 20, not 100",
          "kiosk.toml:7: panel.touch is not true", "panel.height is missing: give it 100 to 9000"})
        REQUIRE(told.detail.contains(part));
}

TEST_CASE("a settings file without mistakes gives its values")
{
    auto file = parsed(
        "name = \"hall\"\nopen = true\nwait = \"2 min\"\n"
        "hosts = [\"a\", \"b\"]\n[panel]\nwidth = 1080\n");
    REQUIRE(file.text("name", 1, 10) == "hall");
    REQUIRE(file.boolean("open"));
    REQUIRE(file.duration("wait", 1s, 600s) == 120s);
    REQUIRE(file.texts("hosts", 4, 10) == std::vector<std::string>{"a", "b"});
    auto panel = file.table("panel");
    REQUIRE(panel.integer("width", 1, 4000) == 1080);
    REQUIRE_FALSE(panel.optional_integer("height", 1, 4000));
    REQUIRE_FALSE(file.optional_text("note", 10));
    REQUIRE(file.finish());
}

TEST_CASE("durations need a unit and have four")
{
    for (const auto& [text, time] : std::map<std::string, std::chrono::milliseconds>{
             {"300 ms", 300ms}, {"60s", 60s}, {"5 min", 5min}, {"24 h", 24h}}) {
        auto file = parsed("t = \"" + text + "\"");
        REQUIRE(file.duration("t", 0s, 24h) == time);
        REQUIRE(file.finish());
    }
    for (const auto* line : {"t = \"60\"", "t = 60", "t = \"-1 s\"", "t = \"1 moon\"",
                             "t = \"99999999999999999999 s\"", "t = \"\""}) {
        auto file = parsed(line);
        file.duration("t", 0s, 24h);
        REQUIRE(file.finish().error().detail.contains("write \"0 s\" to \"24 h\""));
    }
}

TEST_CASE("tables in a list are read one by one and their unknown keys are mistakes")
{
    auto file = parsed("[[device]]\nname = \"a\"\n[[device]]\nname = \"b\"\ncolour = \"red\"\n");
    std::string names;
    for (auto& device : file.tables("device", 4))
        names += device.text("name", 1, 10);
    REQUIRE(names == "ab");
    REQUIRE(file.finish().error().detail ==
            "kiosk.toml:5: device[1].colour is not known: remove "
            "it or correct its spelling");
}

TEST_CASE("a missing table is one mistake, not one for each of its keys")
{
    auto file = parsed("");
    auto panel = file.table("panel");
    panel.integer("width", 1, 10);
    panel.integer("height", 1, 10);
    REQUIRE(file.finish().error().detail ==
            "kiosk.toml: panel is missing: give it a table, [panel]");
}

TEST_CASE("a value of the right type and the wrong meaning is noted with its line")
{
    auto file = parsed("\nalgorithm = \"moon\"\n");
    file.text("algorithm", 1, 10);
    file.note("algorithm", "is 'moon', not 'sm2' or 'ecdsa'");
    REQUIRE(file.finish().error().detail ==
            "kiosk.toml:2: algorithm is 'moon', not 'sm2' or 'ecdsa'");
}

TEST_CASE("a file that is not TOML tells the line, a missing one its name")
{
    REQUIRE(Settings::parse("a = 1\nb = \n", "x.toml").error().detail.starts_with("x.toml:2: "));
    REQUIRE(Settings::parse("\x01 = 1\n", "x.toml").error().detail.starts_with("x.toml:1: "));
    const auto missing = Settings::load("no/such.toml").error();
    REQUIRE(missing.code == Errc::not_found);
    REQUIRE(missing.detail.starts_with("no/such.toml"));
}

TEST_CASE("a string table joins its tables by dots and refuses what is not text")
{
    const auto path = std::filesystem::temp_directory_path() / "yimen_settings_test.toml";
    std::ofstream(path) << "a = \"1\"\n[b.c]\nd = \"2\"\n";
    const auto texts = load_string_table(path);
    REQUIRE(texts);
    REQUIRE(texts->at("b.c.d") == "2");
    REQUIRE(texts->size() == 2);
    std::ofstream(path) << "a = 1\nb = true\n";
    const auto told = load_string_table(path).error().detail;
    REQUIRE(told.contains(":1: a is not text"));
    REQUIRE(told.contains(":2: b is not text"));
    std::filesystem::remove(path);
    REQUIRE(load_string_table(path).error().code == Errc::not_found);
}
