// Where speech may be heard, and how loud. Plain, so that settings can name it.
#pragma once

#include <array>

namespace ui::speech {

enum class SpeechMode {
    off,
    headset,  // Only where a headset is plugged in.
    always,  // Also from the loudspeaker, once the citizen has pressed a key; nothing private then.
};

// Five steps of 6 dB: a range of 24 dB, and steps 12 dB above the lowest (EN 301 549, 8.2.1).
inline constexpr std::array volume_decibels{-24, -18, -12, -6, 0};
inline constexpr int volume_steps = static_cast<int>(volume_decibels.size());

}  // namespace ui::speech
