#include "tests/drivers/tty/pseudo_terminal.h"

#include "base/verify.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

namespace tests {

using base::Bytes;
using base::ByteView;
using namespace std::chrono_literals;

PseudoTerminal::PseudoTerminal() : master_(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
{
    std::array<char, 64> name{};
    if (master_ < 0 || grantpt(master_) != 0 || unlockpt(master_) != 0 ||
        ptsname_r(master_, name.data(), name.size()) != 0)
        throw std::runtime_error("no pseudo terminal");
    path_ = name.data();
    // Until the driver sets it up, the line would echo what is said to it.
    termios state{};
    VERIFY(tcgetattr(master_, &state) == 0);
    cfmakeraw(&state);
    VERIFY(tcsetattr(master_, TCSANOW, &state) == 0);
}

void PseudoTerminal::say(ByteView data)
{
    while (!data.empty()) {
        const auto count = ::write(master_, data.data(), data.size());
        VERIFY(count > 0);
        data = data.subspan(static_cast<std::size_t>(count));
    }
}

Bytes PseudoTerminal::hear(std::size_t count)
{
    Bytes out;
    while (out.size() < count) {
        std::array<std::byte, 256> piece{};
        const auto got = ::read(master_, piece.data(), std::min(piece.size(), count - out.size()));
        if (got > 0)
            base::append(out, ByteView(piece).first(static_cast<std::size_t>(got)));
    }
    return out;
}

void PseudoTerminal::hang_up()
{
    if (master_ >= 0)
        close(std::exchange(master_, -1));
}

SerialCable::SerialCable(PseudoTerminal& terminal, drivers::emulation::Device& device)
    : terminal_(terminal),
      wire_(device.connect()),
      shape_(drivers::serial_shape_of(device.description()).value()),
      carrier_()
{
    VERIFY(drivers::open_line(*wire_, shape_, {.baud = baud_}, base::within(1s)));
    carrier_ = std::jthread([this](const std::stop_token& stop) { carry(stop); });
}

static std::uint32_t baud_of(int descriptor)
{
    termios state{};
    const bool is_there = tcgetattr(descriptor, &state) == 0;
    const auto speed = is_there ? cfgetospeed(&state) : B9600;
    if (speed == B2400)
        return 2400;
    return speed == B115200 ? 115200 : 9600;
}

// The device hears the driver at the speed that the line was set to.
bool SerialCable::follow_speed()
{
    const auto baud = baud_of(terminal_.descriptor());
    if (baud == baud_)
        return true;
    baud_ = baud;
    return drivers::set_line(*wire_, shape_, {.baud = baud}, base::within(1s)).has_value();
}

void SerialCable::carry(const std::stop_token& stop)
{
    // Both directions are looked at in turn: the device has no way to say that it has become ready.
    static constexpr int look_again_ms = 1;

    while (!stop.stop_requested()) {
        pollfd polled{.fd = terminal_.descriptor(), .events = POLLIN, .revents = 0};
        std::array<std::byte, 256> piece{};
        if (poll(&polled, 1, look_again_ms) > 0 && (polled.revents & POLLIN) != 0) {
            const auto got = ::read(polled.fd, piece.data(), piece.size());
            if (!follow_speed())
                return;
            if (got > 0 && !wire_->write(shape_.out.address,
                                         ByteView(piece).first(static_cast<std::size_t>(got)),
                                         base::within(1s)))
                return;
        }
        const auto said = wire_->read(shape_.in.address, 64, base::within(0ms));
        if (said)
            terminal_.say(*said);
        else if (said.error().code == base::Errc::disconnected)
            return;
    }
}

}  // namespace tests
