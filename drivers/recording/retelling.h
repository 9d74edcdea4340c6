// A bus whose devices answer from a story as machines do, not in lockstep: for a driver that a
// fault on its wire has sent other ways than the story went.
#pragma once

#include "drivers/bus.h"
#include "drivers/recording/story.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace drivers::recording {

// What is asked again is told again, from there on as the story went; a read that the story has
// nothing for is silence. A driver that goes on where the story has nothing more to tell is told
// after a while that its device is gone. Used by one thread. It outlives its transports.
class Retelling final : public Bus {
public:
    explicit Retelling(Story story) : story_(std::move(story)) {}

    std::vector<DeviceDescription> devices() override;
    base::Result<std::unique_ptr<Transport>> open(const DeviceDescription&) override;
    void watch(std::move_only_function<void()>) override {}

    // Of all devices. A wire of before is dead for good.
    void pull_plug();
    // The story begins anew.
    void plug_in();

    // What was written since the last forget(), step by step; of the last one perhaps only so many
    // bytes.
    struct Taken {
        const Step* step;
        std::size_t bytes;
    };
    const std::vector<Taken>& taken() const { return taken_; }
    void forget() { taken_.clear(); }

    const Story& story() const { return story_; }

private:
    struct Place {
        std::size_t step = 0;   // Among the device's own.
        std::size_t taken = 0;  // Bytes of a write that came in part.
    };

    base::Result<Step> play(const Step& call, int plug);
    base::Result<Step> tell_again(const Step& call);
    base::Result<Step> tell(const std::vector<const Step*>& steps, std::size_t index);
    bool continues_write(const Step& expected, const Step& call);
    std::vector<const Step*> steps_at(const std::string& location) const;

    const Story story_;
    std::map<std::string, Place> places_;
    std::vector<Taken> taken_;
    bool is_plugged_ = true;
    int plug_ = 0;
    int detours_ = 0;
};

}  // namespace drivers::recording
