#include "ui/input/characters.h"

#include <algorithm>
#include <cstring>

namespace ui::input {

static bool begins_character(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

std::size_t count_characters(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

void erase_last_character(std::string& text)
{
    auto length = text.size();
    while (length > 0 && !begins_character(text[length - 1]))
        --length;
    length -= length > 0 ? 1 : 0;
    explicit_bzero(text.data() + length, text.size() - length);
    text.resize(length);
}

std::vector<std::string> split_characters(std::string_view text)
{
    std::vector<std::string> all;
    for (const char byte : text) {
        if (begins_character(byte))
            all.emplace_back();
        if (!all.empty())
            all.back() += byte;
    }
    return all;
}

}  // namespace ui::input
