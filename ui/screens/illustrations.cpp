#include "ui/screens/illustrations.h"

namespace ui {

using namespace toolkit;

namespace {

// Pictures are drawn on a grid of `columns` by `rows` units in the middle of their place.
struct Grid {
    int unit;
    int middle;
    int top;

    Grid(const Rect& rect, int columns, int rows, int largest_unit)
        : unit(std::clamp(std::min(rect.width / columns, rect.height / rows), 1, largest_unit)),
          middle(rect.x + rect.width / 2),
          top(rect.y + (rect.height - rows * unit) / 2)
    {
    }
    // x counted from the middle.
    Rect rect(int x, int y, int width, int height) const
    {
        return {middle + x * unit, top + y * unit, width * unit, height * unit};
    }
};

class CardPicture final : public Widget {
public:
    explicit CardPicture(int phase) : phase_(phase) {}

    Size measure(const Kit& kit, int width) const override
    {
        return {width, kit.theme.scaled(240)};
    }

    void draw(Drawing& drawing, const Rect& rect) const override
    {
        const Grid grid(rect, 76, 52, drawing.kit.theme.scaled(11));
        const auto& palette = drawing.kit.theme.palette;
        const auto reader = grid.rect(-34, 32, 68, 16);
        drawing.scene.add(Box{.rect = reader,
                              .fill = palette.hero,
                              .fill_below = palette.hero_deep,
                              .radius = 3 * grid.unit,
                              .border = palette.brand,
                              .border_width = std::max(2, grid.unit / 4),
                              .has_shadow = true});
        drawing.scene.add(Box{.rect = reader.inset(2 * grid.unit),
                              .fill = palette.hero_deep,
                              .radius = 2 * grid.unit,
                              .border = palette.accent,
                              .border_width = std::max(2, grid.unit / 2)});
        // Down, down, there, there.
        const int above = (2 - std::min(phase_ % 4, 2)) * 3;
        draw_card(drawing, grid, 10 - above);
        drawing.scene.add(Icon{grid.rect(-3, 36, 6, 8), IconId::page_next, palette.accent});
    }

private:
    static void draw_card(Drawing& drawing, const Grid& grid, int y)
    {
        const auto& palette = drawing.kit.theme.palette;
        drawing.scene.add(Box{.rect = grid.rect(-20, y, 40, 25),
                              .fill = palette.card,
                              .fill_below = palette.brand_light,
                              .radius = 2 * grid.unit,
                              .border = palette.brand,
                              .border_width = std::max(2, grid.unit / 3),
                              .has_shadow = true});
        drawing.scene.add(Icon{grid.rect(6, y + 4, 12, 14), IconId::person, palette.brand});
        for (int line = 0; line < 4; ++line)
            drawing.scene.add(
                Box{.rect = grid.rect(-17, y + 4 + 4 * line, line == 0 ? 10 : 19 - 2 * line, 2),
                    .fill = line == 0 ? palette.brand : palette.line,
                    .radius = grid.unit});
        drawing.scene.add(
            Box{.rect = grid.rect(-17, y + 20, 30, 2), .fill = palette.line, .radius = grid.unit});
    }

    int phase_;
};

class CodePicture final : public Widget {
public:
    explicit CodePicture(int phase) : phase_(phase) {}

    Size measure(const Kit& kit, int width) const override
    {
        return {width, kit.theme.scaled(240)};
    }

    void draw(Drawing& drawing, const Rect& rect) const override
    {
        const Grid grid(rect, 76, 56, drawing.kit.theme.scaled(11));
        const auto& palette = drawing.kit.theme.palette;
        const auto scanner = grid.rect(-24, 40, 48, 14);
        drawing.scene.add(Box{.rect = scanner,
                              .fill = palette.hero,
                              .fill_below = palette.hero_deep,
                              .radius = 3 * grid.unit,
                              .border = palette.brand,
                              .border_width = std::max(2, grid.unit / 4),
                              .has_shadow = true});
        drawing.scene.add(Box{.rect = grid.rect(-15, 43, 30, 7),
                              .fill = {0, 0, 0},
                              .radius = grid.unit,
                              .border = palette.accent,
                              .border_width = std::max(2, grid.unit / 2)});
        // Down, down, there, there.
        const int above = (2 - std::min(phase_ % 4, 2)) * 2;
        draw_paper(drawing, grid, 6 - above);
    }

private:
    static void draw_paper(Drawing& drawing, const Grid& grid, int y)
    {
        const auto& palette = drawing.kit.theme.palette;
        drawing.scene.add(Box{.rect = grid.rect(-16, y, 32, 31),
                              .fill = palette.card,
                              .radius = grid.unit,
                              .border = palette.brand,
                              .border_width = std::max(2, grid.unit / 3),
                              .has_shadow = true});
        for (int line = 0; line < 2; ++line)
            drawing.scene.add(Box{.rect = grid.rect(-12, y + 3 + 4 * line, 24 - 8 * line, 2),
                                  .fill = line == 0 ? palette.brand : palette.line,
                                  .radius = grid.unit});
        draw_code(drawing, grid, y + 12);
    }

