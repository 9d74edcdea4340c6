#include "drivers/emulation/virtual_usb/descriptors.h"

#include "drivers/sdt/emulator.h"
#include "tests/catch.h"

using namespace drivers::emulation::virtual_usb;
using base::bytes;

TEST_CASE("descriptors tell their own lengths, and the device's ids")
{
    const auto device = drivers::sdt::Emulator().description();
    const auto first = device_descriptor(device);
    REQUIRE(first.size() == 18);
    REQUIRE(base::to_hex(base::ByteView(first).subspan(8, 4)) == "00045ac3");

    const auto second = configuration_descriptor(device);
    REQUIRE(second.size() == 9 + 9 + 4 * 7);
    REQUIRE(second[2] == static_cast<std::byte>(second.size()));
}

TEST_CASE("strings are UTF-16 under the number the device descriptor gives them")
{
    auto device = drivers::sdt::Emulator().description();
    device.product = "ab";
    REQUIRE(string_descriptor(device, 0) == bytes({4, 3, 9, 4}));
    REQUIRE(string_descriptor(device, 2) == bytes({6, 3, 'a', 0, 'b', 0}));
    REQUIRE(string_descriptor(device, 4).empty());
    REQUIRE(device_descriptor(device)[15] == std::byte{2});
    device.product.clear();
    REQUIRE(device_descriptor(device)[15] == std::byte{0});
}
