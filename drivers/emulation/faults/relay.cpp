#include "drivers/emulation/faults/relay.h"

#include "base/verify.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <utility>

namespace drivers::emulation::faults {

using namespace std::chrono_literals;

static constexpr auto look_interval = 10ms;
static constexpr auto lateness = 50ms;
static constexpr std::size_t noise_size = 16;

static sockaddr_in loopback(int port)
{
    sockaddr_in out{};
    out.sin_family = AF_INET;
    out.sin_port = htons(static_cast<std::uint16_t>(port));
    out.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return out;
}

static void send_all(int to, base::ByteView data)
{
    while (!data.empty()) {
        const auto count = ::send(to, data.data(), data.size(), MSG_NOSIGNAL);
        if (count <= 0)
            return;
        data = data.subspan(static_cast<std::size_t>(count));
    }
}

// Closes so that the other side is told of an error, and not of an end.
static void reset(int descriptor)
{
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

// One connection from its first byte to its end, on the relay's thread.
class Relay::Connection {
public:
    Connection(Relay& relay, int client) : relay_(relay), client_(client) {}
    ~Connection()
    {
        ::close(client_);
        if (machine_ >= 0)
            ::close(machine_);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void carry(const std::stop_token& stop)
    {
        {
            const std::lock_guard lock(relay_.mutex_);
            course_ = relay_.course_;
        }
        if (!begin(Call::connect))
            return;
        machine_ = relay_.connect_to_machine();
        if (machine_ < 0)
            return reset(client_);
        while (!stop.stop_requested() && is_open_)
            pass_on();
        if (is_silent_)
            await_hang_up(stop);
    }

private:
    // Uses the course, unless its run has ended.
    template <class Use>
    void with_course(Use use)
    {
        const std::lock_guard lock(relay_.mutex_);
        if (course_ && relay_.course_ == course_)
            use(*course_);
    }

    // False when the connection ends with it.
    bool begin(Call call)
    {
        call_ = call;
        passed_ = 0;
        fault_.reset();
        bool goes_on = true;
        with_course([this, call, &goes_on](Course& course) {
            const auto begun = course.begin({.call = call});
            goes_on = begun.has_value();
            if (begun)
                fault_ = *begun;
        });
        if (!goes_on || !fault_ || (call != Call::connect && fault_->byte > 0))
            return goes_on;
        return fault_->fault == Fault::garbage || make_fault();
    }

    // False when the connection ends with it.
    bool make_fault()
    {
        const auto fault = std::exchange(fault_, std::nullopt)->fault;
        switch (fault) {
        case Fault::unplug:
            reset(client_);
            with_course([](Course& course) { course.pull_plug(); });
            break;
        case Fault::stall:
        case Fault::truncated:
            break;
        case Fault::time_out:
            is_silent_ = true;
            break;
        case Fault::delay:
            ::poll(nullptr, 0, static_cast<int>(lateness.count()));
            return true;
        case Fault::garbage:
            return true;
        }
        is_open_ = false;
        // Held, but not read from any more.
        if (is_silent_ && call_ == Call::connect)
            await_hang_up({});
        return false;
    }

    void pass_on()
    {
        std::array<pollfd, 2> ends{{{.fd = client_, .events = POLLIN, .revents = 0},
                                    {.fd = machine_, .events = POLLIN, .revents = 0}}};
        ::poll(ends.data(), ends.size(), static_cast<int>(look_interval.count()));
        if (ends[0].revents != 0)
            pass_on(client_, machine_, Call::write);
        if (is_open_ && ends[1].revents != 0)
            pass_on(machine_, client_, Call::read);
    }

    void pass_on(int from, int to, Call call)
    {
        std::array<std::byte, 4096> buffer{};
        const auto count = ::recv(from, buffer.data(), buffer.size(), 0);
        if (count <= 0)
            return end(call);
        if (call_ != call && !begin(call))
            return;
        auto piece = std::span(buffer).first(static_cast<std::size_t>(count));
        const bool is_behind = call == Call::read && fault_ && fault_->fault != Fault::garbage &&
                               fault_->fault != Fault::truncated;
        if (fault_ && fault_->fault == Fault::garbage)
            spoil(piece);
        else if (fault_ && !is_behind && fault_->byte < passed_ + piece.size())
            piece = piece.first(fault_->byte - passed_);
        const bool is_cut = piece.size() < static_cast<std::size_t>(count);
        send_all(to, piece);
        passed_ += piece.size();
        with_course([call, &piece](Course& course) {
            course.add(call == Call::write ? piece.size() : 0,
                       call == Call::read ? piece.size() : 0);
        });
        if (is_cut)
            make_fault();
    }

    // The machine's end comes behind its answer, and a fault behind that.
    void end(Call call)
    {
        is_open_ = false;
        if (call == Call::read && call_ == Call::read && fault_)
            make_fault();
    }

    void spoil(std::span<std::byte> piece) const
    {
        for (std::size_t i = 0; i < piece.size(); ++i)
            if (passed_ + i >= fault_->byte && passed_ + i < fault_->byte + noise_size)
                piece[i] ^= std::byte{0x5a};
    }

    void await_hang_up(const std::stop_token& stop) const
    {
        std::array<std::byte, 4096> nowhere{};
        pollfd client{.fd = client_, .events = POLLIN, .revents = 0};
        for (int i = 0; i < 1000 && !stop.stop_requested(); ++i)
            if (::poll(&client, 1, static_cast<int>(look_interval.count())) > 0 &&
                ::recv(client_, nowhere.data(), nowhere.size(), 0) <= 0)
                return;
    }

    Relay& relay_;
    const int client_;
    int machine_ = -1;
    Course* course_ = nullptr;
    Call call_ = Call::connect;
    std::optional<Moment> fault_;  // Of this transfer, and not made yet.
    std::size_t passed_ = 0;       // Bytes of this transfer.
    bool is_open_ = true;
    bool is_silent_ = false;
};

static int bound_socket(int& port)
{
    const int out = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(out, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    auto address = loopback(port);
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    VERIFY(out >= 0 && ::bind(out, generic, size) == 0);
    VERIFY(::getsockname(out, generic, &size) == 0);
    port = ntohs(address.sin_port);
    return out;
}

// Only a port that was asked for by its number stays when the socket no longer listens.
Relay::Relay(int machine_port) : machine_port_(machine_port)
{
    ::close(bound_socket(port_));
    listener_ = bound_socket(port_);
    plug_in();
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

Relay::~Relay()
{
    thread_.request_stop();
    thread_.join();
    ::close(listener_);
}

void Relay::follow(Course* course)
{
    const std::lock_guard lock(mutex_);
    course_ = course;
}

// A listener that is shut down can listen again.
void Relay::plug_out()
{
    ::shutdown(listener_, SHUT_RDWR);
}

void Relay::plug_in()
{
    VERIFY(::listen(listener_, 8) == 0);
}

int Relay::connect_to_machine() const
{
    const int out = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(machine_port_);
    if (out < 0 || ::connect(out, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0)
        return out;
    ::close(out);
    return -1;
}

void Relay::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        pollfd ready{.fd = listener_, .events = POLLIN, .revents = 0};
        ::poll(&ready, 1, static_cast<int>(look_interval.count()));
        if ((ready.revents & POLLIN) == 0) {
            // What does not listen is ready at once, with an error.
            if (ready.revents != 0)
                ::poll(nullptr, 0, 1);
            continue;
        }
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client >= 0)
            Connection(*this, client).carry(stop);
    }
}

}  // namespace drivers::emulation::faults