    // Enough to be known as a code, not one that can be read.
    static void draw_code(Drawing& drawing, const Grid& grid, int y)
    {
        static constexpr std::string_view rows[] = {
            "#####.#.#.#####", "#...#..##.#...#", "#.#.#.#...#.#.#", "#...#.##..#...#",
            "#####.#.#.#####", "......##.......", "#.##.#.##.#.##.", ".#..##..#.##..#",
            "##.#..##.#..#.#", ".........##.#..", "#####.##..#.##.", "#...#..#.##..#.",
            "#.#.#.#..#.#.##", "#...#.##.##..#.", "#####.#.#..#.##"};
        const auto ink = drawing.kit.theme.palette.ink;
        for (int row = 0; row < static_cast<int>(std::size(rows)); ++row)
            for (int column = 0; column < static_cast<int>(rows[row].size()); ++column)
                if (rows[row][static_cast<std::size_t>(column)] == '#')
                    drawing.scene.add(
                        Box{.rect = grid.rect(column - 7, y + row, 1, 1), .fill = ink});
    }

    int phase_;
};

class PrinterPicture final : public Widget {
public:
    PrinterPicture(PrinterDoes what, int phase) : what_(what), phase_(phase) {}

    Size measure(const Kit& kit, int width) const override
    {
        return {width, kit.theme.scaled(240)};
    }

    void draw(Drawing& drawing, const Rect& rect) const override
    {
        const Grid grid(rect, 72, 44, drawing.kit.theme.scaled(9));
        const auto& palette = drawing.kit.theme.palette;
        drawing.scene.add(Box{.rect = grid.rect(-17, 0, 34, 8),
                              .fill = palette.card,
                              .border = palette.line,
                              .border_width = std::max(1, grid.unit / 4)});
        drawing.scene.add(Box{.rect = grid.rect(-28, 4, 56, 18),
                              .fill = palette.hero,
                              .fill_below = palette.hero_deep,
                              .radius = 3 * grid.unit,
                              .border = palette.brand,
                              .border_width = std::max(2, grid.unit / 4),
                              .has_shadow = true});
        drawing.scene.add(
            Box{.rect = grid.rect(-22, 16, 44, 3), .fill = {0, 0, 0}, .radius = grid.unit});
        drawing.scene.add(
            Box{.rect = grid.rect(20, 7, 3, 3),
                .fill = what_ == PrinterDoes::waits ? palette.accent : palette.good_light,
                .radius = 2 * grid.unit});
        draw_page(drawing, grid, rows_out());
    }

private:
    int rows_out() const
    {
        switch (what_) {
        case PrinterDoes::prints:
            return 9 + phase_ % 4 * 4;
        case PrinterDoes::waits:
            return 5;
        case PrinterDoes::has_printed:
            return 26;
        }
        std::unreachable();
    }
    static void draw_page(Drawing& drawing, const Grid& grid, int rows)
    {
        const auto& palette = drawing.kit.theme.palette;
        drawing.scene.add(Box{.rect = grid.rect(-17, 17, 34, rows),
                              .fill = palette.card,
                              .border = palette.line,
                              .border_width = std::max(1, grid.unit / 4)});
        for (int y = rows - 4; y > 0; y -= 4)
            drawing.scene.add(Box{.rect = grid.rect(-13, 17 + y, y == rows - 4 ? 14 : 26, 1),
                                  .fill = palette.line});
    }

    PrinterDoes what_;
    int phase_;
};

}  // namespace

Part card_on_reader(int phase)
{
    return unmirrored(std::make_unique<CardPicture>(phase));
}

Part code_before_scanner(int phase)
{
    return unmirrored(std::make_unique<CodePicture>(phase));
}

Part printer(PrinterDoes what, int phase)
{
    return unmirrored(std::make_unique<PrinterPicture>(what, phase));
}

}  // namespace ui
