// A screen as a small picture, to be kept and compared. One pixel of it is four by four of the
// screen, with eight steps a colour: enough to see what moved, little enough for a repository.
#pragma once

#include "base/result.h"
#include "ui/toolkit/painter.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace pictures {

struct SmallPicture {
    ui::toolkit::Size size;
    std::vector<std::uint32_t> pixels;  // 0x00RRGGBB.
    bool operator==(const SmallPicture&) const = default;
};

inline constexpr int scale = 4;

// The scene painted on `screen`, which is a multiple of `scale` wide and high.
SmallPicture shrink(const ui::toolkit::Scene&, ui::toolkit::Size screen, ui::toolkit::Typesetter&);

// Where the two differ more than an edge that lies a quarter of a small pixel elsewhere: in pixels
// of the screen, the worst place. Nothing when they are the same to the eye.
std::optional<ui::toolkit::Rect> difference(const SmallPicture&, const SmallPicture&);

// What was, what is, and red where they differ, beside each other.
SmallPicture side_by_side(const SmallPicture& was, const SmallPicture& is);

// PNG with a palette; a picture of more than 256 colours is refused.
base::Result<SmallPicture> read(const std::filesystem::path&);
base::Result<> write(const SmallPicture&, const std::filesystem::path&);

}  // namespace pictures
