// What a printer can do, and whether it can do what a document asks for. Pure.
#pragma once

#include "base/result.h"
#include "drivers/document_printer.h"
#include "drivers/ipp/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::ipp {

inline constexpr std::string_view pdf_format = "application/pdf";
inline constexpr std::string_view raster_format = "image/pwg-raster";

// How a printer without PDF wants its pages (PWG 5102.4).
struct RasterWish {
    int dpi = 0;
    bool is_colour = false;
    std::string sheet_back;  // How the back of a sheet is turned: "normal", "rotated", …
};

// What the printer says of itself and a job may ask for.
struct Capabilities {
    std::string make_and_model;
    std::vector<std::string> formats;
    std::vector<std::string> media;
    std::vector<std::string> sources;
    std::vector<std::string> types;
    std::vector<std::string> sides;
    int most_copies = 1;
    std::optional<RasterWish> raster;  // Where it takes PWG raster in a form we can draw.

    // A queue of CUPS tells more; a printer leaves these empty.
    std::string error_policy;
    std::string device_uri;
};

Capabilities decode_capabilities(const Group& printer);

enum class Format { pdf, raster };

// PDF where it is listed. Errc::refused when the printer takes neither, or when nobody here draws.
base::Result<Format> choose_format(const Capabilities&, bool can_rasterise);

// Errc::refused, naming what the printer does not list.
base::Result<> check_options(const PrintOptions&, const Capabilities&);

}  // namespace drivers::ipp
