// A bus that writes down what its drivers do, as a story.
#pragma once

#include "drivers/bus.h"
#include "drivers/recording/story.h"

#include <functional>
#include <iosfwd>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace drivers::recording {

enum class Direction { out, in };

// Sees the bytes of one device's bulk and interrupt transfers in order, and returns what stands in
// the story in their place: as many, without anything of a person.
using Mask = std::move_only_function<base::Bytes(Direction, base::ByteView)>;

// The mask for a device; an empty one lets everything stand.
using MaskFor = Mask (*)(const DeviceDescription&);

// Thread-safe. `inner` and `out` must outlive it and its transports.
class Recorder final : public Bus {
public:
    Recorder(Bus& inner, std::ostream& out, MaskFor mask_for)
        : inner_(inner), out_(out), mask_for_(mask_for)
    {
    }

    std::vector<DeviceDescription> devices() override;
    base::Result<std::unique_ptr<Transport>> open(const DeviceDescription&) override;
    void watch(std::move_only_function<void()> changed) override
    {
        inner_.watch(std::move(changed));
    }

private:
    class Wire;

    void write_device(const DeviceDescription&);
    void write_step(const Step&);

    Bus& inner_;
    std::mutex mutex_;
    std::ostream& out_;
    std::set<std::string> described_;
    MaskFor mask_for_;
};

}  // namespace drivers::recording
