#include "drivers/scanned_code.h"

#include "base/utf8.h"
#include "drivers/code_scanner.h"

#include <iconv.h>
#include <algorithm>
#include <array>
#include <utility>

namespace drivers {

using base::Bytes;
using base::ByteView;

std::string_view name_of(CodeScannerState state)
{
    switch (state) {
    case CodeScannerState::idle:
        return "idle";
    case CodeScannerState::armed:
        return "armed";
    case CodeScannerState::failed:
        return "failed";
    }
    std::unreachable();
}

struct SymbologyName {
    char code;  // 0: none of its own.
    Symbology symbology;
    std::string_view name;
};

static constexpr auto symbologies = std::to_array<SymbologyName>({
    {'Q', Symbology::qr, "QR"},
    {'d', Symbology::data_matrix, "Data Matrix"},
    {'L', Symbology::pdf417, "PDF417"},
    {'z', Symbology::aztec, "Aztec"},
    {'h', Symbology::han_xin, "Han Xin"},
    {'U', Symbology::maxicode, "MaxiCode"},
    {'C', Symbology::code_128, "Code 128"},
    {'E', Symbology::ean_upc, "EAN/UPC"},
    {'A', Symbology::code_39, "Code 39"},
    {'G', Symbology::code_93, "Code 93"},
    {'I', Symbology::interleaved_2_of_5, "Interleaved 2 of 5"},
    {'F', Symbology::codabar, "Codabar"},
    {'e', Symbology::gs1_databar, "GS1 DataBar"},
    {0, Symbology::unknown, "unknown"},
    {0, Symbology::other, "other"},
});

std::string_view name_of(Symbology symbology)
{
    return std::ranges::find(symbologies, symbology, &SymbologyName::symbology)->name;
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_letter_or_digit(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9');
}

Symbology symbology_of(std::string_view aim)
{
    if (aim.size() != 3 || aim[0] != ']' || !is_letter(aim[1]) || !is_letter_or_digit(aim[2]))
        return Symbology::unknown;
    const auto* const found = std::ranges::find(symbologies, aim[1], &SymbologyName::code);
    return found == symbologies.end() ? Symbology::other : found->symbology;
}

std::optional<std::string> text_from_gb18030(ByteView data)
{
    // A character of one byte stays one; of two bytes at most four come.
    static constexpr std::size_t growth = 4;

    const auto converter = iconv_open("UTF-8", "GB18030");
    if (reinterpret_cast<std::intptr_t>(converter) == -1)
        return std::nullopt;
    std::string in(base::text(data));
    std::string out(in.size() * growth, '\0');
    auto* from = in.data();
    auto* to = out.data();
    auto from_left = in.size();
    auto to_left = out.size();
    const bool went = iconv(converter, &from, &from_left, &to, &to_left) != std::size_t(-1);
    iconv_close(converter);
    base::wipe(in);
    if (!went || from_left != 0) {
        base::wipe(out);
        return std::nullopt;
    }
    // The tail of zeros holds nothing of anybody.
    out.resize(out.size() - to_left);
    return out;
}

static std::string text_of(ByteView bytes)
{
    if (base::is_utf8(bytes))
        return std::string(base::text(bytes));
    return text_from_gb18030(bytes).value_or(std::string{});
}

ScannedCode make_scanned_code(ByteView bytes, Symbology symbology)
{
    return {.text = base::SecretText(text_of(bytes)),
            .bytes = base::Secret<Bytes>(Bytes(bytes.begin(), bytes.end())),
            .symbology = symbology};
}

}  // namespace drivers
