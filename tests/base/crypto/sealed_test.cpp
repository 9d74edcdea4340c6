#include "base/crypto/sealed.h"

#include "base/crypto/authority.h"

#include "tests/catch.h"

using namespace base;
using namespace base::crypto;
using namespace std::chrono_literals;

namespace {

const WallTime now = *from_rfc3339("2026-03-01T08:00:00Z");

struct Reader {
    Key key = Key::generate();
    Authority authority = Authority::create("A", {now - 1h, now + 24h});
    Certificate certificate = authority.issue_document_signer(key, "Seal", {now - 1h, now + 24h});
};

}  // namespace

TEST_CASE("what is sealed for somebody is opened by them and nobody else")
{
    const Reader reader;
    const Reader other;
    const auto sealed = seal(view("电话 12345"), reader.certificate);
    REQUIRE(sealed);
    CHECK(text(*sealed).find("12345") == std::string_view::npos);
    const auto opened = open_sealed(*sealed, reader.key, reader.certificate);
    REQUIRE(opened);
    CHECK(text(opened->reveal()) == "电话 12345");
    CHECK_FALSE(open_sealed(*sealed, other.key, other.certificate));
}

TEST_CASE("what was sealed and then changed is not opened, and never crashes")
{
    const Reader reader;
    auto sealed = seal(view("abc"), reader.certificate).value();
    for (std::size_t i = 0; i < sealed.size(); i += 7) {
        auto changed = sealed;
        changed[i] ^= std::byte{0x20};
        const auto opened = open_sealed(changed, reader.key, reader.certificate);
        // A bit of its frame may be without meaning; what it says is never another.
        CHECK((!opened || text(opened->reveal()) == "abc"));
    }
    auto last = sealed;
    last.back() ^= std::byte{1};
    CHECK_FALSE(open_sealed(last, reader.key, reader.certificate));
    CHECK_FALSE(
        open_sealed(ByteView(sealed).first(sealed.size() / 2), reader.key, reader.certificate));
    CHECK_FALSE(open_sealed({}, reader.key, reader.certificate));
    CHECK_FALSE(seal(Bytes(70'000), reader.certificate));
}
