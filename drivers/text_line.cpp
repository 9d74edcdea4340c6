#include "drivers/text_line.h"

#include <algorithm>

namespace drivers {

using base::Bytes;
using base::Errc;
using base::Result;
using namespace std::chrono_literals;

static constexpr int stall_limit = 8;

TextLine::TextLine(std::unique_ptr<Transport> transport, SerialShape shape)
    : transport_(std::move(transport)), shape_(std::move(shape))
{
}

Result<TextLine> TextLine::open(std::unique_ptr<Transport> transport, const LineCoding& coding,
                                Deadline deadline)
{
    auto shape = serial_shape_of(transport->description());
    if (!shape)
        return base::fail(Errc::refused, "no serial line");
    TRY(open_line(*transport, *shape, coding, deadline));
    return TextLine(std::move(transport), std::move(*shape));
}

base::SteadyTime TextLine::now() const
{
    return std::max(base::within(0ms), known_time_);
}

Result<> TextLine::say(std::string_view line, Deadline deadline)
{
    const auto accepted = transport_->write(shape_.out.address, base::view(line), deadline);
    if (!accepted && accepted.error().code == Errc::refused)
        TRY(transport_->clear_halt(shape_.out.address));
    if (TRY(accepted) != line.size())
        return base::fail(Errc::timeout, "line not taken");
    return {};
}

Result<std::string> TextLine::hear(Deadline deadline)
{
    int stalls = 0;
    if (auto line = next_line())
        return std::move(*line);
    for (;;) {
        const auto piece = read(deadline);
        if (piece)
            heard_ += base::text(*piece);
        else if (piece.error().code != Errc::refused || ++stalls > stall_limit)
            return std::unexpected(piece.error());
        // Who talks without an end to the line would be listened to for ever.
        if (auto line = next_line())
            return std::move(*line);
        if (now() >= deadline)
            return base::fail(Errc::timeout, "no whole line");
    }
}

std::optional<std::string> TextLine::next_line()
{
    for (;;) {
        const auto end = heard_.find_first_of("\r\n");
        if (end == std::string::npos)
            break;
        auto line = heard_.substr(0, end);
        heard_.erase(0, end + 1);
        const bool is_dropped = std::exchange(is_too_long_, false) || line.size() > size_limit;
        if (!is_dropped && !line.empty())
            return line;
    }
    if (heard_.size() > size_limit) {
        heard_.clear();
        is_too_long_ = true;
    }
    return std::nullopt;
}

Result<Bytes> TextLine::read(Deadline deadline)
{
    auto piece = read_line(*transport_, shape_, deadline);
    if (!piece && piece.error().code == Errc::timeout)
        known_time_ = std::max(known_time_, deadline);
    return piece;
}

Result<> TextLine::forget(Deadline deadline)
{
    // No machine that is driven this way pauses so long within a line.
    static constexpr auto silence = 30ms;

    heard_.clear();
    is_too_long_ = false;
    do {
        const auto piece = read(now() + silence);
        if (!piece && piece.error().code == Errc::timeout)
            return {};
        if (!piece && piece.error().code != Errc::refused)
            return std::unexpected(piece.error());
    } while (now() < deadline);
    return base::fail(Errc::malformed, "talks without end");
}

}  // namespace drivers
