// docs/accessibility.md says what is measured, and nothing falls short of what is promised. After a
// change that is meant: YIMEN_ACCEPT=1 conformance_test, and look at the difference.
#include "tests/catch.h"
#include "tests/conformance/clauses.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace conformance;

namespace {

constexpr auto path = "docs/accessibility.md";

std::string read(const std::filesystem::path& file)
{
    std::ostringstream all;
    all << std::ifstream(file).rdbuf();
    return all.str();
}

std::string all_tests()
{
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("tests"))
        if (entry.path().string().ends_with("_test.cpp"))
            all += read(entry.path());
    // Long names stand on two lines.
    std::erase(all, '\n');
    return all;
}

kiosk::Settings usual_settings()
{
    return kiosk::load_settings("config/kiosk.toml").value();
}

}  // namespace

TEST_CASE("what every screen measures is what is promised, and what docs/accessibility.md says")
{
    const auto settings = usual_settings();
    const auto measured = measure();
    for (const auto& shortfall : shortfalls(measured, settings))
        UNSCOPED_INFO(shortfall);
    REQUIRE(shortfalls(measured, settings).empty());
    const auto is = document(clauses(measured, settings));
    if (std::getenv("YIMEN_ACCEPT"))
        std::ofstream(path) << is;
    INFO("YIMEN_ACCEPT=1 conformance_test renews " << path);
    REQUIRE((is == read(path)));
}

TEST_CASE("each test that docs/accessibility.md names exists")
{
    const auto tests = all_tests();
    for (const auto& clause : clauses({}, usual_settings()))
        for (const auto& test : clause.tests) {
            INFO(clause.number << ": " << test);
            CHECK(tests.contains(fmt::format("TEST_CASE(\"{}\"", test)));
        }
}

TEST_CASE("a figure below its promise is found out, with its place")
{
    Measured measured{.target_mm = {14.9, "home zh"},
                      .elder_target_mm = {20},
                      .gap_mm = {3},
                      .capital_mm = {5},
                      .elder_capital_mm = {8.5},
                      .small_target_mm = {15},
                      .small_capital_mm = {5},
                      .small_elder_capital_mm = {6.1},
                      .light_contrast = {10},
                      .dark_contrast = {10},
                      .high_contrast = {20},
                      .lowest_mm = {380},
                      .highest_mm = {1221, "done ug"},
                      .mistakes = {}};
    const auto told = shortfalls(measured, usual_settings());
    REQUIRE(told.size() == 2);
    CHECK(told[0] == "target in mm is 14.90, less than 15, on home zh");
    CHECK(told[1].contains("done ug"));
}
