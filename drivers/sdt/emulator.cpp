#include "drivers/sdt/emulator.h"

#include "base/verify.h"

#include <algorithm>

namespace drivers::sdt {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;

static constexpr std::uint16_t packet_size = 64;

static Endpoint bulk(std::uint8_t address)
{
    return {.address = address, .type = TransferType::bulk, .max_packet = packet_size};
}

static Bytes status_body(std::uint8_t status)
{
    return base::bytes({0, 0, status});
}

static Bytes done(ByteView data)
{
    auto out = status_body(0x90);
    base::append(out, data);
    return out;
}

class Emulator::Wire final : public Transport {
public:
    Wire(Emulator& machine, int plug)
        : machine_(machine), plug_(plug), description_(machine.description())
    {
    }

    const DeviceDescription& description() const override { return description_; }

    Result<> claim(const Interface& interface) override
    {
        const std::lock_guard lock(machine_.mutex_);
        TRY(check());
        const auto& known = description_.interfaces;
        if (std::ranges::find(known, interface) == known.end())
            return base::fail(Errc::refused, "no such interface");
        claimed_ = true;
        return {};
    }

    Result<std::size_t> write(std::uint8_t endpoint, ByteView data, Deadline) override
    {
        const std::lock_guard lock(machine_.mutex_);
        TRY(check_transfer(endpoint));
        machine_.take_out_bytes(endpoint, data);
        return data.size();
    }

    Result<Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline deadline) override
    {
        std::unique_lock lock(machine_.mutex_);
        TRY(check_transfer(endpoint));
        Bytes out;
        while (out.size() < max) {
            if (!wait_for_packet(lock, endpoint, deadline))
                break;
            TRY(check());
            const auto packet = take_packet(endpoint);
            base::append(out, packet);
            if (out.size() > max)
                return base::fail(Errc::malformed, "packet longer than asked for");
            if (packet.size() < packet_size)
                return out;
        }
        TRY(check());
        if (out.empty())
            return base::fail(Errc::timeout, "nothing to read");
        return out;
    }

    Result<Bytes> control(const ControlSetup&, ByteView, Deadline) override
    {
        const std::lock_guard lock(machine_.mutex_);
        TRY(check());
        return base::fail(Errc::refused, "card readers know no requests of their own");
    }

    Result<> clear_halt(std::uint8_t endpoint) override
    {
        const std::lock_guard lock(machine_.mutex_);
        TRY(check());
        if (machine_.halted_ == endpoint)
            machine_.halted_.reset();
        return {};
    }

private:
    Result<> check() const
    {
        if (!machine_.plugged_in_ || machine_.plugs_ != plug_)
            return base::fail(Errc::disconnected, "emulated reader unplugged");
        return {};
    }

    Result<> check_transfer(std::uint8_t endpoint)
    {
        TRY(check());
        if (!claimed_)
            return base::fail(Errc::refused, "interface not claimed");
        if (machine_.is_stalled(endpoint))
            return base::fail(Errc::refused, "stalled");
        return {};
    }

    auto packet_for(std::uint8_t endpoint) const
    {
        return std::ranges::find(machine_.answers_, endpoint, &Packet::endpoint);
    }

    // False when none comes before the deadline. True also after an unplugging.
    bool wait_for_packet(std::unique_lock<std::mutex>& lock, std::uint8_t endpoint,
                         Deadline deadline)
    {
        while (check()) {
            const auto packet = packet_for(endpoint);
            if (packet == machine_.answers_.end())
                return false;
            const auto now = std::chrono::steady_clock::now();
            if (packet->due <= now)
                return true;
            if (deadline <= now)
                return false;
            const auto until = std::min(packet->due, deadline);
            ++machine_.waiting_drivers_;
            machine_.changed_.notify_all();
            machine_.changed_.wait_until(lock, until);
            --machine_.waiting_drivers_;
        }
        return true;
    }

    Bytes take_packet(std::uint8_t endpoint)
    {
        const auto packet = packet_for(endpoint);
        VERIFY(packet != machine_.answers_.end());
        auto out = std::move(packet->data);
        machine_.answers_.erase(packet);
        return out;
    }

