#include "tests/drivers/camera/corpus/scene.h"

#include "tests/drivers/camera/corpus/sensor.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace corpus {

namespace {

// A camera that sees 60 degrees across, as webcams and phones' front cameras do.
constexpr double focal_length = 0.87;  // Of the picture's width.

// From a picture's point to the label's plane: the inverse of turning, tilting and projecting.
class Projection {
public:
    Projection(const Camera& camera, int code_size)
        : camera_(camera), half_(code_size / 2.0), focal_(focal_length * camera.width)
    {
        const double distance = focal_ / camera.module;
        const double ct = std::cos(camera.turn), st = std::sin(camera.turn);
        const double cx = std::cos(camera.tilt_x), sx = std::sin(camera.tilt_x);
        const double cy = std::cos(camera.tilt_y), sy = std::sin(camera.tilt_y);
        // Columns of the rotation that carry the label's two axes into the camera's space.
        const std::array<double, 3> u{cy * ct, cx * st + sx * sy * ct, sx * st - cx * sy * ct};
        const std::array<double, 3> v{-cy * st, cx * ct - sx * sy * st, sx * ct + cx * sy * st};
        const double away_x = camera.x / camera.module, away_y = camera.y / camera.module;
        invert({u[0], v[0], away_x, u[1], v[1], away_y, u[2], v[2], distance});
    }

    std::pair<double, double> plane(double px, double py) const
    {
        const double x = (px - camera_.width / 2.0) / focal_;
        const double y = (py - camera_.height / 2.0) / focal_;
        const double w = m_[6] * x + m_[7] * y + m_[8];
        return {(m_[0] * x + m_[1] * y + m_[2]) / w + half_,
                (m_[3] * x + m_[4] * y + m_[5]) / w + half_};
    }

private:
    void invert(const std::array<double, 9>& a)
    {
        const double d = a[0] * (a[4] * a[8] - a[5] * a[7]) - a[1] * (a[3] * a[8] - a[5] * a[6]) +
                         a[2] * (a[3] * a[7] - a[4] * a[6]);
        m_ = {(a[4] * a[8] - a[5] * a[7]) / d, (a[2] * a[7] - a[1] * a[8]) / d,
              (a[1] * a[5] - a[2] * a[4]) / d, (a[5] * a[6] - a[3] * a[8]) / d,
              (a[0] * a[8] - a[2] * a[6]) / d, (a[2] * a[3] - a[0] * a[5]) / d,
              (a[3] * a[7] - a[4] * a[6]) / d, (a[1] * a[6] - a[0] * a[7]) / d,
              (a[0] * a[4] - a[1] * a[3]) / d};
    }

    const Camera& camera_;
    double half_;
    double focal_;
    std::array<double, 9> m_{};
};

bool covers(double x, double y, const auto& spot, double& distance)
{
    const double c = std::cos(spot.angle), s = std::sin(spot.angle);
    const double dx = x - spot.x, dy = y - spot.y;
    const double a = (dx * c + dy * s) / spot.radius_x;
    const double b = (dy * c - dx * s) / spot.radius_y;
    distance = a * a + b * b;
    return distance < 1;
}

// Soft clouds: what is behind the label, out of focus.
double cloud(std::uint64_t texture, double x, double y)
{
    const double fx = std::floor(x), fy = std::floor(y);
    const double ax = x - fx, ay = y - fy;
    const auto at = [&](int dx, int dy) {
        return grain(texture, static_cast<std::int64_t>(fx) + dx,
                     static_cast<std::int64_t>(fy) + dy);
    };
    const double wx = ax * ax * (3 - 2 * ax), wy = ay * ay * (3 - 2 * ay);
    return std::lerp(std::lerp(at(0, 0), at(1, 0), wx), std::lerp(at(0, 1), at(1, 1), wx), wy);
}

double around(const Label& label, double u, double v, double size)
{
    // The sheet or the phone's screen goes on for a while; then comes the room.
    const double edge = label.around == Label::Around::screen ? 6 : 10;
    const double out = std::max({-u, -v, u - size, v - size}) - label.quiet;
    if (out > edge)
        return 0.15 + 0.5 * cloud(label.texture, u / 9, v / 9);
    switch (label.around) {
    case Label::Around::page: {
        const bool is_clear = out < 1;
        const bool is_print = !is_clear && is_ink(label.texture, u / 2.2, v / 2.2);
        return is_print ? label.dark + 0.08 : label.light;
    }
    case Label::Around::plain:
        return label.around_grey;
    case Label::Around::screen:
        return out < 2 ? label.light : label.around_grey;
    }
    return 0;
}

double lit(const Light& light, const Camera& camera, double x, double y)
{
    const double nx = x / camera.width, ny = y / camera.height;
    double level = light.level * (1 - light.fall_x * nx) * (1 - light.fall_y * ny);
    if (light.has_shadow) {
        const double side = (x - camera.width / 2.0) * std::cos(light.shadow_angle) +
                            (y - camera.height / 2.0) * std::sin(light.shadow_angle) -
                            light.shadow_place;
        const double inside = std::clamp(0.5 + side / light.shadow_softness, 0.0, 1.0);
        level *= 1 - light.shadow_depth * inside;
    }
    if (light.moire > 0) {
        const double along = x * std::cos(light.moire_angle) + y * std::sin(light.moire_angle);
        const double across = y * std::cos(light.moire_angle) - x * std::sin(light.moire_angle);
        const double phase = 2 * std::numbers::pi * (along + light.moire_bend * across * across) /
                             light.moire_period;
        level *= 1 - light.moire * (0.5 + 0.5 * std::sin(phase));
    }
    return level;
}

double glare(const Light& light, double x, double y)
{
    double sum = light.veil;
    double distance = 0;
    for (const auto& spot : light.glares)
        if (covers(x, y, spot, distance))
            sum += spot.strength * std::min(1.0, 2.5 * (1 - distance));
    return sum;
}

}  // namespace

