#include "drivers/devctl/conform/live_subjects.h"

#include "drivers/devctl/conform/known_devices.h"

#include <utility>

namespace drivers::devctl::conform {

using emulation::faults::Fault;
using emulation::faults::Terms;
using emulation::faults::Trial;
using emulation::faults::Waits;
using namespace std::chrono_literals;

namespace {

// Nobody pulls a plug: a wire that is told to be gone is closed, and opened anew by its owner.
class LiveTrial final : public Trial {
public:
    LiveTrial(Bus& bus, DeviceDescription device, std::unique_ptr<Visit> visit)
        : bus_(bus), device_(std::move(device)), visit_(std::move(visit))
    {
    }

    Outcome run(const Connect& connect, Course& course) override
    {
        return visit_->run(connect, course);
    }
    std::unique_ptr<Transport> connect() override
    {
        auto wire = bus_.open(device_);
        return wire ? std::move(*wire) : nullptr;
    }
    void pull_plug() override {}
    void close() override { visit_.reset(); }
    void set_right() override {}

private:
    Bus& bus_;
    const DeviceDescription device_;
    std::unique_ptr<Visit> visit_;
};

// What is sent goes whole or not at all, and no halt is made that the device does not know of.
Terms harmless_terms()
{
    return {
        .waits = Waits::real,
        .edge = 1,
        .stride = 64,
        .damages_writes = false,
        .cuts_writes = false,
        .bound = 30s,
        .recovery = 30s,
        .repeats = false,
        .faults = {Fault::unplug, Fault::time_out, Fault::garbage, Fault::delay, Fault::truncated}};
}

bool is_named(const DeviceDescription& device, const KnownDevice& known, std::string_view word)
{
    const auto file = device.location.substr(device.location.rfind('/') + 1);
    return word == every_device || word == known.device_class || word == known.driver ||
           word == device.location || word == "/dev/" + file || word == "/dev/" + device.location;
}

}  // namespace

std::vector<Subject> live_subjects(Bus& bus, std::string_view word)
{
    std::vector<Subject> out;
    for (const auto& device : bus.devices()) {
        const auto known = known_device(device);
        if (!known || !is_named(device, *known, word))
            continue;
        out.push_back({.device_class = std::string(known->device_class),
                       .driver = std::string(known->driver),
                       .name = std::string(known->driver) + " at " + device.location,
                       .is_representative = true,
                       .make =
                           [&bus, device, visit = known->state_visit] {
                               return std::make_unique<LiveTrial>(bus, device, visit());
                           },
                       .terms = harmless_terms()});
    }
    return out;
}

}  // namespace drivers::devctl::conform
