// yimen-receipt-bench DIR: a slip of 60 Chinese lines, painted and encoded; the figures go to
// DIR/receipt.json, and the very same dots to DIR/slip.pgm for the peer that run.sh measures next.
#include "drivers/escpos/protocol.h"
#include "tests/bench/figures.h"
#include "ui/toolkit/painter.h"
#include "ui/toolkit/widget.h"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>

using namespace ui::toolkit;

namespace {

constexpr int width_dots = 576;
constexpr int lines = 60;
constexpr int letter = 26;  // Dots: 24 characters a line.
constexpr int rounds = 100;
constexpr std::uint32_t threshold = 150;  // As ui/receipt.cpp has it.

double milliseconds_since(std::chrono::steady_clock::time_point begun)
{
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    return took.count();
}

Part slip_of_lines()
{
    auto column = std::make_unique<Column>(4);
    for (int i = 1; i <= lines; ++i)
        column->add(
            label(fmt::format("{:02} 事项受理凭证 编号XF{:06}", i, i * 7919 % 1'000'000),
                  {.font = {letter, i % 5 == 0}, .colour = {0, 0, 0}, .align = Align::left}));
    return column;
}

base::Bitmap paint()
{
    Typesetter typesetter;
    typesetter.prefer(Script::chinese);
    const Theme theme{};
    const Kit kit{theme, typesetter};
    const auto slip = slip_of_lines();
    const Size size{width_dots, slip->measure(kit, width_dots).height};
    Scene scene;
    Drawing drawing{scene, kit, {}};
    slip->draw(drawing, {0, 0, size.width, size.height});
    Canvas canvas(size, {255, 255, 255});
    paint(scene, canvas.view(), {0, 0, size.width, size.height}, typesetter);
    base::Bitmap bitmap{.width = size.width, .height = size.height, .rows = {}};
    bitmap.rows.resize(bitmap.stride() * static_cast<std::size_t>(size.height));
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            if ((canvas.at(x, y) & 0xff) < threshold)
                bitmap.rows[static_cast<std::size_t>(y) * bitmap.stride() +
                            static_cast<std::size_t>(x) / 8] |=
                    static_cast<std::uint8_t>(0x80 >> (x % 8));
    return bitmap;
}

void write_picture(const base::Bitmap& slip, const std::filesystem::path& path)
{
    std::ofstream out(path, std::ios::binary);
    out << "P5\n" << slip.width << ' ' << slip.height << "\n255\n";
    for (int y = 0; y < slip.height; ++y)
        for (int x = 0; x < slip.width; ++x)
            out.put(slip.is_black(x, y) ? '\0' : '\xff');
}

}  // namespace

int main(int count, char** words)
{
    if (count != 2) {
        fmt::print(stderr, "usage: yimen-receipt-bench DIR\n");
        return 2;
    }
    const std::filesystem::path folder = words[1];
    std::filesystem::create_directories(folder);
    std::vector<double> painting;
    std::vector<double> encoding;
    std::size_t bytes = 0;
    base::Bitmap slip;
    for (int i = 0; i < rounds; ++i) {
        auto begun = std::chrono::steady_clock::now();
        slip = paint();
        painting.push_back(milliseconds_since(begun));
        begun = std::chrono::steady_clock::now();
        bytes = 0;
        for (const auto& piece : drivers::escpos::encode_job(slip))
            bytes += piece.size();
        encoding.push_back(milliseconds_since(begun));
    }
    write_picture(slip, folder / "slip.pgm");
    const std::vector<bench::Figure> figures{
        {"60 Chinese lines: paint, median", bench::percentile(painting, 0.5), "ms", ""},
        {"60 Chinese lines: encode, median", bench::percentile(encoding, 0.5), "ms", ""},
        {"60 Chinese lines: bytes to the printer", static_cast<double>(bytes), "bytes", ""}};
    bench::print(figures);
    bench::write_json(figures, folder / "receipt.json");
    return 0;
}
