#include "tests/soak/line_trial.h"

#include "base/verify.h"
#include "drivers/tty/bus.h"

namespace soak {

using drivers::Transport;

LineTrial::LineTrial(drivers::emulation::faults::Trial& inner) : inner_(inner)
{
    VERIFY(inner_.machine());
    set_right();
}

LineTrial::~LineTrial()
{
    inner_.close();
}

std::unique_ptr<Transport> LineTrial::connect()
{
    if (!terminal_)
        return nullptr;
    const auto purpose = inner_.machine()->description().purpose;
    drivers::tty::Bus bus({{.path = terminal_->path(), .purpose = purpose}});
    const auto devices = bus.devices();
    VERIFY(devices.size() == 1);
    auto wire = bus.open(devices.front());
    return wire ? std::move(*wire) : nullptr;
}

void LineTrial::pull_plug()
{
    cable_.reset();
    terminal_.reset();
    inner_.pull_plug();
}

void LineTrial::set_right()
{
    inner_.set_right();
    if (terminal_)
        return;
    terminal_.emplace();
    cable_.emplace(*terminal_, *inner_.machine());
}

}  // namespace soak
