// The half of printer.h that finds out how far the printer can be believed, and counts the paper in
// case it cannot.
#include "drivers/escpos/printer.h"

namespace drivers::escpos {

using base::Errc;
using base::Result;

// Out of paper and not any more: somebody has put in a roll, and what is true of it is learned
// anew. A printer that contradicts itself is not believed in this either.
Result<> Printer::note_paper(const Condition& told)
{
    const bool is_refilled = was_without_paper_ && !told.paper_end;
    was_without_paper_ = told.paper_end;
    if (!is_refilled)
        return {};
    if (trust_ != StatusTrust::contradictory)
        roll_.used_mm = 0;
    probes_left_ = probe_limit;
    return conversation_.learn();
}

// Sensors flicker: a contradiction counts when it is heard twice.
Result<> Printer::probe()
{
    --probes_left_;
    Heard heard;
    for (int i = 0; i < 2; ++i) {
        auto asked = conversation_.probe_queued(next_mark());
        if (!asked) {
            is_memory_clear_ = false;
            return std::unexpected(std::move(asked).error());
        }
        heard = *asked;
        const auto told = TRY(hear_witnesses(heard));
        trust_ = judge(conversation_.abilities(), told);
        if (trust_ != StatusTrust::contradictory)
            break;
    }
    fence_ = choose_fence(heard, trust_);
    if (fence_ != Fence::none) {
        probes_left_ = 0;
        model_.has_automatic_status = heard.automatic_status;
    }
    return conversation_.send_all(encode_preamble(model_), base::within(patience_.answer));
}

Result<Testimony> Printer::hear_witnesses(const Heard& heard)
{
    Testimony told;
    told.queued = heard.paper;
    const auto& abilities = conversation_.abilities();
    if (abilities.tells_paper())
        told.real_time = TRY(conversation_.ask_condition());
    if (!abilities.port)
        return told;
    const auto port = conversation_.ask_port();
    if (!port && port.error().code == Errc::disconnected)
        return std::unexpected(port.error());
    if (port)
        told.port = *port;
    return told;
}

StatusTrust Printer::trust() const
{
    if (trust_ == StatusTrust::trusted && is_overdue(roll_))
        return StatusTrust::overdue;
    return trust_;
}

void Printer::set_roll(const PaperRoll& roll)
{
    roll_.used_mm = roll.used_mm;
    if (roll.length_mm > 0)
        roll_.length_mm = roll.length_mm;
}

PrinterState Printer::state_with_count(const Condition& told) const
{
    return state_by_count(state_of(told), trust(), roll_);
}

void Printer::count_paper(int rows)
{
    roll_.used_mm += (rows + head_to_knife_dots) * 254 / 10 / model_.dpi;
}

}  // namespace drivers::escpos
