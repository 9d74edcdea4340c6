#include "ui/screens/reader.h"

#include "tests/ui/screens/listener.h"
#include "ui/toolkit/layout_check.h"

using namespace ui;
using namespace std::chrono_literals;
using toolkit::Key;
using toolkit::KeyPress;

namespace {

const toolkit::Panel upright{.pixels = {1080, 1920}, .width_mm = 398};
const toolkit::Panel wide{.pixels = {1920, 1080}, .width_mm = 708};

void show(Stage& stage, const samples::Sample& sample)
{
    stage.face.show(sample.screen);
    if (sample.is_asked)
        stage.face.overlay({.seconds_left = 27});
    stage.actions();
}

void show_anew(Stage& stage, const samples::Sample& sample)
{
    const bool is_attract = std::holds_alternative<Attract>(sample.screen);
    show(stage, {"", is_attract ? Screen(Home{}) : Screen(Attract{})});
    show(stage, sample);
}

// What opens there is another thing to go through.
bool is_way_to_panel(std::string_view id)
{
    return id == "assistance" || id == "language";
}

// It changes the keys that stand there: entry_test types with keys alone.
bool is_of_keyboard(std::string_view id)
{
    return id.starts_with("key.") || id.starts_with("candidate.");
}

// Its keys are those of another sample; a hundred more of them cost seconds.
bool is_the_same_keyboard(const samples::Sample& sample)
{
    return sample.name == "entry_words" || !sample.touched.empty();
}

// Those with a voice of their own.
constexpr std::array spoken_languages{Language::zh, Language::en};

std::optional<toolkit::Rect> ring_of(Stage& stage)
{
    const auto& items = stage.face.scene().items;
    const auto* box = std::get_if<toolkit::Box>(&items.back());
    if (!box || box->border != stage.face.theme().palette.ink || box->fill != toolkit::transparent)
        return std::nullopt;
    return box->rect;
}

std::vector<std::string> item_and_count(const std::string& position)
{
    std::vector<std::string> numbers;
    std::string digits;
    for (const char c : position + " ") {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (!digits.empty())
            numbers.push_back(std::exchange(digits, {}));
    }
    return numbers;
}

// It changes what can be touched beside it.
bool is_way_to_look(std::string_view id)
{
    return id == "closer" || id == "further" || id.starts_with("look_");
}

}  // namespace

TEST_CASE("each target of every screen is reached by keys, and OK on it is a touch of it", "[walk]")
{
    // Both ways to read, in both orientations.
    for (const auto& panel : {upright, wide})
        for (const auto language : {Language::zh, Language::ug}) {
            Stage stage(panel);
            stage.face.set_language(language);
            for (const auto& sample : samples::screens()) {
                if (is_the_same_keyboard(sample))
                    continue;
                INFO(sample.name << " " << name_of(language));
                show(stage, sample);
                const auto targets = stage.face.targets();
                std::vector<std::vector<Action>> touched;
                for (const auto& target : targets) {
                    if (is_of_keyboard(target.id) || is_way_to_look(target.id)) {
                        touched.emplace_back();
                        continue;
                    }
                    stage.face.touch(target.id);
                    touched.push_back(stage.actions());
                    if (is_way_to_panel(target.id))
                        show_anew(stage, sample);
                }
                // Back to the first page, where touches of the pager have led away.
                show_anew(stage, sample);
                REQUIRE_FALSE(ring_of(stage));
                stage.face.press(Key::down);
                REQUIRE(stage.actions().empty());
                for (std::size_t i = 0; i < targets.size(); ++i) {
                    stage.face.press(Key::right);
                    REQUIRE(stage.actions().empty());
                    const auto ring = ring_of(stage);
                    REQUIRE(ring);
                    const auto& rect = targets[i].rect;
                    // Its innermost band lies on the target's edge.
                    REQUIRE(rect.contains(*ring));
                    REQUIRE(ring->contains(rect.inset(rect.height / 4)));
                    if (targets[i].id.ends_with("_page") || is_way_to_panel(targets[i].id) ||
                        is_of_keyboard(targets[i].id) || is_way_to_look(targets[i].id))
                        continue;
                    stage.face.press(Key::ok);
                    REQUIRE(stage.actions() == touched[i]);
                }
            }
        }
}

