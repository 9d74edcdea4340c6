#include "drivers/emulation/line_machine.h"

#include <utility>

namespace drivers::emulation {

using base::Bytes;
using base::ByteView;
using base::Result;

static constexpr std::uint8_t in_endpoint = 0x82;
static constexpr std::uint8_t out_endpoint = 0x01;
static constexpr std::uint8_t notice_endpoint = 0x83;

// As of a machine with little memory.
static constexpr std::size_t memory = 256;

LineMachine::LineMachine(Purpose purpose, std::uint32_t baud, std::string location)
    : PacketDevice(Patience::waits), purpose_(purpose), baud_(baud), location_(std::move(location))
{
}

DeviceDescription LineMachine::description() const
{
    const auto bulk = [](std::uint8_t address) {
        return Endpoint{.address = address, .type = TransferType::bulk, .max_packet = 64};
    };
    const Endpoint notice{
        .address = notice_endpoint, .type = TransferType::interrupt, .max_packet = 8};
    return {.id = {0x1a86, 0x7523},
            .location = location_,
            .manufacturer = "",
            .product = "Emulated USB bridge",
            .serial = "",
            .interfaces = {{.number = 0,
                            .alternate = 0,
                            .class_code = 0x02,
                            .subclass = 0x02,
                            .protocol = 0x01,
                            .endpoints = {notice}},
                           {.number = 1,
                            .alternate = 0,
                            .class_code = 0x0a,
                            .subclass = 0,
                            .protocol = 0,
                            .endpoints = {bulk(in_endpoint), bulk(out_endpoint)}}},
            .purpose = purpose_};
}

Result<Bytes> LineMachine::answer(const ControlSetup& setup, ByteView out)
{
    static constexpr std::uint8_t to_interface = 0x21;

    if (setup.request_type != to_interface || setup.index != 0)
        return PacketDevice::answer(setup, out);
    if (setup.request == cdc_set_line_coding)
        line_ = TRY(decode_line_coding(out));
    return Bytes{};
}

// At another speed it hears nothing that it could understand.
void LineMachine::take(std::uint8_t, ByteView data)
{
    if (is_silent_ || line_.baud != baud_)
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
    queue_packets(in_endpoint, base::view(out));
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
