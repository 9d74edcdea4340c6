#include "drivers/camera/qr_reader.h"

#include "tests/catch.h"
#include "tests/drivers/camera/pictures.h"

using namespace drivers::camera;

static constexpr Look plain{.surroundings = 12, .smoothing = 0};

static std::optional<FoundCode> read(const Picture& picture, const Look& look = plain)
{
    return QrReader(picture).look(look, [] { return false; });
}

// A code in a larger picture, so that there is something around it.
static Picture framed(const Picture& code, std::uint8_t around)
{
    auto out = make_picture(code.width + 60, code.height + 60);
    std::ranges::fill(out.pixels, around);
    for (int y = 0; y < code.height; ++y)
        std::ranges::copy(code.row(y), out.row(y + 30).begin() + 30);
    return out;
}

TEST_CASE("codes of every size are read, dark on light and light on dark")
{
    for (const int version : {1, 2, 6, 7, 13, 20}) {
        const auto code = tests::code_of(version);
        INFO("version " << version);
        REQUIRE(read(framed(tests::draw(code, 4), 200))->text == code.text);
        REQUIRE(read(framed(tests::draw(code, 4, 4, 220, 20), 20))->text == code.text);
        REQUIRE(read(framed(tests::draw(code, 4, 4, 120, 132), 132))->text == code.text);
    }
}

TEST_CASE("a code that runs into what surrounds it is read by what is inside its corners")
{
    const auto code = tests::code_of(5);
    const auto picture = framed(tests::draw(code, 5, 0), 20);
    REQUIRE(read(picture, {.surroundings = 12, .smoothing = 0, .shape = Shape::inner})->text ==
            code.text);
}

TEST_CASE("a code that has lost one of its corners is read by the other two")
{
    const auto code = tests::code_of(6);
    for (const auto& [x, y] : {std::pair{4, 4}, {4 + code.size - 7, 4}, {4, 4 + code.size - 7}}) {
        auto picture = tests::draw(code, 6);
        for (int v = y * 6; v < (y + 7) * 6; ++v)
            for (int u = x * 6; u < (x + 7) * 6; ++u)
                picture.row(v)[static_cast<std::size_t>(u)] = 220;
        REQUIRE_FALSE(read(picture));
        const auto found = read(picture, {.surroundings = 12,
                                          .smoothing = 0,
                                          .shape = Shape::whole,
                                          .corners = Look::Corners::two});
        REQUIRE(found);
        REQUIRE(found->text == code.text);
    }
}

TEST_CASE("no corner is tried once the time is up")
{
    const auto picture = framed(tests::draw(tests::code_of(3), 5), 200);
    int asked = 0;
    QrReader reader(picture);
    REQUIRE_FALSE(reader.look(plain, [&] { return ++asked > 0; }));
    REQUIRE(asked == 1);
}

TEST_CASE("corners that led to nothing are not tried again by the same reader")
{
    // A code with every module of its text turned over at random has corners and no text.
    auto code = tests::code_of(8);
    corpus::Random random(3);
    const auto known = known_modules(code.size);
    for (std::size_t i = 0; i < code.modules.size(); ++i)
        if (known.values[i] == 0)
            code.modules[i] = random.happens(0.5);
    const auto picture = framed(tests::draw(code, 5), 200);
    QrReader reader(picture);
    REQUIRE_FALSE(reader.look(plain, [] { return false; }));
    const auto before = reader.tried();
    REQUIRE(before >= 1);
    REQUIRE_FALSE(reader.look(plain, [] { return false; }));
    REQUIRE(reader.tried() == before);
}

TEST_CASE("a picture of any size is looked at without harm")
{
    for (const auto& [width, height] : {std::pair{1, 1}, {1, 300}, {300, 1}, {7, 7}, {2000, 9}})
        for (const auto shape : {Shape::whole, Shape::inner})
            REQUIRE_FALSE(read(make_picture(width, height),
                               {.surroundings = 20, .smoothing = 1, .shape = shape}));
}
