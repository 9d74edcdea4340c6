#include "central/document/certificate_document.h"

#include "base/crypto/digest.h"
#include "base/json.h"
#include "central/demonstration/people.h"

#include "tests/catch.h"
#include "tests/central/office_fixture.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>

using namespace central;
using namespace central::document;

namespace {

const base::WallTime now = *base::from_rfc3339("2026-03-01T08:00:00Z");
const Imprint imprint{.serial = "XF-2026-00000001-1",
                      .verify_url = "https://centre.example/v1/verifications/0123456789abcdef",
                      .date = "2026年3月1日"};

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

struct Printed {
    int pages = 0;
    std::string text;
    std::string facts;
    std::string fonts;
};

// Where poppler sees a space between two scripts is its own affair.
std::string without_blanks(std::string text)
{
    std::erase(text, ' ');
    return text;
}

// What poppler makes of it.
Printed read_back(const Content& content)
{
    const Fonts fonts;
    const auto rendered = render(fonts, content, imprint);
    REQUIRE(rendered);
    REQUIRE(count_pages(fonts, content, imprint) == rendered->pages);
    const central::testing::Folder folder;
    const auto path = (folder.path / "d.pdf").string();
    std::ofstream(path, std::ios::binary) << base::text(rendered->pdf);
    return {.pages = rendered->pages,
            .text = without_blanks(output_of("pdftotext -layout " + path + " -")),
            .facts = output_of("pdfinfo " + path),
            .fonts = output_of("pdffonts " + path)};
}

Content content_of(const std::string& person, std::size_t index)
{
    for (const auto& card : demonstration::cards())
        if (card.person == person)
            return *from_json(demonstration::certificates_of(card, now).at(index).content);
    FAIL("no such person");
    return {};
}

}  // namespace

TEST_CASE("a certificate says who, what, which paper, and that it is a specimen")
{
    const auto read = read_back(content_of("three_certificates", 0));
    INFO(read.text);
    REQUIRE(read.pages == 1);
    for (const auto* part : {"示范市公安局", "林晓一", "100000198805200078", "XF-2026-00000001-1",
                             "2026年3月1日", "第1页共1页", "无法律效力"})
        REQUIRE(read.text.contains(part));
    REQUIRE(read.facts.contains("PDF version:     1.4"));
    REQUIRE(read.facts.contains("A4"));
}

TEST_CASE("a long table goes on over pages that all say which they are")
{
    const auto read = read_back(content_of("three_certificates", 2));
    INFO(read.text);
    REQUIRE(read.pages == 2);
    REQUIRE(read.facts.contains("Pages:           2"));
    REQUIRE(read.text.contains("第1页共2页"));
    REQUIRE(read.text.contains("第2页共2页"));
    REQUIRE(read.text.contains("2023-03"));  // The first month, and the last.
    REQUIRE(read.text.contains("2026-02"));
}

TEST_CASE("names beyond the usual characters are drawn whole")
{
    for (const auto& [person, name] : {std::pair{"long_name", "阿卜杜热合曼·图尔荪江买买提"},
                                       {"regional_permit", "陳家安"},
                                       {"foreigner", "SPECIMEN, JANE"}}) {
        const auto read = read_back(content_of(person, 0));
        INFO(read.text);
        REQUIRE(read.text.contains(without_blanks(name)));
        REQUIRE(read.fonts.contains("CJK"));
    }
}

TEST_CASE("every font is embedded, so that a printer needs none")
{
    const auto read = read_back(content_of("three_certificates", 1));
    INFO(read.fonts);
    // Columns of pdffonts: … emb sub uni.
    REQUIRE(read.fonts.contains("yes yes"));
    REQUIRE_FALSE(read.fonts.contains(" no  yes "));
    REQUIRE_FALSE(read.fonts.contains(" no  no "));
}

TEST_CASE("content comes back from the store as it was, or not at all")
{
    const auto content = content_of("three_certificates", 2);
    const auto again = from_json(to_json(content));
    REQUIRE(again);
    REQUIRE(again->table.rows == content.table.rows);
    REQUIRE(again->fields.size() == content.fields.size());
    REQUIRE(again->closing == content.closing);
    REQUIRE_FALSE(from_json(base::SecretText("{}")));
    REQUIRE_FALSE(from_json(base::SecretText("nothing")));

    auto json = *base::parse_json(to_json(content).reveal(), 1U << 20);
    json["rows"][3].push_back("one more");
    REQUIRE_FALSE(from_json(base::SecretText(json.dump())));
}
