// A thread's own view of /sys, /dev, /run and the network.
#pragma once

#include <filesystem>

namespace drivers::emulation::virtual_usb {

// Does nothing for root. The process must have one thread.
void become_root_of_own_namespace();

// Moves the calling thread to where /sys/bus/usb, /sys/devices/virtual-usb, /dev/bus and /run/udev
// are those of `root`, everything else is as before, and netlink is private.
void enter_namespaces(const std::filesystem::path& root);

// After that, and for the calling thread and those it starts: `ours` stands as `name` in the
// directory, beside whatever stood there before.
void put_in_place(const std::filesystem::path& directory, const std::string& name,
                  const std::filesystem::path& ours);

}  // namespace drivers::emulation::virtual_usb
