#include "base/crypto/signature.h"
#include "base/crypto/authority.h"

#include "tests/catch.h"

using namespace base;
using namespace base::crypto;
using namespace std::chrono_literals;

namespace {

const WallTime now = *from_rfc3339("2026-03-01T08:00:00Z");
const Validity one_year{now - 1h, now + 24h * 365};

struct Issuer {
    Authority authority = Authority::create("Yimen test authority", one_year);
    Key key = Key::generate();
    Certificate certificate = authority.issue_document_signer(key, "Test seal", one_year);
};

bool holds(std::string_view purpose, std::string_view text, std::string_view signature,
           const Certificate& issuer, WallTime at = now)
{
    return verify_signature(purpose, view(text), signature, issuer, at).has_value();
}

}  // namespace

TEST_CASE("what was signed verifies, for that purpose, those bytes and that issuer only")
{
    const Issuer issuer;
    const auto signature = sign("list", view("one two"), issuer.key);
    CHECK(holds("list", "one two", signature, issuer.certificate));
    CHECK_FALSE(holds("list", "one  two", signature, issuer.certificate));
    CHECK_FALSE(holds("lis", "tone two", signature, issuer.certificate));
    CHECK_FALSE(holds("letter", "one two", signature, issuer.certificate));
    CHECK_FALSE(holds("list", "one two", signature, Issuer{}.certificate));
    CHECK_FALSE(holds("list", "one two", signature, issuer.certificate, now + 24h * 366));
}

TEST_CASE("no certificate but a document signer's vouches for anything")
{
    const Issuer issuer;
    const auto server =
        issuer.authority.issue_server(issuer.key, std::vector<std::string>{"host"}, one_year);
    const auto signature = sign("list", view("text"), issuer.key);
    CHECK_FALSE(holds("list", "text", signature, server));
}

TEST_CASE("a signature that is cut, changed or no signature at all is refused")
{
    const Issuer issuer;
    const auto signature = sign("list", view("text"), issuer.key);
    for (std::size_t i = 0; i < signature.size(); ++i) {
        auto changed = signature;
        changed[i] = changed[i] == '0' ? '1' : '0';
        CHECK_FALSE(holds("list", "text", changed, issuer.certificate));
        CHECK_FALSE(holds("list", "text", signature.substr(0, i), issuer.certificate));
    }
    CHECK_FALSE(holds("list", "text", "not hexadecimal", issuer.certificate));
    CHECK_FALSE(holds("list", "text", signature + "00", issuer.certificate));
}
