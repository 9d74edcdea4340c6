// Finds services by what somebody types: words of the name, its pinyin or the first letters of
// that, its English name, its theme. Pure.
#pragma once

#include "central/wire/catalogue.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace kiosk {

// An index into the items or the packages of a catalogue.
struct Hit {
    bool is_package = false;
    std::size_t index = 0;
    bool operator==(const Hit&) const = default;
};

// The best first, at most hits_limit. Where nothing has all the words, what shares most of its
// pairs of characters with the query, so that "办身份证" finds the identity card.
std::vector<Hit> search(const wire::Catalogue&, std::string_view query);

inline constexpr std::size_t hits_limit = 30;

}  // namespace kiosk
