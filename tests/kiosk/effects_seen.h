// Looking into what the session asked for.
#pragma once

#include "kiosk/effects.h"

#include <optional>

namespace kiosk::test {

template <class E>
const E* find(const Effects& effects)
{
    for (const auto& effect : effects)
        if (const auto* found = std::get_if<E>(&effect))
            return found;
    return nullptr;
}

template <class E>
bool asks(const Effects& effects)
{
    return find<E>(effects) != nullptr;
}

// The last screen shown, when it is an S.
template <class S>
const S* shown(const Effects& effects)
{
    const S* out = nullptr;
    for (const auto& effect : effects)
        if (const auto* show = std::get_if<Show>(&effect))
            out = std::get_if<S>(&show->screen);
    return out;
}

inline std::optional<ui::NoticeId> noticed(const Effects& effects)
{
    const auto* notice = shown<ui::Notice>(effects);
    return notice ? std::optional(notice->id) : std::nullopt;
}

}  // namespace kiosk::test
