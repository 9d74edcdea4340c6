#include "ui/receipt.h"

#include "base/qr.h"
#include "ui/slip_layout.h"

#include <algorithm>
#include <utility>

namespace ui {

using namespace toolkit;

namespace {

// Each module a whole number of dots, so that none is blurred.
class QrPicture final : public Widget {
public:
    QrPicture(base::QrCode code, int module) : code_(std::move(code)), module_(module) {}
    Size measure(const Kit&, int) const override
    {
        const int side = (code_.size + 8) * module_;
        return {side, side};
    }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        for (int y = 0; y < code_.size; ++y)
            for (int x = 0; x < code_.size; ++x)
                if (code_.is_black(x, y))
                    drawing.scene.add(Box{.rect = {rect.x + (x + 4) * module_,
                                                   rect.y + (y + 4) * module_, module_, module_},
                                          .fill = slip_black});
    }

private:
    base::QrCode code_;
    int module_;
};

// Of a ReceiptContent or a ComplaintSlip.
Part head(const SlipLayout& slip, const auto& content, std::string_view heading)
{
    auto column = std::make_unique<Column>(slip.scaled(6));
    column->add(centred(toolkit::icon(IconId::door, slip.scaled(84), slip_black)))
        .add(slip.pair(slip.first_of(content.office, content.office_en),
                       slip.second_of(content.office, content.office_en), 34, Align::centre))
        .add(slip.line(slip.both(heading), 28, true, Align::centre));
    return column;
}

std::string_view outcome_id(PaperSaid outcome)
{
    switch (outcome) {
    case PaperSaid::printed:
        return "receipt.printed";
    case PaperSaid::not_printed:
        return "receipt.not_printed";
    case PaperSaid::unknown:
        return "receipt.unknown";
    }
    std::unreachable();
}

Part outcome(const SlipLayout& slip, PaperSaid said)
{
    const auto id = outcome_id(said);
    return box({.radius = slip.scaled(12),
                .padding_x = slip.scaled(20),
                .padding_y = slip.scaled(14),
                .border = slip_black,
                .border_width = 3},
               slip.pair(slip.first(id), slip.second(id), 32, Align::centre));
}

Part facts(const SlipLayout& slip, const ReceiptContent& content)
{
    auto column = std::make_unique<Column>(slip.scaled(10));
    column
        ->add(slip.row("receipt.title",
                       slip.pair(slip.first_of(content.title, content.title_en),
                                 slip.second_of(content.title, content.title_en), 28, Align::left)))
        .add(slip.row("receipt.name", content.masked_name.reveal()))
        .add(slip.row("receipt.number", content.masked_number.reveal()))
        .add(slip.row("receipt.serial", content.serial))
        .add(slip.row("receipt.time", content.time))
        .add(slip.row("receipt.terminal", content.terminal));
    return column;
}

void add_code(Column& column, const SlipLayout& slip, const std::string& url,
              std::string_view words)
{
    auto code = base::encode_qr(url);
    if (!code)
        return;
    // About 35 mm: phones read it at arm's length.
    const int module = std::max(3, slip.scaled(280) / (code->size + 8));
    column.add(centred(std::make_unique<QrPicture>(std::move(*code), module)))
        .add(slip.pair(slip.first(words), slip.second(words), 28, Align::centre));
}

Part whole(const SlipLayout& slip, const ReceiptContent& content)
{
    auto column = std::make_unique<Column>(slip.scaled(18));
    column->add(head(slip, content, "receipt.heading"))
        .add(slip.rule(3))
        .add(outcome(slip, content.outcome))
        .add(facts(slip, content))
        .add(slip.rule(3));
    add_code(*column, slip, content.verify_url, "receipt.verify");
    column
        ->add(slip.pair(slip.first("receipt.keep"), slip.second("receipt.keep"), 26, Align::centre))
        .add(slip.line(slip.first("receipt.phone") + " " + content.phone, 28, true, Align::centre));
    return column;
}

Part whole(const SlipLayout& slip, const ComplaintSlip& content)
{
    auto number = box({.radius = slip.scaled(12),
                       .padding_x = slip.scaled(20),
                       .padding_y = slip.scaled(14),
                       .border = slip_black,
                       .border_width = 3},
                      slip.line(content.number, 36, true, Align::centre));
    auto facts = std::make_unique<Column>(slip.scaled(10));
    facts
        ->add(slip.row("receipt.about", slip.pair(slip.first(content.subject),
                                                  slip.second(content.subject), 28, Align::left)))
        .add(slip.row("receipt.time", content.time))
        .add(slip.row("receipt.terminal", content.terminal));
    auto column = std::make_unique<Column>(slip.scaled(18));
    column->add(head(slip, content, content.kind))
        .add(slip.rule(3))
        .add(std::move(number))
        .add(std::move(facts))
        .add(slip.rule(3));
    add_code(*column, slip, content.follow_url, "receipt.follow");
    column->add(
        slip.line(slip.first("receipt.phone") + " " + content.phone, 28, true, Align::centre));
    return column;
}

}  // namespace

base::Bitmap paint_receipt(const ReceiptContent& content, const Strings& strings, int width_dots)
{
    return paint_slip(content.language, strings, width_dots,
                      [&content](const SlipLayout& slip) { return whole(slip, content); });
}

base::Bitmap paint_complaint(const ComplaintSlip& content, const Strings& strings, int width_dots)
{
    return paint_slip(content.language, strings, width_dots,
                      [&content](const SlipLayout& slip) { return whole(slip, content); });
}

}  // namespace ui
