#include "kiosk/masking.h"

#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

// The text was validated when it left the card; a stray continuation byte joins the one before.
static std::vector<std::string_view> characters(std::string_view text)
{
    std::vector<std::string_view> out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
            ++end;
        out.push_back(text.substr(i, end - i));
        i = end;
    }
    return out;
}

static base::SecretText mask(const base::SecretText& text, std::size_t head, std::size_t tail)
{
    const auto all = characters(text.reveal());
    std::string out;
    for (std::size_t i = 0; i < all.size(); ++i)
        out += i < head || i + tail >= all.size() ? all[i] : std::string_view("*");
    return base::SecretText(std::move(out));
}

base::SecretText mask_name(const base::SecretText& name)
{
    return mask(name, 1, characters(name.reveal()).size() > 2 ? 1 : 0);
}

base::SecretText mask_number(const base::SecretText& number)
{
    return mask(number, 3, 4);
}

}  // namespace kiosk
