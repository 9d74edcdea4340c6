// Typing through the face: what the visit hears, and what stays.
#include "ui/screens/entry.h"

#include "tests/ui/screens/listener.h"

#include <fmt/format.h>

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
