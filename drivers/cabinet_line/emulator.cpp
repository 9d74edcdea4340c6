#include "drivers/cabinet_line/emulator.h"

#include <algorithm>
#include <utility>

namespace drivers::cabinet_line {

Emulator::Emulator(std::string location)
    : Emulator({all_light_places.begin(), all_light_places.end()}, true, std::move(location))
{
}

Emulator::Emulator(std::vector<LightPlace> lights, bool has_tamper_switch, std::string location)
    : LineMachine(Purpose::cabinet, baud, std::move(location)),
      identity_{.name = "emulated YMC-1 1.0", .lights = std::move(lights)},
      report_{.door = DoorState::closed,
              .tamper = has_tamper_switch ? TamperState::intact : TamperState::not_fitted,
              .lit = {}}
{
}

void Emulator::power_up()
{
    LineMachine::power_up();
    report_.lit.reset();
    pending_.clear();
    events_ = 0;
}

void Emulator::hear(std::string_view text)
{
    const auto line = decode_line(text);
    if (!line || line->kind != Kind::request)
        return;
    const auto answer = std::exchange(refuses_next_, false) ? std::string("NO") : obey(line->text);
    say(encode(Line{.kind = Kind::answer, .number = line->number, .text = answer}));
    if (line->text.starts_with("ACK "))
        repeat();
}

std::string Emulator::obey(const std::string& request)
{
    const std::string_view text = request;
    if (text == hello) {
        auto out = encode(identity_);
        if (speaks_another_version_)
            out[out.find(' ') + 1] = '2';
        return out;
    }
    if (text == ask_state)
        return encode(report_);
    if (text.starts_with("LIGHT "))
        return obey_light(text.substr(6));
    if (text.starts_with("ACK "))
        return obey_acknowledgement(text);
    return "NO unknown";
}

std::string Emulator::obey_light(std::string_view words)
{
    const auto name = words.substr(0, words.find(' '));
    const bool is_blinking = words != name && words.substr(name.size()) == " blink";
    if (words != name && (!is_blinking || !can_blink_))
        return "NO pattern";
    if (name == "none") {
        report_.lit.reset();
        return "OK";
    }
    for (const auto place : identity_.lights)
        if (name_of(place) == name) {
            report_.lit = Light{place, is_blinking ? LightPattern::blinking : LightPattern::steady};
            return "OK";
        }
    return "NO light";
}

std::string Emulator::obey_acknowledgement(std::string_view text)
{
    std::erase_if(pending_,
                  [text](const Pending& one) { return acknowledgement(one.number) == text; });
    return "OK";
}

// Behind the one that is being told each kind waits once: so nothing is ever dropped.
void Emulator::tell(CabinetEvent event)
{
    for (std::size_t i = 1; i < pending_.size(); ++i)
        if (pending_[i].event == event)
            return;
    events_ = static_cast<std::uint8_t>(events_ + 1);
    pending_.push_back({events_, event});
    repeat();
}

// One after the other: the next is told when this one is acknowledged.
void Emulator::repeat()
{
    if (pending_.empty())
        return;
    const auto& first = pending_.front();
    say(encode(Line{.kind = Kind::event, .number = first.number, .text = encode(first.event)}));
}

void Emulator::open_door()
{
    const std::lock_guard lock(mutex_);
    report_.door = DoorState::open;
    tell(CabinetEvent::door_opened);
}

void Emulator::close_door()
{
    const std::lock_guard lock(mutex_);
    report_.door = DoorState::closed;
    tell(CabinetEvent::door_closed);
}

void Emulator::tamper()
{
    const std::lock_guard lock(mutex_);
    report_.tamper = TamperState::tripped;
    tell(CabinetEvent::tampered);
}

void Emulator::mend()
{
    const std::lock_guard lock(mutex_);
    report_.tamper = TamperState::intact;
}

std::optional<Light> Emulator::lit() const
{
    const std::lock_guard lock(mutex_);
    return report_.lit;
}

void Emulator::one_second_passes()
{
    const std::lock_guard lock(mutex_);
    repeat();
}

void Emulator::host_is_silent()
{
    const std::lock_guard lock(mutex_);
    report_.lit.reset();
}

void Emulator::restart()
{
    const std::lock_guard lock(mutex_);
    power_up();
}

void Emulator::speak_another_version()
{
    const std::lock_guard lock(mutex_);
    speaks_another_version_ = true;
}

void Emulator::refuse_next_request()
{
    const std::lock_guard lock(mutex_);
    refuses_next_ = true;
}

void Emulator::cannot_blink()
{
    const std::lock_guard lock(mutex_);
    can_blink_ = false;
}

std::size_t Emulator::unacknowledged() const
{
    const std::lock_guard lock(mutex_);
    return pending_.size();
}

}  // namespace drivers::cabinet_line
