#include "drivers/emulation/virtual_usb/virtual_bus.h"

#include "base/verify.h"
#include "drivers/emulation/virtual_usb/namespaces.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <linux/netlink.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <future>
#include <system_error>
#include <vector>

namespace drivers::emulation::virtual_usb {

namespace fs = std::filesystem;

VirtualBus::VirtualBus()
{
    become_root_of_own_namespace();
    std::string name = fs::temp_directory_path() / "yimen-usb.XXXXXX";
    VERIFY(mkdtemp(name.data()) != nullptr);
    root_ = name;
    make_trees(root_);
    int ends[2];
    must(pipe2(ends, O_CLOEXEC | O_NONBLOCK), "pipe");
    wake_read_ = Descriptor(ends[0]);
    wake_write_ = Descriptor(ends[1]);
}

VirtualBus::~VirtualBus()
{
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    wake();
    if (supervisor_.joinable())
        supervisor_.join();
    std::error_code ignored;
    fs::remove_all(root_, ignored);
}

void VirtualBus::run(const std::function<void()>& body)
{
    std::async(std::launch::async, [this, &body] {
        enter();
        body();
    }).get();
}

// On the thread that is to be on the bus. The supervisor starts before the filter stands, so that
// it is not under it.
void VirtualBus::enter()
{
    enter_namespaces(root_);
    netlink_ = Descriptor(static_cast<int>(
        must(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_KOBJECT_UEVENT), "netlink")));
    // libudev would refuse device directories that are not on a sysfs.
    setenv("SYSTEMD_DEVICE_VERIFY_SYSFS", "0", 1);
    supervisor_ = std::jthread([this] { supervise(); });
    auto listener = hold_up_usb_calls();
    {
        const std::lock_guard lock(mutex_);
        listener_ = std::move(listener);
    }
    wake();
}

void VirtualBus::supervise()
{
    std::unique_lock lock(mutex_);
    while (!is_ending_)
        serve(lock);
}

// One round: waits for something to do, and does it.
void VirtualBus::serve(std::unique_lock<std::mutex>& lock)
{
    // Emulators have no way to say that they have become ready.
    static constexpr int look_again_ms = 1;

    bool waiting = false;
    for (auto& [inode, file] : files_)
        waiting = file.usbfs->pump() || waiting;
    changed_.notify_all();

    std::vector<pollfd> polled{{wake_read_.number(), POLLIN, 0}, {listener_.number(), POLLIN, 0}};
    std::vector<ino_t> inodes;
    for (const auto& [inode, file] : files_) {
        polled.push_back({file.usbfs->gate(), 0, 0});
        inodes.push_back(inode);
    }
    lock.unlock();
    poll(polled.data(), polled.size(), waiting ? look_again_ms : -1);
    lock.lock();

    char bytes[64];
    while (::read(wake_read_.number(), bytes, sizeof bytes) > 0)
        continue;
    std::vector<ino_t> left;
    for (std::size_t i = 0; i < inodes.size(); ++i)
        if ((polled[i + 2].revents & POLLHUP) != 0)
            left.push_back(inodes[i]);
    if ((polled[1].revents & POLLIN) != 0)
        if (const auto call = HeldCall::receive(listener_.number()))
            handle(*call);
    // A call that came before its file was closed has been served now.
    close_left_files(left);
}

void VirtualBus::close_left_files(const std::vector<ino_t>& left)
{
    for (auto inode : left)
        files_.erase(inode);
    forget_unplugged();
}

// Else a thousand re-plugs would be held to the end.
void VirtualBus::forget_unplugged()
{
    static constexpr std::size_t over_limit = 64;  // Many more than are held open at once.

    for (auto file = files_.begin(); file != files_.end();) {
        if (!file->second.usbfs->is_over()) {
            ++file;
            continue;
        }
        over_.push_back(file->first);
        file = files_.erase(file);
    }
    while (over_.size() > over_limit)
        over_.pop_front();
    std::erase_if(pulled_, [this](const Socket& socket) {
        return std::ranges::none_of(
            files_, [&socket](const auto& entry) { return entry.second.socket == &socket; });
    });
}

void VirtualBus::handle(const HeldCall& call)
{
    if (call.is_ioctl()) {
        const auto file = files_.find(call.file());
        if (file != files_.end())
            return file->second.usbfs->handle(call);
        const bool is_over = std::ranges::find(over_, call.file()) != over_.end();
        return is_over ? call.answer(-1, ENODEV) : call.let_through();
    }
    const auto path = call.path();
    const auto socket = std::ranges::find_if(
        sockets_, [&path](const Socket& s) { return s.plug.device_node() == path; });
    if (socket == sockets_.end())
        return call.let_through();
    open(call, *socket);
}

