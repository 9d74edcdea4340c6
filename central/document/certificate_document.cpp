#include "central/document/certificate_document.h"

#include "central/document/seal.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace central::document {

using base::Result;

static constexpr double page_width = 595.28;
static constexpr double page_height = 841.89;
static constexpr double left = 71;
static constexpr double width = page_width - 2 * left;
static constexpr double top = 60;
static constexpr double bottom = page_height - 66;  // Above the foot.
static constexpr double cell_padding = 6;
static constexpr double label_width = 104;
static constexpr double sign_off_height = 168;

static constexpr Colour ink{.red = 0.08, .green = 0.08, .blue = 0.09};
static constexpr Colour faint{.red = 0.42, .green = 0.42, .blue = 0.45};
static constexpr Colour rule{.red = 0.55, .green = 0.55, .blue = 0.58};
static constexpr Colour shade{.red = 0.955, .green = 0.955, .blue = 0.965};
static constexpr Colour red{.red = 0.78, .green = 0.06, .blue = 0.09};

static constexpr Style body{.size = 13.5, .colour = ink, .line_height = 1.35, .indent = 27};
static constexpr Style label{.size = 11.5, .family = Family::sans, .colour = faint};
static constexpr Style value{.size = 12.5, .colour = ink};
static constexpr Style head{
    .size = 10, .family = Family::sans, .is_bold = true, .align = Align::centre, .colour = ink};
static constexpr Style cell{.size = 10, .align = Align::centre, .colour = ink};
static constexpr Style small{.size = 8.5, .family = Family::sans, .colour = faint};

// Draws from the top down and begins a new page when the next piece does not fit.
class Writer {
public:
    Writer(Canvas& canvas, const Content& content, const Imprint& imprint)
        : canvas_(canvas), content_(content), imprint_(imprint), shares_(shares_of(content.table))
    {
    }

    // total: of pages; 0 while they are being counted.
    int write(int total, const base::QrCode& code)
    {
        total_ = total;
        heading();
        paragraph(content_.opening);
        for (const auto& field : content_.fields)
            field_row(field);
        table();
        paragraph(content_.closing);
        sign_off(code);
        finish_page();
        return page_;
    }

private:
    void heading();
    void paragraph(const std::string& text);
    void field_row(const Field&);
    void table();
    void table_head();
    void table_row(const std::vector<std::string>&);
    double row_height(const std::vector<std::string>&) const;
    void sign_off(const base::QrCode&);
    void make_room(double height);
    void finish_page();
    void begin_page();

    static std::vector<double> shares_of(const Table&);

    Canvas& canvas_;
    const Content& content_;
    const Imprint& imprint_;
    std::vector<double> shares_;
    double y_ = top;
    int page_ = 1;
    int total_ = 0;
};

std::vector<double> Writer::shares_of(const Table& table)
{
    std::vector<double> shares;
    double sum = 0;
    for (const auto& column : table.columns) {
        int share = 1;
        const auto& text = column.value;
        std::from_chars(text.data(), text.data() + text.size(), share);
        shares.push_back(std::max(share, 1));
        sum += shares.back();
    }
    for (auto& share : shares)
        share *= width / sum;
    return shares;
}

// The organ's name in red above a double rule: how official papers begin (红头).
void Writer::heading()
{
    const Style organ{.size = 24,
                      .is_bold = true,
                      .align = Align::centre,
                      .colour = red,
                      .spacing = content_.issuer.size() > 36 ? 1.0 : 4.0};
    y_ += canvas_.text({left, y_}, content_.issuer, width, organ) + 8;
    canvas_.line({left, y_}, {left + width, y_}, 2.2, red);
    canvas_.line({left, y_ + 3.4}, {left + width, y_ + 3.4}, 0.6, red);
    y_ += 12;
    const Style number{.size = 10.5, .family = Family::sans, .align = Align::right, .colour = ink};
    y_ += canvas_.text({left, y_}, "编号 No. " + imprint_.serial, width, number) + 20;
    const Style title{.size = 25,
                      .is_bold = true,
                      .align = Align::centre,
                      .colour = ink,
                      .spacing = content_.title.size() > 24 ? 2.0 : 8.0};
    y_ += canvas_.text({left, y_}, content_.title, width, title) + 2;
    const Style english{.size = 10.5, .align = Align::centre, .colour = faint, .spacing = 0.4};
    y_ += canvas_.text({left, y_}, content_.title_en, width, english) + 20;
}

void Writer::paragraph(const std::string& text)
{
    if (text.empty())
        return;
    make_room(canvas_.text_height(text, width, body) + 12);
    y_ += canvas_.text({left, y_}, text, width, body) + 12;
}

void Writer::field_row(const Field& field)
{
    const double value_width = width - label_width - 2 * cell_padding;
    const double height = canvas_.text_height(field.value, value_width, value) + 2 * cell_padding;
    make_room(height);
    canvas_.fill({left, y_}, label_width, height, shade);
    canvas_.frame({left, y_}, width, height, 0.5, rule);
    canvas_.line({left + label_width, y_}, {left + label_width, y_ + height}, 0.5, rule);
    const double label_height = canvas_.text_height(field.label, label_width, label);
    canvas_.text({left + cell_padding + 2, y_ + (height - label_height) / 2}, field.label,
                 label_width - cell_padding, label);
    canvas_.text({left + label_width + cell_padding + 2, y_ + cell_padding}, field.value,
                 value_width, value);
    y_ += height;
    if (&field == &content_.fields.back())
        y_ += 14;
}

