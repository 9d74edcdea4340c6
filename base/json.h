// JSON from outside: bounded before it is parsed, then read field by field into structs. A reader
// notes every mistake (missing, extra, too long, wrong type) and tells them all at the end.
#pragma once

#include "base/result.h"

#include "base/json_forward.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// Errc::exhausted when longer than limit or nested deeper than 16, Errc::malformed when not JSON
// or not UTF-8.
Result<Json> parse_json(std::string_view text, std::size_t limit_bytes);

// One line, invalid UTF-8 replaced: what we send was validated, what we log may not have been.
std::string to_line(const Json&);

// What to do with a field that the contract does not know. A server refuses it, so that a client's
// spelling mistake is seen; a client ignores it, so that an older terminal outlives a newer centre.
enum class Extra { refused, ignored };

class ObjectReader {
public:
    // json must outlive the reader. `name` stands in front of each mistake.
    ObjectReader(const Json& json, std::string name, Extra extra);

    // Lengths in bytes of UTF-8. A mistake gives the empty value and is noted.
    std::string text(std::string_view key, std::size_t min, std::size_t max);
    std::optional<std::string> optional_text(std::string_view key, std::size_t max);
    std::int64_t integer(std::string_view key, std::int64_t min, std::int64_t max);
    std::optional<std::int64_t> optional_integer(std::string_view key, std::int64_t min,
                                                 std::int64_t max);
    bool boolean(std::string_view key);

    // The elements, for the caller to read one by one; at most max.
    const std::vector<Json>& array(std::string_view key, std::size_t max);

    // The object within this one, for a reader of its own; null, and noted, when it is none.
    const Json* object(std::string_view key);

    // For a value whose type fits and whose meaning does not: an unknown keyword, a broken date.
    void note(std::string_view key, std::string_view problem);
    void note(const Error& error);

    // Errc::malformed with every mistake. Call once, last.
    Result<> finish();

private:
    const Json* find(std::string_view key);
    const Json* required(std::string_view key);
    std::string checked_text(std::string_view key, const Json&, std::size_t min, std::size_t max);
    std::int64_t checked_integer(std::string_view key, const Json&, std::int64_t min,
                                 std::int64_t max);

    const Json& json_;
    std::string name_;
    Extra extra_;
    std::set<std::string, std::less<>> known_;
    std::vector<std::string> mistakes_;
};

}  // namespace base
