#include "drivers/emulation/virtual_usb/descriptors.h"

#include <set>
#include <utility>

namespace drivers::emulation::virtual_usb {

using base::Bytes;

static int low(int value)
{
    return value & 0xff;
}

static int high(int value)
{
    return value >> 8 & 0xff;
}

Bytes device_descriptor(const DeviceDescription& device)
{
    const auto index = [](const std::string& text, int at) { return text.empty() ? 0 : at; };
    return base::bytes({18, 1, 0x00, 0x02, 0, 0, 0, 64, low(device.id.vendor),
                        high(device.id.vendor), low(device.id.product), high(device.id.product),
                        0x00, 0x01, index(device.manufacturer, 1), index(device.product, 2),
                        index(device.serial, 3), 1});
}

static Bytes interface_descriptor(const Interface& interface)
{
    auto out = base::bytes({9, 4, interface.number, interface.alternate,
                            static_cast<int>(interface.endpoints.size()), interface.class_code,
                            interface.subclass, interface.protocol, 0});
    for (const auto& endpoint : interface.endpoints)
        base::append(out, base::bytes({7, 5, endpoint.address, std::to_underlying(endpoint.type),
                                       low(endpoint.max_packet), high(endpoint.max_packet), 10}));
    return out;
}

Bytes configuration_descriptor(const DeviceDescription& device)
{
    Bytes interfaces;
    std::set<int> numbers;
    for (const auto& interface : device.interfaces) {
        base::append(interfaces, interface_descriptor(interface));
        numbers.insert(interface.number);
    }
    const auto size = static_cast<int>(interfaces.size()) + 9;
    auto out = base::bytes(
        {9, 2, low(size), high(size), static_cast<int>(numbers.size()), 1, 0, 0x80, 50});
    base::append(out, interfaces);
    return out;
}

Bytes string_descriptor(const DeviceDescription& device, int index)
{
    if (index == 0)
        return base::bytes({4, 3, 0x09, 0x04});
    if (index > 3)
        return {};
    const auto& text = index == 1   ? device.manufacturer
                       : index == 2 ? device.product
                                    : device.serial;
    auto out = base::bytes({static_cast<int>(2 + 2 * text.size()), 3});
    for (char c : text)
        base::append(out, base::bytes({c, 0}));
    return out;
}

}  // namespace drivers::emulation::virtual_usb
