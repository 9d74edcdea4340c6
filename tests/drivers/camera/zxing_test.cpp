#include "drivers/camera/zxing.h"

#include "base/qr.h"
#include "tests/catch.h"
#include "tests/drivers/camera/pictures.h"

using namespace drivers::camera;

static Square<std::uint8_t> modules_of(const base::QrCode& code)
{
    Square<std::uint8_t> out(code.size);
    for (int y = 0; y < code.size; ++y)
        for (int x = 0; x < code.size; ++x)
            out.at(x, y) = code.is_black(x, y) ? 1 : 0;
    return out;
}

TEST_CASE("modules are decoded to the text that was written, in every script")
{
    for (const std::string text : {"https://central.example/v/1", "居住证明 ཡིག ئۇيغۇر", "7"}) {
        const auto code = decode_modules(modules_of(base::encode_qr(text).value())).value();
        REQUIRE(code.text == text);
        REQUIRE(base::text(code.bytes) == text);
    }
}

TEST_CASE("a few wrong modules are corrected, and many are refused")
{
    auto modules = modules_of(base::encode_qr("https://central.example/v/1").value());
    const auto flip = [&](int rows) {
        for (int y = 9; y < 9 + rows; ++y)
            for (int x = 9; x < 15; ++x)
                modules.at(x, y) ^= 1;
    };
    flip(2);
    REQUIRE(decode_modules(modules)->text == "https://central.example/v/1");
    flip(2);
    flip(14);
    REQUIRE_FALSE(decode_modules(modules));
}

TEST_CASE("a drawn code is found in a picture, and none in chance")
{
    const auto code = tests::code_of(6);
    for (const auto search : {Search::quick, Search::harder}) {
        REQUIRE(find_code(tests::draw(code, 4), search)->text == code.text);
        REQUIRE_FALSE(find_code(make_picture(1, 1), search));
        REQUIRE_FALSE(find_code(make_picture(320, 240), search));
    }
}

TEST_CASE("modules of chance are no code")
{
    corpus::Random random(11);
    for (int round = 0; round < 200; ++round) {
        Square<std::uint8_t> modules(17 + 4 * random.whole(1, 40));
        const auto known = known_modules(modules.size);
        for (std::size_t i = 0; i < modules.values.size(); ++i) {
            const int chance = random.whole(0, 1);
            modules.values[i] = static_cast<std::uint8_t>(
                known.values[i] == 0 ? chance : (known.values[i] > 0 ? 1 : 0));
        }
        REQUIRE_FALSE(decode_modules(modules));
    }
}
