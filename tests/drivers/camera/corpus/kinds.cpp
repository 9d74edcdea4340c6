#include "tests/drivers/camera/corpus/corpus.h"

#include "base/verify.h"

#include <algorithm>
#include <array>

namespace corpus {

namespace {

constexpr double degree = std::numbers::pi / 180;

constexpr std::array all_kinds{
    Kind::clean,        Kind::rotated,      Kind::blurred,       Kind::motion,   Kind::perspective,
    Kind::low_contrast, Kind::noise,        Kind::phone,         Kind::damaged,  Kind::small,
    Kind::inverted,     Kind::uneven_light, Kind::no_quiet_zone, Kind::combined,
};

struct Shot {
    Label label;
    Camera camera;
    Light light;
};

// Places the code somewhere in the picture, so that all of it is seen.
void place(Camera& camera, int size, double module, Random& random)
{
    camera.module = module;
    const double reach = (std::abs(std::sin(camera.turn)) + std::abs(std::cos(camera.turn))) / 2;
    const double half = size * module * reach + 2;
    const auto room = [&](int side) { return std::max(0.0, side / 2.0 - half); };
    camera.x = random.between(-0.8, 0.8) * room(camera.width);
    camera.y = random.between(-0.8, 0.8) * room(camera.height);
}

// How large people hold a code: the part of the picture's height that it fills.
double held(const Camera& camera, int size, Random& random, double least, double most)
{
    const double reach = std::abs(std::sin(camera.turn)) + std::abs(std::cos(camera.turn));
    return std::min(random.between(least, most), 0.98) * camera.height / (size * reach);
}

// What every picture has: a hand that is not quite straight, a lens, a sensor, a room.
Shot ordinary(Random& random, int version, Size size)
{
    static constexpr std::array levels{0, 0, 0, 1, 1, 1, 1, 2, 2, 3};
    Shot out;
    out.label.code =
        make_code(random, version, levels[static_cast<std::size_t>(random.whole(0, 9))]);
    out.label.texture = static_cast<std::uint64_t>(random.whole(0, 1 << 30));
    out.label.dark = random.between(0.05, 0.16);
    out.label.light = random.between(0.75, 0.92);
    out.label.around = random.happens(0.5) ? Label::Around::page : Label::Around::plain;
    out.label.around_grey = random.between(0.2, 0.9);
    out.camera.width = size.width;
    out.camera.height = size.height;
    out.camera.turn = random.between(-8, 8) * degree;
    out.camera.tilt_x = random.between(-6, 6) * degree;
    out.camera.tilt_y = random.between(-6, 6) * degree;
    out.camera.lens = random.between(0.45, 0.8);
    out.camera.noise = random.between(1.5, 3.5);
    out.light.level = random.between(0.8, 1.05);
    out.light.fall_x = random.between(0, 0.2);
    out.light.fall_y = random.between(0, 0.2);
    return out;
}

void hold(Shot& shot, Random& random, double least = 0.5, double most = 0.85)
{
    const int size = shot.label.code.size;
    place(shot.camera, size, held(shot.camera, size, random, least, most), random);
}

void tilt(Shot& shot, Random& random, double least, double most)
{
    const double axis = random.angle();
    const double angle = random.between(least, most) * degree;
    shot.camera.tilt_x = angle * std::cos(axis);
    shot.camera.tilt_y = angle * std::sin(axis);
}

void lower_contrast(Shot& shot, Random& random, double least, double most)
{
    const double span = random.between(least, most) / 255;
    shot.label.dark = random.between(0.2, 0.7);
    shot.label.light = shot.label.dark + span;
}

void shade(Shot& shot, Random& random, double fall, double depth)
{
    auto& light = shot.light;
    light.fall_x = random.between(fall * 0.6, fall);
    light.fall_y = random.between(0, fall);
    light.has_shadow = random.happens(0.7);
    light.shadow_angle = random.angle();
    light.shadow_place = random.between(-0.2, 0.2) * shot.camera.height;
    light.shadow_softness = random.between(4, 60);
    light.shadow_depth = random.between(depth * 0.6, depth);
}

void add_glare(Shot& shot, Random& random, int most)
{
    const auto& camera = shot.camera;
    const double side = shot.label.code.size * camera.module;
    for (int i = random.whole(1, most); i > 0; --i)
        shot.light.glares.push_back(
            {.x = camera.width / 2.0 + camera.x + random.between(-0.6, 0.6) * side,
             .y = camera.height / 2.0 + camera.y + random.between(-0.6, 0.6) * side,
             .radius_x = random.between(0.06, 0.28) * side,
             .radius_y = random.between(0.04, 0.12) * side,
             .angle = random.angle(),
             .strength = random.between(0.4, 1.1)});
}

void show_on_phone(Shot& shot, Random& random)
{
    shot.label.around = Label::Around::screen;
    shot.label.around_grey = random.between(0.02, 0.25);
    shot.label.dark = random.between(0.03, 0.1);
    shot.label.light = random.between(0.75, 1.1);
    shot.label.quiet = random.between(1.5, 4);
    shot.light.veil = random.between(0.02, 0.15);
    shot.light.moire = random.between(0.1, 0.5);
    shot.light.moire_period = random.between(2.5, 14);
    shot.light.moire_angle = random.angle();
    shot.light.moire_bend = random.between(-0.0004, 0.0004);
    shot.camera.turn = random.between(-25, 25) * degree;
    tilt(shot, random, 0, 20);
    hold(shot, random, 0.5, 0.85);
    add_glare(shot, random, 2);
}

void stain_and_scratch(Label& label, Random& random)
{
    const auto size = static_cast<double>(label.code.size);
    const double wanted = random.between(0.2, 0.6) * label.code.repairable * size * size;
    double gone = 0;
    const auto stain = [&](Stain next) {
        next.grey = random.happens(0.5) ? label.light : random.between(0.05, 0.6);
        gone += std::numbers::pi * next.radius_x * next.radius_y;
        label.stains.push_back(next);
    };
    if (random.happens(0.6)) {
        // A scratch or a fold, right across.
        const double width = std::clamp(wanted / size / 3, 0.15, 0.6);
        stain({.x = random.between(0.2, 0.8) * size,
               .y = random.between(0.2, 0.8) * size,
               .radius_x = size * 0.75,
               .radius_y = width / 2,
               .angle = random.angle()});
        gone = width * size;
    }
    while (gone < wanted) {
        const double radius = std::sqrt(wanted / std::numbers::pi) * random.between(0.35, 0.7);
        stain({.x = random.between(0, 1) * size,
               .y = random.between(0, 1) * size,
               .radius_x = radius,
               .radius_y = radius * random.between(0.5, 1),
               .angle = random.angle()});
    }
}

// The three corner patterns are as open to damage as all else. What error correction cannot restore
// even for an eye that sees every module's middle is of no use to compare readers with: such a
// label is thrown away and another one is damaged.
void damage(Shot& shot, Random& random)
{
    do {
        shot.label.stains.clear();
        stain_and_scratch(shot.label, random);
    } while (!is_restorable(shot.label));
}

void combine(Shot& shot, Random& random)
{
    shot.camera.turn = random.angle();
    tilt(shot, random, 5, 25);
    hold(shot, random, 0.5, 0.8);
    const double module = shot.camera.module;
    if (random.happens(0.5))
        shot.camera.defocus = module * random.between(0.2, 0.55);
    else
        shot.camera.motion = module * random.between(0.3, 0.8);
    shot.camera.motion_angle = random.angle();
    if (random.happens(0.5))
        lower_contrast(shot, random, 50, 110);
    else
        shade(shot, random, 0.5, 0.4);
    shot.camera.noise = random.between(3, 9);
    if (random.happens(0.3))
        add_glare(shot, random, 1);
}

void leave_no_quiet_zone(Shot& shot, Random& random)
{
    shot.label.quiet = random.happens(0.4) ? 0 : random.between(0, 1.5);
    shot.label.around = Label::Around::plain;
    shot.label.around_grey = random.between(0.05, 0.7);
    hold(shot, random, 0.5, 0.85);
}

void arrange(Shot& shot, Kind kind, Random& random)
{
    auto& camera = shot.camera;
    switch (kind) {
    case Kind::clean:
        return hold(shot, random);
    case Kind::rotated:
        camera.turn = random.angle();
        return hold(shot, random, 0.5, 0.95);
    case Kind::blurred:
        hold(shot, random);
        camera.defocus = camera.module * random.between(0.4, 0.95);
        return;
    case Kind::motion:
        hold(shot, random);
        camera.motion = camera.module * random.between(0.7, 1.6);
        camera.motion_angle = random.angle();
        return;
    case Kind::perspective:
        camera.turn = random.angle();
        tilt(shot, random, 30, 50);
        return hold(shot, random, 0.5, 0.8);
    case Kind::low_contrast:
        lower_contrast(shot, random, 12, 40);
        camera.noise = random.between(0.8, 2);
        return hold(shot, random);
    case Kind::noise:
        camera.noise = random.between(15, 40);
        return hold(shot, random);
    case Kind::phone:
        return show_on_phone(shot, random);
    case Kind::damaged:
        hold(shot, random);
        return damage(shot, random);
    case Kind::small:
        camera.turn = random.angle();
        return place(camera, shot.label.code.size, random.between(1.7, 2.6), random);
    case Kind::inverted:
        std::swap(shot.label.dark, shot.label.light);
        shot.label.around = Label::Around::plain;
        shot.label.around_grey = random.between(0.02, 0.4);
        return hold(shot, random);
    case Kind::uneven_light:
        shade(shot, random, 0.85, 0.75);
        return hold(shot, random);
    case Kind::no_quiet_zone:
        return leave_no_quiet_zone(shot, random);
    case Kind::combined:
        return combine(shot, random);
    }
}

}  // namespace

std::span<const Kind> kinds()
{
    return all_kinds;
}

std::string_view name_of(Kind kind)
{
    static constexpr std::array<std::string_view, all_kinds.size()> names{
        "clean", "rotated", "blurred", "motion",   "perspective",  "low contrast",  "noise",
        "phone", "damaged", "small",   "inverted", "uneven light", "no quiet zone", "combined"};
    return names[static_cast<std::size_t>(kind)];
}

Sample make_sample(std::uint64_t seed, Kind kind, int version, Size size)
{
    VERIFY(version >= 1 && version <= version_limit);
    const auto number = static_cast<std::int64_t>(kind) * 100 + version;
    Random random(static_cast<std::uint64_t>(grain(seed, number, size.width) * 0x1p53));
    auto shot = ordinary(random, version, size);
    arrange(shot, kind, random);
    return {.picture = take(shot.label, shot.camera, shot.light, random),
            .text = std::move(shot.label.code.text)};
}

}  // namespace corpus
