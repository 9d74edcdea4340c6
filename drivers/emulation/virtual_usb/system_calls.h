// System calls of other threads, held up by the kernel until somebody here answers them.
#pragma once

#include "base/bytes.h"

#include <linux/seccomp.h>
#include <sys/types.h>
#include <cstdint>
#include <optional>
#include <string>

namespace drivers::emulation::virtual_usb {

// The result, or std::system_error: this is for tests, in which the machine has to play along.
long must(long result, const char* what);

// Owns a file descriptor.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&&) noexcept;
    Descriptor& operator=(Descriptor&&) noexcept;
    ~Descriptor() { close(); }

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    void close();

private:
    int number_ = -1;
};

// Puts a filter on the calling thread, and on those it starts later: its open() of any file and its
// ioctl() of the USB kind wait for an answer from the descriptor.
Descriptor hold_up_usb_calls();

// One call that waits.
class HeldCall {
public:
    // Empty when it was taken back meanwhile.
    static std::optional<HeldCall> receive(int listener);

    bool is_open() const;
    bool is_ioctl() const;
    unsigned long request() const { return call_.data.args[1]; }
    std::uint64_t argument() const { return call_.data.args[2]; }
    std::string path() const;  // Of an open().
    ino_t file() const;        // Of an ioctl(): the inode behind its descriptor.

    bool peek(std::uint64_t address, void* to, std::size_t) const;
    bool poke(std::uint64_t address, const void* from, std::size_t) const;

    void let_through() const;
    void answer(long result, int error) const;
    void answer_with_descriptor(int number) const;  // As what open() returns.

private:
    HeldCall(int listener, const seccomp_notif& call) : listener_(listener), call_(call) {}

    int listener_;
    seccomp_notif call_;
};

}  // namespace drivers::emulation::virtual_usb
