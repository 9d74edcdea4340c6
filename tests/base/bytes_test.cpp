#include "base/bytes.h"

#include "tests/catch.h"

using namespace base;

TEST_CASE("a reader cannot run over the end")
{
    const auto three = bytes({1, 2, 3});
    ByteReader reader(three);
    REQUIRE(reader.u16_big() == 0x0102);
    REQUIRE(reader.u16_big().error().code == Errc::malformed);
    REQUIRE(reader.u8() == 3);
    REQUIRE(reader.at_end());
    REQUIRE(reader.take(1).error().code == Errc::malformed);
}

TEST_CASE("integers are read in both byte orders")
{
    const auto data = bytes({0x12, 0x34, 0x12, 0x34, 1, 2, 3, 4, 1, 2, 3, 4});
    ByteReader reader(data);
    REQUIRE(reader.u16_big() == 0x1234);
    REQUIRE(reader.u16_little() == 0x3412);
    REQUIRE(reader.u32_big() == 0x01020304u);
    REQUIRE(reader.u32_little() == 0x04030201u);
}

TEST_CASE("hexadecimal goes there and back, and rejects what is not")
{
    REQUIRE(to_hex(*from_hex("AA aa 96")) == "aaaa96");
    REQUIRE(from_hex("a").error().code == Errc::malformed);
    REQUIRE(from_hex("zz").error().code == Errc::malformed);
}

TEST_CASE("base64 keeps the examples of RFC 4648 and rejects broken padding")
{
    for (const auto& [plain, coded] : {std::pair{"", ""},
                                       {"f", "Zg=="},
                                       {"fo", "Zm8="},
                                       {"foo", "Zm9v"},
                                       {"foob", "Zm9vYg=="},
                                       {"foobar", "Zm9vYmFy"}}) {
        REQUIRE(to_base64(view(plain)) == coded);
        REQUIRE(text(*from_base64(coded)) == plain);
    }
    REQUIRE_FALSE(from_base64("Zg="));
    REQUIRE_FALSE(from_base64("Z==="));
    REQUIRE_FALSE(from_base64("Zg==Zg=="));
    REQUIRE_FALSE(from_base64("Zm9*"));
}
