// Typing through the face: what the visit hears, and what stays.
#include "ui/screens/entry.h"

#include "tests/ui/screens/listener.h"
#include "ui/toolkit/layout_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

using namespace ui;
using namespace std::chrono_literals;

namespace {

const std::vector<Action> sign_of_life{Touch::is_there};

TextEntry asked(EntryKind kind, std::size_t least = 0, std::size_t most = 60)
{
    return {.kind = kind,
            .title = fmt::format("entry.{}.title", name_of(kind)),
            .text = fmt::format("entry.{}.text", name_of(kind)),
            .least = least,
            .most = most};
}

void type(Stage& stage, std::initializer_list<const char*> keys)
{
    for (const auto* key : keys) {
        INFO(key);
        REQUIRE(stage.face.touch(fmt::format("key.{}", key)));
        REQUIRE(stage.actions() == sign_of_life);
    }
}

std::string entered(Stage& stage)
{
    REQUIRE(stage.face.touch("confirm"));
    const auto actions = stage.actions();
    REQUIRE(actions.size() == 1);
    return std::get<Entered>(actions[0]).text.reveal();
}

}  // namespace

TEST_CASE("letters that are touched arrive as words, with capitals and signs")
{
    Stage stage;
    stage.face.set_language(Language::en);
    stage.face.show(asked(EntryKind::words));
    type(stage, {"shift", "W", "a", "n", "g", "space", "shift", "shift", "O", "K", "shift",
                 "symbols", "2", "?", "erase"});
    CHECK(entered(stage) == "Wang OK2");
}

TEST_CASE("an entry takes no more than the most, and is not done below the least")
{
    Stage stage;
    stage.face.set_language(Language::en);
    stage.face.show(asked(EntryKind::search, 2, 3));
    CHECK_FALSE(stage.face.scene().find("confirm"));
    type(stage, {"a"});
    CHECK_FALSE(stage.face.scene().find("confirm"));
    type(stage, {"b", "c", "d"});
    CHECK(entered(stage) == "abc");
}

TEST_CASE("a search takes letters that became no characters as they stand")
{
    Stage stage;
    stage.face.show(asked(EntryKind::search));
    type(stage, {"c", "s"});
    CHECK(entered(stage) == "cs");
}

TEST_CASE("what was typed survives languages, looks, questions and the same screen shown again")
{
    Stage stage;
    stage.face.set_language(Language::en);
    stage.face.show(asked(EntryKind::words));
    type(stage, {"a", "b"});
    stage.face.overlay({.seconds_left = 20});
    stage.face.show(asked(EntryKind::words));
    stage.face.set_appearance({.text_size = 2});
    REQUIRE(stage.face.touch("assistance"));
    stage.actions();
    REQUIRE(stage.face.touch("close"));
    stage.actions();
    stage.face.set_language(Language::ug);
    stage.face.set_language(Language::en);
    type(stage, {"c"});
    CHECK(entered(stage) == "abc");
}

TEST_CASE("what was typed is gone with the screen, and with the visit")
{
    Stage stage;
    stage.face.set_language(Language::en);
    stage.face.show(asked(EntryKind::words));
    type(stage, {"a"});
    SECTION("another screen")
    {
        stage.face.show(Home{});
    }
    SECTION("another thing to type")
    {
        stage.face.show(asked(EntryKind::search));
    }
    SECTION("the end of the visit")
    {
        stage.face.forget();
        stage.face.set_language(Language::en);
    }
    stage.face.show(asked(EntryKind::words));
    CHECK(entered(stage).empty());
}

// ---- Numbers and dates

