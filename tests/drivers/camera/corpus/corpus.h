// Pictures to read, and pictures in which there is nothing to read; the same ones from the same
// seed on every machine. README.md tells what each kind is and why its numbers are what they are.
#pragma once

#include "tests/drivers/camera/corpus/scene.h"

#include <optional>
#include <span>
#include <string_view>

namespace corpus {

enum class Kind {
    clean,
    rotated,
    blurred,
    motion,
    perspective,
    low_contrast,
    noise,
    phone,
    damaged,
    small,
    inverted,
    uneven_light,
    no_quiet_zone,
    combined,
};

std::span<const Kind> kinds();
std::string_view name_of(Kind);

struct Size {
    int width;
    int height;
};
inline constexpr Size vga{640, 480};
inline constexpr Size hd{1280, 720};

inline constexpr int version_limit = 20;

struct Sample {
    Picture picture;
    std::string text;
};

// Each picture depends on these four and on nothing else.
Sample make_sample(std::uint64_t seed, Kind, int version, Size);

// Pictures without a code: count of them, number from 0.
inline constexpr int empty_count = 72;
Picture make_empty(std::uint64_t seed, int number);
std::string_view name_of_empty(int number);

}  // namespace corpus