TEST_CASE("up and down pass everything on every screen, each says something, and lead back",
          "[walk]")
{
    for (const auto language : spoken_languages) {
        Listener listener;
        listener.stage.face.set_language(language);
        listener.press_and_hear(Key::down);
        for (const auto& sample : samples::screens()) {
            if (is_the_same_keyboard(sample))
                continue;
            INFO(sample.name << " " << name_of(language));
            show(listener.stage, {"", sample.name == "attract" ? Screen(Home{}) : Attract{}});
            listener.hear();
            show(listener.stage, sample);
            const auto spoken = listener.stage.face.scene().spoken;
            const auto first = listener.hear();
            REQUIRE(is_among(first, spoken));
            const auto count = std::stoi(item_and_count(first.back()).at(1));
            std::set<std::string> missing;
            for (const auto& target : listener.stage.face.targets())
                missing.insert(target.spoken);
            for (int i = 2; i <= count; ++i) {
                const auto told = listener.press_and_hear(Key::down);
                REQUIRE(told.size() == 2);
                REQUIRE_FALSE(told[0].empty());
                REQUIRE(item_and_count(told[1]).at(0) == std::to_string(i));
                std::erase_if(missing, [&](const auto& text) { return told[0].contains(text); });
            }
            REQUIRE(missing.empty());
            for (int i = count - 1; i >= 1; --i)
                REQUIRE(item_and_count(listener.press_and_hear(Key::up).at(1)).at(0) ==
                        std::to_string(i));
            REQUIRE(is_among(listener.press_and_hear(Key::up), spoken));
        }
    }
}

TEST_CASE("the first key says what the keys mean, shows where one is and does nothing else")
{
    Listener listener(upright, false);
    REQUIRE(listener.show(Home{}).empty());
    REQUIRE(listener.press(Key::ok).empty());
    const auto told = listener.hear();
    REQUIRE(told.at(0).contains("确定键"));
    REQUIRE(is_among(told, listener.stage.face.scene().spoken));
    REQUIRE(ring_of(listener.stage));
    listener.stage.face.touch("no such thing");
    listener.stage.face.tap(540, 5);
    listener.stage.actions();
    REQUIRE_FALSE(ring_of(listener.stage));
}

TEST_CASE("a headset greets with what the keys mean, and the first key then already counts")
{
    Listener listener(upright, false);
    listener.show(Home{});
    listener.speaker.set_headset(true);
    listener.stage.actions();
    REQUIRE(listener.hear().at(0).contains("确定键"));
    listener.press(Key::right);
    REQUIRE(listener.hear().at(0).contains("打印证照"));
    REQUIRE(listener.press(Key::ok) == std::vector<Action>{Touch::print_certificate});
}

TEST_CASE("a key that is held counts once, and so does one that is struck twice")
{
    Stage stage;
    stage.face.ignore_double_strikes_within(500ms);
    stage.face.show(Home{});
    stage.face.press(Key::down);
    stage.face.press(Key::right);
    stage.actions();
    stage.clock.now += 10s;
    const auto strike = [&](bool is_held = false) {
        stage.window->post(KeyPress{Key::ok, is_held, false});
        return stage.actions();
    };
    REQUIRE(strike(true).empty());
    REQUIRE(strike().size() == 1);
    stage.clock.now += 300ms;
    REQUIRE(strike().empty());
    stage.clock.now += 300ms;
    REQUIRE(strike().size() == 1);
    stage.clock.now += 10s;
    stage.face.show(Rating{});
    stage.actions();
    stage.window->post(KeyPress{Key::right, false, false});
    stage.actions();
    REQUIRE(strike().empty());
    stage.clock.now += 600ms;
    REQUIRE(strike() == std::vector<Action>{Rate{5}});
}

TEST_CASE("who presses keys is there")
{
    Stage stage;
    stage.face.show(Home{});
    stage.actions();
    REQUIRE_FALSE(stage.face.take_activity());
    stage.face.press(Key::down);
    stage.actions();
    REQUIRE(stage.face.take_activity());
    REQUIRE_FALSE(stage.face.take_activity());
}

