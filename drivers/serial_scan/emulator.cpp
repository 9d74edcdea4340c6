#include "drivers/serial_scan/emulator.h"

#include "base/verify.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace drivers::serial_scan {

using base::Bytes;
using base::ByteView;

static constexpr int acknowledged = 0x06;
static constexpr int refused = 0x15;

// Bits 6 and 5 of zone 0060 choose the tail, bit 0 adds it.
static constexpr std::string_view zone_tails[]{"\r", "\r\n", "\t", ""};

static int zone_of_tail(std::string_view tail)
{
    const auto* const known = std::ranges::find(zone_tails, tail);
    return static_cast<int>(known - zone_tails) << 5 | (tail.empty() ? 0 : 1);
}

Emulator::Emulator(const Model& model, std::string location)
    : SerialDevice({.usb = model.usb,
                    .product = "Emulated serial scanner",
                    .location = std::move(location)}),
      dialect_(model.dialect)
{
    newland_.set_tail(saved_tail_);
}

Emulator::Emulator(Dialect dialect, std::uint32_t baud, std::string location)
    : SerialDevice(bridge(Purpose::code_scanner, std::move(location))),
      dialect_(dialect),
      baud_(baud)
{
    newland_.set_tail(saved_tail_);
}

void Emulator::power_up()
{
    newland_.restart();
    if (dialect_ == Dialect::gm65)
        tail_zone_ = zone_of_tail(saved_tail_);
    heard_.clear();
    is_programming_ = true;
    waits_for_trigger_ = false;
    is_triggered_ = false;
    mode_zone_ = 0xd6;
}

void Emulator::take(std::uint8_t, ByteView data)
{
    if (!works_ || !hears() || std::exchange(swallow_, false))
        return;
    if (dialect_ == Dialect::newland) {
        for (auto& answer : newland_.take(data))
            send_answer(std::move(answer));
        return;
    }
    heard_ += base::text(data);
    switch (dialect_) {
    case Dialect::nls:
        obey_nls();
        break;
    case Dialect::honeywell:
        obey_honeywell();
        break;
    case Dialect::gm65:
        obey_zones();
        break;
    case Dialect::newland:
    case Dialect::listening:
        break;
    }
    // What is no command is forgotten, as by a parser that has lost its way.
    heard_.clear();
}

void Emulator::obey_nls()
{
    if (heard_ == "?")
        return send_answer(base::bytes({'!'}));
    if (heard_ == "\x1b\x31" || heard_ == "\x1b\x30")
        is_triggered_ = heard_[1] == '1';
    else if (heard_ == "NLS0006010;" || heard_ == "NLS0006000;")
        is_programming_ = heard_[8] == '1';
    else if (heard_ == "NLS0302000;" && is_programming_)
        waits_for_trigger_ = true;
    else
        return;
    send_answer(base::bytes({std::exchange(refuse_, false) ? refused : acknowledged}));
}

void Emulator::obey_honeywell()
{
    if (heard_ == "\x16T\r" || heard_ == "\x16U\r")
        is_triggered_ = heard_[1] == 'T';
    if (heard_ != "\x16M\rPAPHHF!")
        return;
    waits_for_trigger_ = true;
    Bytes answer;
    base::append(answer, "PAPHHF");
    base::append(answer, base::bytes({acknowledged, '!'}));
    send_answer(std::move(answer));
}

void Emulator::obey_zones()
{
    base::ByteReader reader(base::view(heard_));
    const auto mark = reader.u16_big();
    const auto type = reader.u8();
    const auto size = reader.u8();
    const auto zone = reader.u16_big();
    const auto value = reader.u8();
    const auto crc = reader.u16_big();
    static constexpr std::uint16_t unchecked = 0xabcd;
    if (!crc || *mark != 0x7e00 || *size != 1)
        return;
    const auto body = base::view(heard_).subspan(2, heard_.size() - 4);
    if (*crc != unchecked && *crc != crc16(body))
        return;
    send_answer(obey_zone(*type, *zone, *value));
}

