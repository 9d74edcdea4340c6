#include "drivers/hid_pos/emulator.h"

#include "base/verify.h"

#include <algorithm>
#include <utility>

namespace drivers::hid_pos {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;

static constexpr std::uint16_t report_size = 64;
static constexpr std::uint8_t in_endpoint = 0x81;
static constexpr std::uint8_t out_endpoint = 0x01;
static constexpr std::uint8_t keyboard_endpoint = 0x82;

// A published one, of a scanner of Honeywell's make.
static Bytes usual_descriptor()
{
    return base::from_hex(
               "058c0902a1010912a1028502150026ff00750895010501093b81029503058c09fb09fc09fd8102"
               "953809fe8202020666ff9502090009008102058c25017501950809ff8102c00914a10285041500"
               "250175019508095f0960098509869186c006ffff0901a10285f0150026ff007508953f09028202"
               "02953f0903920202c0c0")
        .value();
}

// Two reports of bytes, 02 in and 04 out, on the scanner's page.
static Bytes newland_descriptor()
{
    return base::from_hex(
               "058c0902a101150026ff007508953f8502091381028504091491"
               "02c0")
        .value();
}

static Bytes keyboard_descriptor()
{
    return base::from_hex(
               "05010906a101050719e029e71500250175019508810295017508810195067508150025"
               "650507190029658100c0")
        .value();
}

Emulator::Emulator(const Model& model, std::string location)
    : PacketDevice(Patience::waits), model_(model), location_(std::move(location))
{
}

static bool has_keyboard(const Model& model)
{
    return model.dialect == Dialect::newland && (model.usb.product & 0xff) == 0x22;
}

static Interface interface_of(int number, int subclass, int protocol,
                              std::vector<Endpoint> endpoints)
{
    return {.number = static_cast<std::uint8_t>(number),
            .alternate = 0,
            .class_code = 3,
            .subclass = static_cast<std::uint8_t>(subclass),
            .protocol = static_cast<std::uint8_t>(protocol),
            .endpoints = std::move(endpoints)};
}

DeviceDescription Emulator::description() const
{
    const auto interrupt = [](std::uint8_t address, std::uint16_t size) {
        return Endpoint{.address = address, .type = TransferType::interrupt, .max_packet = size};
    };
    std::vector<Interface> interfaces;
    if (has_keyboard(model_))
        interfaces.push_back(interface_of(0, 1, 1, {interrupt(keyboard_endpoint, 8)}));
    std::vector<Endpoint> endpoints{interrupt(in_endpoint, report_size)};
    // Those that keep to the tables are written to over the control endpoint.
    if (model_.dialect != Dialect::standard)
        endpoints.push_back(interrupt(out_endpoint, report_size));
    interfaces.push_back(
        interface_of(static_cast<int>(interfaces.size()), 0, 0, std::move(endpoints)));
    return {.id = model_.usb,
            .location = location_,
            .manufacturer = "",
            .product = "Emulated POS scanner",
            .serial = "",
            .interfaces = std::move(interfaces)};
}

Result<Bytes> Emulator::answer(const ControlSetup& setup, ByteView out)
{
    static constexpr std::uint8_t to_interface = 0x21;
    static constexpr std::uint8_t from_interface = 0x81;
    static constexpr std::uint8_t set_report = 0x09;
    static constexpr std::uint8_t get_descriptor = 0x06;
    static constexpr int output_report = 2;
    static constexpr int feature_report = 3;

    const int scanner = has_keyboard(model_) ? 1 : 0;
    if (!works_)
        return base::fail(Errc::refused, "a broken scanner");
    if (setup.request_type == from_interface && setup.request == get_descriptor &&
        setup.value == 0x2200) {
        auto bytes = setup.index != scanner               ? keyboard_descriptor()
                     : model_.dialect == Dialect::newland ? newland_descriptor()
                                                          : usual_descriptor();
        bytes.resize(std::min<std::size_t>(bytes.size(), setup.length));
        return bytes;
    }
    if (setup.request_type != to_interface || setup.request != set_report || setup.index != scanner)
        return PacketDevice::answer(setup, out);
    if (setup.value >> 8 == output_report) {
        obey(out);
        return Bytes{};
    }
    const bool is_enabling = setup.value == (feature_report << 8 | 0xfe);
    if (!is_enabling || model_.dialect != Dialect::honeywell)
        return base::fail(Errc::refused, "no such report");
    is_enabled_ = base::to_hex(out) == "fe01";
    return Bytes{};
}

void Emulator::take(std::uint8_t, ByteView report)
{
    if (!works_)
        return;
    obey(report);
    if (!lying_.empty() && (is_triggered_ || newland_.is_triggered()))
        read(base::view(lying_), "]Q1");
}

void Emulator::obey(ByteView report)
{
    if (std::exchange(swallow_, false))
        return;
    base::ByteReader reader(report);
    const auto number = reader.u8();
    const auto size = reader.u8();
    if (!number || !size)
        return;
    if (model_.dialect == Dialect::standard) {
        is_prevented_ = *number == 4 && (*size & 0x01) != 0;
        is_triggered_ = *number == 4 && (*size & 0x02) != 0;
        return;
    }
    const auto bytes = reader.take(*size);
    if (!bytes)
        return;
    if (model_.dialect == Dialect::honeywell && *number == 0xfd) {
        const auto text = base::text(*bytes);
        if (text == "\x16T\r" || text == "\x16U\r")
            is_triggered_ = text[1] == 'T';
    }
    if (model_.dialect == Dialect::newland && *number == 4)
        for (const auto& answer : newland_.take(*bytes))
            send_stream(answer);
}

void Emulator::power_up()
{
    newland_.restart();
    is_enabled_ = false;
    is_triggered_ = false;
    is_prevented_ = false;
}

bool Emulator::is_looking_now() const
{
    switch (model_.dialect) {
    case Dialect::standard:
        return !is_prevented_;
    case Dialect::honeywell:
        return is_triggered_;
    case Dialect::newland:
        return newland_.is_looking();
    }
    std::unreachable();
}

void Emulator::show(std::string_view text)
{
    show(base::view(text), "]Q1");
}

void Emulator::show(ByteView code, std::string_view aim)
{
    const std::lock_guard lock(mutex_);
    if (works_ && is_looking_now())
        read(code, aim);
}

void Emulator::lay_down(std::string_view text)
{
    const std::lock_guard lock(mutex_);
    lying_ = text;
}

void Emulator::read(ByteView code, std::string_view aim)
{
    ++codes_read_;
    is_triggered_ = false;
    newland_.has_read();
    if (model_.dialect == Dialect::newland) {
        Bytes out(code.begin(), code.end());
        base::append(out, newland_.tail());
        send_stream(out);
    } else if (model_.dialect == Dialect::standard || is_enabled_) {
        send_code(code, aim);
    }
}

void Emulator::send_code(ByteView code, std::string_view aim)
{
    static constexpr std::size_t most = 56;
    static constexpr std::size_t code_id = 61;
    static constexpr std::size_t continued = 63;

    VERIFY(aim.size() == 3);
    do {
        const auto piece = code.first(std::min(code.size(), most));
        code = code.subspan(piece.size());
        auto report = base::bytes({0x02, static_cast<int>(piece.size())});
        base::append(report, aim);
        base::append(report, piece);
        report.resize(report_size);
        report[code_id] = std::byte{'s'};
        report[continued] = std::byte{!code.empty()};
        send_report(std::move(report));
    } while (!code.empty());
}

void Emulator::send_stream(ByteView bytes)
{
    static constexpr std::size_t most = 62;

    while (!bytes.empty()) {
        const auto piece = bytes.first(std::min(bytes.size(), most));
        bytes = bytes.subspan(piece.size());
        auto report = base::bytes({0x02, static_cast<int>(piece.size())});
        base::append(report, piece);
        report.resize(report_size);
        send_report(std::move(report));
    }
}

void Emulator::send_report(Bytes report)
{
    static constexpr std::size_t stump = 3;

    if (std::exchange(lose_, false))
        return;
    if (std::exchange(cut_, false))
        report.resize(stump);
    queue_packet(in_endpoint, report);
}

void Emulator::show_setup_code()
{
    const std::lock_guard lock(mutex_);
    const bool obeys = model_.dialect != Dialect::newland || newland_.obeys_setup_codes();
    is_keyboard_ = is_keyboard_ || (is_looking_now() && obeys);
}

bool Emulator::is_keyboard() const
{
    const std::lock_guard lock(mutex_);
    return is_keyboard_;
}

bool Emulator::is_looking() const
{
    const std::lock_guard lock(mutex_);
    return is_looking_now();
}

void Emulator::set_tail(std::string_view tail)
{
    const std::lock_guard lock(mutex_);
    newland_.set_tail(tail);
}

void Emulator::lack_tail()
{
    const std::lock_guard lock(mutex_);
    newland_.lack_tail();
}

void Emulator::ignore_tail()
{
    const std::lock_guard lock(mutex_);
    newland_.ignore_tail();
}

void Emulator::lose_next_report()
{
    const std::lock_guard lock(mutex_);
    lose_ = true;
}

void Emulator::cut_next_report()
{
    const std::lock_guard lock(mutex_);
    cut_ = true;
}

void Emulator::swallow_next_command()
{
    const std::lock_guard lock(mutex_);
    swallow_ = true;
}

void Emulator::say(ByteView report)
{
    const std::lock_guard lock(mutex_);
    queue_packet(in_endpoint, report);
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
}

std::size_t Emulator::codes_read() const
{
    const std::lock_guard lock(mutex_);
    return codes_read_;
}

}  // namespace drivers::hid_pos
