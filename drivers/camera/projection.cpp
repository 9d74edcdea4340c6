#include "drivers/camera/projection.h"

#include <cmath>
#include <utility>

namespace drivers::camera {

static std::optional<std::array<double, 8>> solve(std::array<std::array<double, 9>, 8> rows)
{
    for (std::size_t i = 0; i < 8; ++i) {
        std::size_t pivot = i;
        for (std::size_t j = i + 1; j < 8; ++j)
            if (std::abs(rows[j][i]) > std::abs(rows[pivot][i]))
                pivot = j;
        if (std::abs(rows[pivot][i]) < 1e-9)
            return {};
        std::swap(rows[i], rows[pivot]);
        for (std::size_t j = i + 1; j < 8; ++j) {
            const double times = rows[j][i] / rows[i][i];
            for (std::size_t k = i; k < 9; ++k)
                rows[j][k] -= times * rows[i][k];
        }
    }
    std::array<double, 8> out{};
    for (std::size_t i = 8; i-- > 0;) {
        double value = rows[i][8];
        for (std::size_t k = i + 1; k < 8; ++k)
            value -= rows[i][k] * out[k];
        out[i] = value / rows[i][i];
    }
    return out;
}

std::optional<Projection> Projection::through(const std::array<Point, 4>& code,
                                              const std::array<Point, 4>& seen)
{
    std::array<std::array<double, 9>, 8> rows{};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto [x, y] = code[i];
        const auto [u, v] = seen[i];
        rows[2 * i] = {x, y, 1, 0, 0, 0, -u * x, -u * y, u};
        rows[2 * i + 1] = {0, 0, 0, x, y, 1, -v * x, -v * y, v};
    }
    const auto solved = solve(rows);
    if (!solved)
        return {};
    Projection out;
    out.m_ = *solved;
    return out;
}

}  // namespace drivers::camera
