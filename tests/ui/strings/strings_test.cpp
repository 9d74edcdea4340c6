#include "ui/strings/strings.h"

#include "central/wire/cases.h"
#include "tests/catch.h"
#include "tests/folder.h"
#include "ui/screens/content.h"

#include <fmt/format.h>
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

struct Files {
    std::string zh = "a = \"一\"\n";
    std::string en = "a = \"one\"\n";
    std::string ii = {};
    std::string bo = {};
    std::string ug = {};
};

static void write_files(const std::filesystem::path& folder, const Files& files)
{
    const auto write = [&folder](Language language, const std::string& text) {
        std::ofstream(folder / fmt::format("{}.toml", name_of(language)))
            << "language.name = \"own\"\n"
            << text;
    };
    write(Language::zh, files.zh);
    write(Language::en, files.en);
    write(Language::ii, files.ii);
    write(Language::bo, files.bo);
    write(Language::ug, files.ug);
}

static base::Result<Strings> load(const Files& files)
{
    const tests::Folder folder;
    write_files(folder.path(), files);
    return Strings::load(folder.path());
}

static std::string refused(const Files& files)
{
    const auto loaded = load(files);
    REQUIRE_FALSE(loaded);
    REQUIRE(loaded.error().code == base::Errc::malformed);
    return loaded.error().detail;
}

TEST_CASE("an id in Chinese or English only stops the program, and all of them are told")
{
    const auto told = refused({.zh = "a = \"1\"\nb = \"2\"\n", .en = "b = \"2\"\nc = \"3\"\n"});
    REQUIRE(told.contains("a is missing in en.toml"));
    REQUIRE(told.contains("c is missing in zh.toml"));
}

TEST_CASE("an id that Chinese has not is a mistake in every language")
{
    REQUIRE(refused({.ug = "b = \"x\"\n"}).contains("b is missing in zh.toml"));
    REQUIRE(refused({.bo = "draft.b = \"x\"\n"}).contains("b is missing in zh.toml"));
}

TEST_CASE("words to fill in must be the same in every language and form")
{
    const std::string zh = "a = \"编号 {serial}\"\n";
    const std::string en = "a = \"No. {serial}\"\n";
    REQUIRE(refused({.zh = zh, .en = "a = \"No. {number}\"\n"})
                .contains("a fills in other words in en.toml"));
    REQUIRE(refused({.zh = zh, .en = en, .ug = "draft.a = \"x\"\n"})
                .contains("a fills in other words in ug.toml"));
    REQUIRE(refused({.zh = zh,
                     .en = "[a]\ncount = \"serial\"\none = \"No.\"\nother = \"No. {serial}\"\n"})
                .contains("a fills in other words in en.toml"));
}

TEST_CASE("a value that looks like a word to fill in is left alone")
{
    const auto strings = load({.zh = "a = \"{x}-{y}\"\n", .en = "a = \"{x}-{y}\"\n"});
    REQUIRE(strings->text(Language::zh, "a", {{"x", "{y}"}, {"y", "2"}}) == "{y}-2");
}

TEST_CASE("what a language lacks is shown in Chinese and counted, drafts are shown and counted")
{
    const auto strings = load({.zh = "a = \"一\"\nb = \"二\"\nc = \"三\"\n",
                               .en = "a = \"one\"\nb = \"two\"\nc = \"three\"\n",
                               .bo = "a = \"གཅིག\"\n[draft]\nb = \"གཉིས\"\n"});
    REQUIRE(strings);
    CHECK(strings->text(Language::bo, "a") == "གཅིག");
    CHECK(strings->text(Language::bo, "b") == "གཉིས");
    CHECK(strings->text(Language::bo, "c") == "三");
    CHECK(strings->untranslated(Language::bo) == std::vector<std::string>{"c"});
    CHECK(strings->drafts(Language::bo) == std::vector<std::string>{"b"});
    CHECK(strings->untranslated(Language::ii) == std::vector<std::string>{"a", "b", "c"});
    for (const auto language : {Language::zh, Language::en}) {
        CHECK(strings->untranslated(language).empty());
        CHECK(strings->drafts(language).empty());
    }
}

TEST_CASE("a draft has no place in a language that must be complete, nor beside its text")
{
    CHECK(refused({.en = "draft.a = \"one\"\n"}).contains("a is a draft in en.toml"));
    CHECK(refused({.ug = "a = \"x\"\ndraft.a = \"y\"\n"})
              .contains("a is a draft and a text as well"));
}

TEST_CASE("every language says its own name")
{
    const tests::Folder folder;
    write_files(folder.path(), {});
    std::ofstream(folder.path() / "ii.toml") << "";
    CHECK(Strings::load(folder.path())
              .error()
              .detail.contains("language.name is missing in ii.toml"));
    std::set<std::string> names;
    for (const auto language : all_languages)
        names.insert(loaded().own_name(language));
    CHECK(names.size() == all_languages.size());
}

