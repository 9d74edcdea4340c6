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

#include <algorithm>
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

// Calls use(device_class, drivers) for every class that is looked for on buses; the class is a word
// as "id_card_reader".
template <class Use>
void for_each_class(Use use)
{
    use(std::string_view("id_card_reader"), id_card_reader_drivers());
    use(std::string_view("receipt_printer"), receipt_printer_drivers());
    use(std::string_view("document_printer"), document_printer_drivers());
    use(std::string_view("code_scanner"), code_scanner_drivers());
    use(std::string_view("power_supply"), power_supply_drivers());
    use(std::string_view("cabinet"), cabinet_drivers());
}

// The first that recognises the device; nullptr when none does.
template <class Device>
const Driver<Device>* driver_for(std::span<const Driver<Device>> known,
                                 const DeviceDescription& device)
{
    const auto found = std::ranges::find_if(
        known, [&device](const auto& driver) { return driver.recognises(device); });
    return found == known.end() ? nullptr : &*found;
}

// Calls use(device_class, driver) with the first driver of any class that recognises the device;
// false when none does.
template <class Use>
bool with_driver_for(const DeviceDescription& device, Use use)
{
    bool is_known = false;
    for_each_class([&](std::string_view device_class, auto drivers) {
        const auto* const driver = is_known ? nullptr : driver_for(drivers, device);
        if (!driver)
            return;
        is_known = true;
        use(device_class, *driver);
    });
    return is_known;
}

// Opens the first device on the bus that a driver recognises. Errc::not_found when there is none.
base::Result<std::unique_ptr<IdCardReader>> open_id_card_reader(Bus&);
base::Result<std::unique_ptr<ReceiptPrinter>> open_receipt_printer(Bus&);
base::Result<std::unique_ptr<CodeScanner>> open_code_scanner(
    Bus&, CodeEnding by_settings = CodeEnding::silence);
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
