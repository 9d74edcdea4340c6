// What of the guide has to be seen: drawn by the same widgets as the screens.
#pragma once

#include "base/result.h"
#include "ui/toolkit/widget.h"

#include <filesystem>

namespace ui::gallery {

// Each writes one picture of the design as `theme` has it.
base::Result<> draw_type_scale(const toolkit::Theme&, const std::filesystem::path&);
base::Result<> draw_icons(const toolkit::Theme&, const std::filesystem::path&);
base::Result<> draw_buttons(const toolkit::Theme&, const std::filesystem::path&);
base::Result<> draw_elevation(const toolkit::Theme&, const std::filesystem::path&);

}  // namespace ui::gallery
