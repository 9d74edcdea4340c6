// A camera as a code scanner. Blocking, and used by one thread, as all devices are.
#pragma once

#include "drivers/camera/decoder.h"
#include "drivers/camera/frame_source.h"

#include <memory>

namespace drivers::camera {

class Scanner {
public:
    // The clock must outlive the scanner.
    Scanner(std::unique_ptr<FrameSource>, const base::Clock&, Decoder::Options = {});

    // While disarmed the camera is off. Arming an armed scanner, and the reverse, does nothing.
    base::Result<> arm();
    void disarm();
    bool is_armed() const { return is_armed_; }

    // Whether the camera is still there; Errc::disconnected when it is not.
    base::Result<> check() { return source_->check(); }

    // One picture, and what is read in it.
    struct Look {
        bool is_picture = false;  // Not one that came damaged.
        std::optional<ReadCode> code = {};
    };
    // Empty when no picture came before the deadline. Errors as of next().
    base::Result<std::optional<Look>> look(base::Deadline);

    // The code that is shown next; empty when none was before the deadline. Looks at the newest
    // picture only, so that a code that was taken away is not read later. A code that stays before
    // the camera is read again by the next call. Errc::disconnected when the camera is gone, or
    // gives no pictures though it is armed.
    base::Result<std::optional<ReadCode>> next(base::Deadline);

private:
    std::unique_ptr<FrameSource> source_;
    const base::Clock& clock_;
    Decoder decoder_;
    bool is_armed_ = false;
    base::SteadyTime last_picture_;
};

}  // namespace drivers::camera
