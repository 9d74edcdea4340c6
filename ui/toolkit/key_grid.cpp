#include "ui/toolkit/key_grid.h"

namespace ui::toolkit {

Size KeyGrid::measure(const Kit& kit, int width) const
{
    const int rows = static_cast<int>(rows_.size());
    return {width, rows * kit.theme.target + (rows - 1) * gap_};
}

// Where ten keys would become too narrow, they stand as near as keys may.
static constexpr double least_gap_mm = 3;

void KeyGrid::draw(Drawing& drawing, const Rect& rect) const
{
    const int rows = static_cast<int>(rows_.size());
    const auto& theme = drawing.kit.theme;
    const bool is_narrow = (rect.width + gap_) / columns_ < theme.target + gap_ + 1;
    const int across = is_narrow ? std::min(gap_, theme.from_mm(least_gap_mm)) : gap_;
    const double unit = (rect.width + across) / columns_;
    const int height = (rect.height - (rows - 1) * gap_) / std::max(rows, 1);
    int y = rect.y;
    for (const auto& row : rows_) {
        double at = 0;
        for (const auto& cell : row) {
            const int left = rect.x + static_cast<int>(at * unit);
            at += cell.columns;
            const int right = rect.x + static_cast<int>(at * unit) - across;
            if (cell.key)
                cell.key->draw(drawing, {left, y, right - left, height});
        }
        y += height + gap_;
    }
}

}  // namespace ui::toolkit
