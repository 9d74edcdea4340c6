// From what the visit knows to the picture of a slip.
#pragma once

#include "base/bitmap.h"
#include "kiosk/effects.h"
#include "ui/strings/strings.h"

#include <string>

namespace kiosk {

struct SlipPlace {
    std::string office;
    std::string office_en;
    std::string terminal;
    std::string phone;
    std::string time;  // Local, "2026-01-31 09:30".
};

// From any thread.
base::Bitmap paint_slip(const PrintReceipt&, const SlipPlace&, const ui::Strings&, int width_dots);

// A complaint's: its number, and a code that this terminal and any telephone reads.
base::Bitmap paint_complaint_slip(const PrintComplaintSlip&, const std::string& follow_url,
                                  const SlipPlace&, const ui::Strings&, int width_dots);

base::Bitmap paint_slip(const PrintGuide&, const SlipPlace&, const ui::Strings&, int width_dots);

// For the technician's test: both edges, every grey a head can fake, no words.
base::Bitmap paint_test_slip(int width_dots);

}  // namespace kiosk
