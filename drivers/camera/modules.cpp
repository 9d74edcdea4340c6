#include "drivers/camera/modules.h"

#include <algorithm>
#include <cmath>

namespace drivers::camera {

namespace {

// A module, its neighbours as far as two away, and one for the level.
constexpr int reach = 2;
constexpr std::size_t taps = (2 * reach + 1) * (2 * reach + 1) + 1;
using Row = std::array<double, taps>;

Row surroundings(const Square<float>& sampled, int x, int y)
{
    Row out{};
    std::size_t i = 0;
    for (int dy = -reach; dy <= reach; ++dy)
        for (int dx = -reach; dx <= reach; ++dx) {
            const int nx = x + dx, ny = y + dy;
            // Beyond the edge lies the quiet zone.
            const bool is_inside = nx >= 0 && ny >= 0 && nx < sampled.size && ny < sampled.size;
            out[i++] = is_inside ? static_cast<double>(sampled.at(nx, ny)) : -0.7;
        }
    out[i] = 1;
    return out;
}

struct Normal {
    std::array<Row, taps> left{};
    Row right{};

    void learn(const Row& row, double wanted, double weight)
    {
        for (std::size_t i = 0; i < taps; ++i) {
            for (std::size_t j = 0; j < taps; ++j)
                left[i][j] += weight * row[i] * row[j];
            right[i] += weight * row[i] * wanted;
        }
    }

    // Symmetric and, with the ridge, positive: no pivots are needed.
    Row solve(double ridge)
    {
        for (std::size_t i = 0; i < taps; ++i)
            left[i][i] += ridge;
        for (std::size_t i = 0; i < taps; ++i)
            for (std::size_t j = i + 1; j < taps; ++j) {
                const double times = left[j][i] / left[i][i];
                for (std::size_t k = i; k < taps; ++k)
                    left[j][k] -= times * left[i][k];
                right[j] -= times * right[i];
            }
        Row out{};
        for (std::size_t i = taps; i-- > 0;) {
            double value = right[i];
            for (std::size_t k = i + 1; k < taps; ++k)
                value -= left[i][k] * out[k];
            out[i] = value / left[i][i];
        }
        return out;
    }
};

}  // namespace

Square<float> sample(const Contrast& contrast, const Grid& grid)
{
    Square<float> out(grid.size);
    for (int y = 0; y < grid.size; ++y)
        for (int x = 0; x < grid.size; ++x)
            out.at(x, y) = contrast.at(grid.projection.seen(x + 0.5, y + 0.5));
    return out;
}

Square<float> equalise(const Square<float>& sampled, const Square<float>& before, LearnFrom from)
{
    const auto known = known_modules(sampled.size);
    Normal normal;
    for (int y = 0; y < sampled.size; ++y)
        for (int x = 0; x < sampled.size; ++x) {
            double wanted = known.at(x, y);
            double weight = 1;
            if (wanted == 0) {
                if (from == LearnFrom::known_modules)
                    continue;
                const double decided = static_cast<double>(before.at(x, y));
                wanted = decided > 0 ? 1 : -1;
                weight = std::min(1.0, std::abs(decided));
            }
            normal.learn(surroundings(sampled, x, y), wanted, weight);
        }
    const auto filter = normal.solve(from == LearnFrom::known_modules ? 3 : 1);
    Square<float> out(sampled.size);
    for (int y = 0; y < sampled.size; ++y)
        for (int x = 0; x < sampled.size; ++x) {
            const auto row = surroundings(sampled, x, y);
            double sum = 0;
            for (std::size_t i = 0; i < taps; ++i)
                sum += filter[i] * row[i];
            out.at(x, y) = static_cast<float>(sum);
        }
    return out;
}

Square<std::uint8_t> decide(const Square<float>& values)
{
    const auto known = known_modules(values.size);
    Square<std::uint8_t> out(values.size);
    for (std::size_t i = 0; i < values.values.size(); ++i) {
        const auto sure = known.values[i];
        out.values[i] = sure != 0 ? sure > 0 : values.values[i] > 0;
    }
    return out;
}

}  // namespace drivers::camera
