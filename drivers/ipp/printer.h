// Document printers that speak IPP: over the network, or over USB behind ipp-usb. Talks to the
// printer itself, because a spooler says "completed" when it has sent the data.
#pragma once

#include "drivers/document_printer.h"

#include <chrono>
#include <memory>
#include <string>

namespace drivers::ipp {

class Connection;

// Shortened by tests.
struct Patience {
    std::chrono::milliseconds connect{5'000};
    std::chrono::milliseconds answer{15'000};  // For one request.
    std::chrono::milliseconds poll{500};
    std::chrono::milliseconds first_page{60'000};
    std::chrono::milliseconds further_page{10'000};
    std::chrono::milliseconds blocked{120'000};
    std::chrono::milliseconds settle{10'000};  // For the printer's last word after a cancel.
};

class Printer final : public DocumentPrinter {
public:
    // uri: ipp:// or ipps://. One round trip; Errc::refused when it cannot print PDF.
    static base::Result<std::unique_ptr<DocumentPrinter>> open(const std::string& uri,
                                                               std::chrono::seconds blocked_limit);
    static base::Result<std::unique_ptr<DocumentPrinter>> open(const std::string& uri,
                                                               const Patience&);
    ~Printer() override;

    std::string model() const override;
    base::Result<PrinterState> state() override;
    PrintReport print(const PrintDocument&, const Progress&) override;

private:
    Printer(std::unique_ptr<Connection>, const Patience&);

    std::unique_ptr<Connection> connection_;
    Patience patience_;
};

}  // namespace drivers::ipp
