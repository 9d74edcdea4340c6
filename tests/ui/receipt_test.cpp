#include "ui/receipt.h"

#include "tests/catch.h"
#include "ui/toolkit/painter.h"

#include <chrono>
#include <cstdlib>

using namespace ui;

static ReceiptContent content(Language language)
{
    return {.language = language,
            .office = "云溪镇便民服务中心",
            .office_en = "Yunxi Town Service Centre",
            .title = "居住证明",
            .title_en = "Certificate of residence",
            .masked_name = base::SecretText("王*明"),
            .masked_number = base::SecretText("110***********0021"),
            .serial = "XF-2026-00000001-3",
            .time = "2026-03-01 14:20",
            .terminal = "T-000001",
            .phone = "12345",
            .outcome = PaperSaid::printed,
            .verify_url = "https://verify.example.org/v/7Q2MKD4Z9XWB"};
}

static void write(const base::Bitmap& bitmap, const std::filesystem::path& path)
{
    toolkit::Canvas canvas({bitmap.width, bitmap.height}, {255, 255, 255});
    auto view = canvas.view();
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x)
            if (bitmap.is_black(x, y))
                view.pixels[y * bitmap.width + x] = 0;
    REQUIRE(toolkit::write_png(view, path));
}

TEST_CASE("a receipt is as wide as the head, has ink on it and keeps its padding bits clear")
{
    const auto strings = Strings::load("config/strings").value();
    for (const int width : {384, 512, 576, 640, 570})
        for (const auto language : all_languages) {
            const auto slip = paint_receipt(content(language), strings, width);
            REQUIRE(slip.width == width);
            REQUIRE(slip.rows.size() == slip.stride() * static_cast<std::size_t>(slip.height));
            std::size_t ink = 0;
            for (int y = 0; y < slip.height; ++y) {
                for (int x = 0; x < width; ++x)
                    ink += slip.is_black(x, y) ? 1 : 0;
                for (int x = width; x < static_cast<int>(slip.stride()) * 8; ++x)
                    REQUIRE_FALSE(slip.is_black(x, y));
            }
            const auto dots = static_cast<double>(width) * slip.height;
            REQUIRE(static_cast<double>(ink) / dots > 0.04);
            REQUIRE(static_cast<double>(ink) / dots < 0.35);
        }
}

// 576 dots at 203 an inch and 512 at 180 are the same 72 mm, and so is what stands on them. Only
// the smallest letters are a little larger: a character of many strokes needs its dots.
TEST_CASE("a receipt has the same size in millimetres at 180 and at 203 dots an inch")
{
    static constexpr double for_small_letters = 0.08;
    const auto strings = Strings::load("config/strings").value();
    const auto last_ink = [](const base::Bitmap& slip) {
        for (int y = slip.height - 1; y >= 0; --y)
            for (int x = 0; x < slip.width; ++x)
                if (slip.is_black(x, y))
                    return y;
        return 0;
    };
    for (const auto language : all_languages) {
        const auto fine = paint_receipt(content(language), strings, 576);
        const auto coarse = paint_receipt(content(language), strings, 512);
        const auto mm = [](int dots, int dpi) { return dots * 25.4 / dpi; };
        CHECK(mm(coarse.width, 180) == Approx(mm(fine.width, 203)).epsilon(0.01));
        CHECK(mm(coarse.height, 180) == Approx(mm(fine.height, 203)).epsilon(for_small_letters));
        CHECK(mm(last_ink(coarse), 180) ==
              Approx(mm(last_ink(fine), 203)).epsilon(for_small_letters));
    }
}

TEST_CASE("the words of a receipt tell the three outcomes apart")
{
    const auto strings = Strings::load("config/strings").value();
    auto slip = content(Language::zh);
    const auto printed = paint_receipt(slip, strings, 576);
    slip.outcome = PaperSaid::unknown;
    const auto unknown = paint_receipt(slip, strings, 576);
    slip.outcome = PaperSaid::not_printed;
    REQUIRE_FALSE(printed == unknown);
    REQUIRE_FALSE(paint_receipt(slip, strings, 576) == unknown);
    REQUIRE(printed == paint_receipt(content(Language::zh), strings, 576));
}

TEST_CASE("a receipt without an address to verify at has no code, and is shorter")
{
    const auto strings = Strings::load("config/strings").value();
    auto slip = content(Language::zh);
    const auto with = paint_receipt(slip, strings, 576);
    slip.verify_url.clear();
    REQUIRE(paint_receipt(slip, strings, 576).height < with.height - 100);
}

TEST_CASE("beside Chinese a receipt has another language only where that has words")
{
    const auto strings = Strings::load("config/strings").value();
    const auto height = [&strings](Language language) {
        return paint_receipt(content(language), strings, 576).height;
    };
    // Nothing of a receipt is in Yi yet: Chinese alone, a line for each text.
    REQUIRE(strings.untranslated(Language::ii).size() > 300);
    CHECK(height(Language::ii) < height(Language::bo));
    CHECK(height(Language::ii) < height(Language::ug));
    CHECK(height(Language::ii) < height(Language::zh));
}

// Pictures to look at: YIMEN_PICTURES=folder.
TEST_CASE("a receipt can be looked at")
{
    const auto* folder = std::getenv("YIMEN_PICTURES");
    const std::filesystem::path target =
        folder ? std::filesystem::path(folder) : std::filesystem::temp_directory_path();
    const auto strings = Strings::load("config/strings").value();
    for (const auto language : all_languages) {
        for (const int width : {384, 512, 576, 640}) {
            const auto path = target / ("receipt_" + std::string(name_of(language)) + "_" +
                                        std::to_string(width) + ".png");
            write(paint_receipt(content(language), strings, width), path);
            REQUIRE(std::filesystem::file_size(path) > 1000);
            if (!folder)
                std::filesystem::remove(path);
        }
    }
}
