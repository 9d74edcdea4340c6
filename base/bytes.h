// Bytes, and the only way bytes from outside are read: a cursor that cannot run over the end.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

Bytes bytes(std::initializer_list<int> values);
void append(Bytes& to, ByteView more);
void append(Bytes& to, std::string_view text);

inline ByteView view(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}
std::string_view text(ByteView);

// Lower-case hexadecimal without separators. from_hex also takes upper case and blanks between
// bytes; Errc::malformed otherwise.
std::string to_hex(ByteView);
Result<Bytes> from_hex(std::string_view);

// RFC 4648 §4 with padding.
std::string to_base64(ByteView);
Result<Bytes> from_base64(std::string_view);

// Reads a ByteView front to back. Every read past the end is Errc::malformed.
class ByteReader {
public:
    explicit ByteReader(ByteView data) : rest_(data) {}

    Result<std::uint8_t> u8();
    Result<std::uint16_t> u16_big();
    Result<std::uint16_t> u16_little();
    Result<std::uint32_t> u32_big();
    Result<std::uint32_t> u32_little();
    Result<ByteView> take(std::size_t count);
    Result<> skip(std::size_t count);

    ByteView rest() const { return rest_; }
    bool at_end() const { return rest_.empty(); }

private:
    ByteView rest_;
};

}  // namespace base
