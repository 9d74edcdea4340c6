// Receipt printers that speak ESC/POS over the USB printer class.
#pragma once

#include "drivers/escpos/conversation.h"
#include "drivers/escpos/models.h"
#include "drivers/receipt_printer.h"
#include "drivers/transport.h"

#include <chrono>
#include <memory>

namespace drivers::escpos {

bool recognises(const DeviceDescription&);

class Printer final : public ReceiptPrinter {
public:
    // Ends what a former owner may have left in the printer, then makes one round trip of status.
    static base::Result<std::unique_ptr<ReceiptPrinter>> open(std::unique_ptr<Transport>);
    static base::Result<std::unique_ptr<ReceiptPrinter>> open(std::unique_ptr<Transport>,
                                                              const Patience&);

    int width_dots() const override { return model_.dots; }
    base::Result<PrinterState> state() override;
    PrintReport print(const base::Bitmap&) override;
    base::Result<std::optional<bool>> is_slip_waiting() override;
    base::Result<> retract() override;

private:
    // How far a job has come, for the answer to "may any of it be on paper?".
    enum class Progress { no_ink_sent, ink_sent };

    Printer(Conversation conversation, const Model& model, const Patience& patience)
        : conversation_(std::move(conversation)), model_(model), patience_(patience)
    {
    }

    base::Result<PrinterState> make_ready();
    base::Result<> clear_memory();
    base::Result<> cut_off_remains();
    base::Result<> run(const base::Bitmap&, Progress&);
    base::Result<> send_watched(base::ByteView piece, Deadline);
    base::Result<> pass_fence(Deadline);
    base::Result<> check();
    PrintReport failed(Progress, base::Error);

    Conversation conversation_;
    const Model& model_;
    Patience patience_;
    // A new object does not know what a former one, or a crash, left behind.
    bool is_memory_clear_ = false;
    bool may_have_remains_ = true;
};

}  // namespace drivers::escpos
