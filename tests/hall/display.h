// A real X server without a screen (Xvfb), its pixels, and a pointer that goes through it: what
// proves that the window is more than memory.
#pragma once

#include "tests/hall/process.h"
#include "ui/toolkit/geometry.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace hall {

// The display of this process from construction on, for SDL and for what it starts.
class Display {
public:
    Display(const std::filesystem::path& folder, ui::toolkit::Size);
    ~Display();
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;

    // 0x00RRGGBB, as the server would put it on a screen.
    std::uint32_t pixel(int x, int y) const;

    // Moves the pointer there and presses its button once.
    void click(int x, int y) const;

private:
    const std::filesystem::path folder_;
    std::unique_ptr<Process> server_;
};

}  // namespace hall