double Writer::row_height(const std::vector<std::string>& row) const
{
    double height = 0;
    for (std::size_t i = 0; i < row.size(); ++i)
        height = std::max(height, canvas_.text_height(row[i], shares_[i] - 6, cell));
    return height + 7;
}

void Writer::table_head()
{
    constexpr double height = 23;
    canvas_.fill({left, y_}, width, height, shade);
    canvas_.frame({left, y_}, width, height, 0.5, rule);
    double x = left;
    for (std::size_t i = 0; i < shares_.size(); ++i) {
        const auto& name = content_.table.columns[i].label;
        if (i > 0)
            canvas_.line({x, y_}, {x, y_ + height}, 0.5, rule);
        const double text = canvas_.text_height(name, shares_[i] - 6, head);
        canvas_.text({x + 3, y_ + (height - text) / 2}, name, shares_[i] - 6, head);
        x += shares_[i];
    }
    y_ += height;
}

void Writer::table_row(const std::vector<std::string>& row)
{
    const double height = row_height(row);
    canvas_.frame({left, y_}, width, height, 0.5, rule);
    double x = left;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0)
            canvas_.line({x, y_}, {x, y_ + height}, 0.5, rule);
        const double text = canvas_.text_height(row[i], shares_[i] - 6, cell);
        canvas_.text({x + 3, y_ + (height - text) / 2}, row[i], shares_[i] - 6, cell);
        x += shares_[i];
    }
    y_ += height;
}

void Writer::table()
{
    if (shares_.empty())
        return;
    table_head();
    for (const auto& row : content_.table.rows) {
        if (y_ + row_height(row) > bottom) {
            finish_page();
            begin_page();
            table_head();
        }
        table_row(row);
    }
    y_ += 14;
}

void Writer::sign_off(const base::QrCode& code)
{
    make_room(sign_off_height);
    constexpr double side = 82;
    const double foot = bottom - 12;
    canvas_.qr({left, foot - side - 26}, side, code);
    Style note = small;
    note.colour = ink;
    canvas_.text({left, foot - 20}, "扫码核验真伪  Scan to verify", width / 2, note);

    const double middle = left + width - 112;
    const Style organ{.size = 14, .align = Align::centre, .colour = ink};
    canvas_.text({middle - 112, foot - 112}, content_.issuer, 224, organ);
    canvas_.text({middle - 112, foot - 86}, imprint_.date, 224, organ);
    // Over the name and the year of the date, as a hand presses it (骑年盖月); what the seal says
    // of itself stays clear of both.
    draw_seal(canvas_, {middle, foot - 84});
}

void Writer::make_room(double height)
{
    if (y_ + height <= bottom)
        return;
    finish_page();
    begin_page();
}

void Writer::begin_page()
{
    ++page_;
    y_ = top;
    Style running{.size = 9.5, .family = Family::sans, .colour = faint};
    canvas_.text({left, y_}, content_.title, width, running);
    running.align = Align::right;
    y_ += canvas_.text({left, y_}, "编号 No. " + imprint_.serial, width, running) + 10;
}

// The foot says on every page what the paper is, also when pages are separated.
void Writer::finish_page()
{
    const double y = page_height - 52;
    canvas_.line({left, y}, {left + width, y}, 0.5, rule);
    canvas_.text({left, y + 6},
                 "演示样张，无法律效力。由一门（Yimen）自助终端打印。\n"
                 "Demonstration specimen without legal effect. Printed by a Yimen terminal.",
                 width, small);
    Style pages = small;
    pages.align = Align::right;
    canvas_.text({left, y + 6}, fmt::format("第 {} 页 共 {} 页", page_, total_), width, pages);
    canvas_.end_page();
}

static int pages_of(const Fonts& fonts, const Content& content, const Imprint& imprint,
                    const base::QrCode& code)
{
    auto draft = Canvas::draft(fonts);
    return Writer(draft, content, imprint).write(0, code);
}

Result<int> count_pages(const Fonts& fonts, const Content& content, const Imprint& imprint)
{
    const auto code = TRY(base::encode_qr(imprint.verify_url));
    return pages_of(fonts, content, imprint, code);
}

// Once to count, once to keep: a page says of how many it is one.
Result<Rendered> render(const Fonts& fonts, const Content& content, const Imprint& imprint)
{
    const auto code = TRY(base::encode_qr(imprint.verify_url));
    const int pages = pages_of(fonts, content, imprint, code);

    Canvas canvas(fonts, page_width, page_height, content.title);
    Writer(canvas, content, imprint).write(pages, code);
    return Rendered
    {
        .pdf = TRY(std::move(canvas).finish())
        , .pages = pages
    };
}

}  // namespace central::document
