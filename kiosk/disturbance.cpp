#include "kiosk/disturbance.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kiosk {

namespace {

constexpr std::array<std::pair<std::string_view, bool Disturbance::*>, 4> words{
    {{"opened", &Disturbance::was_opened},
     {"tampered", &Disturbance::was_tampered},
     {"told", &Disturbance::is_at_centre},
     {"seen", &Disturbance::is_seen}}};

// Both know: it is over.
Disturbance unless_over(const Disturbance& disturbance)
{
    return disturbance.is_at_centre && disturbance.is_seen ? Disturbance{} : disturbance;
}

// The worse of the two has the word; it stands for both.
Condition past_of(const Disturbance& disturbance)
{
    if (disturbance.was_tampered)
        return Condition::was_tampered;
    return disturbance.was_opened ? Condition::was_opened : Condition::ready;
}

}  // namespace

Disturbance after(Disturbance disturbance, const drivers::CabinetState& state)
{
    if (!state.was_opened && !state.was_tampered)
        return disturbance;
    return {.was_opened = disturbance.was_opened || state.was_opened,
            .was_tampered = disturbance.was_tampered || state.was_tampered};
}

Disturbance after_heartbeat(Disturbance disturbance, std::string_view state)
{
    const auto past = past_of(disturbance);
    if (past != Condition::ready && state == name_of(past))
        disturbance.is_at_centre = true;
    return unless_over(disturbance);
}

Disturbance after_inspection(Disturbance disturbance, Condition shown)
{
    const bool is_tampering_shown =
        shown == Condition::was_tampered || shown == Condition::tampered;
    const bool is_opening_shown = shown == Condition::was_opened || shown == Condition::door_open;
    const bool is_shown = is_tampering_shown || (is_opening_shown && !disturbance.was_tampered);
    if (is_shown && past_of(disturbance) != Condition::ready)
        disturbance.is_seen = true;
    return unless_over(disturbance);
}

Condition condition_of(const drivers::CabinetState& state, const Disturbance& disturbance)
{
    const auto now = condition_of(state);
    return now == Condition::ready ? past_of(disturbance) : now;
}

std::string encode(const Disturbance& disturbance)
{
    std::string out;
    for (const auto& [word, part] : words)
        if (disturbance.*part)
            out.append(out.empty() ? "" : " ").append(word);
    return out;
}

Disturbance decode_disturbance(std::string_view text)
{
    Disturbance out;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        for (const auto& [word, part] : words)
            if (text.substr(0, end) == word)
                out.*part = true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

}  // namespace kiosk
