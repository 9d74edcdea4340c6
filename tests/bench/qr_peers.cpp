#define ZX_USE_UTF8

#include "tests/bench/qr_peers.h"

#include "drivers/camera/decoder.h"
#include "tests/bench/processor_clock.h"
#include "tests/bench/qr_peers_others.h"

#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h>
#include <ZXing/Version.h>
#else
#include <ZXing/DecodeHints.h>
#include <ZXing/ZXVersion.h>
#endif
#include <ZXing/ReadBarcode.h>

#include <fmt/format.h>

#include <algorithm>

namespace bench {

using namespace std::chrono_literals;
using drivers::camera::Effort;

Picture inverted(const Picture& picture)
{
    auto out = picture;
    for (auto& pixel : out.pixels)
        pixel = static_cast<std::uint8_t>(255 - pixel);
    return out;
}

static std::string read_as_a_scanner(const Picture& picture, Effort effort)
{
    static const ProcessorClock clock;
    static constexpr auto budget = drivers::camera::Decoder::Options{}.budget;
    auto code = drivers::camera::read_code(picture, effort, clock, clock.steady() + budget);
    return code ? std::move(code->text) : std::string{};
}

// As its documentation shows it: the defaults, for QR codes.
static std::string read_with_zxing(const Picture& picture)
{
#if __has_include(<ZXing/ReaderOptions.h>)
    ZXing::ReaderOptions options;
#else
    ZXing::DecodeHints options;
#endif
    options.setFormats(ZXing::BarcodeFormat::QRCode).setMaxNumberOfSymbols(1);
    const auto code = ZXing::ReadBarcode(
        {picture.pixels.data(), picture.width, picture.height, ZXing::ImageFormat::Lum}, options);
    return code.isValid() ? code.text() : std::string{};
}

static QrReaderPeer with_inverted(std::string name, std::function<std::string(const Picture&)> read)
{
    return {std::move(name), [read = std::move(read)](const Picture& picture) {
                auto text = read(picture);
                return text.empty() ? read(inverted(picture)) : text;
            }};
}

std::vector<QrReaderPeer> qr_readers()
{
    const auto zxing = fmt::format("ZXing-cpp {}.{}", ZXING_VERSION_MAJOR, ZXING_VERSION_MINOR);
    std::vector<QrReaderPeer> out{
        {"yimen",
         [](const Picture& picture) { return read_as_a_scanner(picture, Effort::thorough); }},
        {zxing, read_with_zxing},
        with_inverted(zxing + ", inverted too", read_with_zxing),
    };
    add_zbar(out);
    add_quirc(out);
    return out;
}

QrReaderPeer quick_reader()
{
    return {"yimen, frames between",
            [](const Picture& picture) { return read_as_a_scanner(picture, Effort::quick); }};
}

}  // namespace bench
