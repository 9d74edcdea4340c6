// Typed text by characters (Unicode code points): UTF-8 in, UTF-8 out. The text is valid, because
// it was made of our keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ui::input {

std::size_t count_characters(std::string_view text);

// Without its last character; the rest of the memory is wiped, because it may be personal.
void erase_last_character(std::string& text);

std::vector<std::string> split_characters(std::string_view text);

}  // namespace ui::input