TEST_CASE("a number of a person says what is wrong and where, and is not done before it is right")
{
    Stage stage;
    stage.face.set_language(Language::en);
    stage.face.show(asked(EntryKind::id_number));
    const auto shows = [&stage](const char* text) {
        return toolkit::describe(stage.face.scene()).contains(text);
    };
    type(stage, {"1", "1", "0", "1", "0", "5", "1", "9", "4", "9", "1", "3"});
    CHECK(shows("Places 11 and 12, the month of birth"));
    type(stage, {"erase", "2", "3", "1", "0", "0"});
    CHECK(shows("2 still to come"));
    CHECK_FALSE(stage.face.scene().find("key.X"));
    type(stage, {"2", "1"});
    CHECK(shows("Place 18 does not match"));
    CHECK_FALSE(stage.face.scene().find("confirm"));
    type(stage, {"erase", "X"});
    CHECK(shows("'110105 19491231 002X|'"));
    CHECK(entered(stage) == "11010519491231002X");
}

TEST_CASE("a mobile number is grouped, hidden on wish, and heard only in a headset")
{
    Listener listener({}, false);
    auto& stage = listener.stage;
    stage.face.set_language(Language::en);
    stage.face.show(asked(EntryKind::phone));
    type(stage, {"1", "3", "8", "1", "2", "3", "4", "5", "6", "7", "8"});
    CHECK(toolkit::describe(stage.face.scene()).contains("'138 1234 5678|'"));
    type(stage, {"hide"});
    const auto hidden = toolkit::describe(stage.face.scene());
    CHECK_FALSE(hidden.contains("1234"));
    CHECK(hidden.contains("heard '11 characters entered, hidden'"));
    type(stage, {"hide"});
    listener.press(toolkit::Key::down);
    listener.hear();
    std::string all;
    for (int i = 0; i < 30; ++i)
        for (const auto& text : listener.press_and_hear(toolkit::Key::down))
            all += text;
    CHECK_FALSE(all.contains("138"));
    CHECK(all.contains("This is personal"));
    CHECK(entered(stage) == "13812345678");
}

TEST_CASE("a date is picked by its buttons")
{
    Stage stage;
    stage.face.set_language(Language::en);
    auto date = asked(EntryKind::date);
    date.initial = base::SecretText("2000-02-29");
    stage.face.show(date);
    type(stage, {"year+1", "day+1", "month-1", "year-10", "day+10"});
    CHECK(toolkit::describe(stage.face.scene()).contains("'1991-1-11'"));
    CHECK(entered(stage) == "1991-01-11");
}

// ---- By hand

// A stroke bent towards a third point, in shares of the pad's height from its upper left corner.
static void draw_bow(Stage& stage, std::array<double, 6> place)
{
    const auto pad = stage.face.scene().writing;
    const auto [x0, y0, x1, y1, x2, y2] = place;
    for (int i = 0; i <= 16; ++i) {
        const double t = i / 16.0;
        const double u = 1 - t;
        const double x = u * u * x0 + 2 * u * t * x1 + t * t * x2;
        const double y = u * u * y0 + 2 * u * t * y1 + t * t * y2;
        const auto contact = i == 0    ? toolkit::Contact::down
                             : i == 16 ? toolkit::Contact::up
                                       : toolkit::Contact::moved;
        finger(stage, contact, pad.x + static_cast<int>(x * pad.height),
               pad.y + static_cast<int>(y * pad.height));
        stage.clock.now += 10ms;
    }
    REQUIRE(stage.actions() == sign_of_life);
}

static void draw_line(Stage& stage, double x1, double y1, double x2, double y2)
{
    const auto pad = stage.face.scene().writing;
    const auto at = [&](double x, double y, toolkit::Contact contact) {
        finger(stage, contact, pad.x + static_cast<int>(x * pad.width),
               pad.y + static_cast<int>(y * pad.height));
        stage.clock.now += 10ms;
    };
    at(x1, y1, toolkit::Contact::down);
    for (int i = 1; i <= 10; ++i)
        at(x1 + (x2 - x1) * i / 10, y1 + (y2 - y1) * i / 10, toolkit::Contact::moved);
    at(x2, y2, toolkit::Contact::up);
    REQUIRE(stage.actions() == sign_of_life);
}

