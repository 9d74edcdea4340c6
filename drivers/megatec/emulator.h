// A power supply that is not under the desk, and the hand at the fuse.
#pragma once

#include "drivers/emulation/line_machine.h"

#include <string>
#include <string_view>

namespace drivers::megatec {

class Emulator final : public emulation::LineMachine {
public:
    enum class Type {
        standby,  // Tells the volts of its battery.
        on_line,  // Tells those of one cell, and may be bypassed.
    };
    // What it makes of a request that it does not know.
    enum class Unknown { echoes, refuses, is_silent };

    enum class Link { serial_line, hid_bridge };

    explicit Emulator(Type = Type::standby, std::string location = "1-6/ttyUSB0",
                      Link = Link::serial_line);

    DeviceDescription description() const override;

    void cut_mains();
    void restore_mains();
    void drain(int battery_percent);  // Down, or up, to so much.
    void set_load(int percent);
    void bypass();
    void fail();
    void mend();

    // An older model: knows Q1 alone.
    void know_status_only(Unknown);
    // No supply of this kind at all: it does not know Q1 either.
    void know_nothing(Unknown);
    // Its thermometer and the voltage of the mains are told as "@@.@".
    void hide_readings();
    // Adds fields to its answer, as newer models do.
    void say_more();
    // The next answer tells one flag wrongly.
    void mistake_next_flag();

    // Of the bridge: a report longer than its endpoint's packets, in the middle of the next
    // answer; one answer of before, which nobody heard; and reports of nothing before each.
    void overflow_in_next_answer();
    void keep_stale_answer();
    void send_empty_reports();

    // Every request that was heard, of those that no terminal may send.
    std::size_t dangerous_requests() const;

private:
    void hear(std::string_view line) override;
    base::Result<base::Bytes> answer(const ControlSetup&, base::ByteView out) override;
    void transmit(base::ByteView) override;
    std::string status() const;
    std::string flags() const;
    void answer_unknown(std::string_view line);

    const Type type_;
    const Link link_;
    bool has_mains_ = true;
    bool is_bypassed_ = false;
    bool works_ = true;
    int battery_percent_ = 100;
    int load_percent_ = 20;
    bool knows_status_ = true;
    bool knows_who_it_is_ = true;
    Unknown unknown_ = Unknown::echoes;
    bool hides_readings_ = false;
    bool says_more_ = false;
    bool mistakes_next_ = false;
    bool overflows_next_ = false;
    bool sends_empty_reports_ = false;
    std::size_t dangerous_requests_ = 0;
};

}  // namespace drivers::megatec
