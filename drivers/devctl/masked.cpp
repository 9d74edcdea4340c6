#include "drivers/devctl/masked.h"

#include <algorithm>

namespace drivers::devctl {

static bool begins_character(char c)
{
    return (c & 0xc0) != 0x80;
}

static std::size_t characters_in(const std::string& text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

std::string masked(const base::SecretText& secret)
{
    const auto& text = secret.reveal();
    const auto characters = characters_in(text);
    if (characters < 2)
        return hidden(secret);
    std::size_t first = 1;
    while (first < text.size() && !begins_character(text[first]))
        ++first;
    return text.substr(0, first) + std::string(characters - 1, '*');
}

std::string hidden(const base::SecretText& secret)
{
    return std::string(characters_in(secret.reveal()), '*');
}

}  // namespace drivers::devctl
