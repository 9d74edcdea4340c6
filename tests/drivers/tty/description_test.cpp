#include "drivers/tty/description.h"

#include "drivers/cdc.h"
#include "tests/catch.h"
#include "tests/drivers/tty/pseudo_terminal.h"
#include "tests/folder.h"

#include <fmt/format.h>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <fstream>

using namespace drivers;
using tests::Folder;
using tests::PseudoTerminal;
namespace fs = std::filesystem;

// What the kernel would show of a bridge's line, for the node of a pseudo terminal.
static void make_sysfs(const fs::path& root, const PseudoTerminal& terminal,
                       const std::string& line)
{
    const auto device = root / "devices/pci0/usb1/1-2/1-2.4";
    fs::create_directories(device / line);
    std::ofstream(device / "idVendor") << "1a86\n";
    std::ofstream(device / "idProduct") << "7523\n";
    std::ofstream(device / "manufacturer") << "QinHeng\x01\n";
    std::ofstream(device / "product") << std::string(500, 'p') << "\n";
    std::ofstream(device / "serial") << "0042\n";
    struct stat node {};
    REQUIRE(stat(terminal.path().c_str(), &node) == 0);
    fs::create_directories(root / "dev/char");
    fs::create_symlink(
        device / line,
        root / "dev/char" / fmt::format("{}:{}", major(node.st_rdev), minor(node.st_rdev)));
}

TEST_CASE("a line behind a bridge has the bridge's id and place, and a purpose from the settings")
{
    for (const auto* line : {"1-2.4:1.0/ttyUSB0/tty/ttyUSB0", "1-2.4:1.0/tty/ttyACM0"}) {
        const PseudoTerminal terminal;
        const Folder folder;
        make_sysfs(folder.path(), terminal, line);
        const auto device =
            tty::describe({.path = terminal.path(), .purpose = Purpose::code_scanner},
                          folder.path())
                .value();
        REQUIRE(device.id == UsbId{0x1a86, 0x7523});
        REQUIRE(device.location == "1-2.4/" + fs::path(line).filename().string());
        REQUIRE(device.manufacturer == "QinHeng?");
        REQUIRE(device.product.size() == 128);
        REQUIRE(device.serial == "0042");
        REQUIRE(device.purpose == Purpose::code_scanner);
        REQUIRE(serial_shape_of(device));
    }
}

TEST_CASE("a line that the kernel tells nothing of has its own name for a place")
{
    const PseudoTerminal terminal;
    const Folder folder;
    const auto link = folder.path() / "scanner";
    fs::create_symlink(terminal.path(), link);
    const auto device = tty::describe({.path = link}, folder.path()).value();
    REQUIRE(device.id == UsbId{0, 0});
    REQUIRE("/dev/" + device.location == terminal.path());
    REQUIRE(device.purpose == Purpose::unstated);
}

TEST_CASE("what is not there, or no device, is no line")
{
    const Folder folder;
    std::ofstream(folder.path() / "file") << "x";
    REQUIRE_FALSE(tty::describe({.path = folder.path() / "file"}, "/sys"));
    REQUIRE_FALSE(tty::describe({.path = folder.path() / "nothing"}, "/sys"));
    fs::create_symlink(folder.path() / "nothing", folder.path() / "dangling");
    REQUIRE_FALSE(tty::describe({.path = folder.path() / "dangling"}, "/sys"));
}
