#include "drivers/cabinet.h"

#include <utility>

namespace drivers {

std::string_view name_of(LightPlace place)
{
    switch (place) {
    case LightPlace::card_reader:
        return "card_reader";
    case LightPlace::code_scanner:
        return "code_scanner";
    case LightPlace::paper_slot:
        return "paper_slot";
    case LightPlace::receipt_slot:
        return "receipt_slot";
    }
    std::unreachable();
}

std::string_view name_of(DoorState state)
{
    switch (state) {
    case DoorState::not_fitted:
        return "none";
    case DoorState::closed:
        return "closed";
    case DoorState::open:
        return "open";
    }
    std::unreachable();
}

std::string_view name_of(TamperState state)
{
    switch (state) {
    case TamperState::not_fitted:
        return "none";
    case TamperState::intact:
        return "intact";
    case TamperState::tripped:
        return "tripped";
    }
    std::unreachable();
}

}  // namespace drivers
