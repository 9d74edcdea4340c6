#include "drivers/escpos/presenter.h"

#include <utility>

namespace drivers::escpos {

using base::Bytes;

static constexpr int group_separator = 0x1d;
static constexpr int file_separator = 0x1c;

// Enough for a hand to hold; the slip's tail stays in the rollers.
static constexpr int presented_mm = 100;

static Bytes encode_ejector(std::initializer_list<int> rest)
{
    auto out = base::bytes({group_separator, 'e'});
    base::append(out, base::bytes(rest));
    return out;
}

Bytes encode_presenter_setup(Presenter presenter)
{
    if (presenter != Presenter::citizen)
        return {};
    // No timer: by default it would collect after five seconds.
    return base::bytes({group_separator, 'R', '1', 0});
}

Bytes encode_present(Presenter presenter)
{
    switch (presenter) {
    case Presenter::none:
    case Presenter::citizen:
        return {};
    case Presenter::custom_vkp:  // Steps of 5 mm, the light blinks, no time after which it acts.
        return base::bytes({file_separator, 'P', presented_mm / 5, 1, 'E', 0});
    case Presenter::custom_kpm:
        return encode_ejector({3, presented_mm * 1000 / 625});
    case Presenter::custom_tptcm:
        return encode_ejector({3, presented_mm / 22});
    case Presenter::custom_tptcm60:
        return encode_ejector({3, presented_mm / 36});
    }
    std::unreachable();
}

Disposal disposal_of(Presenter presenter)
{
    switch (presenter) {
    case Presenter::none:
        return Disposal::none;
    case Presenter::custom_vkp:
    case Presenter::custom_kpm:
    case Presenter::custom_tptcm:
    case Presenter::citizen:
        return Disposal::pulled_back;
    case Presenter::custom_tptcm60:
        return Disposal::thrown_out;
    }
    std::unreachable();
}

Bytes encode_disposal(Presenter presenter)
{
    switch (presenter) {
    case Presenter::none:
        return {};
    case Presenter::custom_vkp:  // Pulled back after the shortest time there is.
        return base::bytes({file_separator, 'P', presented_mm / 5, 0, 'R', 1});
    case Presenter::custom_kpm:
        return encode_ejector({2});
    case Presenter::custom_tptcm:
        return encode_ejector({4});
    case Presenter::custom_tptcm60:
        return encode_ejector({5});
    case Presenter::citizen:
        return base::bytes({group_separator, 'R', '0'});
    }
    std::unreachable();
}

}  // namespace drivers::escpos
