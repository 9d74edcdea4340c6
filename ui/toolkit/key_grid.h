// Keys as on a keyboard: rows of one height, keys of one width, wherever a row has as many.
#pragma once

#include "ui/toolkit/widget.h"

namespace ui::toolkit {

class KeyGrid final : public Widget {
public:
    // Keys stand `gap` apart, in a grid of so many columns.
    KeyGrid(double columns, int gap) : columns_(columns), gap_(gap) {}

    void begin_row() { rows_.emplace_back(); }
    // So many columns wide, in the row begun last. Nothing: an empty place.
    void add(Part key, double columns = 1) { rows_.back().push_back({std::move(key), columns}); }

    // Each key at least as high as anything to touch.
    Size measure(const Kit&, int width) const override;
    void draw(Drawing&, const Rect&) const override;

private:
    struct Cell {
        Part key;
        double columns = 1;
    };
    double columns_;
    int gap_;
    std::vector<std::vector<Cell>> rows_;
};

}  // namespace ui::toolkit
