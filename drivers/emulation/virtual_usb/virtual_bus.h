// A USB bus in user space under the real, unmodified libusb: emulated devices appear under /sys,
// their nodes under /dev, and the requests to those are answered here. For tests; needs a Linux
// with namespaces and seccomp, and either root or user namespaces.
#pragma once

#include "drivers/emulation/bus.h"
#include "drivers/emulation/virtual_usb/sysfs.h"
#include "drivers/emulation/virtual_usb/system_calls.h"
#include "drivers/emulation/virtual_usb/usbfs_file.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace drivers::emulation::virtual_usb {

// Make it before the process has other threads: without root it first enters a user namespace.
class VirtualBus {
public:
    VirtualBus();
    VirtualBus(const VirtualBus&) = delete;
    VirtualBus& operator=(const VirtualBus&) = delete;
    ~VirtualBus();

    // The device must outlive the bus.
    void plug_in(Device&);
    void unplug(Device&);

    // Runs body on a thread of its own; that one and those it starts are on the bus. Once.
    void run(const std::function<void()>& body);

    // Returns when a transfer to or from the endpoint waits for the device.
    void wait_for_transfer(const Device&, std::uint8_t endpoint);

    // How many transfers were submitted to the device since it was plugged in.
    std::size_t transfers(const Device&);

    // The transfer that is submitted when so many others have been, counted from now, fails.
    void let_fail(const Device&, std::size_t others_before, Mishap);

    // Who holds the interface: "usblp", "usbhid", "cdc_acm", "usbfs" or nobody.
    std::string holder_of(const Device&, unsigned interface);

private:
    struct Socket {
        Device* device;
        Plug plug;
        KernelDrivers drivers;
        Mishaps mishaps;
    };
    struct File {
        Socket* socket;
        std::unique_ptr<UsbfsFile> usbfs;
    };

    void enter();
    void supervise();
    void serve(std::unique_lock<std::mutex>&);
    void handle(const HeldCall&);
    void open(const HeldCall&, Socket&);
    void close_left_files(const std::vector<ino_t>& left);
    void forget_unplugged();
    int free_address();
    void send(const std::string& message);
    void wake();
    Socket* socket_of(const Device&);

    std::filesystem::path root_;
    Descriptor listener_;
    Descriptor netlink_;
    Descriptor wake_read_;
    Descriptor wake_write_;

    std::mutex mutex_;
    std::condition_variable changed_;
    int last_address_ = 1;  // That of the hub which is not there.
    std::list<Socket> sockets_;
    std::list<Socket> pulled_;     // Files may still be open on them.
    std::map<ino_t, File> files_;  // By the inode of their pipe.
    std::deque<ino_t> over_;       // Of unplugged devices; their closing cannot be seen.
    bool is_ending_ = false;
    std::jthread supervisor_;
};

}  // namespace drivers::emulation::virtual_usb
