// Pages as PWG raster (PWG 5102.4), for printers that take no PDF. libcups writes the format; what
// is ours is the page: its size in dots, its place on the paper, the back of the sheet.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "drivers/document_printer.h"
#include "drivers/ipp/options.h"

namespace drivers::ipp {

struct PaperSize {
    int width = 0;  // 1/100 mm.
    int height = 0;
};

// Errc::refused for a name that is no size.
base::Result<PaperSize> size_of_media(const std::string& pwg_name);

// Every page of the document, drawn and packed. Errc::refused for paper that is too large.
base::Result<base::Bytes> encode_pwg_raster(const PrintDocument&, const RasterWish&,
                                            const Rasterise&);

}  // namespace drivers::ipp
