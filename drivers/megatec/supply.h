// A power supply that speaks Megatec's Q1 over a serial line, or behind a HID bridge.
#pragma once

#include "drivers/megatec/protocol.h"
#include "drivers/power_supply.h"
#include "drivers/text_line.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace drivers::megatec {

// A bridge that says itself what it is, or a serial line that the settings name for a power supply.
bool recognises(const DeviceDescription&);

class Supply final : public PowerSupply {
public:
    static base::Result<std::unique_ptr<PowerSupply>> open(std::unique_ptr<Transport>);

    base::Result<PowerStatus> status() override;
    std::string model() const override;

private:
    Supply(TextLine line, std::chrono::milliseconds answer_time)
        : line_(std::move(line)), answer_time_(answer_time)
    {
    }

    template <class Answer>
    base::Result<Answer> ask(std::string_view request,
                             base::Result<Answer> (*decode)(std::string_view), Deadline);
    template <class Answer>
    base::Result<std::optional<Answer>> ask_once(std::string_view request,
                                                 base::Result<Answer> (*decode)(std::string_view),
                                                 Deadline);
    base::Result<> ask_who_it_is();

    TextLine line_;
    const std::chrono::milliseconds answer_time_;
    std::optional<Flags> believed_;
    std::optional<Ratings> ratings_;
    std::string identity_;
};

}  // namespace drivers::megatec
