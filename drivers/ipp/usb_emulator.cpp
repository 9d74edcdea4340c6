#include "drivers/ipp/usb_emulator.h"

#include "drivers/ipp/libcups.h"

#include <algorithm>
#include <cerrno>
#include <map>
#include <utility>

#include <poll.h>
#include <sys/socket.h>

namespace drivers::ipp {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;
using namespace std::chrono_literals;

static constexpr std::uint8_t printer_class = 7;
static constexpr std::uint8_t printer_subclass = 1;
static constexpr std::uint8_t http_protocol = 4;

static constexpr std::uint16_t packet_size = 512;

static constexpr std::uint8_t get_device_id = 0;
static constexpr std::uint8_t soft_reset = 2;

static constexpr std::string_view device_id = "MFG:Yimen;MDL:Emulated Printer;CMD:PDF,PWGRaster;";

static Interface interface_of(std::uint8_t number, std::uint8_t alternate, std::uint8_t class_code,
                              std::uint8_t protocol)
{
    const auto pipe = [number](int direction) {
        return Endpoint{.address = static_cast<std::uint8_t>(direction | (number + 1)),
                        .type = TransferType::bulk,
                        .max_packet = packet_size};
    };
    return {.number = number,
            .alternate = alternate,
            .class_code = class_code,
            .subclass = printer_subclass,
            .protocol = protocol,
            .endpoints = {pipe(0x00), pipe(0x80)}};
}

// As some makers build them: each number is the maker's own channel at first, and carries HTTP as
// its alternate setting.
DeviceDescription UsbEmulator::description() const
{
    static constexpr std::uint8_t own_class = 0xff;
    DeviceDescription out{.id = {0x1209, 0x0001},  // pid.codes gives this one to tests.
                          .location = location_,
                          .manufacturer = "Yimen",
                          .product = "Emulated Printer",
                          .serial = "E-1",
                          .interfaces = {}};
    for (std::uint8_t number = 0; number < 3; ++number) {
        out.interfaces.push_back(interface_of(number, 0, own_class, 1));
        out.interfaces.push_back(interface_of(number, 1, printer_class, http_protocol));
    }
    return out;
}

class UsbEmulator::Wire final : public Transport {
public:
    Wire(const UsbEmulator& cable, int plug)
        : cable_(cable), plug_(plug), description_(cable.description())
    {
    }

    const DeviceDescription& description() const override { return description_; }

    Result<> claim(const Interface& interface) override
    {
        TRY(check());
        if (std::ranges::find(description_.interfaces, interface) == description_.interfaces.end())
            return base::fail(Errc::refused, "no such interface");
        channels_.erase(interface.number);
        if (interface.protocol == http_protocol)
            channels_[interface.number] = {};
        return {};
    }

    Result<std::size_t> write(std::uint8_t endpoint, ByteView data, Deadline deadline) override
    {
        auto* const channel = TRY(channel_of(endpoint));
        if (!channel->http || channel->has_answered)
            *channel = {.http = connect_to_machine()};
        // A machine that is off takes nothing.
        if (!channel->http || !wait_for(*channel->http, POLLOUT, deadline))
            return 0;
        const auto sent = ::send(httpGetFd(channel->http.get()), data.data(), data.size(),
                                 MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent >= 0)
            return static_cast<std::size_t>(sent);
        if (errno != EAGAIN)
            channel->http.reset();
        return 0;
    }

    Result<Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline deadline) override
    {
        auto* const channel = TRY(channel_of(endpoint));
        // What fills its last packet is ended by an empty one.
        const bool owes_end = std::exchange(channel->owes_end, false);
        auto out = receive(*channel, max, owes_end ? base::within(0ms) : deadline);
        if (out.empty() && owes_end)
            return out;
        if (out.empty())
            return base::fail(Errc::timeout, "nothing to read");
        channel->has_answered = true;
        channel->owes_end = out.size() % packet_size == 0 && out.size() < max;
        return out;
    }

    Result<Bytes> control(const ControlSetup& setup, ByteView, Deadline) override
    {
        TRY(check());
        if (setup.request == get_device_id) {
            const auto size = device_id.size() + 2;  // The length counts itself.
            auto out = base::bytes({static_cast<int>(size >> 8), static_cast<int>(size & 0xff)});
            base::append(out, device_id);
            return out;
        }
        if (setup.request != soft_reset)
            return base::fail(Errc::refused, "no request of a printer");
        if (const auto channel = channels_.find(static_cast<std::uint8_t>(setup.index));
            channel != channels_.end())
            channel->second = {};
        return Bytes{};
    }

    Result<> clear_halt(std::uint8_t) override { return check(); }

private:
    Result<> check() const
    {
        if (!cable_.is_in(plug_))
            return base::fail(Errc::disconnected, "emulated device unplugged");
        return {};
    }

    // The machine hangs up after each answer, and nothing on a cable tells of that: whoever writes
    // after an answer begins a new request.
    struct Channel {
        Http http = nullptr;
        bool has_answered = false;
        bool owes_end = false;
    };

    Result<Channel*> channel_of(std::uint8_t endpoint)
    {
        TRY(check());
        const auto number = static_cast<std::uint8_t>((endpoint & 0x7f) - 1);
        const auto channel = channels_.find(number);
        if (channel == channels_.end())
            return base::fail(Errc::refused, "interface not claimed");
        return &channel->second;
    }

    // Empty when nothing comes.
    static Bytes receive(Channel& channel, std::size_t max, Deadline deadline)
    {
        if (!channel.http || !wait_for(*channel.http, POLLIN, deadline))
            return {};
        Bytes out(max);
        const auto got = ::recv(httpGetFd(channel.http.get()), out.data(), max, MSG_DONTWAIT);
        if (got == 0 || (got < 0 && errno != EAGAIN))
            channel.http.reset();
        out.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        return out;
    }

    Http connect_to_machine() const
    {
        static constexpr int patience_ms = 1'000;
        return Http(httpConnect2("127.0.0.1", cable_.machine_.port(), nullptr, AF_INET,
                                 HTTP_ENCRYPTION_IF_REQUESTED, 1, patience_ms, nullptr));
    }

    static bool wait_for(http_t& http, short event, Deadline deadline)
    {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        pollfd polled{.fd = httpGetFd(&http), .events = event, .revents = 0};
        return ::poll(&polled, 1, std::max(0, static_cast<int>(left.count()))) > 0;
    }

    const UsbEmulator& cable_;
    const int plug_;
    const DeviceDescription description_;
    std::map<std::uint8_t, Channel> channels_;  // By the number of the interface.
};

std::unique_ptr<Transport> UsbEmulator::connect()
{
    const std::lock_guard lock(mutex_);
    return std::make_unique<Wire>(*this, plugs_);
}

bool UsbEmulator::is_in(int plug) const
{
    const std::lock_guard lock(mutex_);
    return plugged_in_ && plug == plugs_;
}

void UsbEmulator::plug_in()
{
    const std::lock_guard lock(mutex_);
    plugged_in_ = true;
}

void UsbEmulator::plug_out()
{
    const std::lock_guard lock(mutex_);
    plugged_in_ = false;
    ++plugs_;
}

}  // namespace drivers::ipp
