// SDT bytes to values and back: frames, commands, status codes, answers. Pure: no device, no clock.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace drivers::sdt {

// Command byte and parameter byte.
enum class Command : std::uint16_t {
    reset = 0x10ff,
    self_test = 0x11ff,
    secure_module_id = 0x12ff,
    find = 0x2001,
    select = 0x2002,
    read_base = 0x3001,
    read_newest_address = 0x3003,
    read_base_and_fingerprints = 0x3010,
};

// What stands between the two length bytes and the checksum: command, parameter and data, or three
// status bytes and data. May hold a person's record.
using Body = base::Secret<base::Bytes>;

// Bytes of preamble and length, after which `length` bytes follow.
inline constexpr std::size_t header_size = 7;

// Base record with two fingerprints, the longest answer there is (GA/T 467: 09 0A).
inline constexpr std::size_t length_limit = 0x090a;

base::Bytes encode_frame(base::ByteView body);
base::Bytes encode_command(Command);

// Cuts frames out of a stream of bytes. Begins a frame wherever AA AA 96 69 stands, because
// bridges add an AA to the preamble or lose one.
class FrameParser {
public:
    FrameParser() = default;
    FrameParser(const FrameParser&) = delete;
    FrameParser& operator=(const FrameParser&) = delete;
    ~FrameParser() { base::wipe(stream_); }

    // At most two of the longest frames wait inside; what was not asked for in time is dropped from
    // the front.
    void feed(base::ByteView);
    void clear() { base::wipe(stream_); }

    // The next frame's body. Empty when the bytes so far hold no whole frame. Errc::malformed for a
    // frame with a wrong checksum or an impossible length, which is skipped: ask again.
    base::Result<std::optional<Body>> next();

    // How many bytes at least are needed before next() has something to say: 0 when a whole frame
    // or one to be skipped is there already, at most the longest frame.
    std::size_t missing() const;

private:
    void drop(std::size_t count);
    void drop_what_begins_no_frame();
    std::optional<std::size_t> length() const;

    base::Bytes stream_;
};

// What the driver does about a status byte.
enum class StatusClass {
    done,
    item_absent,      // Done, and there is nothing of that kind on the card.
    no_card,          // Or the same card never left the field.
    retry,            // Once more from finding the card.
    link_error,       // The module saw our frame damaged: send it again.
    unknown_command,  // This module cannot do that.
    out_of_order,     // The card is no longer selected.
    refused,          // The card is forged, or its data fail verification.
    no_fingerprints,  // Their verification failed; the rest can be read without them.
    unsupported_card,
    module_failed,  // Nothing works until a technician has been there.
};

struct Status {
    std::uint8_t code;
    StatusClass driver_class;
    std::string_view meaning;
};

std::span<const Status> statuses();

// A code that is not in the table is worth one more try.
Status status_of(std::uint8_t code);

struct Answer {
    std::uint16_t card_status = 0;  // SW1 SW2: what the card told the module, else 0.
    std::uint8_t status = 0;        // SW3.
    base::Secret<base::Bytes> data;
};

base::Result<Answer> decode_answer(const Body&);

// The views are into the data they were decoded from.
struct BaseAnswer {
    base::ByteView text;   // 256 bytes.
    base::ByteView photo;  // 1024 bytes.
    base::ByteView fingerprints;
};

enum class Fingerprints { with, without };

base::Result<BaseAnswer> decode_base(base::ByteView data, Fingerprints);

// "05.03-20210815-0001234567-0987654321".
base::Result<std::string> decode_secure_module_id(base::ByteView data);

}  // namespace drivers::sdt