TEST_CASE("a text has the form of its number where the language tells one from many")
{
    const auto strings =
        load({.zh = "a = \"{page}/{pages} 页\"\n",
              .en = "[a]\ncount = \"pages\"\none = \"{page} of {pages} page\"\n"
                    "other = \"{page} of {pages} pages\"\n",
              .ug = "[draft.a]\ncount = \"pages\"\none = \"{page}/{pages} x\"\nother = "
                    "\"{page}/{pages} y\"\n"});
    REQUIRE(strings);
    const auto text = [&](Language language, const char* page, const char* pages) {
        return strings->text(language, "a", {{"page", page}, {"pages", pages}});
    };
    CHECK(text(Language::en, "0", "1") == "0 of 1 page");
    CHECK(text(Language::en, "1", "2") == "1 of 2 pages");
    CHECK(text(Language::en, "0", "0") == "0 of 0 pages");
    CHECK(text(Language::en, "0", "11") == "0 of 11 pages");
    CHECK(text(Language::zh, "0", "1") == "0/1 页");
    CHECK(text(Language::bo, "0", "1") == "0/1 页");
    CHECK(text(Language::ug, "0", "1").ends_with(" x"));
    CHECK(text(Language::ug, "0", "2").ends_with(" y"));
    CHECK(strings->ids() == std::vector<std::string>{"a", "language.name"});
}

TEST_CASE("forms that a language has not, or half of them, are a mistake")
{
    const std::string forms = "[a]\ncount = \"n\"\none = \"x\"\nother = \"y\"\n";
    CHECK(refused({.zh = forms}).contains("a has a form 'one', which the language has not"));
    CHECK(refused({.ii = forms}).contains("a has a form 'one', which the language has not"));
    CHECK(refused({.en = "[a]\none = \"x\"\nother = \"y\"\n"}).contains("a lacks"));
    CHECK(refused({.en = "[a]\ncount = \"n\"\nother = \"y\"\n"}).contains("a lacks"));
    CHECK(refused({.en = "[a]\ncount = \"n\"\none = \"y\"\n"}).contains("no form 'other'"));
}

TEST_CASE("what is filled into a language from right to left is isolated, and nothing else")
{
    const auto strings = load({.zh = "a = \"号 {n}\"\nb = \"{n}\"\n",
                               .en = "a = \"No. {n}\"\nb = \"{n}\"\n",
                               .ug = "a = \"نومۇر {n}\"\n"});
    REQUIRE(strings);
    CHECK(strings->text(Language::ug, "a", {{"n", "12-3"}}) == "نومۇر \u206812-3\u2069");
    CHECK(strings->text(Language::ug, "b", {{"n", "12-3"}}) == "12-3");
    CHECK(strings->text(Language::en, "a", {{"n", "12-3"}}) == "No. 12-3");
}

// "1 pages": each number that a screen fills in, when it is one.
TEST_CASE("English says one thing in the singular")
{
    const auto strings = loaded();
    const std::pair<const char*, const char*> counted[] = {
        {"preview.pages", "pages"},      {"printing.progress", "pages"},
        {"still_there.unit", "seconds"}, {"technician.digits", "count"},
        {"technician.outbox", "count"},  {"technician.wait", "seconds"}};
    for (const auto& [id, word] : counted) {
        const auto one = strings.text(Language::en, id, {{word, "1"}, {"page", "1"}});
        INFO(one);
        for (const auto* plural : {"pages", "seconds", "digits", "messages"})
            CHECK_FALSE(one.contains(plural));
        const auto two = strings.text(Language::en, id, {{word, "2"}, {"page", "1"}});
        CHECK(one.size() + 1 == two.size());
    }
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
    for (const auto* entry : {"search", "words", "phone", "id_number", "date", "signature"})
        for (const auto* part : {".title", ".text"})
            ids.insert(std::string("entry.") + entry + part);
    for (const auto* problem :
         {"not_a_phone", "region", "birth_year", "birth_month", "birth_day", "check_digit"})
        ids.insert(std::string("entry.problem.") + problem);
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
    for (const auto happening : wire::all_case_happenings)
        ids.insert("case.event." + std::string(name_of(happening)));
    for (const auto state : wire::all_case_states)
        ids.insert("case.state." + std::string(name_of(state)));
    for (const auto to_do : wire::all_case_to_dos)
        if (to_do != wire::CaseToDo::nothing)
            ids.insert("case.to_do." + std::string(name_of(to_do)));
    for (const auto* subject :
         {"conduct", "guide", "handling", "certificate", "terminal", "something_else"})
        ids.insert("complaint.subject." + std::string(subject));
    for (const auto* addition : {"words", "phone"})
        ids.insert("complaint.add_" + std::string(addition));
    for (const auto* area : {"cases", "certificates", "records", "complaints"})
        ids.insert("my_page." + std::string(area));
    for (int topic = 0; topic < guide_topics; ++topic)
        ids.insert("guide.topic." + std::string(name_of(static_cast<GuideTopic>(topic))));
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
