#include "kiosk/slip.h"

#include "kiosk/guide_pages.h"
#include "kiosk/masking.h"
#include "tests/catch.h"
#include "tests/kiosk/catalogue_shown.h"

#include <algorithm>

namespace kiosk {

namespace {

const SlipPlace place{.office = "清溪镇便民服务中心",
                      .office_en = "Qingxi Township Service Centre",
                      .terminal = "T-000001",
                      .phone = "12345",
                      .time = "2026-03-01 14:20"};

PrintReceipt receipt_for(const std::string& number)
{
    PrintReceipt receipt;
    receipt.title = "居住证明";
    receipt.title_en = "Certificate of residence";
    receipt.masked_name = mask_name(base::SecretText(std::string("王小明")));
    receipt.masked_number = mask_number(base::SecretText(number));
    receipt.serial = "XF-2026-00000001-3";
    receipt.verify_url = "https://central.example/v/XF-2026-00000001-3";
    receipt.outcome = drivers::PaperOutcome::printed;
    return receipt;
}

base::Bitmap painted(const PrintReceipt& receipt, int width)
{
    const auto strings = ui::Strings::load("config/strings");
    REQUIRE(strings);
    return paint_slip(receipt, place, *strings, width);
}

double ink_of(const base::Bitmap& slip)
{
    int black = 0;
    for (int y = 0; y < slip.height; ++y)
        for (int x = 0; x < slip.width; ++x)
            black += slip.is_black(x, y) ? 1 : 0;
    return static_cast<double>(black) / (static_cast<double>(slip.width) * slip.height);
}

bool is_padding_clear(const base::Bitmap& slip)
{
    for (int y = 0; y < slip.height; ++y)
        for (int x = slip.width; x < static_cast<int>(slip.stride()) * 8; ++x)
            if (slip.is_black(x, y))
                return false;
    return true;
}

}  // namespace

TEST_CASE("a slip has the width of the head and ink on it")
{
    const int width = GENERATE(384, 576);
    const auto slip = painted(receipt_for("110105194912310021"), width);
    REQUIRE(slip.width == width);
    REQUIRE(slip.height > width / 2);
    REQUIRE(slip.rows.size() == slip.stride() * static_cast<std::size_t>(slip.height));
    REQUIRE(ink_of(slip) > 0.03);
    REQUIRE(ink_of(slip) < 0.4);
}

TEST_CASE("the slips of two people whose masked numbers agree are the same, dot for dot")
{
    const int width = GENERATE(384, 576);
    const auto slip = painted(receipt_for("110105194912310021"), width);
    REQUIRE(painted(receipt_for("110234200102030021"), width) == slip);
    REQUIRE(painted(receipt_for("110105194912310039"), width) != slip);
}

TEST_CASE("whatever may differ between two papers can be seen on their slips")
{
    const auto receipt = receipt_for("110105194912310021");
    const auto slip = painted(receipt, 576);
    const auto differs = [&](auto change) {
        auto changed = receipt;
        change(changed);
        return painted(changed, 576) != slip;
    };
    using drivers::PaperOutcome;
    REQUIRE(differs([](PrintReceipt& other) { other.serial = "XF-2026-00000002-1"; }));
    REQUIRE(differs([](PrintReceipt& other) { other.title = "婚姻登记证明"; }));
    REQUIRE(differs([](PrintReceipt& other) { other.verify_url += "0"; }));
    REQUIRE(differs([](PrintReceipt& other) { other.language = ui::Language::en; }));
    REQUIRE(differs([](PrintReceipt& other) { other.outcome = PaperOutcome::unknown; }));
    REQUIRE(differs([](PrintReceipt& other) { other.outcome = PaperOutcome::not_printed; }));
}

TEST_CASE("the test slip is black at both edges, from the first row to the last")
{
    const int width = GENERATE(384, 512, 570, 576, 640);
    const auto slip = paint_test_slip(width);
    REQUIRE(slip.width == width);
    REQUIRE(slip.rows.size() == slip.stride() * static_cast<std::size_t>(slip.height));
    for (int y = 0; y < slip.height; ++y)
        for (const int x : {0, 1, width - 2, width - 1})
            REQUIRE(slip.is_black(x, y));
    REQUIRE(is_padding_clear(slip));
    // Half of it: neither a head that always burns nor one that never does looks like it.
    REQUIRE(ink_of(slip) > 0.4);
    REQUIRE(ink_of(slip) < 0.6);
}

TEST_CASE("a complaint's slip has its code, in every width and language")
{
    const auto strings = ui::Strings::load("config/strings");
    REQUIRE(strings);
    const int width = GENERATE(384, 576, 640);
    for (const auto language : ui::all_languages) {
        const PrintComplaintSlip print{.request = 1,
                                       .language = language,
                                       .kind = "complaint.kind.cannot_be_done",
                                       .subject = "complaint.subject.guide",
                                       .number = "TS-2026-0000010007-4",
                                       .key = std::string(32, 'a')};
        const auto slip = paint_complaint_slip(
            print, "https://centre.example/v1/complaints/" + print.key, place, *strings, width);
        REQUIRE(slip.width == width);
        REQUIRE(ink_of(slip) > 0.02);
        REQUIRE(is_padding_clear(slip));
    }
}

}  // namespace kiosk

TEST_CASE("a guide becomes one short sheet with black on it, at every width and in every language")
{
    const auto strings = ui::Strings::load("config/strings").value();
    const auto all = kiosk::test::small_catalogue();
    const kiosk::SlipPlace place{.office = "清溪镇便民服务中心",
                                 .office_en = "Qingxi Township Service Centre",
                                 .terminal = "T-000001",
                                 .phone = "12345",
                                 .time = "2026-01-31 09:30"};
    for (const int width : {384, 576, 640})
        for (const auto language : ui::all_languages) {
            const kiosk::PrintGuide print{
                .request = 1, .language = language, .guide = kiosk::guide_of(all->items[0], *all)};
            const auto slip = kiosk::paint_slip(print, place, strings, width);
            CAPTURE(width, ui::name_of(language));
            CHECK(slip.width == width);
            CHECK(slip.height > width / 2);
            CHECK(slip.height < width * 5);
            CHECK(std::ranges::any_of(slip.rows, [](std::uint8_t byte) { return byte != 0; }));
        }
}
