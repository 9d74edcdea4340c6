// Scenes to pixels. Cairo draws into memory that somebody else owns: a window's surface, or a
// canvas of its own for a receipt or a test.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "ui/toolkit/scene.h"
#include "ui/toolkit/typesetter.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace ui::toolkit {

// 0x..RRGGBB, rows from the top, `stride` bytes apart.
struct PixelView {
    std::uint32_t* pixels = nullptr;
    Size size;
    int stride = 0;
};

// Paints what of the scene lies inside `damage`.
void paint(const Scene&, PixelView, const Rect& damage, Typesetter&);

base::Bytes png_of(PixelView);
base::Result<> write_png(PixelView, const std::filesystem::path&);

class Canvas {
public:
    Canvas(Size size, Colour ground);
    PixelView view();
    std::uint32_t at(int x, int y) const
    {
        return pixels_[static_cast<std::size_t>(y) * static_cast<std::size_t>(size_.width) +
                       static_cast<std::size_t>(x)];
    }

private:
    Size size_;
    std::vector<std::uint32_t> pixels_;
};

}  // namespace ui::toolkit
