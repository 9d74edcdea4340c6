// Personal data. It cannot be printed, logged or compared by accident, and its memory is wiped
// when it is destroyed, moved from or replaced. It may reach a screen, a receipt or the centre,
// and nothing else: each reveal() is a place to look at in review.
#pragma once

#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace base {

inline void wipe(std::string& value)
{
    explicit_bzero(value.data(), value.capacity());
    value.clear();
}

template <class T>
void wipe(std::vector<T>& values)
{
    if constexpr (std::is_trivially_copyable_v<T>) {
        if (values.capacity() > 0)  // data() of an empty vector may be null.
            explicit_bzero(values.data(), values.capacity() * sizeof(T));
    } else {
        for (auto& value : values)
            wipe(value);
    }
    values.clear();
}

// T has wipe(T&) found in namespace base.
template <class T>
class Secret {
public:
    Secret() = default;
    explicit Secret(T value) : value_(std::make_unique<T>(value)) { wipe(value); }
    Secret(const Secret& other) : value_(copy(other)) {}
    Secret(Secret&& other) noexcept = default;
    Secret& operator=(const Secret& other)
    {
        if (this != &other) {
            clear();
            value_ = copy(other);
        }
        return *this;
    }
    Secret& operator=(Secret&& other) noexcept
    {
        if (this != &other) {
            clear();
            value_ = std::move(other.value_);
        }
        return *this;
    }
    ~Secret() { clear(); }

    const T& reveal() const
    {
        static const T nothing{};
        return value_ ? *value_ : nothing;
    }
    bool is_empty() const { return reveal().empty(); }

private:
    static std::unique_ptr<T> copy(const Secret& other)
    {
        return other.value_ ? std::make_unique<T>(*other.value_) : nullptr;
    }
    void clear()
    {
        if (value_)
            wipe(*value_);
        value_.reset();
    }

    // On the heap, so that a move hands over the one copy instead of leaving a short string's
    // characters behind in the moved-from object.
    std::unique_ptr<T> value_;
};

using SecretText = Secret<std::string>;

}  // namespace base
