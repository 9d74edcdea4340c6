// The half of protocol.h that reads what printers tell about themselves.
#include "drivers/escpos/protocol.h"

#include <utility>

namespace drivers::escpos {

using base::Errc;
using base::Result;

static bool is_set(std::uint8_t value, int bit)
{
    return ((value >> bit) & 1) != 0;
}

// DLE EOT 4. On Citizen's presenter each sensor has one bit, and the last is the presenter's
// (PPU-700 command reference, 4.3); elsewhere both bits of a pair say the same.
static void add_paper_status(Condition& condition, std::uint8_t answer, StatusDialect dialect)
{
    condition.paper_low |= (answer & 0x0c) != 0;
    if (dialect != StatusDialect::citizen) {
        condition.paper_end |= (answer & 0x60) != 0;
        return;
    }
    condition.paper_end |= is_set(answer, 5);
    condition.slip_waiting |= is_set(answer, 6);
}

Result<> add_status(Condition& condition, int kind, std::uint8_t answer, StatusDialect dialect)
{
    if ((answer & 0x93) != 0x12)
        return base::fail(Errc::malformed, "fixed bits of a status byte are wrong");
    switch (kind) {
    case 1:
        condition.offline |= is_set(answer, 3);
        break;
    case 2:
        condition.cover_open |= is_set(answer, 2);
        condition.paper_end |= is_set(answer, 5);
        condition.error |= is_set(answer, 6);
        break;
    case 3:
        condition.recoverable_error |= is_set(answer, 2);
        condition.cutter_error |= is_set(answer, 3);
        condition.unrecoverable_error |= is_set(answer, 5);
        condition.cooling |= is_set(answer, 6);
        break;
    case 4:
        add_paper_status(condition, answer, dialect);
        break;
    default:
        return base::fail(Errc::malformed, "no such status request");
    }
    return {};
}

Result<Condition> decode_automatic_status(const std::array<std::uint8_t, 4>& bytes,
                                          StatusDialect dialect)
{
    const auto [printer, error, paper, reserved] = bytes;
    if ((printer & 0x93) != 0x10 || ((error | paper | reserved) & 0x90) != 0)
        return base::fail(Errc::malformed, "fixed bits of automatic status are wrong");
    Condition condition;
    condition.offline = is_set(printer, 3);
    condition.cover_open = is_set(printer, 5);
    condition.recoverable_error = is_set(error, 2);
    condition.cutter_error = is_set(error, 3);
    condition.unrecoverable_error = is_set(error, 5);
    condition.cooling = is_set(error, 6);
    condition.paper_low = (paper & 0x03) != 0;
    // Citizen's bit 3 is the presenter's sensor, and set when it sees nothing.
    condition.paper_end = (paper & (dialect == StatusDialect::citizen ? 0x04 : 0x0c)) != 0;
    return condition;
}

Result<Condition> decode_paper_status(std::uint8_t answer)
{
    const auto near_end = answer & 0x03;
    const auto end = answer & 0x0c;
    const bool agrees = (near_end == 0 || near_end == 0x03) && (end == 0 || end == 0x0c);
    if ((answer & 0xf0) != 0 || !agrees)
        return base::fail(Errc::malformed, "not an answer to GS r 1");
    Condition condition;
    condition.paper_low = near_end != 0;
    condition.paper_end = end != 0;
    return condition;
}

Condition decode_full_status(const std::array<std::uint8_t, 4>& bytes)
{
    const auto [paper, user, recoverable, unrecoverable] = bytes;
    Condition condition;
    condition.paper_end = is_set(paper, 0);
    condition.paper_low = is_set(paper, 2) || is_set(paper, 6);
    condition.slip_waiting = is_set(paper, 5);
    condition.cover_open = is_set(user, 0) || is_set(user, 1);
    condition.cooling = is_set(recoverable, 0) || is_set(recoverable, 3);
    condition.jammed = is_set(recoverable, 6);
    condition.recoverable_error = is_set(recoverable, 7);
    condition.cutter_error = is_set(unrecoverable, 0);
    condition.cover_open |= is_set(unrecoverable, 1);
    condition.unrecoverable_error = (unrecoverable & 0xcc) != 0;  // RAM, EEPROM, flash, emitter.
    return condition;
}

Condition decode_port_status(std::uint8_t status)
{
    Condition condition;
    if (status == 0)  // Healthy is 18: a printer that never sets a bit tells nothing.
        return condition;
    condition.paper_end = is_set(status, 5);
    condition.offline = !is_set(status, 4);
    condition.error = !is_set(status, 3);
    return condition;
}

PrinterState state_of(const Condition& condition)
{
    if (condition.unrecoverable_error)
        return PrinterState::failed;
    if (condition.cover_open)
        return PrinterState::cover_open;
    if (condition.paper_end)
        return PrinterState::paper_out;
    if (condition.jammed || condition.cutter_error)
        return PrinterState::jammed;
    if (condition.cooling)
        return PrinterState::offline;
    if (condition.recoverable_error || condition.error)
        return PrinterState::failed;
    if (condition.slip_waiting)
        return PrinterState::output_full;
    if (condition.offline)
        return PrinterState::offline;
    return condition.paper_low ? PrinterState::paper_low : PrinterState::ready;
}

bool stops_a_job(const Condition& condition)
{
    if (condition.cover_open || condition.paper_end || condition.jammed || condition.cutter_error ||
        condition.recoverable_error || condition.unrecoverable_error)
        return true;
    return (condition.offline || condition.error) && !condition.cooling;
}

}  // namespace drivers::escpos
