#include "ui/toolkit/typesetter.h"

#include "tests/catch.h"
#include "ui/toolkit/painter.h"

#include <algorithm>

using namespace ui::toolkit;

static constexpr Colour black{0, 0, 0};
static constexpr Font font{40, false};

static constexpr Script all_scripts[] = {Script::chinese, Script::latin, Script::yi,
                                         Script::tibetan, Script::uyghur};

// The ink of a text in a place, dark on white.
struct Ink {
    Canvas canvas;
    Size size;

    Ink(Script script, const std::string& text, Size place, Align align = Align::left)
        : canvas(place, {255, 255, 255}), size(place)
    {
        Typesetter typesetter;
        typesetter.prefer(script);
        Scene scene;
        scene.add(Text{{0, 0, size.width, size.height}, text, font, black, align});
        paint(scene, canvas.view(), {0, 0, size.width, size.height}, typesetter);
    }
    int at(int x, int y) const { return static_cast<int>(canvas.at(x, y) & 0xFF); }
    bool has_ink(int x) const
    {
        for (int y = 0; y < size.height; ++y)
            if (at(x, y) < 128)
                return true;
        return false;
    }
    // First and last column with ink.
    std::pair<int, int> columns() const
    {
        int first = size.width;
        int last = -1;
        for (int x = 0; x < size.width; ++x)
            if (has_ink(x)) {
                first = std::min(first, x);
                last = x;
            }
        return {first, last};
    }
    bool equals(const Ink& other, int from, int other_from, int count, int lower) const
    {
        for (int y = std::max(0, -lower); y < std::min(size.height, size.height - lower); ++y)
            for (int x = 0; x < count; ++x)
                if (at(from + x, y + lower) != other.at(other_from + x, y))
                    return false;
        return true;
    }
    // Where the other's ink stands in this one's, whatever the baselines, or -1.
    int find(const Ink& other) const
    {
        const auto [first, last] = other.columns();
        const int count = last - first + 1;
        for (int lower = -20; lower <= 20; ++lower)
            for (int x = 0; x + count <= size.width; ++x)
                if (equals(other, x, first, count, lower))
                    return x;
        return -1;
    }
};

static constexpr Size line{1200, 80};

TEST_CASE("each script is written in its own face, whichever is preferred")
{
    for (const auto script : all_scripts) {
        Typesetter typesetter;
        typesetter.prefer(script);
        for (const auto* text : {"简体中文", "English", "ꆈꌠꉙ", "བོད་སྐད", "ئۇيغۇرچە"}) {
            INFO(text);
            CHECK(typesetter.measure(text, font, 0).unknown_characters == 0);
        }
        // The same pictures whichever is preferred: nothing is left to a choice of fontconfig's.
        for (const auto* text : {"ꆈꌠꉙ", "བོད་སྐད", "ئۇيغۇرچە"}) {
            INFO(text);
            CHECK(Ink(script, text, line).find(Ink(Script::chinese, text, line)) >= 0);
        }
    }
}

TEST_CASE("Uyghur is not written in DejaVu")
{
    // Four letters wide in Naskh, six in DejaVu.
    Typesetter typesetter;
    const auto width = typesetter.measure("ئۇيغۇرچە", font, 0).size.width;
    CHECK(width > 100);
    CHECK(width < 150);
}

// What is filled in comes isolated (Strings); masked numbers are the worst, as stars have no
// direction.
TEST_CASE("numbers and dates inside a Uyghur sentence keep their order")
{
    for (const std::string value : {"110105194912310021", "110***********0021", "2026-03-01",
                                    "2026-03-01 14:20", "XF-2026-00000001-3", "12345", "王*明"}) {
        INFO(value);
        const Ink alone(Script::chinese, value, line);
        const Ink sentence(Script::uyghur, "كىملىك نومۇرى \u2068" + value + "\u2069 بېسىلدى", line);
        CHECK(sentence.find(alone) > 0);
    }
}

TEST_CASE("a Uyghur sentence runs from right to left also when a number or a name comes first")
{
    const Ink name(Script::uyghur, "王*明", line);
    const Ink greeting(Script::uyghur, "\u2068王*明\u2069، ياخشىمۇسىز", line);
    const auto at = greeting.find(name);
    REQUIRE(at > 0);
    CHECK(at > greeting.columns().first + 50);
    // Elsewhere its first letter decides.
    const Ink slip(Script::chinese, "王*明 ئۇيغۇرچە", line);
    CHECK(slip.find(name) == slip.columns().first);
}

