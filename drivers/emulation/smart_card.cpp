#include "drivers/emulation/smart_card.h"

namespace drivers::emulation {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;

class SmartCardSlot::Connection final : public CardConnection {
public:
    Connection(SmartCardSlot& slot, SmartCard& card, int insertion)
        : slot_(slot), card_(card), insertion_(insertion)
    {
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    ~Connection() override
    {
        const std::lock_guard lock(slot_.mutex_);
        if (slot_.insertions_ == insertion_)
            slot_.is_powered_ = false;
    }

    CardProtocol protocol() const override { return card_.protocol(); }
    Bytes answer_to_reset() const override { return card_.answer_to_reset(); }

    Result<> reset() override
    {
        const std::lock_guard lock(slot_.mutex_);
        TRY(check());
        card_.power_up();
        return {};
    }

    Result<CardAnswer> transmit(ByteView command) override
    {
        const std::lock_guard lock(slot_.mutex_);
        TRY(check());
        if (slot_.commands_left_ && (*slot_.commands_left_)-- == 0)
            slot_.leave();
        TRY(check());
        if (command.size() < 4)
            return base::fail(Errc::refused, "no command");
        ++slot_.seen_[std::to_integer<std::uint8_t>(command[1])];
        auto answer = card_.obey(command);
        if (answer.empty())
            return base::fail(Errc::timeout, "card fell silent");
        return CardAnswer(std::move(answer));
    }

private:
    Result<> check() const
    {
        TRY(slot_.check());
        if (slot_.insertions_ != insertion_ || slot_.card_ == nullptr)
            return base::fail(Errc::not_found, "card was removed");
        return {};
    }

    SmartCardSlot& slot_;
    SmartCard& card_;
    const int insertion_;
};

Result<> SmartCardSlot::check() const
{
    if (!is_plugged_in_)
        return base::fail(Errc::disconnected, "emulated reader unplugged");
    return {};
}

void SmartCardSlot::insert(SmartCard& card)
{
    const std::lock_guard lock(mutex_);
    leave();
    card_ = &card;
    presence_ = CardPresence::present;
    changed_.notify_all();
}

void SmartCardSlot::insert_upside_down()
{
    const std::lock_guard lock(mutex_);
    leave();
    presence_ = CardPresence::mute;
    changed_.notify_all();
}

void SmartCardSlot::leave()
{
    ++insertions_;
    card_ = nullptr;
    is_powered_ = false;
    commands_left_.reset();
    presence_ = CardPresence::absent;
    changed_.notify_all();
}

void SmartCardSlot::remove()
{
    const std::lock_guard lock(mutex_);
    leave();
}

void SmartCardSlot::remove_after(std::size_t commands)
{
    const std::lock_guard lock(mutex_);
    commands_left_ = commands;
}

void SmartCardSlot::unplug()
{
    const std::lock_guard lock(mutex_);
    is_plugged_in_ = false;
    changed_.notify_all();
}

std::size_t SmartCardSlot::commands_seen(std::uint8_t instruction) const
{
    const std::lock_guard lock(mutex_);
    const auto found = seen_.find(instruction);
    return found == seen_.end() ? 0 : found->second;
}

bool SmartCardSlot::is_powered() const
{
    const std::lock_guard lock(mutex_);
    return is_powered_;
}

Result<CardPresence> SmartCardSlot::presence()
{
    const std::lock_guard lock(mutex_);
    TRY(check());
    return presence_;
}

Result<CardPresence> SmartCardSlot::wait_for_change(CardPresence known, base::Deadline deadline)
{
    std::unique_lock lock(mutex_);
    changed_.wait_until(lock, deadline,
                        [this, known] { return !is_plugged_in_ || presence_ != known; });
    TRY(check());
    return presence_;
}

Result<std::unique_ptr<CardConnection>> SmartCardSlot::connect()
{
    const std::lock_guard lock(mutex_);
    TRY(check());
    if (presence_ == CardPresence::absent)
        return base::fail(Errc::not_found, "no card");
    if (presence_ == CardPresence::mute)
        return base::fail(Errc::timeout, "card is mute");
    if (is_powered_)
        return base::fail(Errc::refused, "card is in other hands");
    is_powered_ = true;
    card_->power_up();
    return std::make_unique<Connection>(*this, *card_, insertions_);
}

}  // namespace drivers::emulation
