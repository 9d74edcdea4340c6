// A cabinet board on a serial line that speaks the line dialect of this folder.
#pragma once

#include "drivers/cabinet.h"
#include "drivers/cabinet_line/protocol.h"
#include "drivers/text_line.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::cabinet_line {

// A serial line that the settings name for a cabinet.
bool recognises(const DeviceDescription&);

class Board final : public Cabinet {
public:
    static base::Result<std::unique_ptr<Cabinet>> open(std::unique_ptr<Transport>);

    base::Result<CabinetState> state() override;
    base::Result<> light(std::optional<LightPlace>) override;
    const std::vector<LightPlace>& lights() const override { return identity_.lights; }
    std::string model() const override { return identity_.name; }

private:
    explicit Board(TextLine line) : line_(std::move(line)) {}

    base::Result<std::string> ask(const std::string& request);
    base::Result<std::optional<std::string>> ask_once(const Line& request, Deadline);
    void note(const Line& event);
    base::Result<> acknowledge();
    base::Result<> set_light();

    TextLine line_;
    Identity identity_;
    std::uint8_t number_ = 0;
    std::optional<LightPlace> wanted_;
    std::optional<std::uint8_t> noted_;  // An event that is not acknowledged yet.
    bool was_opened_ = false;
    bool was_tampered_ = false;
};

}  // namespace drivers::cabinet_line
