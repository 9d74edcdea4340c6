// The tables, as the steps that lead to them. A step that was ever released is never edited.
#pragma once

#include <span>
#include <string_view>

namespace central::store {

std::span<const std::span<const std::string_view>> migrations();

}  // namespace central::store
