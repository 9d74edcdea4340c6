// Smart cards that are not there, and the slot that a hand puts them into. Below it the drivers for
// cards run exactly as over PC/SC.
#pragma once

#include "drivers/smart_card_reader.h"

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>

namespace drivers::emulation {

// One card as a machine of commands and answers. Called by one thread at a time.
class SmartCard {
public:
    virtual ~SmartCard() = default;
    virtual CardProtocol protocol() const = 0;
    virtual base::Bytes answer_to_reset() const = 0;
    virtual void power_up() = 0;

    // The answer with its status bytes; none from a card that has broken.
    virtual base::Bytes obey(base::ByteView command) = 0;
};

// Thread-safe. Cards must outlive their time in the slot, and the slot its connections.
class SmartCardSlot final : public SmartCardReader {
public:
    // What a hand can do.
    void insert(SmartCard&);
    void insert_upside_down();
    void remove();
    void remove_after(std::size_t commands);  // In the middle of a reading.
    void unplug();                            // The reader itself, for good.

    // How many commands with this instruction byte went to whichever card.
    std::size_t commands_seen(std::uint8_t instruction) const;
    bool is_powered() const;

    base::Result<CardPresence> presence() override;
    base::Result<CardPresence> wait_for_change(CardPresence known, base::Deadline) override;
    base::Result<std::unique_ptr<CardConnection>> connect() override;
    std::string model() const override { return "Emulated smart card reader"; }

private:
    class Connection;

    // With mutex_ held.
    base::Result<> check() const;
    void leave();

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool is_plugged_in_ = true;
    CardPresence presence_ = CardPresence::absent;
    SmartCard* card_ = nullptr;
    int insertions_ = 0;  // A connection to an earlier card is dead for good.
    bool is_powered_ = false;
    std::optional<std::size_t> commands_left_;
    std::map<std::uint8_t, std::size_t> seen_;
};

}  // namespace drivers::emulation
