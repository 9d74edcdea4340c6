#include "drivers/ipp/emulator.h"

#include "base/verify.h"
#include "drivers/ipp/emulated_exchange.h"

#include <algorithm>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace drivers::ipp {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

static constexpr double client_seconds = 5;
static constexpr std::chrono::milliseconds look_interval = 10ms;

Emulator::Emulator(std::chrono::milliseconds page_time) : page_time_(page_time)
{
    listen_again();
    server_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

Emulator::~Emulator()
{
    plug_out();
    server_.request_stop();
    server_.join();
}

std::string Emulator::uri() const
{
    const std::lock_guard lock(mutex_);
    const auto* const path = error_policy_.empty() ? "/ipp/print" : "/printers/yimen";
    return "ipp://127.0.0.1:" + std::to_string(port_) + path;
}

int Emulator::port() const
{
    const std::lock_guard lock(mutex_);
    return port_;
}

// The kernel chooses the port the first time; afterwards it is kept.
void Emulator::listen_again()
{
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    VERIFY(listener_ >= 0);
    const int yes = 1;
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    VERIFY(::bind(listener_, generic, size) == 0);
    VERIFY(::listen(listener_, 8) == 0);
    VERIFY(::getsockname(listener_, generic, &size) == 0);
    port_ = ntohs(address.sin_port);
}

void Emulator::run(const std::stop_token& stop)
{
    auto next_step = steady_clock::now() + page_time_;
    while (true) {
        follow_plug();
        if (stop.stop_requested())
            return;
        pollfd ready{.fd = listener_, .events = POLLIN, .revents = 0};
        ::poll(&ready, 1, static_cast<int>(std::min(page_time_, look_interval).count()));
        if ((ready.revents & POLLIN) != 0)
            serve_one();
        if (steady_clock::now() < next_step)
            continue;
        next_step = steady_clock::now() + page_time_;
        const std::lock_guard lock(mutex_);
        if (plugged_in_)
            queue_.step();
    }
}

// Only this thread opens and closes the listener, so that nobody waits on a number that has become
// another file's.
void Emulator::follow_plug()
{
    const std::lock_guard lock(mutex_);
    if (plugged_in_ && listener_ < 0)
        listen_again();
    if (!plugged_in_ && listener_ >= 0) {
        ::close(listener_);
        listener_ = -1;
    }
    plug_followed_.notify_all();
}

void Emulator::serve_one()
{
    Http http(httpAcceptConnection(listener_, 1));
    if (!http)
        return;
    const auto give_up = [](http_t*, void*) { return 0; };
    httpSetTimeout(http.get(), client_seconds, give_up, nullptr);
    {
        const std::lock_guard lock(mutex_);
        if (!plugged_in_)
            return;
        connection_ = httpGetFd(http.get());
    }
    Exchange exchange(*this, std::move(http));
    exchange.serve();
    const std::lock_guard lock(mutex_);  // Forgotten before it is closed, for plug_out().
    connection_ = -1;
}

void Emulator::plug_out()
{
    std::unique_lock lock(mutex_);
    plugged_in_ = false;
    if (connection_ >= 0)
        ::shutdown(connection_, SHUT_RDWR);
    plug_followed_.wait(lock, [this] { return listener_ < 0; });
}

void Emulator::plug_in()
{
    std::unique_lock lock(mutex_);
    plugged_in_ = true;
    plug_followed_.wait(lock, [this] { return listener_ >= 0; });
}

void Emulator::load_paper()
{
    const std::lock_guard lock(mutex_);
    queue_.sheets.reset();
}

void Emulator::take_out_paper()
{
    const std::lock_guard lock(mutex_);
    queue_.sheets = 0;
}

void Emulator::paper_out_after_pages(int pages)
{
    const std::lock_guard lock(mutex_);
    queue_.sheets = pages;
}

void Emulator::empty_basket()
{
    const std::lock_guard lock(mutex_);
    queue_.empty_basket();
}

void Emulator::open_cover()
{
    const std::lock_guard lock(mutex_);
    queue_.cover_open = true;
}

void Emulator::close_cover()
{
    const std::lock_guard lock(mutex_);
    queue_.cover_open = false;
}

void Emulator::jam()
{
    const std::lock_guard lock(mutex_);
    queue_.jammed = true;
}

void Emulator::clear_jam()
{
    const std::lock_guard lock(mutex_);
    queue_.jammed = false;
}

void Emulator::set_toner_low(bool low)
{
    const std::lock_guard lock(mutex_);
    queue_.toner_low = low;
}

void Emulator::set_toner(int percent)
{
    const std::lock_guard lock(mutex_);
    queue_.toner_percent = percent;
}

void Emulator::take_only_raster()
{
    const std::lock_guard lock(mutex_);
    takes_pdf_ = false;
}

void Emulator::stand_as_queue(std::string error_policy, std::string device_uri)
{
    const std::lock_guard lock(mutex_);
    error_policy_ = std::move(error_policy);
    device_uri_ = std::move(device_uri);
}

std::vector<PrintedDocument> Emulator::printed() const
{
    const std::lock_guard lock(mutex_);
    return queue_.printed();
}

void Emulator::set_fault(Fault fault)
{
    const std::lock_guard lock(mutex_);
    fault_ = fault;
    queue_.never_finishes = fault == Fault::never_finishes;
    queue_.aborts = fault == Fault::aborts;
    queue_.swallows = fault == Fault::swallows;
}

void Emulator::drop_after(std::size_t document_bytes)
{
    const std::lock_guard lock(mutex_);
    drop_after_ = document_bytes;
}

std::size_t Emulator::document_bytes() const
{
    const std::lock_guard lock(mutex_);
    return document_bytes_;
}

}  // namespace drivers::ipp
