#include "tests/drivers/camera/corpus/sensor.h"

#include <algorithm>
#include <cmath>

namespace corpus {

Exposure::Exposure(int width, int height)
    : width_(width),
      height_(height),
      light_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))
{
}

float Exposure::clamped(int x, int y) const
{
    return light_[index(std::clamp(x, 0, width_ - 1), std::clamp(y, 0, height_ - 1))];
}

// Sums of rows make each of the disc's chords one subtraction.
void Exposure::spread_disc(double radius)
{
    if (radius < 0.3)
        return;
    const int reach = static_cast<int>(std::ceil(radius));
    const int padded = width_ + 2 * reach + 2;
    std::vector<double> sums(static_cast<std::size_t>(padded) * static_cast<std::size_t>(height_));
    const auto sum_at = [&](int y) {
        return &sums[static_cast<std::size_t>(std::clamp(y, 0, height_ - 1)) *
                     static_cast<std::size_t>(padded)];
    };
    for (int y = 0; y < height_; ++y) {
        double sum = 0;
        for (int i = 0; i < padded; ++i) {
            sum_at(y)[i] = sum;
            sum += static_cast<double>(clamped(i - reach - 1, y));
        }
    }
    std::vector<float> out(light_.size());
    for (int y = 0; y < height_; ++y)
        for (int x = 0; x < width_; ++x) {
            double sum = 0, weight = 0;
            for (int dy = -reach; dy <= reach; ++dy) {
                const double half = std::sqrt(std::max(0.0, radius * radius - dy * dy));
                if (dy * dy > radius * radius)
                    continue;
                // The chord's ends lie within pixels: these count in part.
                const int whole = static_cast<int>(half);
                const double part = half - whole;
                const double* s = sum_at(y + dy) + x + reach + 1;
                const double inner = s[whole + 1] - s[-whole];
                const double outer =
                    s[std::min(whole + 2, reach + 1)] - s[-std::min(whole + 1, reach)];
                sum += inner + part * (outer - inner);
                weight += 2 * half + 1;
            }
            out[index(x, y)] = static_cast<float>(sum / weight);
        }
    light_ = std::move(out);
}

void Exposure::spread_line(double length, double angle)
{
    if (length < 0.5)
        return;
    const int steps = std::max(3, static_cast<int>(length * 2));
    std::vector<float> out(light_.size());
    for (int i = 0; i < steps; ++i) {
        const double along = length * ((i + 0.5) / steps - 0.5);
        const double dx = along * std::cos(angle), dy = along * std::sin(angle);
        const int bx = static_cast<int>(std::floor(dx)), by = static_cast<int>(std::floor(dy));
        const auto ax = static_cast<float>(dx - bx), ay = static_cast<float>(dy - by);
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x) {
                const float top =
                    std::lerp(clamped(x + bx, y + by), clamped(x + bx + 1, y + by), ax);
                const float below =
                    std::lerp(clamped(x + bx, y + by + 1), clamped(x + bx + 1, y + by + 1), ax);
                out[index(x, y)] += std::lerp(top, below, ay) / static_cast<float>(steps);
            }
    }
    light_ = std::move(out);
}

void Exposure::spread_bell(double deviation)
{
    const int reach = std::max(1, static_cast<int>(std::ceil(deviation * 3)));
    std::vector<float> weights;
    float total = 0;
    for (int i = -reach; i <= reach; ++i) {
        weights.push_back(static_cast<float>(std::exp(-i * i / (2 * deviation * deviation))));
        total += weights.back();
    }
    std::vector<float> out(light_.size());
    for (const bool is_across : {true, false}) {
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x) {
                float sum = 0;
                for (int i = -reach; i <= reach; ++i)
                    sum += weights[static_cast<std::size_t>(i + reach)] *
                           (is_across ? clamped(x + i, y) : clamped(x, y + i));
                out[index(x, y)] = sum / total;
            }
        light_.swap(out);
    }
}

Picture Exposure::develop(double noise, Random& random) const
{
    auto out = drivers::camera::make_picture(width_, height_);
    for (std::size_t i = 0; i < light_.size(); ++i) {
        // Four uniform draws make a bell of deviation 1/sqrt(3).
        const double bell =
            (random.part() + random.part() + random.part() + random.part() - 2) * std::sqrt(3.0);
        const double light = std::clamp(static_cast<double>(light_[i]), 0.0, 1.0);
        const double level = 255 * light + bell * noise * (0.6 + 0.6 * std::sqrt(light));
        out.pixels[i] = static_cast<std::uint8_t>(std::clamp(std::lround(level), 0L, 255L));
    }
    return out;
}

}  // namespace corpus
