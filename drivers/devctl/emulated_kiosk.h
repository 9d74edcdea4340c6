// The machines of a kiosk, none of them there: a synthetic card lies on each reader, a code before
// the scanner and before the camera.
#pragma once

#include "drivers/cabinet_line/emulator.h"
#include "drivers/camera/emulator.h"
#include "drivers/devctl/card_readers.h"
#include "drivers/emrtd/emulator.h"
#include "drivers/emulation/bus.h"
#include "drivers/escpos/emulator.h"
#include "drivers/hid_pos/emulator.h"
#include "drivers/megatec/emulator.h"
#include "drivers/sdt/emulator.h"
#include "drivers/social_card/emulator.h"

namespace drivers::devctl {

// A slot with a social security card, and a field with a passport on it.
class EmulatedCardReaders final : public CardReaders {
public:
    EmulatedCardReaders();
    base::Result<std::vector<std::string>> names() override;
    base::Result<std::unique_ptr<SmartCardReader>> open(const std::string& name) override;

    social_card::Emulator social_card;
    emrtd::Emulator passport;
    emulation::SmartCardSlot slot;
    emulation::SmartCardSlot field;
};

class EmulatedKiosk {
public:
    EmulatedKiosk();
    Bus& bus() { return bus_; }
    camera::VideoSystem& video() { return camera_; }
    CardReaders& cards() { return cards_; }

private:
    sdt::Emulator reader_;
    escpos::Emulator printer_;
    hid_pos::Emulator scanner_;
    megatec::Emulator power_supply_{megatec::Emulator::Type::standby, "1-6",
                                    megatec::Emulator::Link::hid_bridge};
    cabinet_line::Emulator cabinet_;
    camera::Emulator camera_;
    EmulatedCardReaders cards_;
    emulation::Bus bus_;
};

// No camera and no reader of cards: a story tells of transports alone.
class NoCardReaders final : public CardReaders {
public:
    base::Result<std::vector<std::string>> names() override { return std::vector<std::string>{}; }
    base::Result<std::unique_ptr<SmartCardReader>> open(const std::string& name) override
    {
        return base::fail(base::Errc::not_found, name);
    }
};

}  // namespace drivers::devctl
