// What the kernel would show of a device under /sys and /dev, and what udev would say of it.
#pragma once

#include "drivers/transport.h"

#include <filesystem>
#include <string>

namespace drivers::emulation::virtual_usb {

// A device with its place in the tree.
struct Plug {
    DeviceDescription description;
    int bus = 1;
    int address = 2;

    std::string sysfs_path() const;   // "/devices/virtual-usb/usb1/1-1".
    std::string device_node() const;  // "/dev/bus/usb/001/002".
};

// root has sys/, dev/ and run/.
void make_trees(const std::filesystem::path& root);
void add_to_trees(const std::filesystem::path& root, const Plug&);
void remove_from_trees(const std::filesystem::path& root, const Plug&);

// The datagram that systemd-udevd sends to group 2 of NETLINK_KOBJECT_UEVENT. action: "add" or
// "remove".
std::string udev_message(const Plug&, const std::string& action);

}  // namespace drivers::emulation::virtual_usb
