#include "base/qr.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <algorithm>
#include <exception>
#include <string>

namespace base {

static constexpr std::size_t text_limit = 1024;

// ZXing 1.4 (Debian 12) and 2.3 (Debian 13) share this writer; on it, levels 3 and 4 of 8 are M.
static constexpr int correction_m = 4;

static ZXing::BitMatrix encode(const std::string& text)
{
    ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
    writer.setMargin(0).setEccLevel(correction_m);
    // A plain link stays without the ECI prefix that old phones stumble over.
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (!std::ranges::all_of(text, is_ascii))
        writer.setEncoding(ZXing::CharacterSet::UTF8);
    return writer.encode(text, 0, 0);
}

Result<QrCode> encode_qr(std::string_view text)
{
    if (text.empty() || text.size() > text_limit)
        return fail(Errc::exhausted, "a text that does not fit a QR code");
    try {
        const auto matrix = encode(std::string(text));
        QrCode code{.size = matrix.width(), .modules = {}};
        code.modules.reserve(static_cast<std::size_t>(code.size) *
                             static_cast<std::size_t>(code.size));
        for (int y = 0; y < code.size; ++y)
            for (int x = 0; x < code.size; ++x)
                code.modules.push_back(matrix.get(x, y));
        return code;
    } catch (const std::exception& error) {
        return fail(Errc::exhausted, error.what());
    }
}

}  // namespace base