TEST_CASE("a signature is what the finger drew, in tenths of a millimetre and milliseconds")
{
    Stage stage({.pixels = {1080, 1920}, .width_mm = 398});
    stage.face.show(asked(EntryKind::signature));
    stage.clock.now += 1s;
    const auto [x, y] = middle(stage, "back");
    const auto pad = stage.face.scene().writing;
    draw_line(stage, 0.5, 0.5, 0.5, 0.5);
    CHECK_FALSE(stage.face.scene().find("confirm"));
    type(stage, {"clear"});
    stage.clock.now += 1s;
    draw_line(stage, 0.1, 0.5, 0.9, 0.5);
    draw_line(stage, 0.5, 0.1, 0.5, 0.9);
    REQUIRE(stage.face.touch("confirm"));
    const auto actions = stage.actions();
    const auto& written = std::get<Signed>(actions.at(0)).signature.reveal();
    CHECK(written.width == static_cast<int>(pad.width / 1080.0 * 3980));
    const auto& strokes = written.strokes;
    REQUIRE(strokes.size() == 2);
    CHECK(std::abs(strokes[0].front().x - written.width / 10) < 10);
    CHECK(std::abs(strokes[0].back().x - written.width * 9 / 10) < 10);
    CHECK(strokes[0].front().ms == 0);
    CHECK(strokes[1].front().ms > strokes[0].back().ms);
    CHECK(y > pad.bottom());
    CHECK(x > 0);
}

TEST_CASE("a stroke that leaves the pad ends at its edge and presses nothing")
{
    Stage stage;
    stage.face.show(asked(EntryKind::signature));
    stage.clock.now += 1s;
    const auto pad = stage.face.scene().writing;
    const auto [x, y] = middle(stage, "leave");
    finger(stage, toolkit::Contact::down, pad.x + 100, pad.y + 100);
    finger(stage, toolkit::Contact::moved, x, y);
    finger(stage, toolkit::Contact::up, x, y);
    CHECK(stage.actions() == sign_of_life);
    REQUIRE(stage.face.touch("confirm"));
    const auto actions = stage.actions();
    const auto& written = std::get<Signed>(actions.at(0)).signature.reveal();
    CHECK(written.strokes.at(0).back().y == written.height);
}

TEST_CASE("a character that is written by hand is offered, chosen and typed")
{
    Stage stage;
    stage.face.show(asked(EntryKind::words));
    type(stage, {"next_keyboard"});
    stage.clock.now += 1s;
    draw_bow(stage, {0.5, 0.1, 0.48, 0.6, 0.1, 0.9});
    draw_bow(stage, {0.5, 0.4, 0.6, 0.75, 0.9, 0.9});
    const auto& targets = stage.face.targets();
    const auto ren = std::ranges::find_if(targets, [](const auto& target) {
        return target.id.starts_with("candidate.") && target.spoken.starts_with("人");
    });
    REQUIRE(ren != targets.end());
    REQUIRE(stage.face.touch(std::string(ren->id)));
    REQUIRE(stage.actions() == sign_of_life);
    draw_line(stage, 0.3, 0.5, 0.7, 0.5);
    type(stage, {"undo"});
    CHECK_FALSE(stage.face.scene().find("candidate.0"));
    CHECK(entered(stage) == "人");
}

// ---- Scripts

TEST_CASE("the keyboards follow each other, beginning with the language that is shown")
{
    Stage stage;
    const auto legends = [&stage](Language language) {
        stage.face.show(Home{});
        stage.face.set_language(language);
        stage.face.show(asked(EntryKind::words));
        std::string all;
        for (int i = 0; i < 6; ++i) {
            all += stage.face.scene().find("key.next_keyboard")->spoken + "/";
            type(stage, {"next_keyboard"});
        }
        return all;
    };
    const auto chinese = legends(Language::zh);
    CHECK(chinese ==
          "换键盘：手写/换键盘：ABC/换键盘：ꆈꌠꁱꂷ/换键盘：བོད་ཡིག/换键盘：ئۇيغۇرچە/换键盘：拼音/");
    CHECK(legends(Language::en).starts_with("Next keyboard: 拼音/"));
}

