// The pictures of a played visit: each screen passed, all of them on one sheet, and the papers.
#pragma once

#include "base/bitmap.h"
#include "tests/hall/hall.h"
#include "ui/toolkit/painter.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace demo {

class Album {
public:
    // Pictures go to folder/screens/NN-name.png.
    Album(hall::Hall&, std::filesystem::path folder);

    // Takes a picture when another screen stands than at the last one.
    void look();

    // journey.png: all screens, in their order.
    base::Result<> save_sheet();
    // receipt.png, as the strip was printed; certificate.pdf as it reached the printer, and as
    // certificate.png.
    base::Result<> save_papers();

private:
    struct Picture {
        std::string name;
        std::unique_ptr<ui::toolkit::Canvas> canvas;
    };
    std::string name_of_screen();

    hall::Hall& hall_;
    const std::filesystem::path folder_;
    ui::toolkit::Typesetter typesetter_;
    std::string last_;
    std::vector<Picture> pictures_;
};

}  // namespace demo
