#include "drivers/emulation/virtual_usb/system_calls.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <system_error>
#include <utility>

namespace drivers::emulation::virtual_usb {

#if defined(__x86_64__)
static constexpr std::uint32_t this_architecture = AUDIT_ARCH_X86_64;
static constexpr std::uint32_t old_open = __NR_open;
#elif defined(__aarch64__)
static constexpr std::uint32_t this_architecture = AUDIT_ARCH_AARCH64;
static constexpr std::uint32_t old_open = __NR_openat;  // There is no other.
#endif

long must(long result, const char* what)
{
    if (result < 0)
        throw std::system_error(errno, std::generic_category(), what);
    return result;
}

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    close();
    number_ = std::exchange(other.number_, -1);
    return *this;
}

void Descriptor::close()
{
    if (number_ >= 0)
        ::close(number_);
    number_ = -1;
}

// A conditional jump that goes on `when_true` or `when_false` instructions further.
static constexpr sock_filter jump_if_equal(std::uint32_t value, std::uint8_t when_true,
                                           std::uint8_t when_false)
{
    return {BPF_JMP | BPF_JEQ | BPF_K, when_true, when_false, value};
}

static constexpr sock_filter load(std::size_t offset)
{
    return {BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(offset)};
}

static constexpr sock_filter give(std::uint32_t verdict)
{
    return {BPF_RET | BPF_K, 0, 0, verdict};
}

Descriptor hold_up_usb_calls()
{
    static constexpr std::uint32_t kind_of_ioctl = 0xff00;
    auto filter = std::to_array<sock_filter>({
        load(offsetof(seccomp_data, arch)),
        jump_if_equal(this_architecture, 0, 7),
        load(offsetof(seccomp_data, nr)),
        jump_if_equal(__NR_openat, 6, 0),
        jump_if_equal(old_open, 5, 0),
        jump_if_equal(__NR_ioctl, 0, 3),
        load(offsetof(seccomp_data, args) + sizeof(std::uint64_t)),
        {BPF_ALU | BPF_AND | BPF_K, 0, 0, kind_of_ioctl},
        jump_if_equal('U' << 8, 1, 0),
        give(SECCOMP_RET_ALLOW),
        give(SECCOMP_RET_USER_NOTIF),
    });
    const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs");
    return Descriptor(static_cast<int>(
        must(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
                     SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV,
                     &program),
             "seccomp")));
}

std::optional<HeldCall> HeldCall::receive(int listener)
{
    seccomp_notif call{};
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &call) != 0)
        return std::nullopt;
    return HeldCall(listener, call);
}

bool HeldCall::is_ioctl() const
{
    return call_.data.nr == __NR_ioctl;
}

bool HeldCall::is_open() const
{
    return !is_ioctl();
}

std::string HeldCall::path() const
{
    // Never over the end of a page, behind which there may be nothing.
    static constexpr std::size_t longest = 64;
    static constexpr std::uint64_t page = 4096;

    const auto first = call_.data.args[call_.data.nr == __NR_openat ? 1 : 0];
    std::string out;
    while (out.size() < longest) {
        const auto address = first + out.size();
        std::array<char, longest> piece{};
        const auto size = std::min<std::uint64_t>(piece.size(), page - address % page);
        if (!peek(address, piece.data(), size))
            return out;
        const auto end = strnlen(piece.data(), size);
        out.append(piece.data(), end);
        if (end < size)
            return out;
    }
    return out;
}

ino_t HeldCall::file() const
{
    struct stat file {};
    const auto path =
        fmt::format("/proc/{}/fd/{}", call_.pid, static_cast<int>(call_.data.args[0]));
    return stat(path.c_str(), &file) == 0 && S_ISFIFO(file.st_mode) ? file.st_ino : 0;
}

// An address of another process, which nobody here may follow.
static iovec remote(std::uint64_t address, std::size_t size)
{
    return {reinterpret_cast<void*>(address), size};
}

bool HeldCall::peek(std::uint64_t address, void* to, std::size_t size) const
{
    const iovec here{to, size};
    const auto there = remote(address, size);
    const auto pid = static_cast<pid_t>(call_.pid);
    return size == 0 || process_vm_readv(pid, &here, 1, &there, 1, 0) == static_cast<ssize_t>(size);
}

bool HeldCall::poke(std::uint64_t address, const void* from, std::size_t size) const
{
    const iovec here{const_cast<void*>(from), size};
    const auto there = remote(address, size);
    const auto pid = static_cast<pid_t>(call_.pid);
    return size == 0 ||
           process_vm_writev(pid, &here, 1, &there, 1, 0) == static_cast<ssize_t>(size);
}

void HeldCall::let_through() const
{
    seccomp_notif_resp response{};
    response.id = call_.id;
    response.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    ioctl(listener_, SECCOMP_IOCTL_NOTIF_SEND, &response);
}

void HeldCall::answer(long result, int error) const
{
    seccomp_notif_resp response{};
    response.id = call_.id;
    response.val = error != 0 ? 0 : result;
    response.error = -error;
    ioctl(listener_, SECCOMP_IOCTL_NOTIF_SEND, &response);
}

void HeldCall::answer_with_descriptor(int number) const
{
    seccomp_notif_addfd added{};
    added.id = call_.id;
    added.flags = SECCOMP_ADDFD_FLAG_SEND;
    added.srcfd = static_cast<std::uint32_t>(number);
    added.newfd_flags = O_CLOEXEC;
    ioctl(listener_, SECCOMP_IOCTL_NOTIF_ADDFD, &added);
}

}  // namespace drivers::emulation::virtual_usb