bool is_ink(std::uint64_t texture, double x, double y)
{
    const double line = std::floor(y / 1.6);
    const double in_line = y - line * 1.6;
    const double letter = std::floor(x / 0.8);
    const double in_letter = x - letter * 0.8;
    if (in_line > 1 || in_letter > 0.65)
        return false;
    const auto row = static_cast<std::int64_t>(line);
    const auto column = static_cast<std::int64_t>(letter);
    if (grain(texture, column, row) < 0.18)
        return false;  // A gap between words.
    const auto stroke_x = column * 4 + static_cast<std::int64_t>(in_letter / 0.165);
    const auto stroke_y = row * 6 + static_cast<std::int64_t>(in_line / 0.168);
    return grain(texture + 1, stroke_x, stroke_y) < 0.45;
}

double reflectance(const Label& label, double u, double v)
{
    const auto size = static_cast<double>(label.code.size);
    double distance = 0;
    for (const auto& stain : label.stains)
        if (covers(u, v, stain, distance))
            return stain.grey;
    if (u >= 0 && v >= 0 && u < size && v < size)
        return label.code.is_black(static_cast<int>(u), static_cast<int>(v)) ? label.dark
                                                                             : label.light;
    if (u >= -label.quiet && v >= -label.quiet && u < size + label.quiet && v < size + label.quiet)
        return label.light;
    return around(label, u, v, size);
}

Picture take(const std::function<double(double, double)>& seen, const Camera& camera,
             const Light& light, Random& random)
{
    // Four rays a pixel: a sensor's pixel has an area.
    static constexpr std::array<double, 2> offsets{0.25, 0.75};
    Exposure exposure(camera.width, camera.height);
    for (int y = 0; y < camera.height; ++y)
        for (int x = 0; x < camera.width; ++x) {
            double sum = 0;
            for (double dy : offsets)
                for (double dx : offsets)
                    sum += seen(x + dx, y + dy);
            exposure.at(x, y) = static_cast<float>(sum / 4 * lit(light, camera, x + 0.5, y + 0.5) +
                                                   glare(light, x + 0.5, y + 0.5));
        }
    exposure.spread_disc(camera.defocus);
    exposure.spread_line(camera.motion, camera.motion_angle);
    exposure.spread_bell(camera.lens);
    return exposure.develop(camera.noise, random);
}

Picture take(const Label& label, const Camera& camera, const Light& light, Random& random)
{
    const Projection projection(camera, label.code.size);
    return take(
        [&](double x, double y) {
            const auto [u, v] = projection.plane(x, y);
            return reflectance(label, u, v);
        },
        camera, light, random);
}

}  // namespace corpus
