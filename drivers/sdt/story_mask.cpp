#include "drivers/sdt/story_mask.h"

#include "drivers/sdt/card.h"
#include "drivers/sdt/text_record.h"

#include <algorithm>
#include <array>

namespace drivers::sdt {

using base::Bytes;
using base::ByteView;

static constexpr std::array sync{std::byte{0xaa}, std::byte{0xaa}, std::byte{0x96},
                                 std::byte{0x69}};
static constexpr std::size_t head_size = sync.size() + 2;
static constexpr std::size_t status_only = 4;       // Three status bytes and the checksum.
static constexpr std::size_t module_identity = 20;  // 16 bytes more.

void StoryMask::see_sent(ByteView data)
{
    commands_.feed(data);
    for (auto body = commands_.next(); !body || *body; body = commands_.next()) {
        if (!body)
            continue;
        base::ByteReader reader((*body)->reveal());
        const auto command = reader.u16_big();
        command_ = command ? std::optional(*command) : std::nullopt;
        head_.clear();
        rest_ = 0;
    }
}

Bytes StoryMask::mask_received(ByteView data)
{
    Bytes out;
    out.reserve(data.size());
    for (auto byte : data)
        out.push_back(mask(byte));
    return out;
}

std::byte StoryMask::mask(std::byte byte)
{
    if (rest_ > 0) {
        --rest_;
        return replacement_ ? (*replacement_)[position_++] : byte;
    }
    const auto place = head_.size();
    if (place < sync.size() && byte != sync[place]) {
        // Of AA AA AA 96 69 the last two AA count.
        const bool is_another_aa = byte == sync[0] && place == 2;
        if (!is_another_aa)
            head_.assign(byte == sync[0] ? 1 : 0, sync[0]);
        return byte == sync[0] ? byte : std::byte{0};
    }
    head_.push_back(byte);
    if (head_.size() == head_size)
        begin_answer();
    return byte;
}

void StoryMask::begin_answer()
{
    const auto length = std::to_integer<std::size_t>(head_[sync.size()]) << 8 |
                        std::to_integer<std::size_t>(head_[sync.size() + 1]);
    head_.clear();
    rest_ = length;
    position_ = 0;
    const bool is_identity =
        length == module_identity && command_ == std::to_underlying(Command::secure_module_id);
    replacement_.reset();
    if (length != status_only && !is_identity)
        replacement_ = stand_in(length);
}

// Body and checksum of an answer of this length about the synthetic card.
Bytes StoryMask::stand_in(std::size_t length) const
{
    static constexpr std::size_t record = 4 + text_record_size + 1024;  // With its two lengths.
    static constexpr std::size_t status = 3;

    const auto card = example_card();
    const auto data_size = length > status ? length - status - 1 : 0;
    Bytes data;
    const auto append_size = [&data](std::size_t size) {
        base::append(
            data, base::bytes({static_cast<int>(size >> 8 & 0xff), static_cast<int>(size & 0xff)}));
    };
    const bool with_fingerprints =
        command_ == std::to_underlying(Command::read_base_and_fingerprints);
    const std::size_t header = with_fingerprints ? 2 : 0;
    if (data_size >= record + header) {
        append_size(card.text.size());
        append_size(card.photo.size());
        if (with_fingerprints)
            append_size(data_size - record - header);
        base::append(data, card.text);
        base::append(data, card.photo);
    } else if (data_size == newest_address_size) {
        while (data.size() < newest_address_size)
            base::append(data, base::bytes({0x40, 0x57}));  // 址.
    }
    data.resize(data_size);
    const bool is_found = command_ == std::to_underlying(Command::find);
    auto body = base::bytes({0, 0, is_found ? 0x9f : 0x90});
    base::append(body, data);
    const auto frame = encode_frame(body);
    Bytes out(frame.begin() + header_size, frame.end());
    out.resize(length);
    return out;
}

}  // namespace drivers::sdt
