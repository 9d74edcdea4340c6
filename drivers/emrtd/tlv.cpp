#include "drivers/emrtd/tlv.h"

#include "base/verify.h"

namespace drivers::emrtd {

using base::ByteView;
using base::Errc;
using base::Result;

struct Head {
    std::uint16_t tag;
    std::size_t length;
};

static Result<std::size_t> take_length(base::ByteReader& reader)
{
    const auto first = TRY(reader.u8());
    if (first < 0x80)
        return first;
    if (first == 0x81)
        return TRY(reader.u8());
    if (first == 0x82)
        return TRY(reader.u16_big());
    return base::fail(Errc::malformed, "length of unknown form");
}

static Result<Head> take_head(base::ByteReader& reader)
{
    const auto first = TRY(reader.u8());
    std::uint16_t tag = first;
    if ((first & 0x1f) == 0x1f) {
        const auto second = TRY(reader.u8());
        if ((second & 0x80) != 0)
            return base::fail(Errc::malformed, "tag of more than two bytes");
        tag = static_cast<std::uint16_t>(first << 8 | second);
    }
    return Head
    {
        .tag = tag, .length = TRY(take_length(reader))
    };
}

Result<Tlv> take_tlv(base::ByteReader& reader)
{
    const auto before = reader.rest();
    const auto head = TRY(take_head(reader));
    const auto value = TRY(reader.take(head.length));
    return Tlv{.tag = head.tag,
               .value = value,
               .whole = before.first(before.size() - reader.rest().size())};
}

Result<ByteView> take_value(base::ByteReader& reader, std::uint16_t tag)
{
    const auto found = TRY(take_tlv(reader));
    if (found.tag != tag)
        return base::fail(Errc::malformed, "another tag than expected");
    return found.value;
}

Result<std::size_t> whole_size(ByteView beginning)
{
    base::ByteReader reader(beginning);
    const auto head = TRY(take_head(reader));
    return beginning.size() - reader.rest().size() + head.length;
}

void append_tlv(base::Bytes& out, std::uint16_t tag, ByteView value)
{
    VERIFY(value.size() <= 0xffff);
    const auto byte = [&out](std::size_t b) { out.push_back(static_cast<std::byte>(b & 0xff)); };
    if (tag > 0xff)
        byte(tag >> 8);
    byte(tag);
    if (value.size() > 0xff)
        byte(0x82), byte(value.size() >> 8);
    else if (value.size() > 0x7f)
        byte(0x81);
    byte(value.size());
    base::append(out, value);
}

}  // namespace drivers::emrtd