TEST_CASE("a question is spoken, its seconds are not counted aloud")
{
    Listener listener;
    listener.show(Home{});
    listener.stage.face.overlay({.seconds_left = 30});
    listener.stage.actions();
    REQUIRE(listener.hear().at(0).contains("您还在办理吗"));
    for (int left = 29; left > 20; --left) {
        listener.stage.face.overlay({.seconds_left = left});
        listener.stage.actions();
    }
    REQUIRE(listener.hear().empty());
    listener.stage.face.remove_overlay();
    listener.stage.actions();
    REQUIRE(listener.hear().at(0).contains("您要办什么事"));
}

TEST_CASE("every change of printing is spoken")
{
    Listener listener;
    listener.show(Printing{.pages = 2});
    REQUIRE(is_among(listener.show(Printing{PrintStage::printing, 1, 2}), "正在打印"));
    REQUIRE(is_among(listener.show(Printing{PrintStage::printing, 2, 2}), "已出纸 2 页"));
    REQUIRE(is_among(listener.show(Printing{PrintStage::blocked_paper_out, 2, 2}), "缺纸"));
    REQUIRE(listener.show(Printing{PrintStage::blocked_paper_out, 2, 2}).empty());
}

TEST_CASE("without a headset nothing personal is heard, and it is said that there is something")
{
    const std::set<std::string> personal{"王",   "居住",      "营业执照", "食品",
                                         "特困", "residence", "licence",  "hardship"};
    for (const auto language : spoken_languages)
        for (const auto& sample : samples::screens()) {
            const bool has_personal = sample.name.starts_with("certificates") ||
                                      sample.name.starts_with("preview") ||
                                      sample.name.starts_with("verified");
            if (!has_personal)
                continue;
            INFO(sample.name << " " << name_of(language));
            Listener listener(upright, false);
            listener.stage.face.set_language(language);
            show(listener.stage, sample);
            listener.press(Key::down);
            auto all = listener.hear();
            for (int i = 0; i < 40; ++i)
                for (auto& text : listener.press_and_hear(Key::down))
                    all.push_back(std::move(text));
            for (const auto& word : personal)
                REQUIRE_FALSE(is_among(all, word));
            if (!sample.is_asked)
                REQUIRE(is_among(all, language == Language::zh ? "个人信息" : "personal"));
        }
}

TEST_CASE("a PIN is not read out to the hall while it is typed")
{
    Listener listener(upright, false);
    listener.show(TechnicianPin{});
    listener.press_and_hear(Key::down);
    for (int i = 0; i < 11; ++i)
        for (const auto& text : listener.press_and_hear(Key::right))
            REQUIRE_FALSE((text.size() < 3 || text.starts_with("7")));
}

TEST_CASE("a language without a voice is spoken in Chinese, while it is shown as it was chosen")
{
    Listener listener(upright, true, {Language::zh});
    listener.stage.face.set_language(Language::en);
    REQUIRE(is_among(listener.show(Home{}), "您要办什么事"));
    REQUIRE(listener.stage.face.scene().find("Print a certificate"));
    listener.press_and_hear(Key::right);
    REQUIRE(ring_of(listener.stage));
    REQUIRE(listener.press(Key::ok) == std::vector<Action>{Touch::print_certificate});
}

TEST_CASE("volume and speed are set by the keys and set back after the visit")
{
    Listener listener;
    listener.show(Working{"working.verifying"});
    std::vector<std::string> told;
    while (!is_among(told, "音量"))
        told = listener.press_and_hear(Key::down);
    REQUIRE(is_among(listener.press_and_hear(Key::right), "第 4 档"));
    listener.press_and_hear(Key::down);
    REQUIRE(is_among(listener.press_and_hear(Key::left), "第 3 档"));
    REQUIRE(listener.speaker.volume_step() == 4);
    REQUIRE(listener.speaker.speed_step() == 3);
    listener.stage.face.forget();
    REQUIRE(listener.speaker.volume_step() == 3);
    REQUIRE(listener.speaker.speed_step() == speech::usual_speed_step);
    REQUIRE_FALSE(ring_of(listener.stage));
}

TEST_CASE("a key pressed in passing is forgotten when no visit begins")
{
    Listener listener(upright, false);
    listener.show(Attract{});
    listener.press_and_hear(Key::down);
    listener.stage.clock.now += 59s;
    listener.stage.actions();
    REQUIRE(listener.speaker.is_on());
    listener.stage.clock.now += 1s;
    listener.stage.actions();
    REQUIRE_FALSE(listener.speaker.is_on());
    REQUIRE_FALSE(ring_of(listener.stage));
    listener.show(Home{});
    listener.press_and_hear(Key::down);
    listener.stage.clock.now += 100s;
    listener.stage.actions();
    REQUIRE(listener.speaker.is_on());
    REQUIRE(ring_of(listener.stage));
}

