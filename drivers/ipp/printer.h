// Document printers that speak IPP: over the network, or over USB behind ipp-usb. Talks to the
// printer itself, because a spooler says "completed" when it has sent the data.
#pragma once

#include "drivers/document_printer.h"
#include "drivers/ipp/connection.h"
#include "drivers/ipp/patience.h"

#include <chrono>
#include <memory>
#include <string>

namespace drivers::ipp {

class Printer final : public DocumentPrinter {
public:
    // uri: ipp:// or ipps://. One round trip; Errc::refused when it cannot print PDF.
    static base::Result<std::unique_ptr<DocumentPrinter>> open(const std::string& uri,
                                                               std::chrono::seconds blocked_limit);
    static base::Result<std::unique_ptr<DocumentPrinter>> open(const std::string& uri,
                                                               const Patience&);

    std::string model() const override { return can_.make_and_model; }
    base::Result<PrinterState> state() override { return connection_->printer_state(); }
    PrintReport print(const PrintDocument&, const Progress&) override;

private:
    Printer(std::unique_ptr<Connection> connection, Capabilities can, const Patience& patience)
        : connection_(std::move(connection)), can_(std::move(can)), patience_(patience)
    {
    }

    base::Result<int> create_job(const std::string& token);

    std::unique_ptr<Connection> connection_;
    Capabilities can_;
    Patience patience_;
};

}  // namespace drivers::ipp
