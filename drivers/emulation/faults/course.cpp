#include "drivers/emulation/faults/course.h"

#include <utility>

namespace drivers::emulation::faults {

using base::Errc;
using base::Result;

std::string_view name_of(Fault fault)
{
    switch (fault) {
    case Fault::unplug:
        return "unplug";
    case Fault::stall:
        return "stall";
    case Fault::time_out:
        return "time-out";
    case Fault::garbage:
        return "garbage";
    case Fault::delay:
        return "delay";
    case Fault::truncated:
        return "truncated";
    }
    std::unreachable();
}

std::string_view name_of(Call call)
{
    switch (call) {
    case Call::connect:
        return "connect";
    case Call::claim:
        return "claim";
    case Call::write:
        return "write";
    case Call::read:
        return "read";
    case Call::control:
        return "control";
    case Call::clear_halt:
        return "clear halt";
    }
    std::unreachable();
}

Result<std::optional<Moment>> Course::begin(Transfer transfer)
{
    if (is_endless())
        return base::fail(Errc::disconnected, "the driver never stops asking");
    const bool is_halted = (transfer.call == Call::write || transfer.call == Call::read) &&
                           halted_.contains(transfer.endpoint);
    const auto number = transfers_.size();
    transfer.is_well = !is_halted;
    transfers_.push_back(transfer);
    if (is_halted)
        return base::fail(Errc::refused, "halted");
    if (!fault_ || fault_->transfer != number ||
        fault_->call.value_or(transfer.call) != transfer.call)
        return std::nullopt;
    has_happened_ = true;
    return fault_;
}

void Course::end(bool is_well, std::size_t received)
{
    transfers_.back().is_well = is_well;
    transfers_.back().received = received;
}

void Course::add(std::size_t sent, std::size_t received)
{
    transfers_.back().sent += sent;
    transfers_.back().received += received;
}

void Course::pull_plug()
{
    if (pull_)
        pull_();
}

}  // namespace drivers::emulation::faults
