#include "drivers/emulation/faults/relay.h"

#include "tests/catch.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <array>
#include <string>

using namespace drivers::emulation::faults;

namespace {

constexpr std::string_view question = "what is it?";
constexpr std::string_view answer = "0123456789";

sockaddr_in loopback(int port)
{
    sockaddr_in out{};
    out.sin_family = AF_INET;
    out.sin_port = htons(static_cast<std::uint16_t>(port));
    out.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return out;
}

// What comes until the other side ends the connection, or says nothing for so long.
std::string hear(int from, std::size_t most, int patience_ms)
{
    std::string out;
    std::array<char, 64> piece{};
    pollfd ready{.fd = from, .events = POLLIN, .revents = 0};
    while (out.size() < most && ::poll(&ready, 1, patience_ms) > 0) {
        const auto count = ::recv(from, piece.data(), piece.size(), 0);
        if (count <= 0)
            break;
        out.append(piece.data(), static_cast<std::size_t>(count));
    }
    return out;
}

// Answers each whole question once, and hangs up.
class Machine {
public:
    Machine() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        auto address = loopback(0);
        socklen_t size = sizeof address;
        REQUIRE(::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0);
        REQUIRE(::listen(listener_, 4) == 0);
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port = ntohs(address.sin_port);
        thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }
    ~Machine()
    {
        thread_.request_stop();
        thread_.join();
        ::close(listener_);
    }

    int port = 0;

private:
    void run(const std::stop_token& stop) const
    {
        while (!stop.stop_requested()) {
            pollfd ready{.fd = listener_, .events = POLLIN, .revents = 0};
            if (::poll(&ready, 1, 5) <= 0)
                continue;
            const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            if (hear(client, question.size(), 2'000) == question)
                ::send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
            ::close(client);
        }
    }

    int listener_;
    std::jthread thread_;
};

// Empty: nobody listens.
std::optional<std::string> ask(int port, int patience_ms = 5'000)
{
    const int wire = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(port);
    std::optional<std::string> out;
    if (::connect(wire, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
        ::send(wire, question.data(), question.size(), MSG_NOSIGNAL);
        out = hear(wire, 100, patience_ms);
    }
    ::close(wire);
    return out;
}

struct Asked {
    std::optional<std::string> heard;
    std::vector<Transfer> transfers;
    bool has_happened = false;
};

Asked ask_with(Relay& relay, std::optional<Moment> fault, int patience_ms = 5'000)
{
    Course course(fault, Waits::real, [&relay] { relay.plug_out(); });
    relay.follow(&course);
    auto heard = ask(relay.port(), patience_ms);
    relay.follow(nullptr);
    return {std::move(heard), course.transfers(), course.has_fault_happened()};
}

}  // namespace

TEST_CASE("without a fault a connection is as it is, and is counted")
{
    const Machine machine;
    Relay relay(machine.port);
    for (int i = 0; i < 3; ++i) {
        const auto asked = ask_with(relay, std::nullopt);
        REQUIRE(asked.heard == answer);
        REQUIRE(asked.transfers.size() == 3);
        CHECK(asked.transfers[0].call == Call::connect);
        CHECK(asked.transfers[1].sent == question.size());
        CHECK(asked.transfers[2].received == answer.size());
    }
}

TEST_CASE("an answer is cut, garbled and late as its fault tells")
{
    const Machine machine;
    Relay relay(machine.port);
    REQUIRE(ask_with(relay, Moment{2, 4, Fault::truncated}).heard == "0123");
    const auto garbled = ask_with(relay, Moment{2, 4, Fault::garbage}).heard.value();
    REQUIRE(garbled.size() == answer.size());
    REQUIRE(garbled.starts_with("0123"));
    REQUIRE(garbled[4] != '4');
    REQUIRE(ask_with(relay, Moment{2, 0, Fault::delay}).heard == answer);
}

TEST_CASE("a connection that is closed half way brings no answer, and the next one does")
{
    const Machine machine;
    Relay relay(machine.port);
    for (const auto moment : {Moment{0, 0, Fault::stall}, Moment{1, 0, Fault::stall},
                              Moment{1, 5, Fault::stall}, Moment{2, 0, Fault::stall}}) {
        const auto asked = ask_with(relay, moment);
        CHECK(asked.heard == "");
        CHECK(asked.has_happened);
        CHECK(ask_with(relay, std::nullopt).heard == answer);
    }
}

TEST_CASE("a machine that keeps silent holds the line until the other side hangs up")
{
    const Machine machine;
    Relay relay(machine.port);
    for (const auto moment : {Moment{0, 0, Fault::time_out}, Moment{1, 5, Fault::time_out},
                              Moment{2, 0, Fault::time_out}}) {
        CHECK(ask_with(relay, moment, 50).heard == "");
        CHECK(ask_with(relay, std::nullopt).heard == answer);
    }
}

TEST_CASE("a machine that is unplugged listens again when it is plugged in")
{
    const Machine machine;
    Relay relay(machine.port);
    for (const auto moment :
         {Moment{0, 0, Fault::unplug}, Moment{1, 5, Fault::unplug}, Moment{2, 0, Fault::unplug}}) {
        CHECK(ask_with(relay, moment).heard == "");
        CHECK(ask(relay.port()) == std::nullopt);
        relay.plug_in();
        CHECK(ask_with(relay, std::nullopt).heard == answer);
    }
    const auto behind = ask_with(relay, Moment{2, 1, Fault::unplug});
    REQUIRE(behind.heard.has_value());
    REQUIRE(ask(relay.port()) == std::nullopt);
}
