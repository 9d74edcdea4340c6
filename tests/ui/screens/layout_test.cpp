#include "ui/toolkit/layout_check.h"

#include "tests/catch.h"
#include "tests/ui/screens/stage.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

using namespace ui;

// 32-inch, 21.5-inch and a small 15.6-inch panel: the millimetres must hold on each.
static const toolkit::Panel panels[] = {
    {.pixels = {1080, 1920}, .width_mm = 398}, {.pixels = {1920, 1080}, .width_mm = 708},
    {.pixels = {1080, 1920}, .width_mm = 268}, {.pixels = {1920, 1080}, .width_mm = 476},
    {.pixels = {1920, 1080}, .width_mm = 344},
};

static void check_layout(Stage& stage, std::string_view name, Language language)
{
    const auto mistakes = toolkit::layout_mistakes(stage.face.scene(), stage.kit());
    INFO(fmt::format("{} {} {}x{} ({} mm): {}", name, name_of(language), stage.panel.pixels.width,
                     stage.panel.pixels.height, stage.panel.width_mm, fmt::join(mistakes, "; ")));
    CHECK(mistakes.empty());
}

TEST_CASE("every screen in every language and orientation keeps the rules of layout", "[walk]")
{
    for (const auto& panel : panels)
        for (const auto language : all_languages) {
            Stage stage(panel);
            stage.face.set_language(language);
            for (const auto& sample : samples::screens()) {
                const auto& name = sample.name;
                samples::show(sample, stage.face);
                check_layout(stage, name, language);
                // A certificate's name is the centre's and may end in an ellipsis; ours may not.
                while (name.starts_with("technician") && stage.turn_page())
                    check_layout(stage, name, language);
            }
        }
}

// The usual one is above; the elders' has the largest text.
static constexpr toolkit::Appearance appearances[] = {
    {.text_size = 0},
    {.text_size = 2},
    {.text_size = toolkit::largest_text_size, .is_elder = true},
    {.is_low = true},
    {.text_size = toolkit::largest_text_size, .is_elder = true, .is_low = true},
};

static void check_appearances(const toolkit::Panel& panel, Language language)
{
    Stage stage(panel);
    stage.face.set_language(language);
    for (const auto& appearance : appearances) {
        stage.face.set_appearance(appearance);
        for (const auto& sample : samples::screens()) {
            if (sample.name.starts_with("technician"))
                continue;
            CAPTURE(appearance.text_size, appearance.is_elder, appearance.is_low);
            samples::show(sample, stage.face);
            check_layout(stage, sample.name, language);
        }
    }
}

TEST_CASE("every screen keeps the rules of layout in every appearance", "[walk]")
{
    // The panel of halls, the same lying, and the smallest.
    auto upright = panels[0];
    auto wide = panels[1];
    auto small = panels[4];
    upright.bottom_mm = 700;
    wide.bottom_mm = small.bottom_mm = 900;
    for (const auto language : all_languages)
        check_appearances(upright, language);
    for (const auto& panel : {wide, small})
        for (const auto language : {Language::zh, Language::en})
            check_appearances(panel, language);
}

TEST_CASE("a screen that breaks the rules is found out")
{
    Stage stage;
    toolkit::Scene scene;
    scene.add(toolkit::Text{{0, 0, 100, 40}, "不够地方写这么多字", {40, false}, {}});
    scene.add(toolkit::Text{{50, 0, 400, 80}, "压在上面", {40, false}, {}});
    scene.targets = {{{0, 100, 20, 20}, "small", "小"},
                     {{21, 100, 200, 200}, "near", ""},
                     {{1000, 1800, 200, 200}, "outside", "外"}};
    const auto told =
        fmt::format("{}", fmt::join(toolkit::layout_mistakes(scene, stage.kit()), "; "));
    for (const auto* part : {"needs", "overlap", "small is 20x20", "small and near are too near",
                             "near has nothing to say", "outside is not all on the screen",
                             "the screen has nothing to say"})
        REQUIRE(told.contains(part));
}

// Help goes back to the screen below, which has its own way out.
static bool lies_over_another(const Screen& screen)
{
    return std::holds_alternative<Help>(screen) || std::holds_alternative<ComplaintAbout>(screen) ||
           std::holds_alternative<ComplaintDraft>(screen) ||
           std::holds_alternative<ComplaintFiled>(screen);
}

TEST_CASE("every citizen's screen offers the other language and, when it waits, a way on or out")
{
    Stage stage;
    for (const auto& sample : samples::screens()) {
        const auto& [name, screen] = std::tie(sample.name, sample.screen);
        if (sample.is_asked || sample.is_choosing_language || sample.is_assisting)
            continue;
        stage.face.show(screen);
        INFO(name);
        const auto& scene = stage.face.scene();
        CHECK(scene.find("language"));
        const bool is_technicians = name.starts_with("technician");
        const bool is_last = name == "notice_thanks" || name == "notice_goodbye_idle" ||
                             name.ends_with("left_behind");
        CHECK(bool(scene.find("help")) ==
              (!is_technicians && !is_last && !lies_over_another(screen)));
        const bool machine_works =
            std::holds_alternative<Working>(screen) || std::holds_alternative<Printing>(screen);
        const bool waits_for_hand =
            name == "notice_card_left_behind" || name == "notice_paper_left_behind";
        const bool rests = std::holds_alternative<OutOfService>(screen);
        if (!machine_works && !waits_for_hand && !rests && name != "attract")
            CHECK((scene.find("leave") || lies_over_another(screen)));
    }
}

TEST_CASE("a theme whose colours are hard to read is refused, with the ratio")
{
    REQUIRE(toolkit::contrast({0, 0, 0}, {255, 255, 255}) == Approx(21));
    const auto path = std::filesystem::temp_directory_path() / "yimen_theme_test.toml";
    std::ifstream good("config/theme.toml");
    std::string text((std::istreambuf_iterator<char>(good)), {});
    const auto at = text.find("ink = \"#");
    REQUIRE(at != text.npos);
    std::ofstream(path) << text.replace(at, 15, "ink = \"#8090A0\"");
    const auto told = toolkit::Design::load(path, {}).error();
    REQUIRE(told.detail.contains("colours.light.ink has contrast"));
}
