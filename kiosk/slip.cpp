#include "kiosk/slip.h"

#include "ui/guide_slip.h"
#include "ui/receipt.h"

namespace kiosk {

static ui::PaperSaid said_of(drivers::PaperOutcome outcome)
{
    switch (outcome) {
    case drivers::PaperOutcome::printed:
        return ui::PaperSaid::printed;
    case drivers::PaperOutcome::not_printed:
        return ui::PaperSaid::not_printed;
    case drivers::PaperOutcome::unknown:
        return ui::PaperSaid::unknown;
    }
    std::unreachable();
}

base::Bitmap paint_slip(const PrintReceipt& print, const SlipPlace& place,
                        const ui::Strings& strings, int width_dots)
{
    return ui::paint_receipt({.language = print.language,
                              .office = place.office,
                              .office_en = place.office_en,
                              .title = print.title,
                              .title_en = print.title_en,
                              .masked_name = print.masked_name,
                              .masked_number = print.masked_number,
                              .serial = print.serial,
                              .time = place.time,
                              .terminal = place.terminal,
                              .phone = place.phone,
                              .outcome = said_of(print.outcome),
                              .verify_url = print.verify_url},
                             strings, width_dots);
}

base::Bitmap paint_complaint_slip(const PrintComplaintSlip& print, const std::string& follow_url,
                                  const SlipPlace& place, const ui::Strings& strings,
                                  int width_dots)
{
    return ui::paint_complaint({.language = print.language,
                                .office = place.office,
                                .office_en = place.office_en,
                                .kind = print.kind,
                                .subject = print.subject,
                                .number = print.number,
                                .time = place.time,
                                .terminal = place.terminal,
                                .phone = place.phone,
                                .follow_url = follow_url},
                               strings, width_dots);
}

base::Bitmap paint_slip(const PrintGuide& print, const SlipPlace& place, const ui::Strings& strings,
                        int width_dots)
{
    return ui::paint_guide_slip({.language = print.language,
                                 .office = place.office,
                                 .office_en = place.office_en,
                                 .time = place.time,
                                 .phone = place.phone,
                                 .guide = print.guide},
                                strings, width_dots);
}

// Rows of ever wider bars between two full edges: a dead dot or a slipping paper shows at a glance.
base::Bitmap paint_test_slip(int width_dots)
{
    constexpr int bars = 8;
    constexpr int bar_height = 16;
    base::Bitmap slip{.width = width_dots, .height = bars * bar_height, .rows = {}};
    slip.rows.resize(slip.stride() * static_cast<std::size_t>(slip.height));
    for (int y = 0; y < slip.height; ++y) {
        const int period = 2 << (y / bar_height);
        for (int x = 0; x < width_dots; ++x) {
            const bool is_edge = x < 2 || x >= width_dots - 2;
            if (is_edge || x % period < period / 2)
                slip.rows[static_cast<std::size_t>(y) * slip.stride() +
                          static_cast<std::size_t>(x) / 8] |=
                    static_cast<std::uint8_t>(0x80 >> (x % 8));
        }
    }
    return slip;
}

}  // namespace kiosk
