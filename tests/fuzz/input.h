// What the fuzz targets share: input as bytes, and a promise that must hold.
#pragma once

#include "base/bytes.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace fuzz {

inline base::ByteView view(const std::uint8_t* data, std::size_t size)
{
    return std::as_bytes(std::span(data, size));
}

inline std::string_view text(const std::uint8_t* data, std::size_t size)
{
    return base::text(view(data, size));
}

inline void require(bool promise)
{
    if (!promise)
        std::abort();
}

}  // namespace fuzz
