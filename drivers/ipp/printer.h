// Document printers that speak IPP: over the network, over USB behind ipp-usb, or, for want of
// anything better, behind a queue of CUPS. Talks to the printer itself where it can, because a
// spooler says "completed" when it has sent the data.
#pragma once

#include "drivers/document_printer.h"
#include "drivers/ipp/connection.h"
#include "drivers/ipp/options.h"
#include "drivers/ipp/patience.h"

#include <chrono>
#include <memory>
#include <string>

namespace drivers::ipp {

class Printer final : public DocumentPrinter {
public:
    // uri: ipp://, ipps://, cups:QUEUE, or ipp-usb:MODEL for the first printer that ipp-usb offers
    // and whose model holds the text. Errc::refused when it takes nothing that we can make, and
    // when a queue would keep a failed job for later.
    static base::Result<std::unique_ptr<DocumentPrinter>> open(const std::string& uri,
                                                               std::chrono::seconds blocked_limit,
                                                               Rasterise = {});
    static base::Result<std::unique_ptr<DocumentPrinter>> open(const std::string& uri,
                                                               const Patience&, Rasterise = {});

    std::string model() const override { return can_.make_and_model; }
    base::Result<PrinterState> state() override { return connection_->printer_state(); }
    base::Result<std::vector<Supply>> supplies() override { return connection_->supplies(); }
    PrintReport print(const PrintDocument&, const Progress&) override;

private:
    Printer(std::unique_ptr<Connection> connection, Capabilities can, const Patience& patience,
            Rasterise rasterise)
        : connection_(std::move(connection)),
          can_(std::move(can)),
          patience_(patience),
          rasterise_(std::move(rasterise))
    {
    }

    // What will be sent.
    struct Content {
        std::string_view format;
        base::Bytes drawn;  // Empty when the file goes as it is.
    };

    struct Attempt {
        PrintReport report;
        bool is_lost_at_gateway = false;  // It did not get from there to the printer.
        bool has_left = false;            // The first byte, towards wherever.
    };
    enum class Pipes { sound, one_may_have_halted };

    base::Result<Content> prepare(const PrintDocument&);
    Attempt try_once(const PrintDocument&, const Content&, const Progress&, PrinterState before,
                     Pipes = Pipes::sound);
    base::Result<int> find_created(const PrintDocument&, base::Error lost);
    Attempt send(const PrintDocument&, const Content&, const Progress&, int job);

    std::unique_ptr<Connection> connection_;
    Capabilities can_;
    Patience patience_;
    Rasterise rasterise_;
    Witness witness_ = Witness::printer;
};

}  // namespace drivers::ipp
