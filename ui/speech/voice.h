// A voice: turns text into sound. The one that ships is espeak-ng's, wrapped here and included
// nowhere else; it is two functions, so that a test or a better voice can take its place.
#pragma once

#include "base/result.h"
#include "ui/strings/language.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace ui::speech {

inline constexpr int samples_per_second = 22050;

struct Line {
    std::string_view text;  // UTF-8, as it is to be spoken.
    Language language{};
    int words_per_minute = 125;
};

// 16-bit samples of one channel. Returns whether more are wanted.
using Sink = std::function<bool(std::span<const std::int16_t>)>;

// Used by one thread at a time.
struct Voice {
    std::function<bool(Language)> knows;
    // Blocks until all of it went into the sink, or the sink wanted no more.
    std::function<void(const Line&, const Sink&)> speak;
};

// Errc::not_found without the library's data. Several may be open: they take turns.
base::Result<Voice> open_voice();

// Whether there is a voice for the language of this code ("zh", "bo"), in what open_voice() gives.
bool has_voice(std::string_view language_code);

}  // namespace ui::speech