    Emulator& machine_;
    const int plug_;
    const DeviceDescription description_;
    bool claimed_ = false;
};

Emulator::Emulator(Framing framing, std::string location)
    : framing_(framing), location_(std::move(location))
{
}

DeviceDescription Emulator::description() const
{
    Interface interface {
        .number = 0, .alternate = 0, .class_code = 0xff, .subclass = 0, .protocol = 0,
        .endpoints = {
            bulk(0x81),
            bulk(0x02)
        }
    };
    if (framing_ == Framing::four_pipes)
        interface.endpoints = {bulk(0x02), bulk(0x06), bulk(0x81), bulk(0x85)};
    return {.id = {0x0400, 0xc35a},
            .location = location_,
            .manufacturer = "",
            .product = "Emulated SDT reader",
            .serial = "",
            .interfaces = {interface}};
}

std::unique_ptr<Transport> Emulator::connect()
{
    const std::lock_guard lock(mutex_);
    return std::make_unique<Wire>(*this, plugs_);
}

void Emulator::take_out_bytes(std::uint8_t, ByteView data)
{
    commands_.feed(data);
    for (;;) {
        const auto body = commands_.next();
        if (!body)
            queue_answer(status_body(0x10));
        else if (*body)
            obey((*body)->reveal());
        else
            return;
    }
}

void Emulator::obey(ByteView command_body)
{
    base::ByteReader reader(command_body);
    const auto code = reader.u16_big();
    VERIFY(code);  // The parser knows no shorter frame.
    const auto command = static_cast<Command>(*code);
    ++seen_[command];
    // One answer is under way at a time: a new command takes the place of what nobody fetched.
    answers_.clear();
    if (std::exchange(swallow_, false))
        return;
    queue_answer(answer_to(command));
}

Bytes Emulator::answer_to(Command command)
{
    if (const auto once = once_.extract(command))
        return status_body(once.mapped());
    if (const auto always = always_.find(command); always != always_.end())
        return status_body(always->second);
    if (!module_works_)
        return status_body(0x60);
    switch (command) {
    case Command::reset:
    case Command::self_test:
        return status_body(0x90);
    case Command::secure_module_id:
        // 05.03-20260101-0001234567-0987654321.
        return done(base::bytes({0x05, 0x00, 0x03, 0x00, 0x05, 0x25, 0x35, 0x01, 0x87, 0xd6, 0x12,
                                 0x00, 0xb1, 0x68, 0xde, 0x3a}));
    case Command::find:
        return find();
    case Command::select:
        return select();
    case Command::read_base:
    case Command::read_base_and_fingerprints:
        return read(command);
    case Command::read_newest_address:
        return newest_address();
    }
    return status_body(0x21);
}

Bytes Emulator::find()
{
    if (field_ == Field::empty || field_ == Field::read)
        return status_body(0x80);
    field_ = Field::found;
    return base::bytes({0, 0, 0x9f, 0, 0, 0, 0});
}

Bytes Emulator::select()
{
    if (field_ != Field::found)
        return status_body(0x81);
    field_ = Field::selected;
    return done(base::bytes({0, 0, 0, 0, 0, 0, 0, 0}));
}

Bytes Emulator::read(Command command)
{
    if (std::exchange(slip_, false)) {
        field_ = Field::empty;
        return status_body(0x41);
    }
    if (field_ != Field::selected && field_ != Field::read)
        return status_body(0x23);
    if (!card_->is_genuine)
        return status_body(0x33);
    field_ = Field::read;
    const auto big = [](std::size_t size) {
        return base::bytes({static_cast<int>(size >> 8), static_cast<int>(size & 0xff)});
    };
    const bool with_fingerprints = command == Command::read_base_and_fingerprints;
    auto out = done({});
    base::append(out, big(card_->text.size()));
    base::append(out, big(card_->photo.size()));
    if (with_fingerprints)
        base::append(out, big(card_->fingerprints.size()));
    base::append(out, card_->text);
    base::append(out, card_->photo);
    if (with_fingerprints)
        base::append(out, card_->fingerprints);
    return out;
}

