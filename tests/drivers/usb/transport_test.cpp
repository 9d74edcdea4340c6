#include "drivers/usb/transport.h"

#include "tests/catch.h"

#include <libusb.h>

using namespace drivers::usb;
using base::Errc;

TEST_CASE("what libusb says has its meaning for a driver")
{
    REQUIRE(error_of(LIBUSB_ERROR_NO_DEVICE, "read").code == Errc::disconnected);
    REQUIRE(error_of(LIBUSB_ERROR_IO, "read").code == Errc::disconnected);
    REQUIRE(error_of(LIBUSB_ERROR_TIMEOUT, "read").code == Errc::timeout);
    REQUIRE(error_of(LIBUSB_ERROR_PIPE, "read").code == Errc::refused);
    REQUIRE(error_of(LIBUSB_ERROR_BUSY, "claim").code == Errc::refused);
    REQUIRE(error_of(LIBUSB_ERROR_ACCESS, "open").code == Errc::refused);
    REQUIRE(error_of(LIBUSB_ERROR_NOT_FOUND, "claim").code == Errc::refused);
    REQUIRE(error_of(LIBUSB_ERROR_OVERFLOW, "read").code == Errc::malformed);
    REQUIRE(error_of(LIBUSB_ERROR_NO_MEM, "read").code == Errc::exhausted);
    REQUIRE(error_of(LIBUSB_ERROR_PIPE, "read").detail == "read: LIBUSB_ERROR_PIPE");
}
