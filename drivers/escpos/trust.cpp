#include "drivers/escpos/trust.h"

#include <algorithm>

namespace drivers::escpos {

// A sensor for the near end may be absent, or be one that only the maker's own status shows: so low
// paper contradicts only where the lesser question tells it and the better one does not.
static bool fit_together(const Condition& better, const Condition& lesser)
{
    if (lesser.paper_end != better.paper_end)
        return false;
    return better.paper_low || !lesser.paper_low;
}

StatusTrust judge(const Abilities& abilities, const Testimony& told)
{
    if (!abilities.tells_paper() || !told.real_time)
        return StatusTrust::silent;
    if (told.queued && !fit_together(*told.real_time, *told.queued))
        return StatusTrust::contradictory;
    // Of clones the port is always well, which is no contradiction: it is simply no witness.
    if (told.port && told.port->paper_end && !told.real_time->paper_end)
        return StatusTrust::contradictory;
    return StatusTrust::trusted;
}

Fence choose_fence(const Heard& heard, StatusTrust trust)
{
    if (heard.process_id)
        return Fence::process_id;
    if (heard.paper && trust != StatusTrust::contradictory)
        return Fence::paper_status;
    return Fence::none;
}

PrinterState state_by_count(PrinterState told, StatusTrust trust, const PaperRoll& roll)
{
    static constexpr int least_reserve_mm = 2'000;
    if (trust == StatusTrust::trusted || told != PrinterState::ready)
        return told;
    const int reserve = std::max(roll.length_mm / 10, least_reserve_mm);
    return roll.used_mm >= roll.length_mm - reserve ? PrinterState::paper_low : told;
}

bool is_overdue(const PaperRoll& roll)
{
    return roll.used_mm > roll.length_mm + roll.length_mm / 8;
}

}  // namespace drivers::escpos
