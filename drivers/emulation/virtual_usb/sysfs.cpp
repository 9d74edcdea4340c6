#include "drivers/emulation/virtual_usb/sysfs.h"

#include "drivers/emulation/virtual_usb/descriptors.h"

#include <fmt/format.h>

#include <arpa/inet.h>
#include <atomic>
#include <cstring>
#include <fstream>
#include <string_view>
#include <vector>

namespace drivers::emulation::virtual_usb {

namespace fs = std::filesystem;

std::string Plug::sysfs_path() const
{
    return fmt::format("/devices/virtual-usb/usb{}/{}", bus, description.location);
}

std::string Plug::device_node() const
{
    return fmt::format("/dev/bus/usb/{:03}/{:03}", bus, address);
}

static constexpr int usb_major = 189;

static int minor_of(const Plug& plug)
{
    return (plug.bus - 1) * 128 + plug.address - 1;
}

static std::vector<std::string> properties(const Plug& plug, std::string_view dev_prefix)
{
    const auto& id = plug.description.id;
    return {fmt::format("MAJOR={}", usb_major),
            fmt::format("MINOR={}", minor_of(plug)),
            fmt::format("DEVNAME={}bus/usb/{:03}/{:03}", dev_prefix, plug.bus, plug.address),
            "DEVTYPE=usb_device",
            "DRIVER=usb",
            fmt::format("PRODUCT={:x}/{:x}/100", id.vendor, id.product),
            "TYPE=0/0/0",
            fmt::format("BUSNUM={:03}", plug.bus),
            fmt::format("DEVNUM={:03}", plug.address)};
}

static void write_file(const fs::path& path, std::string_view content)
{
    std::ofstream(path, std::ios::binary) << content;
}

void make_trees(const fs::path& root)
{
    for (const auto* path :
         {"sys/bus/usb/devices", "sys/devices/virtual-usb", "dev/bus/usb", "run/udev/data"})
        fs::create_directories(root / path);
    // Without it libudev takes udev for absent and hears no hot-plug.
    write_file(root / "run/udev/control", "");
}

void add_to_trees(const fs::path& root, const Plug& plug)
{
    const auto& device = plug.description;
    const fs::path directory = root / ("sys" + plug.sysfs_path());
    fs::create_directories(directory);
    auto descriptors = device_descriptor(device);
    base::append(descriptors, configuration_descriptor(device));
    write_file(directory / "descriptors", base::text(descriptors));
    write_file(directory / "busnum", fmt::format("{}\n", plug.bus));
    write_file(directory / "devnum", fmt::format("{}\n", plug.address));
    write_file(directory / "speed", "480\n");
    write_file(directory / "bConfigurationValue", "1\n");
    write_file(directory / "bNumConfigurations", "1\n");
    write_file(directory / "idVendor", fmt::format("{:04x}\n", device.id.vendor));
    write_file(directory / "idProduct", fmt::format("{:04x}\n", device.id.product));
    write_file(directory / "dev", fmt::format("{}:{}\n", usb_major, minor_of(plug)));
    std::string uevent;
    for (const auto& property : properties(plug, ""))
        uevent += property + "\n";
    write_file(directory / "uevent", uevent);
    fs::create_symlink("../../../../bus/usb", directory / "subsystem");
    fs::create_symlink("../../.." + plug.sysfs_path(),
                       root / "sys/bus/usb/devices" / device.location);

    const auto node = root / plug.device_node().substr(1);
    fs::create_directories(node.parent_path());
    write_file(node, "");
}

void remove_from_trees(const fs::path& root, const Plug& plug)
{
    fs::remove(root / plug.device_node().substr(1));
    fs::remove(root / "sys/bus/usb/devices" / plug.description.location);
    fs::remove_all(root / ("sys" + plug.sysfs_path()));
}

// MurmurHash2 with seed 0, by which libudev's socket filter knows subsystems.
static std::uint32_t hash(std::string_view text)
{
    static constexpr std::uint32_t multiplier = 0x5bd1e995;
    const auto byte = [text](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at]));
    };
    auto out = static_cast<std::uint32_t>(text.size());
    std::size_t at = 0;
    for (; at + 4 <= text.size(); at += 4) {
        auto word = byte(at) | byte(at + 1) << 8 | byte(at + 2) << 16 | byte(at + 3) << 24;
        word *= multiplier;
        word ^= word >> 24;
        out = out * multiplier ^ word * multiplier;
    }
    if (at < text.size()) {
        for (auto i = at; i < text.size(); ++i)
            out ^= byte(i) << 8 * (i - at);
        out *= multiplier;
    }
    out ^= out >> 13;
    out *= multiplier;
    return out ^ out >> 15;
}

std::string udev_message(const Plug& plug, const std::string& action)
{
    static std::atomic<unsigned> sequence{1};

    // The header of systemd's device monitor.
    struct Header {
        char prefix[8];
        std::uint32_t magic, header_size, properties_offset, properties_size;
        std::uint32_t subsystem_hash, device_type_hash, tag_bloom_high, tag_bloom_low;
    };
    static_assert(sizeof(Header) == 40);

    std::string body;
    const auto add = [&body](std::string_view property) {
        body += property;
        body += '\0';
    };
    add("ACTION=" + action);
    add("DEVPATH=" + plug.sysfs_path());
    add("SUBSYSTEM=usb");
    add(fmt::format("SEQNUM={}", sequence++));
    for (const auto& property : properties(plug, "/dev/"))
        add(property);
    Header header{};
    std::memcpy(header.prefix, "libudev", sizeof header.prefix);
    header.magic = htonl(0xfeedcafe);
    header.header_size = sizeof header;
    header.properties_offset = sizeof header;
    header.properties_size = static_cast<std::uint32_t>(body.size());
    header.subsystem_hash = htonl(hash("usb"));
    header.device_type_hash = htonl(hash("usb_device"));
    return std::string(reinterpret_cast<const char*>(&header), sizeof header) + body;
}

}  // namespace drivers::emulation::virtual_usb
