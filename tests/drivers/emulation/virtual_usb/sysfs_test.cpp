#include "drivers/emulation/virtual_usb/sysfs.h"

#include "drivers/sdt/emulator.h"
#include "tests/catch.h"

#include <unistd.h>
#include <algorithm>

using namespace drivers::emulation::virtual_usb;
namespace fs = std::filesystem;

static Plug plug()
{
    return {.description = drivers::sdt::Emulator().description(), .bus = 1, .address = 5};
}

static std::ptrdiff_t files_below(const fs::path& root)
{
    return std::distance(fs::recursive_directory_iterator(root),
                         fs::recursive_directory_iterator());
}

TEST_CASE("a device stands in all trees while it is plugged in, and in none after")
{
    const auto root = fs::temp_directory_path() / ("yimen-sysfs-" + std::to_string(getpid()));
    make_trees(root);
    add_to_trees(root, plug());
    REQUIRE(fs::exists(root / "dev/bus/usb/001/005"));
    const auto link = root / "sys/bus/usb/devices/1-1";
    REQUIRE(fs::is_symlink(link));
    REQUIRE(fs::file_size(link / "descriptors") == 18 + 9 + 9 + 4 * 7);
    REQUIRE(fs::exists(link / "uevent"));
    const auto with = files_below(root);
    remove_from_trees(root, plug());
    REQUIRE_FALSE(fs::exists(fs::symlink_status(link)));
    const auto without = files_below(root);
    REQUIRE(without < with);
    add_to_trees(root, plug());
    remove_from_trees(root, plug());
    REQUIRE(files_below(root) == without);
    fs::remove_all(root);
}

TEST_CASE("the announcement has udev's header and tells where the device is")
{
    const auto message = udev_message(plug(), "add");
    REQUIRE(message.starts_with(std::string("libudev\0\xfe\xed\xca\xfe", 12)));
    for (const auto* property :
         {"ACTION=add", "SUBSYSTEM=usb", "DEVTYPE=usb_device", "DEVNAME=/dev/bus/usb/001/005",
          "DEVPATH=/devices/virtual-usb/usb1/1-1"})
        REQUIRE(message.find(std::string(property) + '\0') != std::string::npos);
    REQUIRE(message.back() == '\0');
}
