#include "drivers/megatec/emulator.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace drivers::megatec {

static constexpr int low_percent = 20;

static constexpr std::uint8_t bridge_endpoint = 0x81;
static constexpr std::size_t report_size = 8;

Emulator::Emulator(Type type, std::string location, Link link)
    : LineMachine(Purpose::power_supply, 2400, std::move(location)), type_(type), link_(link)
{
}

DeviceDescription Emulator::description() const
{
    auto out = LineMachine::description();
    if (link_ == Link::serial_line)
        return out;
    out.id = {0x0665, 0x5161};
    out.manufacturer = "INNO TECH";
    out.product = "USB to Serial";
    out.purpose = Purpose::unstated;
    out.interfaces = {{.number = 0,
                       .alternate = 0,
                       .class_code = 0x03,
                       .subclass = 0,
                       .protocol = 0,
                       .endpoints = {{.address = bridge_endpoint,
                                      .type = TransferType::interrupt,
                                      .max_packet = report_size}}}};
    return out;
}

base::Result<base::Bytes> Emulator::answer(const ControlSetup& setup, base::ByteView out)
{
    static constexpr ControlSetup set_output_report{
        .request_type = 0x21, .request = 0x09, .value = 0x0200, .index = 0, .length = report_size};
    if (link_ == Link::serial_line)
        return LineMachine::answer(setup, out);
    if (setup != set_output_report || out.size() != report_size)
        return base::fail(base::Errc::refused, "no such report");
    // What stands behind the line's end fills the report.
    base::Bytes line(out.begin(), out.end());
    std::erase(line, std::byte{0});
    hear_bytes(line);
    return base::Bytes{};
}

void Emulator::transmit(base::ByteView data)
{
    if (link_ == Link::serial_line)
        return LineMachine::transmit(data);
    while (!data.empty()) {
        const auto size = std::min(report_size, data.size());
        base::Bytes report(data.begin(), data.begin() + static_cast<std::ptrdiff_t>(size));
        data = data.subspan(size);
        if (sends_empty_reports_)
            queue_packet(bridge_endpoint, base::Bytes(report_size));
        report.resize(report_size);
        if (std::exchange(overflows_next_, false))
            report.resize(2 * report_size);
        queue_packet(bridge_endpoint, report);
    }
}

void Emulator::hear(std::string_view line)
{
    if (line == "Q1" && knows_status_) {
        auto answer = status();
        if (std::exchange(mistakes_next_, false)) {
            auto& first_flag = answer[answer.rfind(' ') + 1];
            first_flag = first_flag == '0' ? '1' : '0';
        }
        return say(answer + (says_more_ ? " 100 017.03\r" : "\r"));
    }
    if (line == "F" && knows_who_it_is_)
        return say(type_ == Type::standby ? "#220.0 002 12.00 50.0\r" : "#220.0 004 36.00 50.0\r");
    if (line == "I" && knows_who_it_is_)
        return say("#EMULATED        UPS-500    V1.0      \r");
    if (line.starts_with('T') || line.starts_with('S') || line.starts_with('C') || line == "Q")
        ++dangerous_requests_;
    answer_unknown(line);
}

void Emulator::answer_unknown(std::string_view line)
{
    if (unknown_ == Unknown::echoes)
        say(std::string(line) + "\r");
    if (unknown_ == Unknown::refuses)
        say("(NAK\r");
}

std::string Emulator::status() const
{
    const double part = battery_percent_ / 100.0;
    const bool is_standby = type_ == Type::standby;
    const double nominal = is_standby ? 12.0 : 2.0;
    const double volts = nominal * (104 + part * (130 - 104)) / 120;
    const auto battery =
        is_standby ? fmt::format("{:04.1f}", volts) : fmt::format("{:04.2f}", volts);
    const double input = has_mains_ ? 221.4 : 0.0;
    return fmt::format("({} 219.8 220.1 {:03d} 50.0 {} {} {}",
                       hides_readings_ ? "@@@.@" : fmt::format("{:05.1f}", input), load_percent_,
                       battery, hides_readings_ ? "@@.@" : "27.5", flags());
}

std::string Emulator::flags() const
{
    const auto bit = [](bool is_set) { return is_set ? '1' : '0'; };
    const bool is_low = battery_percent_ <= low_percent;
    std::string out;
    out += bit(!has_mains_);
    out += bit(is_low);
    out += bit(is_bypassed_);
    out += bit(!works_);
    out += bit(type_ == Type::standby);
    out += "00";
    out += bit(!has_mains_);
    return out;
}

void Emulator::cut_mains()
{
    const std::lock_guard lock(mutex_);
    has_mains_ = false;
}

void Emulator::restore_mains()
{
    const std::lock_guard lock(mutex_);
    has_mains_ = true;
}

void Emulator::drain(int battery_percent)
{
    const std::lock_guard lock(mutex_);
    battery_percent_ = battery_percent;
}

void Emulator::set_load(int percent)
{
    const std::lock_guard lock(mutex_);
    load_percent_ = percent;
}

void Emulator::bypass()
{
    const std::lock_guard lock(mutex_);
    is_bypassed_ = true;
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
    is_bypassed_ = false;
}

void Emulator::know_status_only(Unknown unknown)
{
    const std::lock_guard lock(mutex_);
    knows_who_it_is_ = false;
    unknown_ = unknown;
}

void Emulator::know_nothing(Unknown unknown)
{
    const std::lock_guard lock(mutex_);
    knows_status_ = false;
    knows_who_it_is_ = false;
    unknown_ = unknown;
}

void Emulator::hide_readings()
{
    const std::lock_guard lock(mutex_);
    hides_readings_ = true;
}

void Emulator::say_more()
{
    const std::lock_guard lock(mutex_);
    says_more_ = true;
}

void Emulator::mistake_next_flag()
{
    const std::lock_guard lock(mutex_);
    mistakes_next_ = true;
}

void Emulator::overflow_in_next_answer()
{
    const std::lock_guard lock(mutex_);
    overflows_next_ = true;
}

void Emulator::keep_stale_answer()
{
    const std::lock_guard lock(mutex_);
    transmit(base::view(status() + "\r"));
}

void Emulator::send_empty_reports()
{
    const std::lock_guard lock(mutex_);
    sends_empty_reports_ = true;
}

std::size_t Emulator::dangerous_requests() const
{
    const std::lock_guard lock(mutex_);
    return dangerous_requests_;
}

}  // namespace drivers::megatec
