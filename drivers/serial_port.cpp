#include "drivers/serial_port.h"

#include <algorithm>
#include <array>

namespace drivers {

static constexpr std::array purposes{Purpose::id_card_reader, Purpose::code_scanner,
                                     Purpose::power_supply, Purpose::cabinet};

std::string_view name_of(Purpose purpose)
{
    switch (purpose) {
    case Purpose::unstated:
        return "";
    case Purpose::id_card_reader:
        return "id_card_reader";
    case Purpose::code_scanner:
        return "code_scanner";
    case Purpose::power_supply:
        return "power_supply";
    case Purpose::cabinet:
        return "cabinet";
    }
    std::unreachable();
}

std::optional<Purpose> purpose_named(std::string_view name)
{
    const auto* const found = std::ranges::find_if(
        purposes, [name](Purpose purpose) { return name_of(purpose) == name; });
    return found == purposes.end() ? std::nullopt : std::optional(*found);
}

std::string purpose_names()
{
    std::string out;
    for (auto purpose : purposes) {
        if (!out.empty())
            out += ", ";
        out += name_of(purpose);
    }
    return out;
}

}  // namespace drivers
