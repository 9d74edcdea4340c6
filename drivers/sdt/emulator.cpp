#include "drivers/sdt/emulator.h"

#include "base/verify.h"

#include <algorithm>
#include <utility>

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

static Endpoint interrupt(std::uint8_t address)
{
    return {.address = address, .type = TransferType::interrupt, .max_packet = packet_size};
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

Emulator::Emulator(Framing framing, std::string location, Variety variety)
    : PacketDevice(Patience::ends_at_once),
      framing_(framing),
      variety_(variety),
      location_(std::move(location))
{
}

std::vector<Interface> Emulator::interfaces() const
{
    const auto one = [](int class_code, std::vector<Endpoint> endpoints) {
        return Interface{.number = 0,
                         .alternate = 0,
                         .class_code = static_cast<std::uint8_t>(class_code),
                         .subclass = 0,
                         .protocol = 0,
                         .endpoints = std::move(endpoints)};
    };
    switch (framing_) {
    case Framing::four_pipes:
        return {one(0xff, {bulk(0x02), bulk(0x06), bulk(0x81), bulk(0x85)})};
    case Framing::two_endpoints:
        return {one(0x00, {bulk(0x81), bulk(0x02)})};
    case Framing::pieces:
        if (variety_ == Variety::rare)
            return {one(0xff, {bulk(0x81), bulk(0x02)})};
        return {one(0xff, {interrupt(0x81), interrupt(0x02)})};
    case Framing::hid_reports:
        if (variety_ == Variety::rare)
            return {one(0x03, {interrupt(0x81), interrupt(0x02)})};
        return {one(0x03, {interrupt(0x81)})};
    case Framing::serial_line:
        break;
    }
    auto communication = one(0x02, {});
    communication.subclass = 2;
    communication.protocol = 1;
    auto data = one(0x0a, {bulk(0x81), bulk(0x02)});
    data.number = 1;
    return {communication, data};
}

DeviceDescription Emulator::description() const
{
    const bool is_line = framing_ == Framing::serial_line;
    return {.id = is_line ? UsbId{0x1a86, 0x7523} : UsbId{0x0400, 0xc35a},
            .location = location_,
            .manufacturer = "",
            .product = is_line ? "Emulated USB bridge" : "Emulated SDT reader",
            .serial = "",
            .interfaces = interfaces(),
            .purpose = is_line ? Purpose::id_card_reader : Purpose::unstated};
}

void Emulator::take(std::uint8_t, ByteView data)
{
    const bool is_report = data.size() == packet_size;
    if (framing_ == Framing::hid_reports && !is_report)
        return;
    if (framing_ == Framing::pieces && data.size() > packet_size)
        return;
    if (framing_ == Framing::serial_line && line_ != LineCoding{})
        return;  // Nothing but noise to it.
    take_out_bytes(data);
}

Result<Bytes> Emulator::answer(const ControlSetup& setup, ByteView out)
{
    static constexpr std::uint8_t to_interface = 0x21;
    static constexpr std::uint8_t set_report = 0x09;
    static constexpr std::uint16_t output_report = 0x0200;

    const bool is_report = setup.request == set_report && setup.value == output_report;
    const bool has_pipe = framing_ == Framing::hid_reports && variety_ == Variety::usual;
    if (setup.request_type == to_interface && setup.index == 0 && is_report && has_pipe) {
        take(0, out);
        return Bytes{};
    }
    if (framing_ == Framing::serial_line && setup.request_type == to_interface) {
        if (setup.request == cdc_set_line_coding)
            line_ = TRY(decode_line_coding(out));
        return Bytes{};
    }
    return PacketDevice::answer(setup, out);
}

void Emulator::take_out_bytes(ByteView data)
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
    // One answer is under way at a time: a new command takes the place of what nobody fetched. Not
    // so in the readers that cut into pieces, which is why their drivers drain them first.
    if (framing_ != Framing::pieces)
        forget_packets();
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
    if (framing_ == Framing::hid_reports)
        frame.resize((frame.size() + packet_size - 1) / packet_size * packet_size);
    if (framing_ != Framing::four_pipes)
        return queue_packets(0x81, frame);
    queue_packets(0x81, ByteView(frame).first(header_size));
    queue_packets(0x85, ByteView(frame).subspan(header_size));
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

void Emulator::power_up()
{
    commands_.clear();
    line_ = {.baud = 9600};
    if (card_)
        field_ = Field::in_field;
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

std::size_t Emulator::commands_seen(Command command) const
{
    const std::lock_guard lock(mutex_);
    const auto found = seen_.find(command);
    return found == seen_.end() ? 0 : found->second;
}

}  // namespace drivers::sdt
