#include "drivers/printer_class.h"

#include "base/verify.h"

namespace drivers {

using base::Errc;
using base::Result;
using base::within;
using namespace std::chrono_literals;

static constexpr auto control_timeout = 500ms;

static constexpr std::uint8_t printer_class = 7;
static constexpr std::uint8_t printer_subclass = 1;
static constexpr std::uint8_t bidirectional = 2;

static const Endpoint* find_bulk(const Interface& interface, bool in)
{
    for (const auto& endpoint : interface.endpoints)
        if (endpoint.type == TransferType::bulk && endpoint.is_in() == in)
            return &endpoint;
    return nullptr;
}

const Interface* find_printer_interface(const DeviceDescription& device)
{
    for (const auto& interface : device.interfaces)
        if (interface.class_code == printer_class && interface.subclass == printer_subclass &&
            interface.protocol == bidirectional && find_bulk(interface, true) &&
            find_bulk(interface, false))
            return &interface;
    return nullptr;
}

static std::uint8_t address_of_bulk(const Interface& interface, bool in)
{
    const auto* const endpoint = find_bulk(interface, in);
    VERIFY(endpoint);
    return endpoint->address;
}

std::uint8_t out_pipe(const Interface& interface)
{
    return address_of_bulk(interface, false);
}

std::uint8_t in_pipe(const Interface& interface)
{
    return address_of_bulk(interface, true);
}

Result<DeviceId> ask_device_id(Transport& transport, const Interface& interface)
{
    const auto both = static_cast<std::uint16_t>(interface.number << 8 | interface.alternate);
    return decode_device_id(TRY(transport.control(
        {.request_type = 0xa1, .request = 0, .value = 0, .index = both, .length = 1024}, {},
        within(control_timeout))));
}

Result<std::uint8_t> ask_port_status(Transport& transport, std::uint8_t interface_number)
{
    const auto answer = TRY(transport.control(
        {.request_type = 0xa1, .request = 1, .value = 0, .index = interface_number, .length = 1},
        {}, within(control_timeout)));
    if (answer.size() != 1)
        return base::fail(Errc::malformed, "port status is not one byte");
    return std::to_integer<std::uint8_t>(answer[0]);
}

Result<> reset_printer(Transport& transport, const Interface& interface)
{
    const auto done = transport.control(
        {.request_type = 0x21, .request = 2, .value = 0, .index = interface.number, .length = 0},
        {}, within(control_timeout));
    if (!done && done.error().code == Errc::disconnected)
        return std::unexpected(done.error());
    for (const auto pipe : {out_pipe(interface), in_pipe(interface)}) {
        const auto cleared = transport.clear_halt(pipe);
        if (!cleared && cleared.error().code == Errc::disconnected)
            return cleared;
    }
    return {};
}

}  // namespace drivers
