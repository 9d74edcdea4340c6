// One opened device node, as the kernel's usbfs would serve it, over an emulator's wire.
#pragma once

#include "drivers/emulation/virtual_usb/system_calls.h"
#include "drivers/transport.h"

#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace drivers::emulation::virtual_usb {

// Interface number to the kernel driver that holds it.
using KernelDrivers = std::map<unsigned, std::string>;

// The one that takes such an interface when nobody else does; empty for a class that none takes.
std::string kernel_driver_of(const Interface&);

// What can go wrong with a transfer between the controller and the device.
enum class Mishap {
    stall,         // The endpoint halts, until that is cleared.
    silence,       // Nothing moves until the client takes the transfer back.
    babble,        // The device sends more than was asked for; it takes nothing whole.
    short_packet,  // The second half of what the device sent is lost.
};

// The transfers of one plug, and the one that is to fail. All files of the device share it.
struct Mishaps {
    std::size_t transfers = 0;  // Submitted, ever.
    std::optional<std::size_t> failing;
    Mishap kind = Mishap::stall;
    std::set<std::uint8_t> halted;
};

// Used by one thread.
class UsbfsFile {
public:
    // The client holds the write end of a pipe with room for one byte; `gate` is the read end.
    // Empty, the client may write, which is how usbfs says that a transfer can be reaped; closed,
    // its poll() reports the error that usbfs reports after an unplugging.
    UsbfsFile(std::unique_ptr<Transport>, Descriptor gate, KernelDrivers&, Mishaps&);
    ~UsbfsFile();

    void handle(const HeldCall&);

    // Moves what the device takes and gives now. Whether transfers still wait.
    bool pump();
    void disconnect();

    // Unplugged, and nothing is left to reap: from here on every call is ENODEV.
    bool is_over() const { return !is_connected_ && done_.empty(); }

    int gate() const { return gate_.number(); }
    std::size_t pending(std::uint8_t endpoint) const;

private:
    // What the client's usbdevfs_urb says, which itself ends in an array without a size.
    struct Transfer {
        std::uint64_t address = 0;  // Of the client's structure.
        std::uint64_t buffer = 0;   // Of its buffer.
        std::size_t size = 0;
        std::uint8_t endpoint = 0;
        bool is_control = false;
        base::Bytes data;  // What is to go out, or has come in.
        std::size_t moved = 0;
        int status = 0;
        std::optional<Mishap> mishap = {};

        bool is_in() const { return (endpoint & 0x80) != 0; }
    };

    // Each the answer to one request: a result, or an error number.
    struct Reply {
        long result = 0;
        int error = 0;
    };
    static Reply no(int error) { return {.error = error}; }

    Reply reply_to(const HeldCall&);
    Reply capabilities(const HeldCall&);
    Reply claim(unsigned interface);
    Reply claim_from_kernel(const HeldCall&);
    Reply release(unsigned interface);
    Reply set_interface(const HeldCall&);
    Reply set_configuration(unsigned value) const;
    Reply driver_of(const HeldCall&);
    Reply interface_request(const HeldCall&);
    Reply submit(const HeldCall&);
    Reply discard(std::uint64_t address);
    Reply reap(const HeldCall&);

    std::optional<int> run(Transfer&);  // Its status once it is through.
    std::optional<int> run_troubled(Transfer&);
    std::optional<int> run_well(Transfer&);
    Reply clear_halt(std::uint8_t endpoint);
    std::optional<int> run_in(Transfer&);
    std::optional<int> run_out(Transfer&);
    int run_control(Transfer&);
    base::Result<base::Bytes> control(const ControlSetup&, base::ByteView out);
    const Endpoint* endpoint(std::uint8_t address) const;
    void finish(Transfer, int status);
    void set_gate(bool is_ready);

    std::unique_ptr<Transport> transport_;
    Descriptor gate_;
    KernelDrivers& kernel_drivers_;
    Mishaps& mishaps_;
    std::set<unsigned> claimed_;
    std::list<Transfer> pending_;
    std::deque<Transfer> done_;
    bool is_ready_ = true;
    bool is_connected_ = true;
};

}  // namespace drivers::emulation::virtual_usb
