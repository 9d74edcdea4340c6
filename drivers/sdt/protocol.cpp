#include "drivers/sdt/protocol.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace drivers::sdt {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;

static const Bytes preamble = base::bytes({0xaa, 0xaa, 0xaa, 0x96, 0x69});

// The last four bytes of the preamble, which survive on bridges that lose the first.
static const Bytes sync = base::bytes({0xaa, 0xaa, 0x96, 0x69});
static constexpr std::size_t sync_size = 4;
static constexpr std::size_t length_size = 2;

// Three status bytes and a checksum; a command is as short as two bytes and a checksum.
static constexpr std::size_t least_length = 3;

static std::byte checksum(ByteView data)
{
    std::byte out{0};
    for (auto byte : data)
        out ^= byte;
    return out;
}

Bytes encode_frame(ByteView body)
{
    const auto length = body.size() + 1;
    Bytes out;
    out.reserve(preamble.size() + length_size + length);
    base::append(out, preamble);
    out.push_back(static_cast<std::byte>(length >> 8 & 0xff));
    out.push_back(static_cast<std::byte>(length & 0xff));
    base::append(out, body);
    out.push_back(checksum(ByteView(out).subspan(preamble.size())));
    return out;
}

Bytes encode_command(Command command)
{
    const auto code = std::to_underlying(command);
    return encode_frame(base::bytes({code >> 8, code & 0xff}));
}

void FrameParser::drop(std::size_t count)
{
    // Moving the rest to the front leaves a tail of old bytes behind in the capacity; it is wiped
    // with the parser.
    stream_.erase(stream_.begin(), stream_.begin() + static_cast<std::ptrdiff_t>(count));
}

void FrameParser::feed(ByteView more)
{
    static constexpr std::size_t stream_limit = 2 * (header_size + length_limit);
    stream_.reserve(stream_limit);
    more = more.last(std::min(more.size(), stream_limit));
    if (stream_.size() + more.size() > stream_limit)
        drop(stream_.size() + more.size() - stream_limit);
    base::append(stream_, more);
    drop_what_begins_no_frame();
}

void FrameParser::drop_what_begins_no_frame()
{
    const auto found = std::ranges::search(stream_, sync).begin();
    if (found != stream_.end()) {
        drop(static_cast<std::size_t>(found - stream_.begin()));
        return;
    }
    // The end may be the beginning of a preamble.
    auto keep = std::min(stream_.size(), sync_size - 1);
    while (!std::ranges::equal(ByteView(stream_).last(keep), ByteView(sync).first(keep)))
        --keep;
    drop(stream_.size() - keep);
}

std::optional<std::size_t> FrameParser::length() const
{
    base::ByteReader reader(stream_);
    if (!reader.skip(sync_size))
        return std::nullopt;
    const auto out = reader.u16_big();
    return out ? std::optional<std::size_t>(*out) : std::nullopt;
}

static bool is_possible(std::size_t length)
{
    return length >= least_length && length <= length_limit;
}

std::size_t FrameParser::missing() const
{
    const auto told = length().value_or(least_length);
    if (!is_possible(told))
        return 0;
    const auto needed = sync_size + length_size + told;
    return needed > stream_.size() ? needed - stream_.size() : 0;
}

Result<std::optional<Body>> FrameParser::next()
{
    const auto body_and_checksum = length();
    if (!body_and_checksum)
        return std::nullopt;
    const bool possible = is_possible(*body_and_checksum);
    if (possible && missing() > 0)
        return std::nullopt;
    const auto checked = ByteView(stream_).subspan(sync_size);
    if (!possible || checksum(checked.first(length_size + *body_and_checksum)) != std::byte{0}) {
        // Only the mark goes: a good frame may begin inside of what a wrong length covers.
        drop(1);
        drop_what_begins_no_frame();
        return base::fail(Errc::malformed,
                          possible ? "frame with a wrong checksum" : "frame of impossible length");
    }
    const auto body = checked.subspan(length_size, *body_and_checksum - 1);
    Body out(Bytes(body.begin(), body.end()));
    drop(sync_size + length_size + *body_and_checksum);
    drop_what_begins_no_frame();
    return out;
}

