#include "central/masking.h"

#include <string_view>
#include <vector>

namespace central {

static std::vector<std::string_view> characters_of(std::string_view text)
{
    std::vector<std::string_view> characters;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t size = 1;
        while (i + size < text.size() &&
               (static_cast<unsigned char>(text[i + size]) & 0xc0) == 0x80)
            ++size;
        characters.push_back(text.substr(i, size));
        i += size;
    }
    return characters;
}

std::string masked(const base::SecretText& name)
{
    const auto characters = characters_of(name.reveal());
    std::string result;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const bool is_last_of_many = i + 1 == characters.size() && i >= 2;
        result += i == 0 || is_last_of_many ? characters[i] : "*";
    }
    return result;
}

}  // namespace central