TEST_CASE("Chinese among Uyghur is written from left to right, at the side it was given")
{
    const Ink left(Script::uyghur, "打印证照", line);
    const Ink right(Script::uyghur, "打印证照", line, Align::right);
    CHECK(left.columns().first < 10);
    CHECK(right.columns().second > line.width - 10);
    CHECK(right.find(left) >= 0);
    CHECK(left.find(Ink(Script::chinese, "打印证照", line)) >= 0);
}

TEST_CASE("scripts beside each other stand on one baseline, whichever comes first")
{
    static constexpr int width_of_han = 45;
    const auto top = [](const Ink& ink, int from, int until) {
        for (int y = 0; y < line.height; ++y)
            for (int x = from; x < until; ++x)
                if (ink.at(x, y) < 128)
                    return y;
        return line.height;
    };
    for (const std::string other : {"བཀྲ", "ئا"})
        for (const auto align : {Align::left, Align::right}) {
            INFO(other);
            const Ink alone(Script::chinese, other, line, align);
            const Ink mixed(Script::chinese, "中 " + other, line, align);
            const auto [first, last] = mixed.columns();
            CHECK(top(mixed, first + width_of_han, last + 1) == top(alone, 0, line.width));
        }
    // From right to left, the Han character at the right.
    const Ink greeting(Script::uyghur, "中 ئا", line, Align::right);
    CHECK(top(greeting, 0, line.width - width_of_han) ==
          top(Ink(Script::uyghur, "ئا", line), 0, line.width));
}

TEST_CASE("an alignment is a side of the place, whatever the direction of the text")
{
    for (const auto script : {Script::chinese, Script::uyghur})
        for (const auto* text : {"中文", "ئۇيغۇرچە"}) {
            INFO(text);
            CHECK(Ink(script, text, line).columns().first < 10);
            CHECK(Ink(script, text, line, Align::right).columns().second > line.width - 10);
        }
}

// Prefixes, stacks and vowel signs above and below, the deepest that the language writes.
TEST_CASE("no stack of Tibetan and no mark of Uyghur is cut or leaves its place")
{
    static constexpr int border = 40;
    for (const auto* text : {"བསྒྲུབས", "སྤྱི་ཚོགས", "ཧཱུྃ", "ཞུའི", "ئېلىۋېلىڭ", "ۋاڭ ژۇرنال"})
        for (const auto font_of_test : {Font{40, false}, Font{40, true}, Font{84, true}}) {
            INFO(text);
            Typesetter typesetter;
            const auto size = typesetter.measure(text, font_of_test, 0).size;
            Scene scene;
            scene.add(
                Text{{border, border, size.width + 2, size.height}, text, font_of_test, black});
            const Size all{size.width + 2 + 2 * border, size.height + 2 * border};
            Canvas canvas(all, {255, 255, 255});
            paint(scene, canvas.view(), {0, 0, all.width, all.height}, typesetter);
            int inside = 0;
            int outside = 0;
            for (int y = 0; y < all.height; ++y)
                for (int x = 0; x < all.width; ++x)
                    if ((canvas.at(x, y) & 0xFF) < 128)
                        ++(y >= border && y < all.height - border ? inside : outside);
            CHECK(inside > 100);
            CHECK(outside == 0);
        }
}

TEST_CASE("lines of every script are about as high, so that a screen has room for each")
{
    Typesetter typesetter;
    const int chinese = typesetter.measure("中文", font, 0).size.height;
    for (const auto* text : {"English", "ꆈꌠꉙ", "བོད་སྐད", "ئۇيغۇرچە", "ئۇيغۇرچە 中文 བོད་སྐད"}) {
        INFO(text);
        CHECK(typesetter.measure(text, font, 0).size.height <= chinese * 5 / 4);
    }
}

TEST_CASE("a text from outside is cut to its lines in every direction, and broken bytes do no harm")
{
    for (const auto script : all_scripts) {
        Typesetter typesetter;
        typesetter.prefer(script);
        for (const std::string word : {"གཅིག་གཉིས་གསུམ་", "ئۇيغۇرچە كىملىك ", "证照证照证照"}) {
            std::string text;
            for (int i = 0; i < 20; ++i)
                text += word;
            const auto cut = typesetter.measure(text, font, 300, 2);
            CHECK(cut.is_cut);
            CHECK(cut.lines == 2);
            CHECK(cut.size.width <= 300);
        }
        for (const std::string broken : {"\xE0\xBD", "\xD8", "ཀ\xF0\x9F", "\xFF\xFE ئا", "\xF8"}) {
            CHECK(typesetter.measure(broken, font, 100).size.height > 0);
            CHECK(typesetter.mask(Text{{0, 0, 100, 80}, broken, font, black}).surface);
        }
    }
}
