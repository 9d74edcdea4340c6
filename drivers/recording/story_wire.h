// A wire whose every call is asked of whoever tells a story.
#pragma once

#include "drivers/recording/story.h"

#include <functional>
#include <memory>

namespace drivers::recording {

// What came of the call: a step of the story, or its error.
using Play = std::function<base::Result<Step>(const Step& call)>;

std::unique_ptr<Transport> story_wire(DeviceDescription, Play);

}  // namespace drivers::recording
