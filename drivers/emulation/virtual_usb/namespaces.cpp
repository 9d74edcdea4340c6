#include "drivers/emulation/virtual_usb/namespaces.h"

#include "drivers/emulation/virtual_usb/system_calls.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>
#include <fstream>
#include <string>

namespace drivers::emulation::virtual_usb {

namespace fs = std::filesystem;

void become_root_of_own_namespace()
{
    if (geteuid() == 0)
        return;
    const auto user = geteuid();
    const auto group = getegid();
    must(unshare(CLONE_NEWUSER), "user namespace");
    std::ofstream("/proc/self/setgroups") << "deny";
    std::ofstream("/proc/self/uid_map") << fmt::format("0 {} 1", user);
    std::ofstream("/proc/self/gid_map") << fmt::format("0 {} 1", group);
}

static void bind(const fs::path& from, const fs::path& to)
{
    must(mount(from.c_str(), to.c_str(), nullptr, MS_BIND | MS_REC, nullptr), to.c_str());
}

// Where something can be mounted on, of the same kind as `like`.
static void make_mount_point(const fs::path& path, const fs::file_status& like)
{
    if (fs::is_directory(like))
        fs::create_directories(path);
    else
        std::ofstream{path};
}

// By a tmpfs over the directory: nothing is written to the real one.
void put_in_place(const fs::path& directory, const std::string& name, const fs::path& ours)
{
    const Descriptor before(static_cast<int>(
        must(open(directory.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC), directory.c_str())));
    const fs::path old(fmt::format("/proc/self/fd/{}", before.number()));
    must(mount("yimen-usb", directory.c_str(), "tmpfs", 0, "mode=0755"), directory.c_str());
    for (const auto& entry : fs::directory_iterator(old)) {
        const auto to = directory / entry.path().filename();
        if (entry.path().filename() == name)
            continue;
        if (entry.is_symlink()) {
            fs::copy_symlink(entry.path(), to);
            continue;
        }
        make_mount_point(to, entry.symlink_status());
        // What may not be bound (a mount of the owner of this namespace) is not needed here.
        mount(entry.path().c_str(), to.c_str(), nullptr, MS_BIND | MS_REC, nullptr);
    }
    fs::create_directories(directory / name);
    bind(ours, directory / name);
}

// What a program on the bus speaks to over the network stands in the same namespace.
static void start_loopback()
{
    const Descriptor any(static_cast<int>(
        must(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), "socket for the loopback")));
    ifreq wish{};
    wish.ifr_name[0] = 'l';
    wish.ifr_name[1] = 'o';
    wish.ifr_flags = IFF_UP | IFF_RUNNING;
    must(ioctl(any.number(), SIOCSIFFLAGS, &wish), "loopback");
}

void enter_namespaces(const fs::path& root)
{
    must(unshare(CLONE_NEWNS | CLONE_NEWNET), "namespaces");
    must(mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr), "private mounts");
    start_loopback();
    put_in_place("/sys/bus", "usb", root / "sys/bus/usb");
    put_in_place("/sys/devices", "virtual-usb", root / "sys/devices/virtual-usb");
    put_in_place("/dev", "bus", root / "dev/bus");
    put_in_place("/run", "udev", root / "run/udev");
}

}  // namespace drivers::emulation::virtual_usb
