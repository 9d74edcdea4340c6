// What the rest of the kiosk may know of drivers: a name, the USB ids, how to recognise, how to
// open. registry.cpp is the only file that names every driver.
#pragma once

#include "drivers/bus.h"
#include "drivers/cabinet.h"
#include "drivers/code_scanner.h"
#include "drivers/document_printer.h"
#include "drivers/id_card_reader.h"
#include "drivers/power_supply.h"
#include "drivers/receipt_printer.h"
#include "drivers/watchdog.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace drivers {

template <class Device>
struct Driver {
    std::string_view name;       // As written in config/kiosk.toml and printed by devctl.
    std::span<const UsbId> ids;  // Every model it knows, for udev rules; none behind a bridge.
    bool (*recognises)(const DeviceDescription&);
    base::Result<std::unique_ptr<Device>> (*open)(std::unique_ptr<Transport>);
};

std::span<const Driver<IdCardReader>> id_card_reader_drivers();
std::span<const Driver<ReceiptPrinter>> receipt_printer_drivers();
std::span<const Driver<CodeScanner>> code_scanner_drivers();
std::span<const Driver<DocumentPrinter>> document_printer_drivers();  // On USB alone.
std::span<const Driver<PowerSupply>> power_supply_drivers();
std::span<const Driver<Cabinet>> cabinet_drivers();

// Opens the first device on the bus that a driver recognises. Errc::not_found when there is none.
base::Result<std::unique_ptr<IdCardReader>> open_id_card_reader(Bus&);
base::Result<std::unique_ptr<ReceiptPrinter>> open_receipt_printer(Bus&);
base::Result<std::unique_ptr<CodeScanner>> open_code_scanner(Bus&);
base::Result<std::unique_ptr<PowerSupply>> open_power_supply(Bus&);
base::Result<std::unique_ptr<Cabinet>> open_cabinet(Bus&);

// By its device file; from here on it runs.
base::Result<std::unique_ptr<Watchdog>> open_watchdog(const std::filesystem::path&,
                                                      std::chrono::seconds timeout);

// The first camera that Linux knows, in the place of a scanner. The clock must outlive it.
base::Result<std::unique_ptr<CodeScanner>> open_camera(const base::Clock&);

// Where a document printer is.
struct DocumentPrinterPlace {
    // "ipp://host:port/ipp/print", "ipps://…", "ipp-usb:MODEL" behind the ipp-usb daemon,
    // "cups:QUEUE", or "usb:" for the first on the bus that a driver recognises.
    std::string uri;
    // How long a job may wait for paper or a closed cover before it is cancelled.
    std::chrono::seconds blocked_limit{};
    Rasterise rasterise = {};  // For printers that take no PDF; without it they do not open.
};

base::Result<std::unique_ptr<DocumentPrinter>> open_document_printer(Bus&,
                                                                     const DocumentPrinterPlace&);

}  // namespace drivers
