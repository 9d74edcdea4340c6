// A trial whose machine is at the end of a real serial line of the kernel's, below the real tty
// driver.
#pragma once

#include "drivers/emulation/faults/catalogue.h"
#include "tests/drivers/tty/pseudo_terminal.h"

#include <memory>
#include <optional>

namespace soak {

// A plug is a pseudo terminal: pulled, it is hung up; put in again, it is another one.
class LineTrial final : public drivers::emulation::faults::Trial {
public:
    explicit LineTrial(drivers::emulation::faults::Trial&);
    ~LineTrial() override;

    drivers::emulation::faults::Outcome run(const drivers::emulation::faults::Connect& connect,
                                            drivers::emulation::faults::Course& course) override
    {
        return inner_.run(connect, course);
    }
    std::unique_ptr<drivers::Transport> connect() override;
    void pull_plug() override;
    void set_right() override;

private:
    drivers::emulation::faults::Trial& inner_;
    std::optional<tests::PseudoTerminal> terminal_;
    std::optional<tests::SerialCable> cable_;  // Before its terminal it ends.
};

}  // namespace soak