TEST_CASE("without pinyin Chinese begins with handwriting, without both with Latin letters")
{
    const HandClock clock;
    const auto begun_with = [&clock](const char* model) {
        auto methods = input::Methods::load({.keyboards = "config/keyboards",
                                             .dictionaries = "/nonexistent",
                                             .handwriting = model})
                           .value();
        Entry entry(methods, clock);
        entry.begin(asked(EntryKind::words), Language::zh);
        entry.press({KeyStroke::Means::character, "a"});
        CHECK(entry.typed() == "a");
        return entry.keyboard_id();
    };
    CHECK(begun_with(input::handwriting_model) == input::KeyboardId::handwriting);
    CHECK(begun_with("/nonexistent") == input::KeyboardId::latin);
}

TEST_CASE("Uyghur, Tibetan and Yi are typed with their own keys")
{
    Stage stage;
    const auto typed = [&stage](Language language, std::initializer_list<const char*> keys) {
        stage.face.show(Home{});
        stage.face.set_language(language);
        stage.face.show(asked(EntryKind::words));
        type(stage, keys);
        return entered(stage);
    };
    CHECK(typed(Language::ug, {"ئ", "ۇ", "ي", "غ", "ۇ", "ر"}) == "ئۇيغۇر");
    CHECK(typed(Language::ug, {"shift", "ج", "ا", "shift", "ۆ"}) == "جاۆ");
    CHECK(typed(Language::bo, {"བ", "ོ", "ད", "་", "ར", "shift", "ྒ", "།"}) == "བོད་རྒ།");
    CHECK(typed(Language::ii, {"n", "u", "o", "space", "s", "u", "space"}) == "ꆈꌠ");
}

TEST_CASE("pinyin offers pages of characters, and space, digits and marks choose")
{
    Stage stage;
    stage.face.show(asked(EntryKind::words));
    type(stage, {"w", "o"});
    CHECK(stage.face.scene().find("candidate.0")->spoken.starts_with("我"));
    CHECK_FALSE(stage.face.scene().find("confirm"));
    type(stage, {"later"});
    CHECK_FALSE(stage.face.scene().find("candidate.0"));
    type(stage, {"earlier"});
    type(stage, {"space", "s", "h", "e", "n", "f", "e", "n", "z", "h", "e", "n", "g", "，"});
    type(stage, {"n", "i", "symbols", "1"});
    CHECK(entered(stage) == "我身份证，你");
}

TEST_CASE("a Chinese word is typed with five keys alone, and each candidate is heard")
{
    using toolkit::Key;
    Listener listener;
    auto& stage = listener.stage;
    listener.show(Home{});
    stage.face.show(asked(EntryKind::words));
    listener.press(Key::down);
    listener.hear();
    std::vector<std::string> heard;
    const auto press = [&](const std::string& id) {
        const auto* target = stage.face.scene().find(id);
        REQUIRE(target);
        const auto spoken = target->spoken;
        // To the right until it is heard, or round from the left.
        for (int i = 0; i < 120; ++i) {
            const auto told = listener.press_and_hear(i < 60 ? Key::right : Key::left);
            if (told.at(0) == spoken + "\n按钮")
                break;
        }
        const auto actions = listener.press(Key::ok);
        heard = listener.hear();
        return actions;
    };
    for (const auto* key : {"key.r", "key.e", "key.n"})
        CHECK(press(key) == sign_of_life);
    CHECK(is_among(heard, "人"));
    const auto shown = stage.face.targets();
    int candidates = 0;
    for (int i = 0; i < 60; ++i) {
        const auto told = listener.press_and_hear(Key::left).at(0);
        candidates += static_cast<int>(std::ranges::count_if(shown, [&told](const auto& target) {
            return target.id.starts_with("candidate.") && told.starts_with(target.spoken);
        }));
    }
    CHECK(candidates >= 4);
    CHECK(press("candidate.0") == sign_of_life);
    const auto actions = press("confirm");
    CHECK(std::get<Entered>(actions.at(0)).text.reveal() == "人");
}

