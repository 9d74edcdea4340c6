#include "base/qr.h"

#include "tests/catch.h"

// ZXing 1.4 answers in std::wstring unless told; 2.3 always in UTF-8.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <cstdint>
#include <vector>

namespace {

struct Read {
    std::string text;
    std::string correction;
};

// Four dots a module on white, read back by the decoder that the scanner's tests use too.
Read read_back(const base::QrCode& code)
{
    constexpr int scale = 4;
    constexpr int quiet = 4;
    const int size = (code.size + 2 * quiet) * scale;
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(size * size), 255);
    for (int y = 0; y < code.size * scale; ++y)
        for (int x = 0; x < code.size * scale; ++x)
            if (code.is_black(x / scale, y / scale))
                pixels[static_cast<std::size_t>((y + quiet * scale) * size + x + quiet * scale)] =
                    0;
    const ZXing::ImageView image(pixels.data(), size, size, ZXing::ImageFormat::Lum);
    const auto found = ZXing::ReadBarcode(image);
    return {found.text(), found.ecLevel()};
}

}  // namespace

TEST_CASE("a code reads back as the text it was made from, with medium correction")
{
    const std::string texts[] = {"https://centre.example/v1/verifications/0123456789abcdef",
                                 "XF-2026-00000001-3", "一门政务服务", std::string(500, 'x')};
    for (const auto& text : texts) {
        const auto code = base::encode_qr(text);
        REQUIRE(code);
        REQUIRE(code->modules.size() == static_cast<std::size_t>(code->size * code->size));
        REQUIRE(read_back(*code).text == text);
        REQUIRE(read_back(*code).correction == "M");
    }
}

TEST_CASE("no text and too much text make no code")
{
    REQUIRE(base::encode_qr("").error().code == base::Errc::exhausted);
    REQUIRE_FALSE(base::encode_qr(std::string(5000, 'x')));
}
