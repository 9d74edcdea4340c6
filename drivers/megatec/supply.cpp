#include "drivers/megatec/supply.h"

#include "drivers/megatec/hid_line.h"

#include <algorithm>

namespace drivers::megatec {

using base::Errc;
using base::Result;
using namespace std::chrono_literals;

// The manual's: 2400, eight bits, no parity, one stop bit.
static constexpr LineCoding coding{
    .baud = 2400, .stop_bits = StopBits::one, .parity = Parity::none, .data_bits = 8};

// What the shelf promises of a call.
static constexpr auto call_time = 3000ms;

// An answer of 47 bytes takes 200 ms on the line; slow ones think as long before it. Bridges add
// six reports and a line of their own, and some a second: two answers still are within a call.
static constexpr auto line_answer_time = 700ms;
static constexpr auto bridge_answer_time = 1400ms;

bool recognises(const DeviceDescription& device)
{
    if (device.purpose == Purpose::unstated)
        return is_hid_bridge(device);
    return device.purpose == Purpose::power_supply && serial_shape_of(device).has_value();
}

Result<std::unique_ptr<PowerSupply>> Supply::open(std::unique_ptr<Transport> transport)
{
    const bool is_bridge = is_hid_bridge(transport->description());
    if (is_bridge)
        transport = TRY(HidLine::open(std::move(transport)));
    const auto answer_time = is_bridge ? bridge_answer_time : line_answer_time;
    auto line = TRY(TextLine::open(std::move(transport), coding, base::within(answer_time)));
    std::unique_ptr<Supply> supply(new Supply(std::move(line), answer_time));
    TRY(supply->status());
    TRY(supply->ask_who_it_is());
    return supply;
}

// Many models answer one of the two, some none: they are supplies without a name or a percentage.
// What not every model answers is asked twice.
Result<> Supply::ask_who_it_is()
{
    auto ratings = ask<Ratings>(ratings_request, decode_ratings, line_.now() + 2 * answer_time_);
    if (!ratings && ratings.error().code == Errc::disconnected)
        return std::unexpected(std::move(ratings).error());
    if (ratings)
        ratings_ = *ratings;
    auto identity =
        ask<std::string>(identity_request, decode_identity, line_.now() + 2 * answer_time_);
    if (!identity && identity.error().code == Errc::disconnected)
        return std::unexpected(std::move(identity).error());
    if (identity)
        identity_ = std::move(*identity);
    return {};
}

// The answer has no check sum, and one bit of it sends citizens away: news is believed when it is
// said twice in a row.
Result<PowerStatus> Supply::status()
{
    const auto until = line_.now() + call_time;
    std::optional<Flags> news;
    while (line_.now() < until) {
        const auto said = TRY(ask<Status>(status_request, decode_status, until));
        if (said.flags == believed_ || said.flags == news) {
            believed_ = said.flags;
            return status_of(said, ratings_);
        }
        news = said.flags;
    }
    return base::fail(Errc::malformed, "power supply says something else each time");
}

std::string Supply::model() const
{
    return identity_.empty() ? "Megatec supply" : identity_;
}

template <class Answer>
Result<Answer> Supply::ask(std::string_view request, Result<Answer> (*decode)(std::string_view),
                           Deadline until)
{
    while (line_.now() < until) {
        auto answer = ask_once(request, decode, std::min(until, line_.now() + answer_time_));
        if (!answer)
            return std::unexpected(std::move(answer).error());
        if (*answer)
            return std::move(**answer);
    }
    return base::fail(Errc::timeout, "power supply does not answer");
}

// Empty when no answer came that can be understood. A request that is not known comes back as it
// was; so it does over a bridge that echoes, but there the answer follows.
template <class Answer>
Result<std::optional<Answer>> Supply::ask_once(std::string_view request,
                                               Result<Answer> (*decode)(std::string_view),
                                               Deadline deadline)
{
    TRY(line_.forget(deadline));
    const auto sent = line_.say(std::string(request) + '\r', deadline);
    if (!sent && sent.error().code == Errc::disconnected)
        return std::unexpected(sent.error());
    bool is_echoed = false;
    while (sent && line_.now() < deadline) {
        const auto line = line_.hear(deadline);
        if (!line && line.error().code == Errc::disconnected)
            return std::unexpected(line.error());
        if (!line)
            break;
        if (is_refusal(*line))
            return base::fail(Errc::refused, "power supply does not know the request");
        is_echoed = is_echoed || *line == request;
        auto answer = decode(*line);
        if (answer)
            return std::move(*answer);
    }
    if (is_echoed)
        return base::fail(Errc::refused, "power supply echoes the request");
    return std::nullopt;
}

}  // namespace drivers::megatec
