// What a V4L2 node tells about itself.
#pragma once

#include "drivers/camera/modes.h"
#include "drivers/camera/video_system.h"

#include <optional>

namespace drivers::camera {

inline constexpr int standard_width = 640;
inline constexpr int standard_height = 480;

struct Identity {
    std::string name;
    std::string bus;
    bool gives_pictures = false;  // Captures video, and streams it.
};

base::Result<Identity> ask_identity(VideoSystem&, int file);
std::vector<Mode> ask_modes(VideoSystem&, int file);

std::uint32_t code_of(PixelFormat);
std::optional<PixelFormat> format_of(std::uint32_t code);

// An errno as a Result tells it.
base::Error failure(std::string_view what, int cause);

}  // namespace drivers::camera
