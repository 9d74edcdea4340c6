// A picture in, a code out. What a general reader does not read at once is tried in other ways,
// the cheap ones first, until one succeeds or the time is up.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "drivers/camera/picture.h"

#include <optional>
#include <string>

namespace drivers::camera {

enum class Symbology { qr };

struct ReadCode {
    std::string text;  // UTF-8.
    base::Bytes bytes;
    Symbology symbology = Symbology::qr;
};

enum class Effort {
    quick,     // What every frame is worth.
    thorough,  // And the dear steps, which cost as much as several frames.
};

// Looks at the clock between steps, of which none takes more than a few milliseconds, so that the
// deadline is overrun by one step at most. The quick steps are always done.
std::optional<ReadCode> read_code(const Picture&, Effort, const base::Clock&, base::Deadline);

// The frames of a stream: thorough with the first unreadable one and with every n-th after it, for
// most frames have no code in them, and a code stays before the camera for many.
class Decoder {
public:
    struct Options {
        std::chrono::milliseconds budget{60};  // For one frame.
        int thorough_every = 5;
    };

    Decoder(const base::Clock& clock, Options options) : clock_(clock), options_(options) {}

    std::optional<ReadCode> decode(const Picture&);

    // Another citizen, another code: the next frame is thorough again.
    void begin() { unread_ = 0; }

private:
    const base::Clock& clock_;
    Options options_;
    int unread_ = 0;  // Frames since the last thorough one.
};

}  // namespace drivers::camera
