#include "ui/toolkit/key_grid.h"

namespace ui::toolkit {

Size KeyGrid::measure(const Kit& kit, int width) const
{
    const int rows = static_cast<int>(rows_.size());
    return {width, rows * kit.theme.target + (rows - 1) * gap_};
}

void KeyGrid::draw(Drawing& drawing, const Rect& rect) const
{
    const int rows = static_cast<int>(rows_.size());
    const double unit = (rect.width + gap_) / columns_;
    const int height = (rect.height - (rows - 1) * gap_) / std::max(rows, 1);
    int y = rect.y;
    for (const auto& row : rows_) {
        double at = 0;
        for (const auto& cell : row) {
            const int left = rect.x + static_cast<int>(at * unit);
            at += cell.columns;
            const int right = rect.x + static_cast<int>(at * unit) - gap_;
            if (cell.key)
                cell.key->draw(drawing, {left, y, right - left, height});
        }
        y += height + gap_;
    }
}

}  // namespace ui::toolkit
