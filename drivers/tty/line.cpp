#include "drivers/tty/line.h"

#include "base/secret.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace drivers::tty {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;
using namespace std::chrono_literals;

static std::unexpected<base::Error> failed(std::string_view doing, int error)
{
    const auto told = fmt::format("{}: {}", doing, std::generic_category().message(error));
    switch (error) {
    case ENOENT:
        return base::fail(Errc::not_found, told);
    case EIO:  // What a line says after it was hung up.
    case ENXIO:
    case ENODEV:
    case EPIPE:
        return base::fail(Errc::disconnected, told);
    default:
        return base::fail(Errc::refused, told);
    }
}

struct Speed {
    std::uint32_t baud;
    speed_t code;
};

static constexpr auto speeds = std::to_array<Speed>({
    {1200, B1200},
    {2400, B2400},
    {4800, B4800},
    {9600, B9600},
    {19200, B19200},
    {38400, B38400},
    {57600, B57600},
    {115200, B115200},
    {230400, B230400},
    {460800, B460800},
    {500000, B500000},
    {921600, B921600},
});

Result<Line> Line::open(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return failed("open " + path.string(), errno);
    Line line(descriptor);
    termios state{};
    if (tcgetattr(descriptor, &state) != 0)
        return base::fail(Errc::refused, path.string() + " is no serial line");
    // The lock holds off programs of our own kind, root's too; the ioctl all that are not root's.
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return base::fail(Errc::refused, path.string() + " is in other hands");
    ioctl(descriptor, TIOCEXCL);
    cfmakeraw(&state);
    state.c_cflag |= CREAD | CLOCAL;
    state.c_cflag &= ~static_cast<tcflag_t>(CRTSCTS);
    state.c_cc[VMIN] = 1;
    state.c_cc[VTIME] = 0;
    if (tcsetattr(descriptor, TCSANOW, &state) != 0)
        return failed("set up " + path.string(), errno);
    TRY(line.set_coding({}));
    tcflush(descriptor, TCIOFLUSH);
    return line;
}

