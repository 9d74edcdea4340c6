#include "ui/page/page.h"

#include "tests/catch.h"
#include "ui/page/answer.h"

#include <fmt/format.h>
#include <cstdlib>

#include <chrono>

using namespace ui::page;
using namespace std::chrono_literals;
using base::Errc;

static const std::filesystem::path helper = YIMEN_PAGE_HELPER;
static const std::filesystem::path bad_helper = YIMEN_BAD_HELPER;

// A generous deadline for what must succeed: never waited for.
static constexpr auto plenty = 60s;

static base::Bytes pdf(std::string_view media_box, std::string_view content,
                       std::string_view more = "", std::string_view resources = "")
{
    base::Bytes bytes;
    base::append(bytes, fmt::format("%PDF-1.4\n"
                                    "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                                    "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
                                    "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[{}]"
                                    "/Resources<<{}>>/Contents 4 0 R>> endobj\n"
                                    "4 0 obj <</Length {}>> stream\n{}\nendstream endobj\n{}"
                                    "trailer <</Root 1 0 R>>\n%%EOF\n",
                                    media_box, resources, content.size(), content, more));
    return bytes;
}

static auto draw(const base::Bytes& bytes, int page_index = 0, int width = 200)
{
    return render_page(helper, bytes, page_index, width, base::within(plenty));
}

TEST_CASE("a page comes out as wide as asked for, with its colours")
{
    // Black ground, red upper half.
    const auto page =
        draw(pdf("0 0 100 200", "0 0 0 rg 0 0 100 200 re f 1 0 0 rg 0 100 100 100 re f"));
    if (!page)
        FAIL(page.error().detail);
    REQUIRE((*page)->width == 200);
    REQUIRE((*page)->height == 400);
    REQUIRE((*page)->pixels.size() == 200u * 400u);
    REQUIRE(((*page)->pixels[100 * 200 + 100] & 0xFFFFFF) == 0xFF0000);
    REQUIRE(((*page)->pixels[300 * 200 + 100] & 0xFFFFFF) == 0x000000);
}

TEST_CASE("text of a font that is not in the file is drawn with one of the machine's")
{
    const auto page = draw(pdf("0 0 100 100", "BT /F1 40 Tf 10 40 Td (Hg) Tj ET",
                               "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n",
                               "/Font<</F1 5 0 R>>"));
    REQUIRE(page);
    const auto& pixels = (*page)->pixels;
    const auto dark = std::ranges::count_if(pixels, [](auto p) { return (p & 0xFF) < 100; });
    REQUIRE(dark > 200);
}

TEST_CASE("what is no PDF is refused in words")
{
    for (const auto* text : {"", "hello", "%PDF-1.4\n", "<html></html>"}) {
        base::Bytes bytes;
        base::append(bytes, text);
        const auto told = draw(bytes).error();
        REQUIRE(told.code == Errc::malformed);
        REQUIRE(told.detail == "the document is not a PDF");
    }
}

TEST_CASE("a PDF cut off anywhere gives a page or an error, never a hanging terminal")
{
    const auto whole = pdf("0 0 100 100", "0 0 100 100 re f");
    for (std::size_t length = 0; length < whole.size(); length += 37) {
        const base::Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
        const auto page = draw(part);
        const bool is_told =
            page || page.error().code == Errc::malformed || page.error().code == Errc::not_found;
        REQUIRE(is_told);
    }
}

TEST_CASE("a page that is not there is told from a file that is broken")
{
    REQUIRE(draw(pdf("0 0 100 100", ""), 1).error().code == Errc::not_found);
    REQUIRE(draw(pdf("0 0 100 100", ""), -1).error().code == Errc::not_found);
    REQUIRE(draw(pdf("0 0 100 100", ""), 0, 100'000).error().code == Errc::not_found);
}

TEST_CASE("a huge page becomes a small picture, a ribbon none at all")
{
    const auto huge = draw(pdf("0 0 14400 14400", "0 0 14400 14400 re f"));
    REQUIRE(huge);
    REQUIRE((*huge)->height == 200);
    REQUIRE(draw(pdf("0 0 1 100000", "")).error().code == Errc::malformed);
    REQUIRE(draw(pdf("0 0 10 1000000", "")).error().detail ==
            "the page has a size that no sheet has");
}

TEST_CASE("a file above the limit is not even sent")
{
    const base::Bytes large(pdf_limit + 1);
    REQUIRE(draw(large).error().code == Errc::exhausted);
}

TEST_CASE("a page that takes a hundred million steps ends at the deadline")
{
    // Each form draws the next one a hundred times.
    std::string forms;
    for (int i = 5; i < 11; ++i) {
        std::string calls;
        for (int n = 0; n < 100; ++n)
            calls += "/X Do ";
        forms += fmt::format(
            "{} 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources"
            "<</XObject<</X {} 0 R>>>>/Length {}>> stream\n{}\nendstream endobj\n",
            i, i + 1, calls.size(), calls);
    }
    forms +=
        "11 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 10>> stream\n"
        "0 0 9 9 re\nendstream endobj\n";
    const auto endless = pdf("0 0 100 100", "/X Do", forms, "/XObject<</X 5 0 R>>");
    const auto told = render_page(helper, endless, 0, 200, base::within(300ms)).error();
    REQUIRE(told.code == Errc::timeout);
}

TEST_CASE("a helper that is not there is named")
{
    const auto told =
        render_page("/no/such/yimen-page", pdf("0 0 9 9", ""), 0, 200, base::within(plenty))
            .error();
    REQUIRE(told.code == Errc::not_found);
    REQUIRE(told.detail.contains("/no/such/yimen-page"));
}

static Errc from_bad_helper(int page_index, std::chrono::milliseconds patience = plenty)
{
    // Larger than a socket holds, so that the helper's silence is met while sending, too.
    const base::Bytes bytes(1 << 20);
    return render_page(bad_helper, bytes, page_index, 200, base::within(patience)).error().code;
}

TEST_CASE("whatever a captured helper does, the parent has a clear error and goes on")
{
    REQUIRE(from_bad_helper(0, 200ms) == Errc::timeout);
    REQUIRE(from_bad_helper(1) == Errc::disconnected);
    REQUIRE(from_bad_helper(2) == Errc::disconnected);
    REQUIRE(from_bad_helper(3) == Errc::malformed);
    REQUIRE(from_bad_helper(4) == Errc::malformed);
    REQUIRE(from_bad_helper(5) == Errc::disconnected);
    REQUIRE(from_bad_helper(7) == Errc::malformed);
    REQUIRE(from_bad_helper(8) == Errc::malformed);
    REQUIRE(from_bad_helper(9) == Errc::disconnected);
}

TEST_CASE("pixels without end are taken up to the page's size and no further")
{
    const auto page = render_page(bad_helper, base::Bytes(10), 6, 200, base::within(plenty));
    REQUIRE(page);
    REQUIRE((*page)->pixels.size() == 200);
}

TEST_CASE("a header is read as what it is: words of a stranger")
{
    REQUIRE(decode_header(encode({.width = 200, .height = 282}), 200)->height == 282);
    for (const auto& header : {Header{Status::drawn, 199, 10}, Header{Status::drawn, 200, 0},
                               Header{Status::drawn, 200, 801}})
        REQUIRE(decode_header(encode(header), 200).error().code == Errc::malformed);
    REQUIRE(decode_header({}, 200).error().code == Errc::malformed);
}
