#include "drivers/emrtd/secure_messaging.h"

#include "tests/catch.h"
#include "tests/drivers/emrtd/vectors.h"

using namespace drivers;
using namespace drivers::emrtd;
using base::Errc;
using vectors::bytes;

static SecureMessaging session_of_example()
{
    return SecureMessaging(
        {.keys = {.encryption = SecretBytes(bytes("KSenc")), .mac = SecretBytes(bytes("KSmac"))},
         .counter = bytes("SSC")});
}

static CardReply reply(std::string_view hex)
{
    return decode_card_reply(base::from_hex(hex).value()).value();
}

static const CardCommand select_common{
    .instruction = 0xa4, .p1 = 0x02, .p2 = 0x0c, .data = base::bytes({0x01, 0x1e})};

static CardCommand read_part(std::uint8_t at, std::size_t size)
{
    return {.instruction = 0xb0, .p2 = at, .expected = size};
}

// The replies of the worked example, 9303-11 appendix D.4.
static const std::string selected = "990290008e08fa855a5d4c50a8ed9000";
static const std::string first_part = "8709019ff0ec34f9922651990290008e08ad55cc17140b2ded9000";
static const std::string second_part =
    "871901fb9235f4e4037f2327dcc8964f1f9b8c30f42c8e2fff224a990290008e08c8b2787eaea07d749000";

TEST_CASE("the whole worked example is spoken and understood")
{
    auto messaging = session_of_example();
    REQUIRE(encode(messaging.protect(select_common)) == bytes("protected_SELECT_EF.COM"));
    REQUIRE(messaging.unprotect(reply(selected)).value().is_done());
    REQUIRE(base::to_hex(encode(messaging.protect(read_part(0, 4)))) ==
            "0cb000000d9701048e08ed6705417e96ba5500");
    const auto first = messaging.unprotect(reply(first_part)).value();
    REQUIRE(base::to_hex(first.data.reveal()) == "60145f01");
    REQUIRE(base::to_hex(encode(messaging.protect(read_part(4, 0x12)))) ==
            "0cb000040d9701128e082ea28a70f3c7b53500");
    const auto second = messaging.unprotect(reply(second_part)).value();
    REQUIRE(base::to_hex(second.data.reveal()) == "04303130365f36063034303030305c026175");
}

TEST_CASE("a reply in which any bit was changed is refused")
{
    const auto good = base::from_hex(first_part).value();
    const auto open = [](base::ByteView changed) {
        auto messaging = session_of_example();
        messaging.protect(select_common);
        REQUIRE(messaging.unprotect(reply(selected)));
        messaging.protect(read_part(0, 4));
        return messaging.unprotect(decode_card_reply(changed).value());
    };
    REQUIRE(open(good));
    for (std::size_t i = 0; i < good.size(); ++i)
        for (int bit = 0; bit < 8; ++bit) {
            auto changed = good;
            changed[i] ^= static_cast<std::byte>(1 << bit);
            REQUIRE_FALSE(open(changed));
        }
    for (std::size_t size = 2; size < good.size(); ++size) {
        auto cut = base::Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size - 2));
        base::append(cut, base::bytes({0x90, 0x00}));
        REQUIRE_FALSE(open(cut));
    }
}

TEST_CASE("a reply of another turn, or without protection, is refused")
{
    auto messaging = session_of_example();
    messaging.protect(select_common);
    REQUIRE(messaging.unprotect(reply(first_part)).error().code == Errc::untrusted);
    messaging.protect(read_part(0, 4));
    REQUIRE(messaging.unprotect(reply("9000")).error().code == Errc::untrusted);
    messaging.protect(read_part(0, 4));
    REQUIRE(messaging.unprotect(reply("6982")).value().status == status_security);
}

TEST_CASE("the counter runs over without a stop")
{
    SecureMessaging messaging(
        {.keys = {.encryption = SecretBytes(bytes("KSenc")), .mac = SecretBytes(bytes("KSmac"))},
         .counter = base::Bytes(8, std::byte{0xff})});
    SecureMessaging from_zero(
        {.keys = {.encryption = SecretBytes(bytes("KSenc")), .mac = SecretBytes(bytes("KSmac"))},
         .counter = base::Bytes(8)});
    const auto over = encode(messaging.protect(read_part(0, 4)));
    REQUIRE(messaging.unprotect(reply("6a82")));
    REQUIRE(encode(messaging.protect(read_part(0, 4))) != over);
    from_zero.protect(read_part(0, 4));
    REQUIRE(from_zero.unprotect(reply("6a82")));
}

TEST_CASE("a whole reply is asked for as zero")
{
    auto messaging = session_of_example();
    REQUIRE(base::to_hex(messaging.protect(read_part(0, 256)).data).starts_with("970100"));
}
