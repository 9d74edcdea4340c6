#include "drivers/emrtd/files.h"

#include "drivers/emrtd/tlv.h"

#include <algorithm>

namespace drivers::emrtd {

using base::ByteReader;
using base::ByteView;
using base::Errc;
using base::Result;

static constexpr std::byte data_group_1_tag{0x61};
static constexpr std::byte data_group_2_tag{0x75};

// The one template that a file is, with nothing behind it.
static Result<ByteView> content_of(ByteView file, std::uint16_t tag)
{
    ByteReader reader(file);
    const auto out = TRY(take_value(reader, tag));
    if (!reader.at_end())
        return base::fail(Errc::malformed, "file is longer than it says");
    return out;
}

Result<Contents> decode_common(ByteView file)
{
    static constexpr std::uint16_t common_tag = 0x60;
    static constexpr std::uint16_t tag_list = 0x5c;

    ByteReader reader(TRY(content_of(file, common_tag)));
    while (!reader.at_end()) {
        const auto part = TRY(take_tlv(reader));
        if (part.tag != tag_list)
            continue;
        const auto has = [&part](std::byte tag) {
            return std::ranges::find(part.value, tag) != part.value.end();
        };
        if (!has(data_group_1_tag))
            return base::fail(Errc::malformed, "chip without the printed lines");
        return Contents{.has_face = has(data_group_2_tag)};
    }
    return base::fail(Errc::malformed, "chip does not say what it has");
}

Result<Mrz> decode_data_group_1(ByteView file)
{
    static constexpr std::uint16_t lines_tag = 0x5f1f;

    ByteReader reader(TRY(content_of(file, std::to_integer<std::uint16_t>(data_group_1_tag))));
    const auto lines = TRY(take_value(reader, lines_tag));
    return parse_mrz(base::text(lines));
}

// ISO 19794-5: a header, and for each face its features and its image.
static Result<Face> decode_face_record(ByteView record)
{
    static constexpr std::uint32_t mark = 0x46414300;     // "FAC".
    static constexpr std::uint32_t version = 0x30313000;  // "010".
    static constexpr std::size_t description_size = 20;
    static constexpr std::size_t feature_size = 8;
    static constexpr std::size_t image_rest = 10;

    ByteReader reader(record);
    const auto found_mark = TRY(reader.u32_big());
    const auto found_version = TRY(reader.u32_big());
    const auto whole = TRY(reader.u32_big());
    const auto faces = TRY(reader.u16_big());
    if (found_mark != mark || found_version != version || whole != record.size() || faces == 0)
        return base::fail(Errc::malformed, "face record of wrong form");
    // The first face's own length, behind which another may follow.
    const auto size = TRY(ByteReader(reader.rest()).u32_big());
    ByteReader face(TRY(reader.take(size)));
    TRY(face.skip(4));
    const auto features = TRY(face.u16_big());
    TRY(face.skip(description_size - 6));
    TRY(face.skip(features * feature_size));
    TRY(face.u8());
    const auto kind = TRY(face.u8());
    TRY(face.skip(image_rest));
    if (kind > 1 || face.at_end())
        return base::fail(Errc::malformed, "face without a known image");
    return Face{.image = face.rest(),
                .format = kind == 0 ? FaceFormat::jpeg : FaceFormat::jpeg_2000};
}

Result<Face> decode_data_group_2(ByteView file)
{
    static constexpr std::uint16_t group_of_templates = 0x7f61;
    static constexpr std::uint16_t count_tag = 0x02;
    static constexpr std::uint16_t one_template = 0x7f60;
    static constexpr std::uint16_t header_template = 0xa1;
    static constexpr std::uint16_t plain_block = 0x5f2e;
    static constexpr std::uint16_t constructed_block = 0x7f2e;

    ByteReader outer(TRY(content_of(file, std::to_integer<std::uint16_t>(data_group_2_tag))));
    ByteReader group(TRY(take_value(outer, group_of_templates)));
    TRY(take_value(group, count_tag));
    ByteReader first(TRY(take_value(group, one_template)));
    TRY(take_value(first, header_template));
    const auto block = TRY(take_tlv(first));
    if (block.tag != plain_block && block.tag != constructed_block)
        return base::fail(Errc::malformed, "template without a face");
    return decode_face_record(block.value);
}

}  // namespace drivers::emrtd
