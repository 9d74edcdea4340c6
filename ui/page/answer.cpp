#include "ui/page/answer.h"

#include <fmt/format.h>

namespace ui::page {

static void append_u32(base::Bytes& to, std::uint32_t value)
{
    for (int shift = 0; shift < 32; shift += 8)
        to.push_back(static_cast<std::byte>(value >> shift & 0xFF));
}

base::Bytes encode(const Header& header)
{
    base::Bytes bytes;
    append_u32(bytes, magic);
    append_u32(bytes, static_cast<std::uint32_t>(header.status));
    append_u32(bytes, header.width);
    append_u32(bytes, header.height);
    return bytes;
}

base::Result<Header> decode_header(base::ByteView bytes, int width)
{
    base::ByteReader reader(bytes);
    if (TRY(reader.u32_little()) != magic)
        return base::fail(base::Errc::malformed, "the page helper's answer has no header");
    Header header;
    const auto status = TRY(reader.u32_little());
    if (status > static_cast<std::uint32_t>(Status::not_enclosed))
        return base::fail(base::Errc::malformed, "the page helper's status is unknown");
    header.status = static_cast<Status>(status);
    header.width = TRY(reader.u32_little());
    header.height = TRY(reader.u32_little());
    const auto most = static_cast<std::uint32_t>(width) * most_proportion;
    if (header.status == Status::drawn && (header.width != static_cast<std::uint32_t>(width) ||
                                           header.height == 0 || header.height > most))
        return base::fail(base::Errc::malformed, fmt::format("the page helper's picture is {} x {}",
                                                             header.width, header.height));
    return header;
}

}  // namespace ui::page
