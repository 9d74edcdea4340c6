// A recorded story; one that is understood is written and understood again.
#include "drivers/recording/story.h"
#include "tests/fuzz/input.h"

using namespace drivers::recording;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto story = decode_story(fuzz::text(data, size));
    if (!story)
        return 0;
    std::string again;
    for (const auto& device : story->devices)
        again += encode_device(device) + '\n';
    for (const auto& step : story->steps)
        again += encode_step(step) + '\n';
    const auto second = decode_story(again);
    fuzz::require(second && second->devices == story->devices &&
                  second->steps.size() == story->steps.size());
    return 0;
}
