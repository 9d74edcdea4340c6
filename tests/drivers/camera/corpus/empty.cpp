#include "tests/drivers/camera/corpus/corpus.h"

#include "base/verify.h"

#include <array>
#include <cmath>

namespace corpus {

namespace {

using Scene = std::function<double(double, double)>;

constexpr std::array<std::string_view, 12> names{
    "text page", "small print",   "stripes",       "bar code", "chequers",     "grid of lines",
    "halftone",  "random blocks", "corners alone", "clouds",   "sensor noise", "an even wall"};

double turned_x(double x, double y, double angle)
{
    return x * std::cos(angle) + y * std::sin(angle);
}

// A square of finder patterns as a code has them, around modules that are chance.
bool is_false_code(std::uint64_t texture, double u, double v, int size, bool has_inside)
{
    if (u < 0 || v < 0 || u >= size || v >= size)
        return false;
    const int x = static_cast<int>(u), y = static_cast<int>(v);
    const auto corner = [&](int left, int top) -> int {
        const int ring = std::max(std::abs(x - left - 3), std::abs(y - top - 3));
        return ring > 4 ? -1 : ring;
    };
    for (const int ring : {corner(0, 0), corner(size - 7, 0), corner(0, size - 7)})
        if (ring >= 0)
            return ring <= 1 || ring == 3;
    if (x == 6 || y == 6)
        return (x + y) % 2 == 0;
    return has_inside && grain(texture, x, y) < 0.5;
}

Scene printed(std::uint64_t texture, double scale, double angle)
{
    return [=](double x, double y) {
        return is_ink(texture, turned_x(x, y, angle) / scale, turned_x(y, -x, angle) / scale)
                   ? 0.1
                   : 0.85;
    };
}

Scene ruled(std::uint64_t texture, int number, double scale, double angle)
{
    return [=](double x, double y) {
        const double u = turned_x(x, y, angle) / scale, v = turned_x(y, -x, angle) / scale;
        const auto column = static_cast<std::int64_t>(std::floor(u));
        const auto row = static_cast<std::int64_t>(std::floor(v));
        switch (number) {
        case 0:
            return column % 2 == 0 ? 0.1 : 0.85;
        case 1:
            return row % 12 < 9 && grain(texture, column, row / 12) < 0.5 ? 0.1 : 0.85;
        case 2:
            return (column + row) % 2 == 0 ? 0.1 : 0.85;
        case 3:
            return column % 6 == 0 || row % 6 == 0 ? 0.1 : 0.85;
        case 4:
            return std::hypot(u - static_cast<double>(column) - 0.5,
                              v - static_cast<double>(row) - 0.5) < 0.4
                       ? 0.1
                       : 0.85;
        default:
            return grain(texture, column, row) < 0.5 ? 0.1 : 0.85;
        }
    };
}

Scene false_code(std::uint64_t texture, bool has_inside, double scale, double angle, double x0,
                 double y0)
{
    const int size = 21 + 4 * static_cast<int>(texture % 8);
    return [=](double x, double y) {
        const double u = turned_x(x - x0, y - y0, angle) / scale;
        const double v = turned_x(y - y0, x0 - x, angle) / scale;
        return is_false_code(texture, u, v, size, has_inside) ? 0.1 : 0.85;
    };
}

Scene scene_of(int kind, int round, Size size, Random& random)
{
    const auto texture = static_cast<std::uint64_t>(random.whole(0, 1 << 30));
    const double angle = random.angle();
    const double x0 = size.width * 0.3, y0 = size.height * 0.25;
    switch (kind) {
    case 0:
        return printed(texture, random.between(12, 30), angle);
    case 1:
        return printed(texture, random.between(5, 10), angle);
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
        return ruled(texture, kind - 2, random.between(2.5, 12), angle);
    case 8:
        // Turns of the rounds differ in whether there is chance inside.
        return false_code(texture, round % 2 == 0, random.between(3, 5.5),
                          random.between(-0.3, 0.3), x0, y0);
    case 9:
        return [=](double x, double y) {
            return 0.5 + 0.4 * std::sin(x / 23 + 3 * std::sin(y / 41 + angle));
        };
    default:
        return [](double, double) { return 0.5; };
    }
}

}  // namespace

std::string_view name_of_empty(int number)
{
    return names[static_cast<std::size_t>(number) % names.size()];
}

Picture make_empty(std::uint64_t seed, int number)
{
    VERIFY(number >= 0 && number < empty_count);
    Random random(static_cast<std::uint64_t>(grain(seed, -1, number) * 0x1p53));
    const int kind = number % static_cast<int>(names.size());
    const int round = number / static_cast<int>(names.size());
    const Size size = round % 3 == 2 ? hd : vga;
    Camera camera;
    camera.width = size.width;
    camera.height = size.height;
    camera.noise = kind == 10 ? random.between(30, 60) : random.between(1.5, 6);
    camera.defocus = random.happens(0.3) ? random.between(0.5, 2) : 0;
    Light light;
    light.fall_x = random.between(0, 0.5);
    light.fall_y = random.between(0, 0.5);
    return take(scene_of(kind, round, size, random), camera, light, random);
}

}  // namespace corpus
