#include "drivers/registry.h"

#include "drivers/cabinet_line/cabinet.h"
#include "drivers/camera/code_scanner.h"
#include "drivers/escpos/printer.h"
#include "drivers/hid_pos/scanner.h"
#include "drivers/ipp/printer.h"
#include "drivers/megatec/hid_line.h"
#include "drivers/megatec/supply.h"
#include "drivers/pjl/models.h"
#include "drivers/pjl/printer.h"
#include "drivers/sdt/reader.h"
#include "drivers/serial_scan/scanner.h"
#include "drivers/watchdog/device.h"

#include <array>

namespace drivers {

using base::Errc;
using base::Result;

std::span<const Driver<IdCardReader>> id_card_reader_drivers()
{
    static const std::array list{
        Driver<IdCardReader>{"sdt", sdt::usb_ids(), sdt::recognises, sdt::Reader::open},
    };
    return list;
}

std::span<const Driver<ReceiptPrinter>> receipt_printer_drivers()
{
    static const std::array list{
        Driver<ReceiptPrinter>{"escpos", escpos::usb_ids(), escpos::recognises,
                               escpos::Printer::open},
    };
    return list;
}

std::span<const Driver<CodeScanner>> code_scanner_drivers()
{
    static const std::array list{
        Driver<CodeScanner>{"hid_pos", hid_pos::usb_ids(), hid_pos::recognises,
                            hid_pos::Scanner::open},
        Driver<CodeScanner>{"serial_scan", serial_scan::usb_ids(), serial_scan::recognises,
                            serial_scan::Scanner::open},
    };
    return list;
}

std::span<const Driver<DocumentPrinter>> document_printer_drivers()
{
    static const std::array list{
        Driver<DocumentPrinter>{"pjl", pjl::usb_ids(), pjl::recognises, pjl::Printer::open},
    };
    return list;
}

std::span<const Driver<PowerSupply>> power_supply_drivers()
{
    static const std::array list{
        Driver<PowerSupply>{"megatec", megatec::usb_ids(), megatec::recognises,
                            megatec::Supply::open},
    };
    return list;
}

// No bridge tells that a cabinet is behind it.
std::span<const Driver<Cabinet>> cabinet_drivers()
{
    static const std::array list{
        Driver<Cabinet>{"cabinet_line", {}, cabinet_line::recognises, cabinet_line::Board::open},
    };
    return list;
}

// A device that is recognised and does not open is told only if no other one does: a second reader
// may stand in for the one that is broken.
template <class Device>
static Result<std::unique_ptr<Device>> open_first(std::span<const Driver<Device>> known, Bus& bus)
{
    Result<std::unique_ptr<Device>> out =
        base::fail(Errc::not_found, "none that a driver knows is plugged in");
    for (const auto& description : bus.devices()) {
        for (const auto& driver : known) {
            if (!driver.recognises(description))
                continue;
            auto transport = bus.open(description);
            if (!transport) {
                out = std::unexpected(std::move(transport).error());
                continue;
            }
            out = driver.open(std::move(*transport));
            if (out)
                return out;
        }
    }
    return out;
}

Result<std::unique_ptr<IdCardReader>> open_id_card_reader(Bus& bus)
{
    return open_first(id_card_reader_drivers(), bus);
}

Result<std::unique_ptr<ReceiptPrinter>> open_receipt_printer(Bus& bus)
{
    return open_first(receipt_printer_drivers(), bus);
}

Result<std::unique_ptr<CodeScanner>> open_code_scanner(Bus& bus, CodeEnding by_settings)
{
    auto scanner = TRY(open_first(code_scanner_drivers(), bus));
    scanner->set_ending(by_settings);
    return scanner;
}

Result<std::unique_ptr<PowerSupply>> open_power_supply(Bus& bus)
{
    return open_first(power_supply_drivers(), bus);
}

Result<std::unique_ptr<Cabinet>> open_cabinet(Bus& bus)
{
    return open_first(cabinet_drivers(), bus);
}

Result<std::unique_ptr<Watchdog>> open_watchdog(const std::filesystem::path& path,
                                                std::chrono::seconds timeout)
{
    static watchdog::SystemCalls calls;  // Has nothing of its own.
    return watchdog::Device::open(calls, path, timeout);
}

Result<std::unique_ptr<CodeScanner>> open_camera(const base::Clock& clock)
{
    static camera::LinuxVideo linux_video;  // Has no state of its own, and outlives every scanner.
    return camera::CodeScanner::open(linux_video, clock);
}

static Result<std::unique_ptr<DocumentPrinter>> open_on_bus(Bus& bus,
                                                            std::chrono::seconds blocked_limit)
{
    Result<std::unique_ptr<DocumentPrinter>> out =
        base::fail(Errc::not_found, "no document printer on USB");
    for (const auto& description : bus.devices()) {
        if (!pjl::recognises(description))
            continue;
        auto transport = bus.open(description);
        if (!transport) {
            out = std::unexpected(std::move(transport).error());
            continue;
        }
        pjl::Patience patience;
        patience.blocked = blocked_limit;
        out = pjl::Printer::open(std::move(*transport), patience);
        if (out)
            return out;
    }
    return out;
}

Result<std::unique_ptr<DocumentPrinter>> open_document_printer(Bus& bus,
                                                               const DocumentPrinterPlace& place)
{
    if (place.uri == document_printer_on_bus)
        return open_on_bus(bus, place.blocked_limit);
    return ipp::Printer::open(place.uri, place.blocked_limit, place.rasterise);
}

}  // namespace drivers
