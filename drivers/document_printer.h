// A printer for A4 certificates (证照打印机): takes the file as the centre signed it.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "drivers/printing.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drivers {

enum class Sides { one_sided, two_sided_long_edge, two_sided_short_edge };

std::string_view name_of(Sides);  // The keyword of RFC 8011: "two-sided-long-edge".

// How the paper is to be used. What a printer does not list is refused, never left to its mercy: a
// certificate on the wrong paper is a wrong certificate.
struct PrintOptions {
    std::string media = "iso_a4_210x297mm";  // A size by its PWG 5101.1 name.
    std::string source = {};                 // "tray-1"; empty: whichever holds the size.
    std::string type = {};                   // "stationery"; empty: any.
    Sides sides = Sides::one_sided;
    int copies = 1;
};

struct PrintDocument {
    std::string token;  // Unique per job, no personal data: finds the job again at the printer.
    base::ByteView pdf;
    int pages = 0;
    PrintOptions options = {};
};

// Toner, drums and their like.
enum class SupplyKind { toner, ink, drum, fuser, waste, other };

std::string_view name_of(SupplyKind);

struct Supply {
    std::string name;
    SupplyKind kind = SupplyKind::other;
    std::optional<int>
        percent;  // Left; of waste: of the room. Empty where the printer will not say.
    bool operator==(const Supply&) const = default;
};

// A page as dots, rows from the top without padding: one byte a dot, or three (red, green, blue).
struct PageDots {
    int width = 0;
    int height = 0;
    bool is_colour = false;
    std::vector<std::uint8_t> bytes;
};

struct PageWanted {
    int index = 0;
    int width = 0;  // Dots; the height follows.
    int dpi = 0;
    bool is_colour = false;
};

// Draws a page for printers that take no PDF. The drivers have no PDF engine of their own: it is a
// large thing, and kept in a process of its own by whoever hands this in.
using Rasterise = std::function<base::Result<PageDots>(base::ByteView pdf, const PageWanted&)>;

// The address of one that is spoken to over USB without any daemon.
inline constexpr std::string_view document_printer_on_bus = "usb:";

// Whether some driver takes such an address: ipp://…, ipps://…, ipp-usb:MODEL, cups:QUEUE, usb:.
bool is_document_printer_uri(std::string_view);

// Blocking, used by one thread (its DeviceWorker). On Errc::disconnected, also inside a
// PrintReport, the owner destroys the object and opens another.
class DocumentPrinter {
public:
    virtual ~DocumentPrinter() = default;

    virtual std::string model() const = 0;

    virtual base::Result<PrinterState> state() = 0;

    // Empty where the printer tells of none.
    virtual base::Result<std::vector<Supply>> supplies() = 0;

    // pages_out is called as the printer counts. first_byte just before the first byte of the
    // document leaves: from then on the outcome can no longer be taken for `not_printed` without
    // the printer's own word. Returns when the outcome is settled: 60 s for the first page and 10 s
    // for each further, plus the wait for a blocked printer (paper out, cover open) up to
    // blocked_limit.
    struct Progress {
        std::function<void()> first_byte;
        std::function<void(int pages_out)> pages_out;
        std::function<void(PrinterState)> blocked;
    };
    virtual PrintReport print(const PrintDocument&, const Progress&) = 0;
};

}  // namespace drivers