TEST_CASE("of what is typed only the new is told")
{
    using toolkit::Key;
    Listener listener;
    auto& stage = listener.stage;
    stage.face.set_language(Language::en);
    listener.show(asked(EntryKind::words));
    listener.press(Key::down);
    listener.press(Key::right);
    listener.press(Key::ok);
    listener.hear();
    listener.press(Key::right);
    listener.hear();
    listener.press(Key::ok);
    CHECK(listener.hear() == std::vector<std::string>{"w"});
}

// ---- Layout

static void check_layout(Stage& stage, std::string_view what)
{
    const auto mistakes = toolkit::layout_mistakes(stage.face.scene(), stage.kit());
    INFO(fmt::format("{} on {}: {}", what, stage.panel.width_mm, fmt::join(mistakes, "; ")));
    CHECK(mistakes.empty());
}

// Of each keyboard what is shown at first, with the other letters, with signs and with candidates.
static void check_keyboards(Stage& stage)
{
    for (int i = 0; i < 6; ++i) {
        const auto name = stage.face.scene().find("key.next_keyboard")->spoken;
        check_layout(stage, name);
        if (stage.face.scene().find("key.shift")) {
            type(stage, {"shift"});
            check_layout(stage, name + " shifted");
            type(stage, {"shift", "shift"});
        }
        if (stage.face.scene().find("key.undo")) {
            draw_bow(stage, {0.5, 0.1, 0.48, 0.6, 0.1, 0.9});
            check_layout(stage, name + " written");
        } else if (stage.face.scene().find("key.y")) {
            type(stage, {"y", "i"});
            check_layout(stage, name + " composing");
        }
        type(stage, {"symbols"});
        check_layout(stage, name + " signs");
        type(stage, {"next_keyboard"});
    }
}

TEST_CASE("every keyboard keeps the rules of layout, also with the largest keys")
{
    using toolkit::Appearance;
    const Appearance elder{.text_size = toolkit::largest_text_size, .is_elder = true};
    const std::pair<toolkit::Panel, Appearance> looks[] = {
        {{{1080, 1920}, 398, 700}, {.is_low = true}},
        {{{1920, 1080}, 344}, elder},
        {{{1080, 1920}, 268}, elder},
    };
    for (const auto& [panel, appearance] : looks) {
        Stage stage(panel);
        stage.face.set_appearance(appearance);
        stage.face.show(asked(EntryKind::words));
        stage.clock.now += 1s;
        check_keyboards(stage);
    }
}

TEST_CASE("on the panel of halls a key is 15 mm high and wide, and 20 mm in the elders' mode")
{
    Stage stage({.pixels = {1080, 1920}, .width_mm = 398});
    for (const bool is_elder : {false, true}) {
        stage.face.set_appearance({.is_elder = is_elder});
        stage.face.show(asked(EntryKind::words));
        const int least = stage.face.theme().from_mm(is_elder ? 20 : 15);
        for (const auto& target : stage.face.targets()) {
            CAPTURE(target.id, is_elder);
            CHECK(target.rect.width >= least);
            CHECK(target.rect.height >= least);
        }
    }
}

// ---- Hands that shake

TEST_CASE("a second touch of the same key counts, unless double strikes are to be ignored")
{
    Stage stage;
    stage.face.set_language(Language::en);
    stage.face.show(asked(EntryKind::words));
    stage.clock.now += 1s;
    const auto strike = [&stage](std::string_view id) {
        const auto [x, y] = middle(stage, id);
        finger(stage, toolkit::Contact::down, x, y);
        finger(stage, toolkit::Contact::up, x, y);
        stage.actions();
        stage.clock.now += 200ms;
    };
    strike("key.a");
    strike("key.a");
    stage.face.ignore_double_strikes_within(500ms);
    strike("key.b");
    strike("key.b");
    strike("key.c");
    stage.clock.now += 400ms;
    strike("key.c");
    CHECK(entered(stage) == "aabcc");
}