TEST_CASE("OK where there is no button pauses, goes on, and says it again")
{
    Listener listener;
    listener.show(Home{});
    listener.press(Key::down);
    listener.press(Key::up);
    listener.press(Key::ok);
    REQUIRE(listener.speaker.is_paused());
    listener.press(Key::ok);
    REQUIRE_FALSE(listener.speaker.is_paused());
    listener.hear();
    REQUIRE(is_among(listener.press_and_hear(Key::ok), "您要办什么事"));
}

TEST_CASE("any action ends what is being said")
{
    Listener listener;
    listener.show(Home{});
    for (int i = 0; i < 10; ++i)
        listener.press(Key::down);
    listener.stage.face.tap(540, 5);
    listener.stage.actions();
    listener.hear();
    REQUIRE(listener.speaker.is_silent());
    listener.show(Rating{});
    listener.press(Key::right);
    REQUIRE(is_among(listener.hear(), "非常满意"));
    REQUIRE(listener.press(Key::ok) == std::vector<Action>{Rate{5}});
}

TEST_CASE("the panels are opened, told and gone through by keys")
{
    for (const auto* id : {"assistance", "language"}) {
        CAPTURE(id);
        Listener listener;
        show(listener.stage, {"", Home{.can_print_certificates = true, .reason = {}}});
        listener.press_and_hear(Key::down);
        const auto targets = listener.stage.face.targets();
        for (const auto& target : targets) {
            listener.press_and_hear(Key::right);
            if (target.id == id)
                break;
        }
        [[maybe_unused]] const auto said = listener.press(Key::ok);
        const auto told = listener.hear();
        CHECK(is_among(told, listener.stage.face.scene().spoken));
        CHECK(listener.stage.face.scene().covered > 0);
        const auto there = listener.stage.face.targets();
        for (const auto& target : there)
            CHECK(is_among(listener.press_and_hear(Key::right), target.spoken));
    }
}

TEST_CASE("who hears sets volume and speed by touch, too, sees how they are and is told")
{
    Listener listener;
    auto& stage = listener.stage;
    const auto touch = [&](std::string_view id) {
        stage.clock.now += 1s;
        REQUIRE(stage.face.touch(id));
        REQUIRE(stage.actions() == std::vector<Action>{Touch::is_there});
        return listener.hear();
    };
    listener.show(Home{});
    touch("assistance");
    const auto before = stage.face.scene();
    CHECK(is_among(touch("voice.louder"), "第 4 档"));
    CHECK(listener.speaker.volume_step() == 4);
    CHECK(toolkit::are_told_apart_without_colour(before, stage.face.scene()));
    touch("voice.softer");
    CHECK(is_among(touch("voice.slower"), "第 3 档"));
    touch("voice.faster");
    touch("voice.faster");
    CHECK(listener.speaker.speed_step() == 5);
    CHECK(listener.speaker.volume_step() == 3);
}

TEST_CASE("the panel has room for the voice in every language, and no voice where nobody hears it")
{
    for (const auto& panel : {upright, wide})
        for (const auto language : all_languages)
            for (const auto& look :
                 {toolkit::Appearance{},
                  toolkit::Appearance{.text_size = toolkit::largest_text_size, .is_elder = true}}) {
                Listener listener(panel);
                auto& stage = listener.stage;
                stage.face.set_language(language);
                stage.face.set_appearance(look);
                stage.face.show(Home{});
                stage.face.touch("assistance");
                stage.actions();
                INFO(name_of(language) << " " << look.is_elder);
                REQUIRE(stage.face.scene().find("voice.louder"));
                const auto mistakes = toolkit::layout_mistakes(stage.face.scene(), stage.kit());
                INFO((mistakes.empty() ? std::string() : mistakes[0]));
                CHECK(mistakes.empty());
            }
    Stage quiet;
    quiet.face.show(Home{});
    quiet.face.touch("assistance");
    quiet.actions();
    CHECK_FALSE(quiet.face.scene().find("voice.louder"));
}
