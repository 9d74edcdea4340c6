// A printer for A4 certificates (证照打印机): takes the file as the centre signed it.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "drivers/printing.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace drivers {

struct PrintDocument {
    std::string token;  // Unique per job, no personal data: finds the job again at the printer.
    base::ByteView pdf;
    int pages = 0;
};

// Blocking, used by one thread (its DeviceWorker). On Errc::disconnected, also inside a
// PrintReport, the owner destroys the object and opens another.
class DocumentPrinter {
public:
    virtual ~DocumentPrinter() = default;

    virtual std::string model() const = 0;

    virtual base::Result<PrinterState> state() = 0;

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
