#include "drivers/ipp/supplies.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace drivers::ipp {

static constexpr std::size_t supplies_limit = 32;
static constexpr std::size_t name_limit = 64;

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// "wasteToner", "waste-toner", "toner-cartridge", "opc", "fuser" …
static SupplyKind kind_of(std::string_view type)
{
    std::string keyword;
    for (const char letter : type)
        keyword += lower(letter);
    if (keyword.contains("waste"))
        return SupplyKind::waste;
    if (keyword.contains("toner"))
        return SupplyKind::toner;
    if (keyword.contains("ink"))
        return SupplyKind::ink;
    if (keyword.contains("opc") || keyword.contains("drum") || keyword.contains("developer"))
        return SupplyKind::drum;
    return keyword.contains("fuser") ? SupplyKind::fuser : SupplyKind::other;
}

static std::string shortened(std::string text)
{
    if (text.size() <= name_limit)
        return text;
    auto end = name_limit;
    while (end > 0 && (text[end] & 0xc0) == 0x80)  // Not within a character.
        --end;
    text.resize(end);
    return text;
}

static std::optional<int> percent(int level, int most)
{
    if (level < 0 || most <= 0)
        return std::nullopt;
    return static_cast<int>(std::min<std::int64_t>(100, std::int64_t{level} * 100 / most));
}

static std::vector<Supply> from_markers(const Group& printer)
{
    const auto names = printer.texts("marker-names");
    const auto types = printer.texts("marker-types");
    const auto levels = printer.integers("marker-levels");
    std::vector<Supply> out;
    for (std::size_t i = 0; i < std::min(levels.size(), supplies_limit); ++i) {
        const auto type = i < types.size() ? types[i] : std::string();
        out.push_back({.name = shortened(i < names.size() ? names[i] : type),
                       .kind = kind_of(type),
                       .percent = percent(levels[i], 100)});
    }
    return out;
}

// The value of a key in "index=1;type=toner;maxcapacity=100;level=80;".
static std::string_view field(std::string_view supply, std::string_view key)
{
    while (!supply.empty()) {
        const auto end = std::min(supply.find(';'), supply.size());
        const auto part = supply.substr(0, end);
        const auto equals = part.find('=');
        if (equals != std::string_view::npos && part.substr(0, equals) == key)
            return part.substr(equals + 1);
        supply.remove_prefix(std::min(end + 1, supply.size()));
    }
    return {};
}

static int number(std::string_view text)
{
    int out = -1;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

static std::vector<Supply> from_supplies(const Group& printer)
{
    const auto supplies = printer.texts("printer-supply");
    const auto descriptions = printer.texts("printer-supply-description");
    std::vector<Supply> out;
    for (std::size_t i = 0; i < std::min(supplies.size(), supplies_limit); ++i) {
        const auto type = field(supplies[i], "type");
        const auto most = number(field(supplies[i], "maxcapacity"));
        out.push_back(
            {.name = shortened(i < descriptions.size() ? descriptions[i] : std::string(type)),
             .kind = kind_of(type),
             .percent = percent(number(field(supplies[i], "level")), most)});
    }
    return out;
}

std::vector<Supply> decode_supplies(const Group& printer)
{
    auto out = from_markers(printer);
    return out.empty() ? from_supplies(printer) : out;
}

}  // namespace drivers::ipp
