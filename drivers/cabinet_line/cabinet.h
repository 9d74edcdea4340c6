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
    base::Result<> acknowledge() override;
    base::Result<> light(std::optional<Light>) override;
    const std::vector<LightPlace>& lights() const override { return identity_.lights; }
    std::string model() const override { return identity_.name; }

private:
    explicit Board(TextLine line) : line_(std::move(line)) {}

    base::Result<std::string> ask(const std::string& request);
    base::Result<std::optional<std::string>> ask_once(const Line& request, Deadline);
    void note(const Line& event);
    base::Result<> acknowledge_event();
    base::Result<> set_light();

    TextLine line_;
    Identity identity_;
    std::uint8_t number_ = 0;
    std::optional<Light> wanted_;
    bool can_blink_ = true;              // Until it says no.
    std::optional<std::uint8_t> noted_;  // An event that is not acknowledged yet.
    struct Past {
        bool was_opened = false;
        bool was_tampered = false;
        bool is_nothing() const { return !was_opened && !was_tampered; }
    };
    Past heard_;  // And not yet told by state().
    Past told_;   // And not yet acknowledged.
};

}  // namespace drivers::cabinet_line
