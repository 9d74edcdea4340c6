#include "drivers/usb/description.h"

#include <fmt/format.h>
#include <libusb.h>

#include <array>
#include <memory>
#include <span>

namespace drivers::usb {

std::string location_of(libusb_device* device)
{
    static constexpr std::size_t depth_limit = 7;  // USB 3.0, 10.1.

    std::array<std::uint8_t, depth_limit> ports{};
    const int depth = libusb_get_port_numbers(device, ports.data(), ports.size());
    std::string out = std::to_string(libusb_get_bus_number(device));
    for (int i = 0; i < depth; ++i)
        out += fmt::format("{}{}", i == 0 ? '-' : '.', ports[static_cast<std::size_t>(i)]);
    return out;
}

static TransferType transfer_type(std::uint8_t attributes)
{
    switch (attributes & LIBUSB_TRANSFER_TYPE_MASK) {
    case LIBUSB_ENDPOINT_TRANSFER_TYPE_CONTROL:
        return TransferType::control;
    case LIBUSB_ENDPOINT_TRANSFER_TYPE_ISOCHRONOUS:
        return TransferType::isochronous;
    case LIBUSB_ENDPOINT_TRANSFER_TYPE_BULK:
        return TransferType::bulk;
    default:
        return TransferType::interrupt;
    }
}

static Interface interface_of(const libusb_interface_descriptor& from)
{
    static constexpr int packet_bits = 0x7ff;  // Above them: transactions per microframe.

    Interface out{.number = from.bInterfaceNumber,
                  .alternate = from.bAlternateSetting,
                  .class_code = from.bInterfaceClass,
                  .subclass = from.bInterfaceSubClass,
                  .protocol = from.bInterfaceProtocol,
                  .endpoints = {}};
    for (const auto& endpoint : std::span(from.endpoint, from.bNumEndpoints))
        out.endpoints.push_back(
            {.address = endpoint.bEndpointAddress,
             .type = transfer_type(endpoint.bmAttributes),
             .max_packet = static_cast<std::uint16_t>(endpoint.wMaxPacketSize & packet_bits)});
    return out;
}

static std::vector<Interface> interfaces_of(libusb_device* device)
{
    libusb_config_descriptor* found = nullptr;
    if (libusb_get_active_config_descriptor(device, &found) != LIBUSB_SUCCESS)
        return {};
    const std::unique_ptr<libusb_config_descriptor, void (*)(libusb_config_descriptor*)>
        configuration(found, libusb_free_config_descriptor);
    std::vector<Interface> out;
    for (const auto& interface : std::span(configuration->interface, configuration->bNumInterfaces))
        for (const auto& alternate :
             std::span(interface.altsetting, static_cast<std::size_t>(interface.num_altsetting)))
            out.push_back(interface_of(alternate));
    return out;
}

static std::string string_at(libusb_device_handle* handle, std::uint8_t index)
{
    // libusb gives every character that is not ASCII as a question mark.
    std::array<unsigned char, 128> text{};
    if (index == 0)
        return {};
    const int length = libusb_get_string_descriptor_ascii(handle, index, text.data(),
                                                          static_cast<int>(text.size()));
    if (length <= 0)
        return {};
    return {text.begin(), text.begin() + length};
}

static void read_strings(libusb_device* device, const libusb_device_descriptor& descriptor,
                         DeviceDescription& to)
{
    libusb_device_handle* opened = nullptr;
    if (libusb_open(device, &opened) != LIBUSB_SUCCESS)
        return;
    const std::unique_ptr<libusb_device_handle, void (*)(libusb_device_handle*)> handle(
        opened, libusb_close);
    to.manufacturer = string_at(handle.get(), descriptor.iManufacturer);
    to.product = string_at(handle.get(), descriptor.iProduct);
    to.serial = string_at(handle.get(), descriptor.iSerialNumber);
}

std::optional<DeviceDescription> describe(libusb_device* device)
{
    libusb_device_descriptor descriptor{};
    if (libusb_get_device_descriptor(device, &descriptor) != LIBUSB_SUCCESS)
        return std::nullopt;
    if (descriptor.bDeviceClass == LIBUSB_CLASS_HUB)
        return std::nullopt;
    DeviceDescription out{.id = {descriptor.idVendor, descriptor.idProduct},
                          .location = location_of(device),
                          .manufacturer = {},
                          .product = {},
                          .serial = {},
                          .interfaces = interfaces_of(device)};
    read_strings(device, descriptor, out);
    return out;
}

}  // namespace drivers::usb
