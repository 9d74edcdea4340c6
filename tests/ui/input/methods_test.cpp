#include "ui/input/methods.h"

#include "tests/catch.h"

using namespace ui::input;

TEST_CASE("without its dictionary pinyin is left out, and everything else works")
{
    auto methods =
        Methods::load({.keyboards = "config/keyboards", .dictionaries = "/nonexistent"}).value();
    CHECK_FALSE(methods.can_use(KeyboardId::pinyin));
    CHECK(methods.pinyin() == nullptr);
    for (const auto id : {KeyboardId::handwriting, KeyboardId::latin, KeyboardId::yi,
                          KeyboardId::tibetan, KeyboardId::uyghur})
        CHECK(methods.can_use(id));
}

TEST_CASE("an engine is opened when it is asked for, and what it remembers is forgotten")
{
    auto methods = Methods::load({.keyboards = "config/keyboards"}).value();
    CHECK_FALSE(methods.has_started_pinyin());
    methods.pinyin()->type('w');
    CHECK(methods.has_started_pinyin());
    methods.forget();
    CHECK_FALSE(methods.has_started_pinyin());
    CHECK_FALSE(methods.pinyin()->is_composing());
}
