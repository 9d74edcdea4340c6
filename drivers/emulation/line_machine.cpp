#include "drivers/emulation/line_machine.h"

#include <utility>

namespace drivers::emulation {

using base::ByteView;

// As of a machine with little memory.
static constexpr std::size_t memory = 256;

LineMachine::LineMachine(Purpose purpose, std::uint32_t baud, std::string location)
    : SerialDevice(bridge(purpose, std::move(location))), baud_(baud)
{
}

// At another speed it hears nothing that it could understand.
void LineMachine::take(std::uint8_t, ByteView data)
{
    if (line_speed() == baud_)
        hear_bytes(data);
}

void LineMachine::hear_bytes(ByteView data)
{
    if (is_silent_)
        return;
    heard_ += base::text(data);
    for (auto end = heard_.find_first_of("\r\n"); end != std::string::npos;
         end = heard_.find_first_of("\r\n")) {
        const auto line = heard_.substr(0, end);
        heard_.erase(0, end + 1);
        if (!line.empty())
            hear(line);
    }
    if (heard_.size() > memory)
        heard_.clear();
}

void LineMachine::say(std::string_view text)
{
    if (is_silent_ || std::exchange(loses_next_, false))
        return;
    std::string out(text);
    if (std::exchange(corrupts_next_, false))
        out[out.size() / 2] ^= 0x40;
    transmit(base::view(out));
}

void LineMachine::lose_next_answer()
{
    const std::lock_guard lock(mutex_);
    loses_next_ = true;
}

void LineMachine::corrupt_next_answer()
{
    const std::lock_guard lock(mutex_);
    corrupts_next_ = true;
}

void LineMachine::say_something(std::string_view text)
{
    const std::lock_guard lock(mutex_);
    say(text);
}

void LineMachine::fall_silent()
{
    const std::lock_guard lock(mutex_);
    is_silent_ = true;
}

void LineMachine::speak_again()
{
    const std::lock_guard lock(mutex_);
    is_silent_ = false;
}

}  // namespace drivers::emulation
