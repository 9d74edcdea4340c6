#include "drivers/devctl/udev_rules.h"

#include "drivers/registry.h"

#include <fmt/format.h>

#include <set>

namespace drivers::devctl {

// Product 0 stands for every one of the vendor's printers.
static std::string product_condition(std::uint16_t product)
{
    if (product == 0)
        return "ENV{ID_USB_INTERFACES}==\"*:0701*\"";
    return fmt::format("ATTR{{idProduct}}==\"{:04x}\"", product);
}

template <class Device>
static std::string rules_of(const Driver<Device>& driver)
{
    if (driver.ids.empty())
        return {};
    auto out = fmt::format("\n# {}\n", driver.name);
    const std::set<UsbId> ids(driver.ids.begin(), driver.ids.end());
    for (const auto& id : ids)
        out += fmt::format("ATTR{{idVendor}}==\"{:04x}\", {}, GROUP=\"yimen\", MODE=\"0660\"\n",
                           id.vendor, product_condition(id.product));
    return out;
}

std::string udev_rules()
{
    std::string out =
        "# Written by `yimen-devctl udev-rules` from the drivers' model tables. Do not edit.\n"
        "SUBSYSTEM!=\"usb\", GOTO=\"yimen_end\"\n"
        "ENV{DEVTYPE}!=\"usb_device\", GOTO=\"yimen_end\"\n"
        "ACTION==\"remove\", GOTO=\"yimen_end\"\n";
    for_each_class([&out](std::string_view, auto drivers) {
        for (const auto& driver : drivers)
            out += rules_of(driver);
    });
    return out + "\nLABEL=\"yimen_end\"\n";
}

}  // namespace drivers::devctl
