// The page helper in the words of the document printer's driver, for printers that take no PDF.
#pragma once

#include "drivers/document_printer.h"

#include <filesystem>

namespace kiosk {

drivers::Rasterise rasterise_with(std::filesystem::path page_helper);

}  // namespace kiosk
