#include "drivers/camera/symbol.h"

#include <algorithm>
#include <cstdlib>

namespace drivers::camera {

// Middles of alignment patterns, the same across and down (annex E as a rule: evenly spaced from
// the far end, in even steps, and what is left over stands at the near end).
static std::vector<int> alignments(int size)
{
    const int version = (size - 17) / 4;
    if (version == 1)
        return {};
    const int count = version / 7 + 2;
    const int step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
    std::vector<int> out{6};
    for (int i = count - 2; i >= 0; --i)
        out.push_back(size - 7 - i * step);
    return out;
}

static void draw_rings(Square<std::int8_t>& out, int middle_x, int middle_y, int reach)
{
    for (int y = middle_y - reach; y <= middle_y + reach; ++y)
        for (int x = middle_x - reach; x <= middle_x + reach; ++x) {
            if (x < 0 || y < 0 || x >= out.size || y >= out.size)
                continue;
            const int ring = std::max(std::abs(x - middle_x), std::abs(y - middle_y));
            const bool is_finder = reach == 4;
            const bool is_dark = is_finder ? ring <= 1 || ring == 3 : ring != 1;
            out.at(x, y) = is_dark ? 1 : -1;
        }
}

Square<std::int8_t> known_modules(int size)
{
    Square<std::int8_t> out(size);
    for (int i = 8; i < size - 8; ++i)
        out.at(i, 6) = out.at(6, i) = i % 2 == 0 ? 1 : -1;
    const auto middles = alignments(size);
    for (const int y : middles)
        for (const int x : middles) {
            const bool is_in_corner =
                (x == 6 && y == 6) || (x == 6 && y == size - 7) || (x == size - 7 && y == 6);
            if (!is_in_corner)
                draw_rings(out, x, y, 2);
        }
    draw_rings(out, 3, 3, 4);
    draw_rings(out, size - 4, 3, 4);
    draw_rings(out, 3, size - 4, 4);
    out.at(8, size - 8) = 1;
    return out;
}

int last_alignment(int size)
{
    return size == least_size ? 0 : size - 7;
}

}  // namespace drivers::camera