Bytes Emulator::obey_zone(int type, int zone, int value)
{
    static constexpr int read = 0x07;
    static constexpr int write = 0x08;
    static constexpr int command_mode = 0x01;

    const int status = std::exchange(refuse_, false) ? 1 : 0;
    int told = 0;
    if (type == read && zone == 0)
        told = mode_zone_;
    if (type == read && zone == 0x60 && has_tail_)
        told = tail_zone_;
    if (type == write && status == 0 && zone == 0x60 && has_tail_)
        tail_zone_ = value;
    if (type == write && status == 0 && zone == 0)
        mode_zone_ = value;
    if (type == write && status == 0 && zone == 2)
        is_triggered_ = (value & 1) != 0;
    waits_for_trigger_ = (mode_zone_ & 0x03) == command_mode;
    const auto body = base::bytes({status, 1, told});
    const int crc = crc16(body);
    auto out = base::bytes({0x02, 0x00});
    base::append(out, body);
    base::append(out, base::bytes({crc >> 8, crc & 0xff}));
    return out;
}

void Emulator::send_answer(Bytes answer)
{
    const auto fault = std::exchange(fault_, Fault::none);
    if (fault == Fault::lose)
        return;
    if (fault == Fault::corrupt)
        answer[answer.size() / 2] ^= std::byte{0x80};
    send(answer);
    if (fault == Fault::repeat)
        send(answer);
}

void Emulator::send(ByteView data)
{
    Bytes out(data.begin(), data.end());
    if (!hears())
        for (auto& byte : out)
            byte ^= std::byte{0xff};
    transmit(out);
}

bool Emulator::is_looking_now() const
{
    if (dialect_ == Dialect::newland)
        return newland_.is_looking();
    return is_triggered_ || !waits_for_trigger_;
}

void Emulator::show(std::string_view code)
{
    show(base::view(code));
}

void Emulator::show(ByteView code)
{
    const std::lock_guard lock(mutex_);
    if (!works_ || !is_looking_now())
        return;
    ++codes_read_;
    is_triggered_ = false;
    newland_.has_read();
    Bytes out(code.begin(), code.end());
    base::append(out, tail());
    send(out);
}

void Emulator::show_setup_code()
{
    const std::lock_guard lock(mutex_);
    const bool obeys =
        dialect_ == Dialect::newland ? newland_.obeys_setup_codes() : is_programming_;
    is_changed_ = is_changed_ || (is_looking_now() && obeys);
}

bool Emulator::is_changed() const
{
    const std::lock_guard lock(mutex_);
    return is_changed_;
}

bool Emulator::is_looking() const
{
    const std::lock_guard lock(mutex_);
    return is_looking_now();
}

std::string_view Emulator::tail() const
{
    if (dialect_ == Dialect::newland)
        return newland_.tail();
    if (dialect_ != Dialect::gm65)
        return saved_tail_;
    const bool is_added = (tail_zone_ & 1) != 0 && adds_tail_;
    return is_added ? zone_tails[tail_zone_ >> 5 & 3] : std::string_view();
}

void Emulator::set_tail(std::string_view tail)
{
    const std::lock_guard lock(mutex_);
    VERIFY(dialect_ != Dialect::gm65 ||
           std::ranges::find(zone_tails, tail) != std::end(zone_tails));
    saved_tail_ = tail;
    newland_.set_tail(tail);
    if (dialect_ == Dialect::gm65)
        tail_zone_ = zone_of_tail(tail);
}

void Emulator::lose_power()
{
    const std::lock_guard lock(mutex_);
    power_up();
}

void Emulator::lack_tail()
{
    const std::lock_guard lock(mutex_);
    has_tail_ = false;
    newland_.lack_tail();
}

void Emulator::ignore_tail()
{
    const std::lock_guard lock(mutex_);
    adds_tail_ = false;
    newland_.ignore_tail();
}

void Emulator::lose_next_answer()
{
    const std::lock_guard lock(mutex_);
    fault_ = Fault::lose;
}

void Emulator::corrupt_next_answer()
{
    const std::lock_guard lock(mutex_);
    fault_ = Fault::corrupt;
}

void Emulator::repeat_next_answer()
{
    const std::lock_guard lock(mutex_);
    fault_ = Fault::repeat;
}

void Emulator::refuse_next_command()
{
    const std::lock_guard lock(mutex_);
    refuse_ = true;
}

void Emulator::swallow_next_command()
{
    const std::lock_guard lock(mutex_);
    swallow_ = true;
}

void Emulator::say(ByteView data)
{
    const std::lock_guard lock(mutex_);
    send(data);
}

void Emulator::fail()
{
    const std::lock_guard lock(mutex_);
    works_ = false;
}

void Emulator::mend()
{
    const std::lock_guard lock(mutex_);
    works_ = true;
}

std::size_t Emulator::codes_read() const
{
    const std::lock_guard lock(mutex_);
    return codes_read_;
}

}  // namespace drivers::serial_scan
