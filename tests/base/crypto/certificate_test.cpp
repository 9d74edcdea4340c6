#include "base/crypto/authority.h"
#include "base/crypto/digest.h"
#include "base/crypto/pem_file.h"
#include "base/crypto/random.h"

#include "tests/catch.h"

#include <sys/stat.h>
#include <filesystem>

using namespace base;
using namespace base::crypto;
using namespace std::chrono_literals;

namespace {

const WallTime now = *from_rfc3339("2026-03-01T08:00:00Z");
const Validity one_year{now - 1h, now + 24h * 365};

struct Folder {
    Folder() : path(std::filesystem::temp_directory_path() / ("yimen-" + random_id()))
    {
        std::filesystem::create_directory(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

}  // namespace

TEST_CASE("a digest is the one of the standard")
{
    REQUIRE(sha256_hex(view("abc")) ==
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    REQUIRE(sha256_hex({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("texts are compared whole")
{
    REQUIRE(is_same("abc", "abc"));
    REQUIRE_FALSE(is_same("abc", "abd"));
    REQUIRE_FALSE(is_same("abc", "abcd"));
}

TEST_CASE("random ids are 32 digits and differ")
{
    const auto id = random_id();
    REQUIRE(id.size() == 32);
    REQUIRE(from_hex(id));
    REQUIRE(id != random_id());
}

TEST_CASE("a private key is readable by its owner only and comes back the same")
{
    const Folder folder;
    const auto key = Key::generate();
    REQUIRE(key.save(folder.path / "k.pem"));
    struct stat status {};
    REQUIRE(::stat((folder.path / "k.pem").c_str(), &status) == 0);
    REQUIRE((status.st_mode & 0777) == 0600);
    REQUIRE(Key::load(folder.path / "k.pem")->has_same_public_key(key));
    REQUIRE_FALSE(Key::generate().has_same_public_key(key));
}

TEST_CASE("a saved key replaces the one before and leaves no other file")
{
    const Folder folder;
    REQUIRE(Key::generate().save(folder.path / "k.pem"));
    const auto key = Key::generate();
    REQUIRE(key.save(folder.path / "k.pem"));
    REQUIRE(Key::load(folder.path / "k.pem")->has_same_public_key(key));
    REQUIRE(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("what is no key on P-256 is refused")
{
    REQUIRE(Key::from_pem("").error().code == Errc::malformed);
    REQUIRE(Key::from_pem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
                .error()
                .code == Errc::malformed);
    // An Ed25519 key from RFC 8410 §10.3.
    REQUIRE(Key::from_pem("-----BEGIN PRIVATE KEY-----\n"
                          "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
                          "-----END PRIVATE KEY-----\n")
                .error()
                .code == Errc::malformed);
    REQUIRE(Key::load("/nonexistent/key.pem").error().code == Errc::not_found);
}

TEST_CASE("a file beyond the limit is no PEM")
{
    const Folder folder;
    REQUIRE(write_pem_file(folder.path / "big", std::string(70'000, 'x'), Readable::by_all));
    REQUIRE(read_pem_file(folder.path / "big").error().code == Errc::exhausted);
}

TEST_CASE("a certificate request shows that its sender holds the key")
{
    const auto key = Key::generate();
    const auto request = CertificateRequest::create(key, "kiosk");
    const auto read = CertificateRequest::from_pem(request.pem());
    REQUIRE(read);
    REQUIRE(read->common_name() == "kiosk");

    REQUIRE(CertificateRequest::from_pem("nothing").error().code == Errc::malformed);
    auto forged = request.pem();
    const auto last = forged.find("-----END") - 6;
    forged[last] = forged[last] == 'A' ? 'B' : 'A';
    REQUIRE_FALSE(CertificateRequest::from_pem(forged));
}

TEST_CASE("a terminal's certificate verifies against its authority for its purpose only")
{
    const auto authority = Authority::create("Yimen test authority", one_year);
    const auto request = CertificateRequest::create(Key::generate(), "anything");
    const auto issued = authority.issue_client(request, "T-000001", one_year);
    const auto certificate = Certificate::from_pem(issued.pem());
    REQUIRE(certificate);
    REQUIRE(certificate->common_name() == "T-000001");
    REQUIRE(*certificate == issued);
    REQUIRE(Certificate::from_der(issued.der())->fingerprint() == issued.fingerprint());

    REQUIRE(certificate->verify(authority.certificate(), Purpose::client, now));
    for (const auto purpose : {Purpose::server, Purpose::authority, Purpose::document_signing})
        REQUIRE(certificate->verify(authority.certificate(), purpose, now).error().code ==
                Errc::untrusted);
}

TEST_CASE("another authority of the same name, and another time, are not trusted")
{
    const auto authority = Authority::create("Yimen test authority", one_year);
    const auto stranger = Authority::create("Yimen test authority", one_year);
    const auto key = Key::generate();
    const std::string hosts[] = {"localhost", "127.0.0.1", "::1"};
    const auto server = authority.issue_server(key, hosts, {now, now + 24h});
    REQUIRE(server.belongs_to(key));
    REQUIRE(server.verify(authority.certificate(), Purpose::server, now + 1h));
    REQUIRE_FALSE(server.verify(stranger.certificate(), Purpose::server, now + 1h));
    REQUIRE_FALSE(server.verify(authority.certificate(), Purpose::server, now - 1h));
    REQUIRE_FALSE(server.verify(authority.certificate(), Purpose::server, now + 25h));
    REQUIRE_FALSE(server.is_valid(now + 25h));
}

TEST_CASE("an authority is not put together from two halves")
{
    const auto authority = Authority::create("one", one_year);
    auto copy = Certificate::from_pem(authority.certificate().pem());
    REQUIRE_FALSE(Authority::adopt(Key::generate(), std::move(*copy)));
    copy = Certificate::from_pem(authority.certificate().pem());
    auto key = Key::from_pem(authority.key().private_pem().reveal());
    REQUIRE(Authority::adopt(std::move(*key), std::move(*copy)));
}