Bytes Emulator::newest_address()
{
    if (field_ != Field::read)
        return status_body(field_ == Field::empty ? 0x41 : 0x23);
    return card_->newest_address ? done(*card_->newest_address) : status_body(0x91);
}

void Emulator::queue_answer(ByteView body)
{
    auto frame = encode_frame(body);
    if (damage_ == Damage::corrupt)
        frame[frame.size() - 2] ^= std::byte{0x01};
    if (damage_ == Damage::lose_byte)
        frame.pop_back();
    damage_ = Damage::none;
    if (framing_ == Framing::two_endpoints)
        return queue_packets(0x81, frame);
    queue_packets(0x81, ByteView(frame).first(header_size));
    queue_packets(0x85, ByteView(frame).subspan(header_size));
}

// Without an empty packet after a full last one, as the readers do.
void Emulator::queue_packets(std::uint8_t endpoint, ByteView data)
{
    const auto due = std::chrono::steady_clock::now() + thinking_time_;
    while (!data.empty()) {
        const auto piece = data.first(std::min<std::size_t>(data.size(), packet_size));
        answers_.push_back(
            {.endpoint = endpoint, .data = Bytes(piece.begin(), piece.end()), .due = due});
        data = data.subspan(piece.size());
    }
}

bool Emulator::is_stalled(std::uint8_t endpoint)
{
    if (std::exchange(stall_, false))
        halted_ = endpoint;
    return halted_ == endpoint;
}

void Emulator::place(Card card)
{
    const std::lock_guard lock(mutex_);
    card_ = std::move(card);
    field_ = Field::in_field;
}

void Emulator::lift()
{
    const std::lock_guard lock(mutex_);
    card_.reset();
    field_ = Field::empty;
}

void Emulator::plug_in()
{
    const std::lock_guard lock(mutex_);
    if (plugged_in_)
        return;
    plugged_in_ = true;
    halted_.reset();
    answers_.clear();
    commands_.clear();
    if (card_)
        field_ = Field::in_field;
}

void Emulator::plug_out()
{
    const std::lock_guard lock(mutex_);
    plugged_in_ = false;
    ++plugs_;
    changed_.notify_all();
}

void Emulator::corrupt_next_answer()
{
    const std::lock_guard lock(mutex_);
    damage_ = Damage::corrupt;
}

void Emulator::lose_byte_of_next_answer()
{
    const std::lock_guard lock(mutex_);
    damage_ = Damage::lose_byte;
}

void Emulator::swallow_next_command()
{
    const std::lock_guard lock(mutex_);
    swallow_ = true;
}

void Emulator::stall_next_transfer()
{
    const std::lock_guard lock(mutex_);
    stall_ = true;
}

void Emulator::slip_card_at_next_read()
{
    const std::lock_guard lock(mutex_);
    slip_ = true;
}

void Emulator::answer_once(Command command, std::uint8_t status)
{
    const std::lock_guard lock(mutex_);
    once_[command] = status;
}

void Emulator::answer_always(Command command, std::uint8_t status)
{
    const std::lock_guard lock(mutex_);
    always_[command] = status;
}

void Emulator::answer_properly()
{
    const std::lock_guard lock(mutex_);
    always_.clear();
}

void Emulator::fail_secure_module()
{
    const std::lock_guard lock(mutex_);
    module_works_ = false;
}

void Emulator::mend_secure_module()
{
    const std::lock_guard lock(mutex_);
    module_works_ = true;
}

void Emulator::set_thinking_time(std::chrono::milliseconds time)
{
    const std::lock_guard lock(mutex_);
    thinking_time_ = time;
}

void Emulator::wait_for_waiting_driver()
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_drivers_ > 0; });
}

std::size_t Emulator::commands_seen(Command command) const
{
    const std::lock_guard lock(mutex_);
    const auto found = seen_.find(command);
    return found == seen_.end() ? 0 : found->second;
}

}  // namespace drivers::sdt
