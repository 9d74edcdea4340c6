// Sound out of the terminal: one stream of samples, asked for as they are needed.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace ui::toolkit {

// Until destroyed, asks for 16-bit samples of one channel, a buffer at a time. Without a device for
// sound: SDL_AUDIODRIVER=dummy.
class Audio {
public:
    // Fills every sample, silence included; called on a thread of the sound system's, where nothing
    // may wait for long.
    using Fill = std::function<void(std::span<std::int16_t>)>;

    // Errc::refused when the machine has no way to sound.
    static base::Result<std::unique_ptr<Audio>> open(int samples_per_second, Fill);
    ~Audio();
    Audio(const Audio&) = delete;
    Audio& operator=(const Audio&) = delete;

private:
    explicit Audio(Fill fill) : fill_(std::move(fill)) {}

    Fill fill_;
    std::uint32_t device_ = 0;
};

}  // namespace ui::toolkit