Line::Line(Line&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Line& Line::operator=(Line&& other) noexcept
{
    if (this != &other) {
        close();
        descriptor_ = std::exchange(other.descriptor_, -1);
    }
    return *this;
}

Line::~Line()
{
    close();
}

void Line::close()
{
    if (descriptor_ < 0)
        return;
    ioctl(descriptor_, TIOCNXCL);
    ::close(std::exchange(descriptor_, -1));
}

// Parity with a fixed bit, which Linux has and POSIX has not.
static constexpr tcflag_t fixed_parity = CMSPAR;

static tcflag_t parity_flags(Parity parity)
{
    switch (parity) {
    case Parity::none:
        return 0;
    case Parity::odd:
        return PARENB | PARODD;
    case Parity::even:
        return PARENB;
    case Parity::mark:
        return PARENB | PARODD | fixed_parity;
    case Parity::space:
        return PARENB | fixed_parity;
    }
    std::unreachable();
}

static constexpr std::array<tcflag_t, 4> data_bit_flags{CS5, CS6, CS7, CS8};
static constexpr std::uint8_t least_data_bits = 5;
static constexpr tcflag_t coding_flags = CSIZE | CSTOPB | PARENB | PARODD | fixed_parity;

Result<> Line::set_coding(const LineCoding& coding)
{
    const auto* const speed = std::ranges::find(speeds, coding.baud, &Speed::baud);
    const std::size_t bits = coding.data_bits - least_data_bits;
    if (speed == speeds.end() || coding.data_bits < least_data_bits ||
        bits >= data_bit_flags.size() || coding.stop_bits == StopBits::one_and_a_half)
        return base::fail(Errc::refused, "a serial line cannot be set so");
    termios state{};
    if (tcgetattr(descriptor_, &state) != 0)
        return failed("line", errno);
    state.c_cflag &= ~coding_flags;
    state.c_cflag |= data_bit_flags.at(bits) | parity_flags(coding.parity);
    if (coding.stop_bits == StopBits::two)
        state.c_cflag |= CSTOPB;
    cfsetispeed(&state, speed->code);
    cfsetospeed(&state, speed->code);
    if (tcsetattr(descriptor_, TCSANOW, &state) != 0)
        return failed("line", errno);
    // It succeeds when anything at all could be set.
    if (TRY(this->coding()).baud != coding.baud)
        return base::fail(Errc::refused, "this line cannot be so fast");
    return {};
}

static Parity parity_of(tcflag_t flags)
{
    static constexpr std::array all{Parity::odd, Parity::even, Parity::mark, Parity::space};
    const auto* const found = std::ranges::find(all, flags & (PARENB | PARODD | fixed_parity),
                                                [](Parity p) { return parity_flags(p); });
    return found == all.end() ? Parity::none : *found;
}

Result<LineCoding> Line::coding() const
{
    termios state{};
    if (tcgetattr(descriptor_, &state) != 0)
        return failed("line", errno);
    const auto* const speed = std::ranges::find(speeds, cfgetospeed(&state), &Speed::code);
    if (speed == speeds.end())
        return base::fail(Errc::refused, "line of unknown speed");
    const auto* const bits = std::ranges::find(data_bit_flags, state.c_cflag & CSIZE);
    return LineCoding{
        .baud = speed->baud,
        .stop_bits = (state.c_cflag & CSTOPB) != 0 ? StopBits::two : StopBits::one,
        .parity = parity_of(state.c_cflag),
        .data_bits = static_cast<std::uint8_t>(bits - data_bit_flags.begin() + least_data_bits)};
}

Result<> Line::set_control_lines(bool is_terminal_ready, bool wants_to_send)
{
    const int up = (is_terminal_ready ? TIOCM_DTR : 0) | (wants_to_send ? TIOCM_RTS : 0);
    const int down = (TIOCM_DTR | TIOCM_RTS) & ~up;
    if (ioctl(descriptor_, TIOCMBIS, &up) == 0 && ioctl(descriptor_, TIOCMBIC, &down) == 0)
        return {};
    if (errno == ENOTTY || errno == EINVAL)
        return {};
    return failed("control lines", errno);
}

// False at the deadline.
Result<bool> Line::wait_for(short events, Deadline deadline) const
{
    for (;;) {
        const auto left = std::min(base::time_left(deadline), std::chrono::milliseconds(1h));
        pollfd polled{.fd = descriptor_, .events = events, .revents = 0};
        const int ready = poll(&polled, 1, static_cast<int>(left.count()));
        if (ready < 0 && errno != EINTR)
            return failed("wait", errno);
        if (ready > 0 && (polled.revents & events) != 0)
            return true;
        if (ready > 0)
            return base::fail(Errc::disconnected, "line was hung up");
        if (left == 0ms)
            return false;
    }
}

Result<std::size_t> Line::write(ByteView data, Deadline deadline)
{
    std::size_t done = 0;
    while (done < data.size()) {
        const auto count = ::write(descriptor_, data.data() + done, data.size() - done);
        if (count > 0)
            done += static_cast<std::size_t>(count);
        else if (count < 0 && errno != EAGAIN && errno != EINTR)
            return failed("write", errno);
        else if (!TRY(wait_for(POLLOUT, deadline)))
            break;
    }
    return done;
}

Result<Bytes> Line::read(std::size_t max, Deadline deadline)
{
    Bytes data(max);
    for (;;) {
        const auto count = ::read(descriptor_, data.data(), data.size());
        if (count > 0) {
            data.resize(static_cast<std::size_t>(count));
            return data;
        }
        if (count == 0)
            return base::fail(Errc::disconnected, "line was hung up");
        if (errno != EAGAIN && errno != EINTR)
            return failed("read", errno);
        if (!TRY(wait_for(POLLIN, deadline)))
            return base::fail(Errc::timeout, "nothing to read");
    }
}

}  // namespace drivers::tty
