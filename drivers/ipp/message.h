// An IPP answer as plain values: libcups decodes, nothing else here knows libcups.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace drivers::ipp {

struct Range {
    int low = 0;
    int high = 0;
    bool operator==(const Range&) const = default;
};

struct Resolution {  // Dots per inch.
    int across = 0;
    int along = 0;
    bool operator==(const Resolution&) const = default;
};

// Empty stands for no-value, unknown, and for kinds that nothing here needs (collections, dates).
using Value = std::variant<std::monostate, int, bool, std::string, Range, Resolution>;

struct Attribute {
    std::string name;
    std::vector<Value> values;
};

struct Group {
    int tag = 0;  // RFC 8010: 1 operation, 2 job, 4 printer, 5 unsupported.
    std::vector<Attribute> attributes;

    // Absent is not zero: real printers leave attributes away.
    std::optional<int> integer(std::string_view name) const;
    std::optional<bool> boolean(std::string_view name) const;
    std::string text(std::string_view name) const;
    std::vector<std::string> texts(std::string_view name) const;
    bool lists(std::string_view name, std::string_view keyword) const;
    // Listed, and with no value: "it has not happened".
    bool is_without_value(std::string_view name) const;
    std::vector<int> integers(std::string_view name) const;
    std::optional<Range> range(std::string_view name) const;
    std::vector<Resolution> resolutions(std::string_view name) const;

private:
    const Attribute* find(std::string_view name) const;
};

inline constexpr int job_group = 2;
inline constexpr int printer_group = 4;

struct Message {
    int status = 0;
    std::vector<Group> groups;

    bool is_success() const { return status < 0x0100; }
    const Group* first(int tag) const;
};

// Errc::malformed for anything that does not end as a message must, also when it only breaks off.
base::Result<Message> decode_message(base::ByteView);

}  // namespace drivers::ipp
