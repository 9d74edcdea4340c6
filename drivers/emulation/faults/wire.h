// A wire around a wire, on which the one fault of a course happens.
#pragma once

#include "drivers/bus.h"
#include "drivers/emulation/faults/course.h"

#include <memory>

namespace drivers::emulation::faults {

// The course must outlive it.
std::unique_ptr<Transport> faulty_wire(std::unique_ptr<Transport> inner, Course&);

// A bus all of whose wires share one course.
class FaultyBus final : public drivers::Bus {
public:
    FaultyBus(drivers::Bus& inner, Course& course) : inner_(inner), course_(course) {}

    std::vector<DeviceDescription> devices() override { return inner_.devices(); }
    base::Result<std::unique_ptr<Transport>> open(const DeviceDescription&) override;
    void watch(std::move_only_function<void()> changed) override
    {
        inner_.watch(std::move(changed));
    }

private:
    drivers::Bus& inner_;
    Course& course_;
};

}  // namespace drivers::emulation::faults
