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

// The error of a job that this has ended.
base::Error stopped_by(const Condition&);

PrintReport report_of(PaperOutcome, PrinterState, std::optional<base::Error>);

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
    // Paper of an earlier job that still hangs, uncut, in the mechanism.
    enum class Remains { none, possible, likely };

    Printer(Conversation conversation, const Patience& patience)
        : conversation_(std::move(conversation)), model_(conversation_.model()), patience_(patience)
    {
    }

    base::Result<Condition> ask();
    base::Result<PrinterState> make_ready(Remains worth_a_cut);
    base::Result<> forget_unprinted();
    base::Result<> start_afresh();
    base::Result<> cut_off_remains();
    PrintReport settle(std::size_t ink_accepted, base::Error);

    base::Result<> run(const base::Bitmap&, std::size_t& ink_accepted);
    base::Result<> send_watched(base::ByteView piece, std::size_t& accepted, Deadline);
    base::Result<> watch_while_blocked();
    base::Result<> begin_listening();
    base::Result<> heed();
    base::Result<bool> is_passed(const Answer&, const FenceMark&);
    FenceMark next_mark();
    base::Result<> pass_fence(Deadline);
    base::Result<> check();
    PrintReport conclude();

    Conversation conversation_;
    const Model& model_;
    Patience patience_;
    // A new object does not know what a former one, or a crash, left behind.
    bool is_memory_clear_ = false;
    Remains remains_ = Remains::possible;
    unsigned fences_ = 0;
    std::size_t noise_before_ = 0;
};

}  // namespace drivers::escpos
