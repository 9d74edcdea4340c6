// Every operation that can fail for a reason outside the program returns Result<T>.
#pragma once

#include <concepts>
#include <expected>
#include <source_location>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace base {

enum class Errc {
    timeout,       // No answer before the deadline.
    disconnected,  // The device or server is gone: drop the object, open a new one.
    refused,       // The other side understood, and said no.
    malformed,     // Bytes we cannot make sense of.
    untrusted,     // A signature, certificate or identity that does not verify.
    not_found,
    cancelled,  // Someone on our side asked to stop.
    exhausted,  // A limit of ours: a queue, a disk, a length.
};

constexpr std::string_view name_of(Errc code)
{
    switch (code) {
    case Errc::timeout:
        return "timeout";
    case Errc::disconnected:
        return "disconnected";
    case Errc::refused:
        return "refused";
    case Errc::malformed:
        return "malformed";
    case Errc::untrusted:
        return "untrusted";
    case Errc::not_found:
        return "not_found";
    case Errc::cancelled:
        return "cancelled";
    case Errc::exhausted:
        return "exhausted";
    }
    std::unreachable();
}

struct Error {
    Errc code;
    std::string detail;  // English, for the log; never for the screen, never personal data.
    std::source_location where;
};

// std::expected itself may be dropped in silence; an unread Result is a warning.
template <class T = void>
class [[nodiscard]] Result : public std::expected<T, Error> {
public:
    using std::expected<T, Error>::expected;

    // With the value. What expected itself brings is ambiguous for a type derived from it, as
    // GCC 14 finds and GCC 12 does not.
    template <class U>
    requires(!std::is_void_v<T> &&
             !std::derived_from<U, std::expected<T, Error>>) friend constexpr bool
    operator==(const Result& result, const U& value)
    {
        return result.has_value() && *result == value;
    }
};

inline std::unexpected<Error> fail(Errc code, std::string detail,
                                   std::source_location where = std::source_location::current())
{
    return std::unexpected(Error{code, std::move(detail), where});
}

}  // namespace base

// Yields the value, or returns the error to the caller. One per statement.
#define TRY(expression)                                         \
    __extension__({                                             \
        auto&& result_ = (expression);                          \
        if (!result_)                                           \
            return std::unexpected(std::move(result_).error()); \
        *std::move(result_);                                    \
    })
