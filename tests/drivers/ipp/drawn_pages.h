// Pages that a test can tell apart by a dot: stands in for the PDF engine.
#pragma once

#include "drivers/document_printer.h"

namespace drivers::ipp {

// White, with a black square in the upper left corner whose side is 10 dots for each page.
inline base::Result<PageDots> draw_square(base::ByteView, const PageWanted& wanted)
{
    const std::size_t dot = wanted.is_colour ? 3 : 1;
    PageDots page{.width = wanted.width,
                  .height = wanted.width * 297 / 210,
                  .is_colour = wanted.is_colour,
                  .bytes = {}};
    const auto stride = static_cast<std::size_t>(page.width) * dot;
    page.bytes.assign(stride * static_cast<std::size_t>(page.height), 0xff);
    const auto side = static_cast<std::size_t>(10 * (wanted.index + 1));
    for (std::size_t y = 0; y < side; ++y)
        for (std::size_t x = 0; x < side * dot; ++x)
            page.bytes[y * stride + x] = 0;
    return page;
}

}  // namespace drivers::ipp
