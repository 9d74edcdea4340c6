#include "ui/receipt.h"

#include "base/qr.h"
#include "ui/toolkit/painter.h"
#include "ui/toolkit/widget.h"

#include <algorithm>
#include <utility>

namespace ui {

using namespace toolkit;

namespace {

constexpr Colour black{0, 0, 0};
constexpr Colour white{255, 255, 255};

// Sizes in dots for a head of 576; narrower heads get smaller letters, never below what 8 dots a
// millimetre can show of a character with many strokes.
constexpr int design_width = 576;
constexpr int least_letter = 22;

// Darker than this grey becomes a dot: a little fuller than half, as thin strokes burn away.
constexpr std::uint32_t threshold = 150;

class Slip {
public:
    Slip(const Strings& strings, Language shown, int width)
        : strings_(strings),
          first_(shown == Language::en ? Language::en : Language::zh),
          second_(shown == Language::zh   ? Language::en
                  : shown == Language::en ? Language::zh
                                          : shown),
          width_(width)
    {
    }

    int scaled(int design) const { return design * width_ / design_width; }
    Font font(int design, bool is_bold) const
    {
        return {std::max(scaled(design), least_letter), is_bold};
    }
    const std::string& first(std::string_view id) const { return strings_.text(first_, id); }
    const std::string& second(std::string_view id) const { return strings_.text(second_, id); }
    const std::string& first_of(const std::string& zh, const std::string& en) const
    {
        return first_ == Language::en && !en.empty() ? en : zh;
    }
    // Names from outside are Chinese and English; other languages have none.
    std::string second_of(const std::string& zh, const std::string& en) const
    {
        return second_ == Language::zh ? zh : second_ == Language::en ? en : std::string();
    }
    std::string both(std::string_view id) const
    {
        return first(id) == second(id) ? first(id) : first(id) + " · " + second(id);
    }

    Part line(const std::string& text, int size, bool is_bold, Align align) const
    {
        return label(text, {.font = font(size, is_bold), .colour = black, .align = align});
    }
    Part rule(int thickness) const { return box({.fill = black}, space(width_, thickness)); }
    // Both languages, one below the other.
    Part pair(const std::string& one, const std::string& other, int size, Align align) const
    {
        auto column = std::make_unique<Column>(0);
        column->add(line(one, size, true, align));
        if (!other.empty() && other != one)
            column->add(line(other, size * 3 / 4, false, align));
        return column;
    }
    Part row(std::string_view id, Part value) const
    {
        auto names = at_least({scaled(168), 0}, pair(first(id), second(id), 26, Align::left));
        auto line_of_two = std::make_unique<Row>(scaled(12));
        line_of_two->add(std::move(names)).add(std::move(value), 1);
        return line_of_two;
    }
    Part row(std::string_view id, const std::string& value) const
    {
        return row(id, line(value, 28, true, Align::left));
    }

private:
    const Strings& strings_;
    Language first_;
    Language second_;
    int width_;
};

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
                                          .fill = black});
    }

private:
    base::QrCode code_;
    int module_;
};

// Of a ReceiptContent or a ComplaintSlip.
Part head(const Slip& slip, const auto& content, std::string_view heading)
{
    auto column = std::make_unique<Column>(slip.scaled(6));
    column->add(centred(toolkit::icon(IconId::door, slip.scaled(84), black)))
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

Part outcome(const Slip& slip, PaperSaid said)
{
    const auto id = outcome_id(said);
    return box({.radius = slip.scaled(12),
                .padding_x = slip.scaled(20),
                .padding_y = slip.scaled(14),
                .border = black,
                .border_width = 3},
               slip.pair(slip.first(id), slip.second(id), 32, Align::centre));
}

Part facts(const Slip& slip, const ReceiptContent& content)
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

void add_code(Column& column, const Slip& slip, const std::string& url, std::string_view words)
{
    auto code = base::encode_qr(url);
    if (!code)
        return;
    // About 35 mm: phones read it at arm's length.
    const int module = std::max(3, slip.scaled(280) / (code->size + 8));
    column.add(centred(std::make_unique<QrPicture>(std::move(*code), module)))
        .add(slip.pair(slip.first(words), slip.second(words), 28, Align::centre));
}

Part whole(const Slip& slip, const ReceiptContent& content)
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

Part whole(const Slip& slip, const ComplaintSlip& content)
{
    auto number = box({.radius = slip.scaled(12),
                       .padding_x = slip.scaled(20),
                       .padding_y = slip.scaled(14),
                       .border = black,
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

base::Bitmap to_dots(const Canvas& canvas, Size size)
{
    base::Bitmap bitmap{.width = size.width, .height = size.height, .rows = {}};
    bitmap.rows.resize(bitmap.stride() * static_cast<std::size_t>(size.height));
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            if ((canvas.at(x, y) & 0xFF) < threshold)
                bitmap.rows[static_cast<std::size_t>(y) * bitmap.stride() +
                            static_cast<std::size_t>(x) / 8] |=
                    static_cast<std::uint8_t>(0x80 >> (x % 8));
    return bitmap;
}

// content: ReceiptContent or ComplaintSlip.
base::Bitmap painted(const auto& content, const Strings& strings, int width_dots)
{
    Typesetter typesetter;
    typesetter.prefer(content.language == Language::en ? Script::latin : Script::chinese);
    const Theme theme{};
    const Kit kit{theme, typesetter};
    const int margin = width_dots / 48;
    const auto slip = box({.padding_x = margin},
                          whole(Slip(strings, content.language, width_dots - 2 * margin), content));
    const Size size{width_dots, slip->measure(kit, width_dots).height};
    Scene scene;
    Drawing drawing{scene, kit, {}};
    slip->draw(drawing, {0, 0, size.width, size.height});
    Canvas canvas(size, white);
    paint(scene, canvas.view(), {0, 0, size.width, size.height}, typesetter);
    scene.wipe();
    return to_dots(canvas, size);
}

}  // namespace

base::Bitmap paint_receipt(const ReceiptContent& content, const Strings& strings, int width_dots)
{
    return painted(content, strings, width_dots);
}

base::Bitmap paint_complaint(const ComplaintSlip& content, const Strings& strings, int width_dots)
{
    return painted(content, strings, width_dots);
}

}  // namespace ui
