#include "drivers/tty/description.h"

#include "drivers/tty/transport.h"

#include <fmt/format.h>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <algorithm>
#include <charconv>
#include <fstream>

namespace drivers::tty {

namespace fs = std::filesystem;

// One line of a file of the kernel's, of which some are the device's own words.
static std::string attribute(const fs::path& folder, std::string_view name)
{
    static constexpr std::size_t length_limit = 128;

    std::ifstream file(folder / name);
    std::string out;
    std::getline(file, out);
    out.resize(std::min(out.size(), length_limit));
    std::ranges::replace_if(
        out, [](char c) { return c < ' ' || c > '~'; }, '?');
    return out;
}

static std::uint16_t hex_attribute(const fs::path& folder, std::string_view name)
{
    const auto text = attribute(folder, name);
    std::uint16_t out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out, 16);
    return out;
}

// The folder of the USB device that a line belongs to; empty for a line of the machine itself.
static fs::path usb_device_of(fs::path folder)
{
    // From …/1-2.4/1-2.4:1.0/ttyUSB0/tty/ttyUSB0 it is four up.
    static constexpr int height = 5;

    std::error_code ignored;
    for (int i = 0; i < height; ++i) {
        if (fs::exists(folder / "idVendor", ignored))
            return folder;
        folder = folder.parent_path();
    }
    return {};
}

std::optional<DeviceDescription> describe(const SerialPort& port, const fs::path& sysfs)
{
    struct stat node {};
    if (stat(port.path.c_str(), &node) != 0 || !S_ISCHR(node.st_mode))
        return std::nullopt;
    DeviceDescription out{.id = {},
                          .location = {},
                          .manufacturer = {},
                          .product = {},
                          .serial = {},
                          .interfaces = line_interfaces(),
                          .purpose = port.purpose};
    std::error_code none;
    const auto number = fmt::format("{}:{}", major(node.st_rdev), minor(node.st_rdev));
    const auto folder = fs::canonical(sysfs / "dev/char" / number, none);
    if (none) {
        out.location = fs::canonical(port.path, none).lexically_relative("/dev").string();
        return out;
    }
    out.location = folder.filename().string();
    const auto usb = usb_device_of(folder);
    if (usb.empty())
        return out;
    out.id = {.vendor = hex_attribute(usb, "idVendor"), .product = hex_attribute(usb, "idProduct")};
    // One bridge may have several lines.
    out.location = usb.filename().string() + "/" + out.location;
    out.manufacturer = attribute(usb, "manufacturer");
    out.product = attribute(usb, "product");
    out.serial = attribute(usb, "serial");
    return out;
}

}  // namespace drivers::tty
