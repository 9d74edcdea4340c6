// What the helper says before the pixels: sixteen bytes, little endian. Read by the parent as what
// it is: words of a process that may have been taken over.
#pragma once

#include "base/bytes.h"

#include <cstdint>

namespace ui::page {

inline constexpr std::uint32_t magic = 0x31475059;  // "YPG1"
inline constexpr std::size_t header_size = 16;

// As the contract with the centre has it.
inline constexpr std::size_t pdf_limit = 8 << 20;

inline constexpr int least_width = 16;
inline constexpr int most_width = 4096;
// An A4 page is 1.4 times as high as wide; a page of a certificate is no ribbon.
inline constexpr int most_proportion = 4;

enum class Status : std::uint32_t {
    drawn,
    not_a_pdf,
    no_such_page,
    not_a_page,    // No size, or one that no sheet has.
    too_large,     // The file.
    not_enclosed,  // The kernel refused the sandbox: nothing was opened.
};

struct Header {
    Status status = Status::drawn;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

base::Bytes encode(const Header&);
// Errc::malformed unless the sizes are those of a page `width` wide.
base::Result<Header> decode_header(base::ByteView, int width);

}  // namespace ui::page
