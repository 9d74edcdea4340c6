#define ZX_USE_UTF8

#include "drivers/camera/zxing.h"

#include <exception>

#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h>
#else
#include <ZXing/DecodeHints.h>
#endif
#include <ZXing/ReadBarcode.h>

namespace drivers::camera {

namespace {

#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

Options options()
{
    Options out;
    out.setFormats(ZXing::BarcodeFormat::QRCode).setMaxNumberOfSymbols(1);
    return out;
}

std::optional<FoundCode> read(const Picture& picture, const Options& wanted)
{
    try {
        const ZXing::ImageView view(picture.pixels.data(), picture.width, picture.height,
                                    ZXing::ImageFormat::Lum);
        const auto code = ZXing::ReadBarcode(view, wanted);
        // An empty code says nothing; a citizen cannot have meant it.
        if (!code.isValid() || code.bytes().empty())
            return {};
        FoundCode out{.text = code.text(), .bytes = {}};
        for (const auto byte : code.bytes())
            out.bytes.push_back(static_cast<std::byte>(byte));
        return out;
    } catch (const std::exception&) {
        // ZXing throws on text that it cannot convert: hostile, and no code to us.
        return {};
    }
}

}  // namespace

std::optional<FoundCode> find_code(const Picture& picture, Search search)
{
    const bool is_hard = search == Search::harder;
    auto wanted = options();
    wanted.setTryHarder(is_hard).setTryDownscale(is_hard).setTryRotate(false);
    return read(picture, wanted);
}

std::optional<FoundCode> decode_modules(const Square<std::uint8_t>& modules)
{
    static constexpr int scale = 2;
    static constexpr int quiet = 4 * scale;
    const int drawn = modules.size * scale;
    auto picture = make_picture(drawn + 2 * quiet, drawn + 2 * quiet);
    std::fill(picture.pixels.begin(), picture.pixels.end(), std::uint8_t{255});
    for (int y = 0; y < drawn; ++y) {
        const auto row = picture.row(quiet + y).subspan(quiet);
        for (int x = 0; x < drawn; ++x)
            if (modules.at(x / scale, y / scale) != 0)
                row[static_cast<std::size_t>(x)] = 0;
    }
    auto wanted = options();
    wanted.setIsPure(true).setBinarizer(ZXing::Binarizer::FixedThreshold);
    return read(picture, wanted);
}

}  // namespace drivers::camera
