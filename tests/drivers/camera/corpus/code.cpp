#include "tests/drivers/camera/corpus/scene.h"

#include "base/verify.h"
#include "drivers/camera/zxing.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <array>

namespace corpus {

// Bytes that a code of versions 1 to 20 holds (ISO/IEC 18004, table 7), by level.
static constexpr std::array<std::array<int, 20>, 4> capacities{{
    {17,  32,  53,  78,  106, 134, 154, 192, 230, 271,
     321, 367, 425, 458, 520, 586, 644, 718, 792, 858},
    {14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666},
    {11, 20, 32, 46, 60, 74, 86, 108, 130, 151, 177, 203, 241, 258, 292, 322, 364, 394, 442, 482},
    {7, 14, 24, 34, 44, 58, 64, 84, 98, 119, 137, 155, 177, 194, 220, 250, 280, 310, 338, 382},
}};
static constexpr std::array<double, 4> repairable{0.07, 0.15, 0.25, 0.30};

// How ZXing's writer calls the four levels; the same in 1.4 and 2.3.
static constexpr std::array<int, 4> writer_levels{1, 4, 6, 8};

// Lower case, so that the writer uses byte mode and the table above holds.
static std::string make_text(Random& random, int length)
{
    static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789/-_?=&";
    std::string text = "u:";
    while (static_cast<int>(text.size()) < length)
        text += letters[static_cast<std::size_t>(random.whole(0, int{letters.size()} - 1))];
    return text;
}

Code make_code(Random& random, int version, int level)
{
    const auto& capacity = capacities[static_cast<std::size_t>(level)];
    const auto at = static_cast<std::size_t>(version - 1);
    const int shortest = version == 1 ? 4 : capacity[at - 1] + 1;
    Code out{.text = make_text(random, random.whole(shortest, capacity[at])),
             .size = 17 + 4 * version,
             .modules = {},
             .repairable = repairable[static_cast<std::size_t>(level)]};
    ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
    writer.setMargin(0).setEccLevel(writer_levels[static_cast<std::size_t>(level)]);
    const auto matrix = writer.encode(out.text, 0, 0);
    VERIFY(matrix.width() == out.size);
    for (int y = 0; y < out.size; ++y)
        for (int x = 0; x < out.size; ++x)
            out.modules.push_back(matrix.get(x, y));
    return out;
}

bool is_restorable(const Label& label)
{
    const double middle = (label.dark + label.light) / 2;
    drivers::camera::Square<std::uint8_t> seen(label.code.size);
    for (int y = 0; y < seen.size; ++y)
        for (int x = 0; x < seen.size; ++x)
            seen.at(x, y) = reflectance(label, x + 0.5, y + 0.5) < middle;
    // The reader of modules wants the three corner patterns whole; what is known is no loss.
    const auto known = drivers::camera::known_modules(seen.size);
    for (std::size_t i = 0; i < seen.values.size(); ++i)
        if (known.values[i] != 0)
            seen.values[i] = known.values[i] > 0;
    const auto code = drivers::camera::decode_modules(seen);
    return code && code->text == label.code.text;
}

}  // namespace corpus
