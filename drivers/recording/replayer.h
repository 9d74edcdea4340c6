// A bus whose devices answer from a story, in lockstep: every call must be the story's next.
#pragma once

#include "drivers/bus.h"
#include "drivers/recording/story.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace drivers::recording {

// Thread-safe: each device has its own place in the story. It outlives its transports.
class Replayer final : public Bus {
public:
    explicit Replayer(Story story);

    std::vector<DeviceDescription> devices() override { return story_.devices; }
    base::Result<std::unique_ptr<Transport>> open(const DeviceDescription&) override;
    void watch(std::move_only_function<void()>) override {}

    // Where the drivers first did something else than the story tells, and what; also when they
    // stopped before its end. Empty when they did exactly what it tells.
    std::optional<std::string> departure() const;

private:
    // The story's outcome of this call. Errc::refused from the first departure on.
    base::Result<Step> play(const Step& call);
    const Step* next_at(const std::string& location) const;

    Story story_;
    mutable std::mutex mutex_;
    std::vector<bool> played_;
    std::optional<std::string> departure_;
};

}  // namespace drivers::recording
