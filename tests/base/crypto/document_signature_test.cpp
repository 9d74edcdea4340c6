#include "base/crypto/document_signature.h"
#include "base/crypto/authority.h"
#include "base/crypto/pdf_update.h"
#include "base/crypto/random.h"

#include "tests/catch.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

using namespace base;
using namespace base::crypto;
using namespace std::chrono_literals;

namespace {

const WallTime now = *from_rfc3339("2026-03-01T08:00:00Z");
const Validity one_year{now - 1h, now + 24h * 365};

// One empty page in the shape that cairo writes.
std::string plain_pdf()
{
    std::string pdf = "%PDF-1.4\n%\xb5\xed\xae\xfb\n";
    std::vector<std::size_t> offsets;
    for (const auto* body : {"<< /Type /Pages\n   /Kids [ 2 0 R ]\n   /Count 1\n>>",
                             "<< /Type /Page\n   /Parent 1 0 R\n   /MediaBox [ 0 0 595 842 ]\n>>",
                             "<< /Type /Catalog\n   /Pages 1 0 R\n>>"}) {
        offsets.push_back(pdf.size());
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", offsets.size(), body);
    }
    const auto table = pdf.size();
    pdf += "xref\n0 4\n0000000000 65535 f \n";
    for (const auto offset : offsets)
        pdf += fmt::format("{:010} 00000 n \n", offset);
    return pdf +
           fmt::format("trailer\n<< /Size 4\n   /Root 3 0 R\n>>\nstartxref\n{}\n%%EOF\n", table);
}

struct Office {
    Authority authority = Authority::create("Yimen test authority", one_year);
    Key key = Key::generate();
    Certificate issuer = authority.issue_document_signer(key, "Test seal", one_year);

    Bytes signed_pdf() const { return *sign_pdf(view(plain_pdf()), key, issuer, now); }
};

std::string output_of(const std::string& command)
{
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
    REQUIRE(pipe);
    std::string output;
    std::array<char, 4096> buffer{};
    while (const auto got = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
        output.append(buffer.data(), got);
    return output;
}

}  // namespace

TEST_CASE("a signed document verifies against its issuer while that is valid")
{
    const Office office;
    const auto pdf = office.signed_pdf();
    REQUIRE(text(pdf).starts_with(plain_pdf()));
    const auto result = verify_pdf(pdf, office.issuer, now + 1h);
    INFO((result ? "" : result.error().detail));
    REQUIRE(result);
    REQUIRE(verify_pdf(pdf, office.issuer, now + 24h * 366).error().code == Errc::untrusted);
}

TEST_CASE("a document that another office signed is untrusted")
{
    const Office office;
    const Office stranger;
    REQUIRE(verify_pdf(office.signed_pdf(), stranger.issuer, now).error().code == Errc::untrusted);

    // The same authority, a certificate that is not for documents.
    const std::string hosts[] = {"localhost"};
    const auto server = office.authority.issue_server(office.key, hosts, one_year);
    const auto pdf = *sign_pdf(view(plain_pdf()), office.key, server, now);
    REQUIRE(verify_pdf(pdf, server, now).error().code == Errc::untrusted);
}

TEST_CASE("no byte of a signed document can be changed", "[slow]")
{
    const Office office;
    auto pdf = office.signed_pdf();
    const auto hole = *find_hole(pdf);
    // Every byte of the signature, and of the file around it; of the zeros behind it some.
    for (std::size_t i = 0; i < pdf.size(); ++i) {
        const bool is_padding = i > hole.begin + 2400 && i < hole.end - 1;
        if (is_padding && i % 97 != 0)
            continue;
        const auto original = pdf[i];
        for (const int change : {0x01, 0x20, 0x80}) {
            pdf[i] = original ^ std::byte(change);
            INFO("byte " << i << " of " << pdf.size() << ", hole from " << hole.begin);
            REQUIRE_FALSE(verify_pdf(pdf, office.issuer, now));
        }
        pdf[i] = original;
    }
    REQUIRE(verify_pdf(pdf, office.issuer, now));
}

TEST_CASE("another hexadecimal digit anywhere in the signature is seen", "[slow]")
{
    const Office office;
    auto pdf = office.signed_pdf();
    const auto hole = *find_hole(pdf);
    for (std::size_t i = hole.begin + 1; i < hole.begin + 2400; ++i) {
        const auto original = pdf[i];
        const auto digit = static_cast<char>(original);
        pdf[i] = static_cast<std::byte>(digit == '9' ? 'a' : digit == 'f' ? '0' : digit + 1);
        INFO("digit " << i - hole.begin - 1);
        REQUIRE_FALSE(verify_pdf(pdf, office.issuer, now));
        pdf[i] = original;
    }
}

TEST_CASE("a signed document cut anywhere, or followed by anything, is refused")
{
    const Office office;
    const auto pdf = office.signed_pdf();
    for (std::size_t size = 0; size < pdf.size(); size += size < pdf.size() - 200 ? 61 : 1)
        REQUIRE_FALSE(verify_pdf(ByteView(pdf).first(size), office.issuer, now));
    for (const std::string_view more : {"\n", " ", "%", "\n%%EOF\n", "1 0 obj\n<< >>\nendobj\n"}) {
        auto longer = pdf;
        append(longer, more);
        REQUIRE(verify_pdf(longer, office.issuer, now).error().code == Errc::malformed);
    }
}

TEST_CASE("a second signature and a hole that hides more are refused")
{
    const Office office;
    const auto pdf = office.signed_pdf();
    REQUIRE(sign_pdf(pdf, office.key, office.issuer, now).error().code == Errc::malformed);

    std::string wide(text(pdf));
    const auto hole = *find_hole(pdf);
    const auto at = wide.find("/ByteRange");
    const auto range =
        fmt::format("/ByteRange [0 {} {} {}", hole.begin - 10, hole.end, pdf.size() - hole.end);
    wide.replace(at, range.size(), range);
    REQUIRE(verify_pdf(view(wide), office.issuer, now).error().code == Errc::malformed);
}

TEST_CASE("what is no PDF, or one of another shape, is not signed")
{
    const Office office;
    const auto pdf = plain_pdf();
    for (std::size_t size = 0; size + 2 < pdf.size(); size += 7)
        REQUIRE_FALSE(sign_pdf(view(pdf).first(size), office.key, office.issuer, now));
    REQUIRE_FALSE(sign_pdf(view("%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF"), office.key,
                           office.issuer, now));
}

TEST_CASE("poppler finds one valid signature over the whole document")
{
    const Office office;
    const auto path = std::filesystem::temp_directory_path() / ("yimen-" + random_id() + ".pdf");
    const auto pdf = office.signed_pdf();
    std::ofstream(path, std::ios::binary) << text(pdf);
    const auto told = output_of("pdfsig -nocert " + path.string() + " 2>&1");
    std::filesystem::remove(path);
    INFO(told);
    REQUIRE(told.contains("Signature is Valid."));
    REQUIRE(told.contains("Total document signed"));
    REQUIRE(told.contains("Signature #1"));
    REQUIRE_FALSE(told.contains("Signature #2"));
}
