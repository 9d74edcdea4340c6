// Four screens beside each other, to see at one glance.
#pragma once

#include "ui/toolkit/painter.h"

#include <filesystem>
#include <string>

namespace ui::gallery {

class ContactSheet {
public:
    // Writes folder/sheet_<name>_<number>.png, each as soon as it is full.
    ContactSheet(std::filesystem::path folder, std::string name, toolkit::Size screen);

    base::Result<> add(const toolkit::Scene&, toolkit::Typesetter&);
    // What is left.
    base::Result<> save(toolkit::Typesetter&);

private:
    std::filesystem::path folder_;
    std::string name_;
    toolkit::Size size_;
    toolkit::Scene sheet_;
    int count_ = 0;
    int number_ = 0;
    int height_ = 0;
};

}  // namespace ui::gallery
