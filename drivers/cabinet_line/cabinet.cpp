#include "drivers/cabinet_line/cabinet.h"

#include <algorithm>

namespace drivers::cabinet_line {

using base::Errc;
using base::Result;
using namespace std::chrono_literals;

static constexpr LineCoding coding{
    .baud = baud, .stop_bits = StopBits::one, .parity = Parity::none, .data_bits = 8};

// A call asks at most three times for one thing and another, within the shelf's three seconds.
static constexpr auto answer_time = 250ms;
static constexpr int attempt_limit = 3;

bool recognises(const DeviceDescription& device)
{
    return device.purpose == Purpose::cabinet && serial_shape_of(device).has_value();
}

// Dark at first: an earlier run may have left a light on.
Result<std::unique_ptr<Cabinet>> Board::open(std::unique_ptr<Transport> transport)
{
    auto line = TRY(TextLine::open(std::move(transport), coding, base::within(answer_time)));
    TRY(line.forget(base::within(answer_time)));
    std::unique_ptr<Board> board(new Board(std::move(line)));
    const auto answer = TRY(board->ask(std::string(hello)));
    board->identity_ = TRY(decode_identity(answer));
    TRY(board->set_light());
    return board;
}

Result<CabinetState> Board::state()
{
    const auto answer = TRY(ask(std::string(ask_state)));
    const auto report = TRY(decode_report(answer));
    told_.was_opened = told_.was_opened || std::exchange(heard_.was_opened, false);
    told_.was_tampered = told_.was_tampered || std::exchange(heard_.was_tampered, false);
    // A closed door is nothing that has to be kept.
    if (told_.is_nothing())
        TRY(acknowledge_event());
    // It was dark for a silence of ours, or has started anew.
    if (report.lit != wanted_)
        TRY(set_light());
    return CabinetState{.door = report.door,
                        .tamper = report.tamper,
                        .was_opened = told_.was_opened,
                        .was_tampered = told_.was_tampered};
}

Result<> Board::light(std::optional<Light> light)
{
    const bool has_light =
        light && std::ranges::find(identity_.lights, light->place) != identity_.lights.end();
    wanted_ = has_light ? light : std::nullopt;
    if (wanted_ && !can_blink_)
        wanted_->pattern = LightPattern::steady;
    return set_light();
}

// One that cannot blink says no, and shows the place by a steady light as well.
Result<> Board::set_light()
{
    auto answer = TRY(ask(light_request(wanted_)));
    auto done = decode_done(answer);
    if (done || !wanted_ || wanted_->pattern == LightPattern::steady)
        return done;
    const Light steady{.place = wanted_->place, .pattern = LightPattern::steady};
    answer = TRY(ask(light_request(steady)));
    done = decode_done(answer);
    if (done) {
        can_blink_ = false;
        wanted_ = steady;
    }
    return done;
}

// An event that was heard since the last state() waits for the next one.
Result<> Board::acknowledge()
{
    if (!heard_.is_nothing())
        return {};
    TRY(acknowledge_event());
    told_ = {};
    return {};
}

// An event that is not acknowledged now comes again, and is then. Behind the answer no more of its
// repetitions can come, so the number means the next event, also of a board that began anew.
Result<> Board::acknowledge_event()
{
    if (!noted_)
        return {};
    const auto number = *noted_;
    const auto answer = TRY(ask(acknowledgement(number)));
    TRY(decode_done(answer));
    if (noted_ == number)
        noted_.reset();
    return {};
}

// The same number each time: a board that has done it already only answers again.
Result<std::string> Board::ask(const std::string& request)
{
    number_ = static_cast<std::uint8_t>(number_ + 1);
    const Line line{.kind = Kind::request, .number = number_, .text = request};
    for (int i = 0; i < attempt_limit; ++i) {
        auto answer = TRY(ask_once(line, line_.now() + answer_time));
        if (answer)
            return std::move(*answer);
    }
    return base::fail(Errc::timeout, "cabinet does not answer");
}

// Empty when no answer came that can be understood.
Result<std::optional<std::string>> Board::ask_once(const Line& request, Deadline deadline)
{
    const auto sent = line_.say(encode(request), deadline);
    if (!sent && sent.error().code == Errc::disconnected)
        return std::unexpected(sent.error());
    while (sent && line_.now() < deadline) {
        const auto heard = line_.hear(deadline);
        if (!heard && heard.error().code == Errc::disconnected)
            return std::unexpected(heard.error());
        if (!heard)
            break;
        auto line = decode_line(*heard);
        if (!line)
            continue;  // It comes again, be it answer or event.
        if (line->kind == Kind::event)
            note(*line);
        if (line->kind == Kind::answer && line->number == request.number)
            return std::move(line->text);
    }
    return std::nullopt;
}

void Board::note(const Line& event)
{
    if (noted_ == event.number)
        return;
    noted_ = event.number;  // Also what a later firmware tells: else it comes for ever.
    const auto what = decode_event(event.text);
    heard_.was_opened = heard_.was_opened || what == CabinetEvent::door_opened;
    heard_.was_tampered = heard_.was_tampered || what == CabinetEvent::tampered;
}

}  // namespace drivers::cabinet_line
