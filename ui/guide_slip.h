// 一次性告知单: what a service takes and where to go, on one short sheet to take home.
#pragma once

#include "base/bitmap.h"
#include "ui/screens/content.h"
#include "ui/strings/strings.h"

#include <string>

namespace ui {

struct GuideSlip {
    Language language = Language::zh;
    std::string office = {};
    std::string office_en = {};
    std::string time = {};  // Local, "2026-01-31 09:30".
    std::string phone = {};
    Guide guide;
};

// width_dots: the head's width, 384 to 640. From any thread.
base::Bitmap paint_guide_slip(const GuideSlip&, const Strings&, int width_dots);

}  // namespace ui