void VirtualBus::open(const HeldCall& call, Socket& socket)
{
    static constexpr int one_byte = 4096;  // The least: a page, which one write fills.

    int ends[2];
    must(pipe2(ends, O_CLOEXEC | O_NONBLOCK), "pipe");
    Descriptor read_end(ends[0]);
    const Descriptor write_end(ends[1]);
    must(fcntl(read_end.number(), F_SETPIPE_SZ, one_byte), "pipe size");
    struct stat file {};
    must(fstat(read_end.number(), &file), "pipe inode");
    files_[file.st_ino] = {
        .socket = &socket,
        .usbfs = std::make_unique<UsbfsFile>(socket.device->connect(), std::move(read_end),
                                             socket.drivers, socket.mishaps)};
    call.answer_with_descriptor(write_end.number());
}

// As the kernel gives them: the next one that is free, from the lowest again behind the highest.
// libusb does not see a device whose address is none.
int VirtualBus::free_address()
{
    static constexpr int lowest = 2;
    static constexpr int highest = 127;

    do
        last_address_ = last_address_ < highest ? last_address_ + 1 : lowest;
    while (std::ranges::any_of(
        sockets_, [this](const Socket& socket) { return socket.plug.address == last_address_; }));
    return last_address_;
}

// The caller may be on the bus, where opening a file takes the supervisor: not with the lock held.
void VirtualBus::plug_in(Device& device)
{
    device.plug_in();
    Socket socket{.device = &device,
                  .plug = {.description = device.description(), .bus = 1, .address = 0},
                  .drivers = {},
                  .mishaps = {}};
    {
        const std::lock_guard lock(mutex_);
        socket.plug.address = free_address();
    }
    for (const auto& interface : socket.plug.description.interfaces)
        if (const auto driver = kernel_driver_of(interface); !driver.empty())
            socket.drivers[interface.number] = driver;
    add_to_trees(root_, socket.plug);
    const auto message = udev_message(socket.plug, "add");
    {
        const std::lock_guard lock(mutex_);
        sockets_.push_back(std::move(socket));
    }
    send(message);
}

void VirtualBus::unplug(Device& device)
{
    device.plug_out();
    std::unique_lock lock(mutex_);
    const auto socket = std::ranges::find(sockets_, &device, &Socket::device);
    VERIFY(socket != sockets_.end());
    const auto plug = socket->plug;
    for (auto& [inode, file] : files_)
        if (file.socket == &*socket)
            file.usbfs->disconnect();
    pulled_.splice(pulled_.end(), sockets_, socket);
    lock.unlock();
    remove_from_trees(root_, plug);
    send(udev_message(plug, "remove"));
    wake();
}

void VirtualBus::send(const std::string& message)
{
    if (!netlink_.is_open())
        return;
    sockaddr_nl group{};
    group.nl_family = AF_NETLINK;
    group.nl_groups = 2;  // Where systemd-udevd sends.
    // Nobody may be listening yet.
    if (sendto(netlink_.number(), message.data(), message.size(), 0,
               reinterpret_cast<sockaddr*>(&group), sizeof group) < 0)
        VERIFY(errno == ECONNREFUSED || errno == ESRCH);
}

void VirtualBus::wake()
{
    const char byte = 0;
    if (::write(wake_write_.number(), &byte, 1) < 0)
        VERIFY(errno == EAGAIN);  // Enough of them are in the pipe.
}

VirtualBus::Socket* VirtualBus::socket_of(const Device& device)
{
    const auto found =
        std::ranges::find_if(sockets_, [&device](const Socket& s) { return s.device == &device; });
    VERIFY(found != sockets_.end());
    return &*found;
}

void VirtualBus::wait_for_transfer(const Device& device, std::uint8_t endpoint)
{
    std::unique_lock lock(mutex_);
    const auto* socket = socket_of(device);
    changed_.wait(lock, [this, socket, endpoint] {
        return std::ranges::any_of(files_, [socket, endpoint](const auto& entry) {
            const auto& file = entry.second;
            return file.socket == socket && file.usbfs->pending(endpoint) > 0;
        });
    });
}

std::size_t VirtualBus::transfers(const Device& device)
{
    const std::lock_guard lock(mutex_);
    return socket_of(device)->mishaps.transfers;
}

void VirtualBus::let_fail(const Device& device, std::size_t others_before, Mishap mishap)
{
    const std::lock_guard lock(mutex_);
    auto& mishaps = socket_of(device)->mishaps;
    mishaps.failing = mishaps.transfers + others_before;
    mishaps.kind = mishap;
}

std::string VirtualBus::holder_of(const Device& device, unsigned interface)
{
    const std::lock_guard lock(mutex_);
    const auto& drivers = socket_of(device)->drivers;
    const auto found = drivers.find(interface);
    return found == drivers.end() ? "" : found->second;
}

}  // namespace drivers::emulation::virtual_usb
