#include "tests/plugged/ipp_usb.h"

#include "base/verify.h"
#include "drivers/emulation/virtual_usb/namespaces.h"

namespace plugged {

namespace fs = std::filesystem;

void IppUsb::start(drivers::emulation::virtual_usb::VirtualBus& bus)
{
    const auto state = folder_.path() / "state";
    const auto log = folder_.path() / "log";
    fs::create_directory(state);
    fs::create_directory(log);
    drivers::emulation::virtual_usb::put_in_place("/var", "ipp-usb", state);
    drivers::emulation::virtual_usb::put_in_place("/var/log", "ipp-usb", log);
    printer_ = std::make_unique<drivers::ipp::Emulator>();
    cable_ = std::make_unique<drivers::ipp::UsbEmulator>(*printer_, "1-4");
    bus.plug_in(*cable_);
    bus_ = &bus;
    start_daemon();
}

void IppUsb::pull_cable()
{
    bus_->unplug(*cable_);
}

void IppUsb::put_cable_in()
{
    kill_daemon();
    bus_->plug_in(*cable_);
    start_daemon();
}

void IppUsb::start_daemon()
{
    auto started =
        hall::Process::start({"/usr/sbin/ipp-usb", "standalone"}, folder_.path() / "daemon.log");
    VERIFY(started);
    daemon_ = std::move(*started);
}

}  // namespace plugged
