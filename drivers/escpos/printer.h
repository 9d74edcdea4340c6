// Receipt printers that speak ESC/POS over the USB printer class.
#pragma once

#include "drivers/escpos/conversation.h"
#include "drivers/escpos/models.h"
#include "drivers/escpos/trust.h"
#include "drivers/receipt_printer.h"
#include "drivers/transport.h"

#include <chrono>
#include <memory>

namespace drivers::escpos {

bool recognises(const DeviceDescription&);

// The error of a job that this has ended.
base::Error stopped_by(const Condition&);

// How long the slowest head needs for so many rows.
std::chrono::milliseconds paper_time(int dots, int dpi);

PrintReport report_of(PaperOutcome, PrinterState, std::optional<base::Error>);

class Printer final : public ReceiptPrinter {
public:
    // Ends what a former owner may have left in the printer, then finds out what it answers. One
    // that answers nothing is open all the same, and not trusted.
    static base::Result<std::unique_ptr<ReceiptPrinter>> open(std::unique_ptr<Transport>);
    static base::Result<std::unique_ptr<ReceiptPrinter>> open(std::unique_ptr<Transport>,
                                                              const Patience&);

    std::string model() const override { return std::string(model_.name); }
    int width_dots() const override { return model_.dots; }
    int dpi() const override { return model_.dpi; }
    base::Result<PrinterState> state() override;
    StatusTrust trust() const override;
    PaperRoll roll() const override { return roll_; }
    void set_roll(const PaperRoll&) override;
    PrintReport print(const base::Bitmap&) override;
    base::Result<std::optional<bool>> is_slip_waiting() override;
    base::Result<> retract() override;

private:
    // Paper of an earlier job that still hangs, uncut, in the mechanism.
    enum class Remains { none, possible, likely };

    // A printer may be too busy for the first; one that knows no fence is not asked for ever.
    static constexpr int probe_limit = 3;

    Printer(Conversation conversation, const Patience& patience)
        : conversation_(std::move(conversation)),
          model_(conversation_.model()),
          patience_(patience),
          roll_{.length_mm = model_.roll_mm, .used_mm = 0}
    {
    }

    base::Result<Condition> ask();
    base::Result<PrinterState> make_ready(Remains worth_a_cut);
    base::Result<> forget_unprinted();
    base::Result<> start_afresh();
    base::Result<> cut_off_remains();

    base::Result<> note_paper(const Condition&);
    base::Result<> probe();
    base::Result<Testimony> hear_witnesses(const Heard&);
    PrinterState state_with_count(const Condition&) const;
    void count_paper(int rows);

    PrintReport settle(std::size_t ink_accepted, base::Error);

    base::Result<> run(const base::Bitmap&, std::size_t& ink_accepted);
    base::Result<> send_picture(const base::Bitmap&, std::size_t& ink_accepted, Deadline);
    base::Result<> send_watched(base::ByteView piece, std::size_t& accepted, Deadline);
    base::Result<> watch_while_blocked(bool is_between_commands);
    base::Result<> begin_listening();
    base::Result<> heed();
    base::Result<bool> is_passed(const Answer&, const FenceMark&);
    FenceMark next_mark();
    base::Result<> pass_fence(Deadline);
    base::Result<> wait_out(int rows);
    base::Result<> check();
    PrintReport conclude();

    Conversation conversation_;
    Model model_;  // As the table has it, and as the probe has found it to be.
    Patience patience_;
    // A new object does not know what a former one, or a crash, left behind.
    bool is_memory_clear_ = false;
    bool is_learned_ = false;
    int probes_left_ = probe_limit;
    bool was_without_paper_ = false;
    StatusTrust trust_ = StatusTrust::silent;
    Fence fence_ = Fence::none;
    PaperRoll roll_;
    Remains remains_ = Remains::possible;
    unsigned fences_ = 0;
    std::size_t noise_before_ = 0;
};

}  // namespace drivers::escpos