// 01, 02, 03, 05 and 09 in the makers' lists are codes of their host libraries and never come over
// the wire.
static constexpr auto status_table = std::to_array<Status>({
    {0x90, StatusClass::done, "done"},
    {0x9f, StatusClass::done, "card found"},
    {0x91, StatusClass::item_absent, "no such item on the card"},
    {0x80, StatusClass::no_card, "no card found"},
    {0x81, StatusClass::retry, "card not selected"},
    {0x10, StatusClass::link_error, "module saw a wrong checksum"},
    {0x11, StatusClass::link_error, "module saw a wrong length"},
    {0x21, StatusClass::unknown_command, "unknown command"},
    {0x23, StatusClass::out_of_order, "operation not authorised"},
    {0x24, StatusClass::retry, "error without a name"},
    {0x31, StatusClass::retry, "card did not accept the module"},
    {0x32, StatusClass::refused, "module did not accept the card"},
    {0x33, StatusClass::refused, "data failed verification"},
    {0x37, StatusClass::no_fingerprints, "fingerprints failed verification"},
    {0x3f, StatusClass::retry, "data of wrong length"},
    {0x40, StatusClass::unsupported_card, "unknown kind of card"},
    {0x41, StatusClass::retry, "reading failed"},
    {0x47, StatusClass::retry, "random number failed"},
    {0x60, StatusClass::module_failed, "self-test failed"},
    {0x66, StatusClass::module_failed, "module is not activated"},
});

std::span<const Status> statuses()
{
    return status_table;
}

Status status_of(std::uint8_t code)
{
    const auto found = std::ranges::find(status_table, code, &Status::code);
    if (found != status_table.end())
        return *found;
    return {.code = code, .driver_class = StatusClass::retry, .meaning = "status not in any list"};
}

Result<Answer> decode_answer(const Body& body)
{
    base::ByteReader reader(body.reveal());
    const auto card_status = TRY(reader.u16_big());
    const auto status = TRY(reader.u8());
    const auto data = reader.rest();
    return Answer{.card_status = card_status,
                  .status = status,
                  .data = base::Secret<Bytes>(Bytes(data.begin(), data.end()))};
}

Result<BaseAnswer> decode_base(ByteView data, Fingerprints fingerprints)
{
    static constexpr std::size_t text_size = 256;
    static constexpr std::size_t photo_size = 1024;
    static constexpr std::size_t template_size = 512;
    static constexpr std::size_t most_templates = 2;

    base::ByteReader reader(data);
    const std::size_t text = TRY(reader.u16_big());
    const std::size_t photo = TRY(reader.u16_big());
    std::size_t fingers = 0;
    if (fingerprints == Fingerprints::with)
        fingers = TRY(reader.u16_big());
    if (text != text_size || photo != photo_size || fingers % template_size != 0 ||
        fingers / template_size > most_templates)
        return base::fail(Errc::malformed, "base record with parts of impossible length");
    if (text + photo + fingers != reader.rest().size())
        return base::fail(Errc::malformed, "base record whose parts do not add up");
    BaseAnswer out;
    out.text = TRY(reader.take(text));
    out.photo = TRY(reader.take(photo));
    out.fingerprints = reader.rest();
    return out;
}

Result<std::string> decode_secure_module_id(ByteView data)
{
    static constexpr std::size_t id_size = 16;
    if (data.size() != id_size)
        return base::fail(Errc::malformed, "secure module id of wrong length");
    base::ByteReader reader(data);
    const auto kind = TRY(reader.u16_little());
    const auto edition = TRY(reader.u16_little());
    const auto date = TRY(reader.u32_little());
    const auto first = TRY(reader.u32_little());
    const auto second = TRY(reader.u32_little());
    return fmt::format("{:02}.{:02}-{:08}-{:010}-{:010}", kind, edition, date, first, second);
}

}  // namespace drivers::sdt
