#include "drivers/device_id.h"

#include "base/json.h"
#include "tests/catch.h"

#include <random>

using namespace drivers;

static base::Bytes with_length(int high, int low, std::string_view text)
{
    auto out = base::bytes({high, low});
    base::append(out, text);
    return out;
}

TEST_CASE("the length may come in either byte order, or be wrong")
{
    const DeviceId expected{
        .manufacturer = "TEST", .model = "K80", .commands = "ESC/POS", .serial = "1"};
    const std::string_view text = "MFG:TEST;MDL:K80;CMD:ESC/POS;CLS:PRINTER;SN:1;";
    const auto length = static_cast<int>(text.size()) + 2;
    CHECK(decode_device_id(with_length(0, length, text)) == expected);
    CHECK(decode_device_id(with_length(length, 0, text)) == expected);
    CHECK(decode_device_id(with_length(0xff, 0xff, text)) == expected);
    CHECK(decode_device_id(with_length(0, 0, text)) == expected);
}

TEST_CASE("the vector's id is read")
{
    const auto answer = base::from_hex(
        "00304d46473a544553543b4d444c3a4b38303b434d443a4553432f504f53"
        "3b434c533a5052494e5445523b534e3a313b");
    REQUIRE(decode_device_id(answer.value())->model == "K80");
}

TEST_CASE("long names of the fields are known, and what follows the length is left alone")
{
    const auto id = decode_device_id(with_length(0, 24, "MODEL:A;MANUFACTURER:B;MODEL:no;"));
    REQUIRE(id->model == "A");
    const auto padded = decode_device_id(with_length(0, 0, std::string_view("MDL:A;\0\0\0", 9)));
    REQUIRE(padded->model == "A");
}

TEST_CASE("what is not text is malformed")
{
    CHECK_FALSE(decode_device_id({}));
    CHECK_FALSE(decode_device_id(base::bytes({0, 2})));
    CHECK_FALSE(decode_device_id(base::bytes({0, 4, 0x1b, 0x40})));
    std::mt19937 random(5);
    for (int i = 0; i < 5000; ++i) {
        base::Bytes noise(random() % 40);
        for (auto& byte : noise)
            byte = static_cast<std::byte>(random());
        const auto id = decode_device_id(noise);
        CHECK((!id || id->model.size() <= noise.size()));
    }
}
