// The ipp-usb daemon as Debian has it, on a virtual USB bus, with an emulated printer on the cable.
#pragma once

#include "drivers/emulation/virtual_usb/virtual_bus.h"
#include "drivers/ipp/usb_emulator.h"
#include "tests/folder.h"
#include "tests/hall/process.h"

#include <memory>

namespace plugged {

// How our settings call the printer.
inline constexpr const char* ipp_usb_printer = "ipp-usb:Emulated";

// Made before the bus, and started on it, for the printer's network has to be the bus's own.
class IppUsb {
public:
    // Plugs the cable in, and starts the daemon. Its state and log are in a folder of ours.
    void start(drivers::emulation::virtual_usb::VirtualBus&);

    void pull_cable();

    // As udev and systemd have it in the field: the daemon ends with the last cable and is started
    // anew with the next. We end it, for it sometimes stands still when the cable is pulled while
    // it is asked something.
    void put_cable_in();

    drivers::ipp::Emulator& printer() { return *printer_; }
    drivers::ipp::UsbEmulator& cable() { return *cable_; }

    void start_daemon();
    void kill_daemon() { daemon_->kill(); }

private:
    tests::Folder folder_;
    drivers::emulation::virtual_usb::VirtualBus* bus_ = nullptr;
    std::unique_ptr<drivers::ipp::Emulator> printer_;
    std::unique_ptr<drivers::ipp::UsbEmulator> cable_;
    std::unique_ptr<hall::Process> daemon_;
};

}  // namespace plugged
