// The slip a citizen takes home, drawn as dots: printer fonts lack rare characters of names.
#pragma once

#include "base/bitmap.h"
#include "base/secret.h"
#include "ui/strings/strings.h"

#include <string>

namespace ui {

enum class PaperSaid { printed, not_printed, unknown };

// Words are on the slip in two languages, one of them Chinese: beside English, the one that was
// shown first; beside another language Chinese first, and alone where the other has no text.
struct ReceiptContent {
    Language language = Language::zh;
    std::string office = {};
    std::string office_en = {};
    std::string title = {};
    std::string title_en = {};
    base::SecretText masked_name = {};
    base::SecretText masked_number = {};
    std::string serial = {};
    std::string time = {};  // Local, "2026-01-31 09:30".
    std::string terminal = {};
    std::string phone = {};
    PaperSaid outcome = PaperSaid::printed;
    std::string verify_url = {};  // As a QR code; empty: none.
};

// The slip of a complaint, a question or what could not be got done.
struct ComplaintSlip {
    Language language = Language::zh;
    std::string office = {};
    std::string office_en = {};
    std::string kind = {};  // String ids.
    std::string subject = {};
    std::string number = {};
    std::string time = {};
    std::string terminal = {};
    std::string phone = {};
    std::string follow_url = {};  // As a QR code.
};
// The same widths, from any thread.
base::Bitmap paint_complaint(const ComplaintSlip&, const Strings&, int width_dots);

// width_dots: the head's width, 384 to 640. From any thread.
base::Bitmap paint_receipt(const ReceiptContent&, const Strings&, int width_dots);

}  // namespace ui
