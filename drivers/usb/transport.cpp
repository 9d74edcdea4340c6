#include "drivers/usb/transport.h"

#include "base/secret.h"
#include "base/verify.h"

#include <fmt/format.h>
#include <libusb.h>

#include <algorithm>
#include <limits>

namespace drivers::usb {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;
using namespace std::chrono_literals;

static Errc code_of(int libusb_error)
{
    switch (libusb_error) {
    case LIBUSB_ERROR_NO_DEVICE:
    // The controller has repeated the transfer in vain. Mostly a plug that is being pulled, of
    // which the hub has not told yet; and to open anew is the cure for the rest.
    case LIBUSB_ERROR_IO:
        return Errc::disconnected;
    case LIBUSB_ERROR_TIMEOUT:
        return Errc::timeout;
    case LIBUSB_ERROR_OVERFLOW:
        return Errc::malformed;
    case LIBUSB_ERROR_NO_MEM:
        return Errc::exhausted;
    case LIBUSB_ERROR_INTERRUPTED:
        return Errc::cancelled;
    default:
        return Errc::refused;  // A stall, a device in other hands, no permission.
    }
}

base::Error error_of(int libusb_error, std::string_view doing)
{
    return base::fail(code_of(libusb_error),
                      fmt::format("{}: {}", doing, libusb_error_name(libusb_error)))
        .error();
}

// libusb waits for ever at 0.
static unsigned timeout_ms(Deadline deadline)
{
    return static_cast<unsigned>(std::clamp(base::time_left(deadline), 1ms, 3'600'000ms).count());
}

static int size_for_libusb(std::size_t size)
{
    VERIFY(size <= static_cast<std::size_t>(std::numeric_limits<int>::max()));
    return static_cast<int>(size);
}

static unsigned char* mutable_bytes(Bytes& data)
{
    return reinterpret_cast<unsigned char*>(data.data());
}

UsbTransport::UsbTransport(libusb_device_handle* handle, DeviceDescription description)
    : handle_(handle), description_(std::move(description))
{
    // Gives the interface back to the kernel on release. Not everywhere supported, then there is
    // no kernel driver to mind either.
    libusb_set_auto_detach_kernel_driver(handle_, 1);
}

UsbTransport::~UsbTransport()
{
    for (const auto& interface : claimed_)
        libusb_release_interface(handle_, interface.number);
    libusb_close(handle_);
}

Result<> UsbTransport::claim(const Interface& interface)
{
    if (const int error = libusb_claim_interface(handle_, interface.number))
        return std::unexpected(error_of(error, "claim"));
    claimed_.push_back(interface);
    // A request for the setting that stands already makes some devices forget their endpoints.
    if (interface.alternate == 0)
        return {};
    const int error =
        libusb_set_interface_alt_setting(handle_, interface.number, interface.alternate);
    if (error)
        return std::unexpected(error_of(error, "alternate setting"));
    return {};
}

int UsbTransport::transfer(std::uint8_t endpoint, unsigned char* data, int size, int& moved,
                           Deadline deadline)
{
    const Endpoint* known = nullptr;
    for (const auto& interface : claimed_)
        for (const auto& candidate : interface.endpoints)
            if (candidate.address == endpoint)
                known = &candidate;
    if (!known)
        return LIBUSB_ERROR_INVALID_PARAM;
    const auto timeout = timeout_ms(deadline);
    if (known->type == TransferType::interrupt)
        return libusb_interrupt_transfer(handle_, endpoint, data, size, &moved, timeout);
    return libusb_bulk_transfer(handle_, endpoint, data, size, &moved, timeout);
}

Result<std::size_t> UsbTransport::write(std::uint8_t endpoint, ByteView data, Deadline deadline)
{
    Bytes copy(data.begin(), data.end());  // libusb takes no const; it does not write to it.
    int moved = 0;
    const int error =
        transfer(endpoint, mutable_bytes(copy), size_for_libusb(copy.size()), moved, deadline);
    if (error != LIBUSB_SUCCESS && error != LIBUSB_ERROR_TIMEOUT)
        return std::unexpected(error_of(error, "write"));
    return static_cast<std::size_t>(moved);
}

Result<Bytes> UsbTransport::read(std::uint8_t endpoint, std::size_t max, Deadline deadline)
{
    Bytes data(max);
    int moved = 0;
    const int error =
        transfer(endpoint, mutable_bytes(data), size_for_libusb(max), moved, deadline);
    const bool partial = error == LIBUSB_ERROR_TIMEOUT && moved > 0;
    if (error != LIBUSB_SUCCESS && !partial) {
        base::wipe(data);
        return std::unexpected(error_of(error, "read"));
    }
    data.resize(static_cast<std::size_t>(moved));
    return data;
}

Result<Bytes> UsbTransport::control(const ControlSetup& setup, ByteView out, Deadline deadline)
{
    const bool is_in = (setup.request_type & LIBUSB_ENDPOINT_IN) != 0;
    VERIFY(is_in || out.size() == setup.length);
    Bytes data(out.begin(), out.end());
    if (is_in)
        data.assign(setup.length, std::byte{0});
    const int moved = libusb_control_transfer(handle_, setup.request_type, setup.request,
                                              setup.value, setup.index, mutable_bytes(data),
                                              setup.length, timeout_ms(deadline));
    if (moved < 0)
        return std::unexpected(error_of(moved, "control"));
    data.resize(is_in ? static_cast<std::size_t>(moved) : 0);
    return data;
}

Result<> UsbTransport::clear_halt(std::uint8_t endpoint)
{
    if (const int error = libusb_clear_halt(handle_, endpoint))
        return std::unexpected(error_of(error, "clear halt"));
    return {};
}

}  // namespace drivers::usb
