#include "drivers/escpos/snbc_status.h"

namespace drivers::escpos {

using base::Errc;
using base::Result;

static bool is_set(unsigned value, int bit)
{
    return ((value >> bit) & 1) != 0;
}

Condition decode_snbc_bt(std::uint8_t told)
{
    Condition condition;
    condition.cover_open = is_set(told, 0);
    condition.paper_end = is_set(told, 1);
    condition.cutter_error = is_set(told, 2);
    condition.cooling = is_set(told, 3);
    condition.paper_low = is_set(told, 4);
    condition.jammed = is_set(told, 5) || is_set(told, 6);
    condition.recoverable_error = is_set(told, 7);  // The paper did not load by itself.
    return condition;
}

Condition decode_snbc_btp(std::uint8_t told)
{
    Condition condition;
    condition.offline = is_set(told, 1);
    condition.cover_open = is_set(told, 2);
    condition.error = is_set(told, 4);
    condition.unrecoverable_error = is_set(told, 5);
    condition.paper_low = is_set(told, 6);
    condition.paper_end = is_set(told, 7);
    return condition;
}

Result<Condition> decode_snbc_bk(base::ByteView bytes)
{
    base::ByteReader reader(bytes);
    const auto machine = TRY(reader.u8());
    const auto path = TRY(reader.u8());
    TRY(reader.skip(2));
    const auto sensors = TRY(reader.u8());
    TRY(reader.skip(1));
    if (!reader.at_end())
        return base::fail(Errc::malformed, "automatic status of a BK printer is six bytes");
    Condition condition;
    condition.paper_low = is_set(machine, 0);
    condition.cover_open = is_set(machine, 1);
    condition.paper_end = is_set(machine, 2) || (is_set(sensors, 1) && is_set(sensors, 2));
    condition.cooling = is_set(machine, 3);
    condition.cutter_error = is_set(machine, 4);
    condition.jammed = is_set(machine, 5) || is_set(path, 1) || is_set(path, 2);
    condition.slip_waiting = is_set(path, 0);
    condition.recoverable_error = is_set(path, 4);
    return condition;
}

}  // namespace drivers::escpos
