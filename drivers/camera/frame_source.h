// Where pictures come from: a camera, or files in its place.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "drivers/camera/picture.h"

namespace drivers::camera {

// Begins at rest. On Errc::disconnected the owner destroys the source and opens another.
class FrameSource {
public:
    virtual ~FrameSource() = default;

    // Also at rest. Errc::disconnected when it is no longer there.
    virtual base::Result<> check() = 0;

    // From now on the camera looks; what it saw before is forgotten.
    virtual base::Result<> start() = 0;

    // The camera's light goes out.
    virtual void stop() = 0;

    // The newest picture; those that came before it and were not fetched are dropped. Errc::timeout
    // when none came before the deadline.
    virtual base::Result<Picture> next(base::Deadline) = 0;
};

}  // namespace drivers::camera
