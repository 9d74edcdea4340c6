// A visit to an emulated machine that is at the end of a Transport.
#pragma once

#include "drivers/devctl/conform/visits.h"

#include <memory>
#include <utility>

namespace drivers::devctl::conform {

template <class Machine>
class EmulatedTrial final : public emulation::faults::Trial {
public:
    using Hand = void (*)(Machine&);

    EmulatedTrial(std::unique_ptr<Machine> machine, Hand hand)
        : machine_(std::move(machine)), set_right_(hand)
    {
        set_right_(*machine_);
    }

    Machine& emulator() { return *machine_; }
    emulation::Device* machine() override { return machine_.get(); }
    void close() override { visit_.reset(); }
    void use(std::unique_ptr<Visit> visit) { visit_ = std::move(visit); }

    Outcome run(const Connect& connect, Course& course) override
    {
        return visit_->run(connect, course);
    }
    std::unique_ptr<Transport> connect() override { return machine_->connect(); }
    void pull_plug() override { machine_->plug_out(); }
    void set_right() override
    {
        machine_->plug_in();
        set_right_(*machine_);
    }

private:
    const std::unique_ptr<Machine> machine_;
    const Hand set_right_;
    std::unique_ptr<Visit> visit_;  // Before the machine it ends.
};

}  // namespace drivers::devctl::conform
