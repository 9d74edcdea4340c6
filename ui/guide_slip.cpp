#include "ui/guide_slip.h"

#include "ui/slip_layout.h"

namespace ui {

using namespace toolkit;

namespace {

Part pair_of(const SlipLayout& slip, const Named& name, int size, Align align)
{
    return slip.pair(slip.first_of(name.zh, name.en), slip.second_of(name.zh, name.en), size,
                     align);
}

Part pair_of(const SlipLayout& slip, std::string_view id, int size, Align align)
{
    return slip.pair(slip.first(id), slip.second(id), size, align);
}

std::string with_numbers(const SlipLayout& slip, const std::string& id, const GuideLine& line)
{
    return slip.first(id, {{"count", std::to_string(line.count)},
                           {"other", std::to_string(line.other)},
                           {"note", slip.first_of(line.note.zh, line.note.en)}});
}

// Both languages of a text, the first language alone of what has numbers.
Part words(const SlipLayout& slip, const GuideLine& line)
{
    auto column = std::make_unique<Column>(slip.scaled(2));
    if (line.pattern.empty())
        column->add(pair_of(slip, line.text, 28, Align::left));
    else
        column->add(slip.line(with_numbers(slip, line.pattern, line), 28, true, Align::left));
    if (!line.note_pattern.empty())
        column->add(slip.line(with_numbers(slip, line.note_pattern, line), 24, false, Align::left));
    else if (!line.note.zh.empty())
        column->add(slip.line(slip.first_of(line.note.zh, line.note.en), 24, false, Align::left));
    return column;
}

Part numbered(const SlipLayout& slip, const GuideLine& line, int number)
{
    auto row = std::make_unique<Row>(slip.scaled(12));
    row->add(slip.line(std::to_string(number) + ".", 28, true, Align::left))
        .add(words(slip, line), 1);
    return row;
}

Part head(const SlipLayout& slip, const GuideSlip& content)
{
    auto column = std::make_unique<Column>(slip.scaled(6));
    column->add(centred(icon(IconId::door, slip.scaled(84), slip_black)))
        .add(slip.pair(slip.first_of(content.office, content.office_en),
                       slip.second_of(content.office, content.office_en), 30, Align::centre))
        .add(slip.line(slip.both("slip.heading"), 28, true, Align::centre))
        .add(slip.rule(3))
        .add(pair_of(slip, content.guide.name, 38, Align::centre));
    return column;
}

std::vector<GuideLine> lines_on(const Guide& guide, GuideTopic topic)
{
    std::vector<GuideLine> lines;
    for (const auto& page : guide.pages)
        if (page.topic == topic)
            lines.insert(lines.end(), page.lines.begin(), page.lines.end());
    return lines;
}

Part materials(const SlipLayout& slip, const Guide& guide)
{
    auto column = std::make_unique<Column>(slip.scaled(10));
    column->add(pair_of(slip, "slip.materials", 32, Align::left));
    int number = 0;
    for (const auto& line : lines_on(guide, GuideTopic::materials))
        column->add(numbered(slip, line, ++number));
    return column;
}

const GuideLine* line_called(const std::vector<GuideLine>& lines, std::string_view label)
{
    for (const auto& line : lines)
        if (line.label == label)
            return &line;
    return nullptr;
}

void add_row(Column& column, const SlipLayout& slip, std::string_view id, const GuideLine* line)
{
    if (line)
        column.add(slip.row(id, words(slip, *line)));
}

Part facts(const SlipLayout& slip, const Guide& guide)
{
    const auto item = lines_on(guide, GuideTopic::item);
    const auto limit = lines_on(guide, GuideTopic::limit);
    const auto fee = lines_on(guide, GuideTopic::fee);
    auto column = std::make_unique<Column>(slip.scaled(12));
    add_row(*column, slip, "slip.where", line_called(item, "guide.where"));
    add_row(*column, slip, "slip.limit", line_called(limit, "guide.promised"));
    add_row(*column, slip, "slip.fee", fee.empty() ? nullptr : &fee.front());
    column->add(slip.row("slip.state_of", guide.day));
    return column;
}

Part whole(const SlipLayout& slip, const GuideSlip& content)
{
    auto column = std::make_unique<Column>(slip.scaled(18));
    column->add(head(slip, content))
        .add(slip.rule(3))
        .add(materials(slip, content.guide))
        .add(slip.rule(3))
        .add(facts(slip, content.guide))
        .add(slip.rule(3));
    if (content.guide.is_demonstration)
        column->add(pair_of(slip, "guide.demonstration", 28, Align::centre));
    column->add(slip.line(content.time, 24, false, Align::centre))
        .add(slip.line(slip.first("receipt.phone") + " " + content.phone, 28, true, Align::centre));
    return column;
}

}  // namespace

base::Bitmap paint_guide_slip(const GuideSlip& content, const Strings& strings, int width_dots)
{
    return paint_slip(content.language, strings, width_dots,
                      [&content](const SlipLayout& slip) { return whole(slip, content); });
}

}  // namespace ui
