#include "drivers/recording/story.h"

#include "base/json.h"
#include "drivers/serial_port.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace drivers::recording {

using base::Bytes;
using base::Errc;
using base::Extra;
using base::Json;
using base::ObjectReader;
using base::Result;

// The longest line: a receipt's picture in hexadecimal.
static constexpr std::size_t line_limit = 4UL * 1024 * 1024;
static constexpr std::size_t text_limit = 256;
static constexpr std::size_t list_limit = 64;

static constexpr auto actions = std::to_array<std::pair<Action, std::string_view>>({
    {Action::open, "open"},
    {Action::claim, "claim"},
    {Action::write, "write"},
    {Action::read, "read"},
    {Action::control, "control"},
    {Action::clear_halt, "clear_halt"},
});

static constexpr auto transfer_types = std::to_array<std::pair<TransferType, std::string_view>>({
    {TransferType::control, "control"},
    {TransferType::isochronous, "isochronous"},
    {TransferType::bulk, "bulk"},
    {TransferType::interrupt, "interrupt"},
});

static constexpr std::string_view success = "ok";

// Of a serial line only; a USB device has none.
static constexpr std::string_view purpose_key = "purpose";

static constexpr std::array errors{Errc::timeout,   Errc::disconnected, Errc::refused,
                                   Errc::malformed, Errc::untrusted,    Errc::not_found,
                                   Errc::cancelled, Errc::exhausted};

template <class Table, class Value>
static std::string_view word_for(const Table& table, Value value)
{
    return std::ranges::find(table, value, [](const auto& row) { return row.first; })->second;
}

template <class Value, std::size_t size>
static Value value_for(const std::array<std::pair<Value, std::string_view>, size>& table,
                       ObjectReader& reader, std::string_view key)
{
    const auto word = reader.text(key, 1, text_limit);
    const auto found = std::ranges::find(table, std::string_view(word),
                                         [](const auto& row) { return row.second; });
    if (found != table.end())
        return found->first;
    reader.note(key, "is an unknown word");
    return table.front().first;
}

std::string encode_device(const DeviceDescription& device)
{
    Json interfaces = Json::array();
    for (const auto& interface : device.interfaces) {
        Json endpoints = Json::array();
        for (const auto& endpoint : interface.endpoints)
            endpoints.push_back({{"address", endpoint.address},
                                 {"type", word_for(transfer_types, endpoint.type)},
                                 {"max_packet", endpoint.max_packet}});
        interfaces.push_back({{"number", interface.number},
                              {"alternate", interface.alternate},
                              {"class", interface.class_code},
                              {"subclass", interface.subclass},
                              {"protocol", interface.protocol},
                              {"endpoints", endpoints}});
    }
    Json out{{"device", device.location},       {"vendor", device.id.vendor},
             {"product_id", device.id.product}, {"manufacturer", device.manufacturer},
             {"product", device.product},       {"serial", device.serial},
             {"interfaces", interfaces}};
    if (device.purpose != Purpose::unstated)
        out[purpose_key] = drivers::name_of(device.purpose);
    return base::to_line(out);
}

static void encode_call(Json& to, const Step& step)
{
    switch (step.action) {
    case Action::open:
        break;
    case Action::claim:
        to["interface"] = step.interface;
        to["alternate"] = step.alternate;
        break;
    case Action::write:
        to["endpoint"] = step.endpoint;
        to["sent"] = base::to_hex(step.sent);
        break;
    case Action::read:
        to["endpoint"] = step.endpoint;
        to["max"] = step.max;
        break;
    case Action::control:
        to["request_type"] = step.setup.request_type;
        to["request"] = step.setup.request;
        to["value"] = step.setup.value;
        to["index"] = step.setup.index;
        to["length"] = step.setup.length;
        to["sent"] = base::to_hex(step.sent);
        break;
    case Action::clear_halt:
        to["endpoint"] = step.endpoint;
        break;
    }
}

std::string encode_step(const Step& step)
{
    Json out{{"at", step.location},
             {"action", word_for(actions, step.action)},
             {"outcome", step.error ? base::name_of(*step.error) : success}};
    encode_call(out, step);
    if (!step.error && step.action == Action::write)
        out["accepted"] = step.accepted;
    if (!step.error && (step.action == Action::read || step.action == Action::control))
        out["received"] = base::to_hex(step.received);
    return base::to_line(out);
}

namespace {

// Reads the fields of one line.
class LineReader {
public:
    LineReader(const Json& json, int line)
        : reader_(json, fmt::format("line {}", line), Extra::refused)
    {
    }

    template <class Number>
    Number number(std::string_view key)
    {
        return static_cast<Number>(reader_.integer(key, 0, std::numeric_limits<Number>::max()));
    }
    std::size_t size(std::string_view key)
    {
        return static_cast<std::size_t>(reader_.integer(key, 0, line_limit));
    }
    std::string text(std::string_view key) { return reader_.text(key, 0, text_limit); }
    Bytes hex(std::string_view key)
    {
        auto bytes = base::from_hex(reader_.text(key, 0, line_limit));
        if (!bytes) {
            reader_.note(key, "is not hexadecimal");
            return {};
        }
        return std::move(*bytes);
    }
    std::optional<Errc> outcome()
    {
        const auto word = reader_.text("outcome", 1, text_limit);
        if (word == success)
            return std::nullopt;
        const auto found = std::ranges::find(errors, word, base::name_of);
        if (found != errors.end())
            return *found;
        reader_.note("outcome", "is an unknown word");
        return Errc::malformed;
    }

    ObjectReader& object() { return reader_; }

private:
    ObjectReader reader_;
};

}  // namespace

static Result<Endpoint> decode_endpoint(const Json& json, int line)
{
    LineReader reader(json, line);
    Endpoint out{.address = reader.number<std::uint8_t>("address"),
                 .type = value_for(transfer_types, reader.object(), "type"),
                 .max_packet = reader.number<std::uint16_t>("max_packet")};
    TRY(reader.object().finish());
    return out;
}

static Result<Interface> decode_interface(const Json& json, int line)
{
    LineReader reader(json, line);
    Interface out{.number = reader.number<std::uint8_t>("number"),
                  .alternate = reader.number<std::uint8_t>("alternate"),
                  .class_code = reader.number<std::uint8_t>("class"),
                  .subclass = reader.number<std::uint8_t>("subclass"),
                  .protocol = reader.number<std::uint8_t>("protocol"),
                  .endpoints = {}};
    for (const auto& endpoint : reader.object().array("endpoints", list_limit))
        out.endpoints.push_back(TRY(decode_endpoint(endpoint, line)));
    TRY(reader.object().finish());
    return out;
}

static Result<DeviceDescription> decode_device(const Json& json, int line)
{
    LineReader reader(json, line);
    DeviceDescription out{.id = {.vendor = reader.number<std::uint16_t>("vendor"),
                                 .product = reader.number<std::uint16_t>("product_id")},
                          .location = reader.text("device"),
                          .manufacturer = reader.text("manufacturer"),
                          .product = reader.text("product"),
                          .serial = reader.text("serial"),
                          .interfaces = {}};
    for (const auto& interface : reader.object().array("interfaces", list_limit))
        out.interfaces.push_back(TRY(decode_interface(interface, line)));
    if (const auto word = reader.object().optional_text(purpose_key, text_limit)) {
        const auto purpose = purpose_named(*word);
        if (!purpose)
            reader.object().note(purpose_key, "is an unknown word");
        out.purpose = purpose.value_or(Purpose::unstated);
    }
    TRY(reader.object().finish());
    return out;
}

static void decode_call(LineReader& reader, Step& step)
{
    switch (step.action) {
    case Action::open:
        break;
    case Action::claim:
        step.interface = reader.number<std::uint8_t>("interface");
        step.alternate = reader.number<std::uint8_t>("alternate");
        break;
    case Action::write:
        step.endpoint = reader.number<std::uint8_t>("endpoint");
        step.sent = reader.hex("sent");
        break;
    case Action::read:
        step.endpoint = reader.number<std::uint8_t>("endpoint");
        step.max = reader.size("max");
        break;
    case Action::control:
        step.setup = {.request_type = reader.number<std::uint8_t>("request_type"),
                      .request = reader.number<std::uint8_t>("request"),
                      .value = reader.number<std::uint16_t>("value"),
                      .index = reader.number<std::uint16_t>("index"),
                      .length = reader.number<std::uint16_t>("length")};
        step.sent = reader.hex("sent");
        break;
    case Action::clear_halt:
        step.endpoint = reader.number<std::uint8_t>("endpoint");
        break;
    }
}

static Result<Step> decode_step(const Json& json, int line)
{
    LineReader reader(json, line);
    Step step;
    step.line = line;
    step.location = reader.text("at");
    step.action = value_for(actions, reader.object(), "action");
    step.error = reader.outcome();
    decode_call(reader, step);
    if (!step.error && step.action == Action::write)
        step.accepted = reader.size("accepted");
    if (!step.error && (step.action == Action::read || step.action == Action::control))
        step.received = reader.hex("received");
    TRY(reader.object().finish());
    if (step.accepted > step.sent.size() ||
        (step.action == Action::read && step.received.size() > step.max))
        return base::fail(Errc::malformed, fmt::format("line {}: more than was asked for", line));
    return step;
}

static Result<> decode_line(std::string_view text, int line, Story& to)
{
    const auto json = base::parse_json(text, line_limit);
    if (!json)
        return base::fail(json.error().code, fmt::format("line {}: {}", line, json.error().detail));
    if (json->is_object() && json->contains("device"))
        to.devices.push_back(TRY(decode_device(*json, line)));
    else
        to.steps.push_back(TRY(decode_step(*json, line)));
    return {};
}

Result<Story> decode_story(std::string_view text)
{
    Story out;
    for (int line = 1; !text.empty(); ++line) {
        const auto end = std::min(text.find('\n'), text.size());
        if (end > 0)
            TRY(decode_line(text.substr(0, end), line, out));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

// Enough of a long transfer to recognise it by.
static std::string shortened(const Bytes& data)
{
    static constexpr std::size_t shown = 40;
    auto out = base::to_hex(base::ByteView(data).first(std::min(data.size(), shown)));
    if (data.size() > shown)
        out += fmt::format("… ({} bytes)", data.size());
    return out;
}

std::string describe_call(const Step& step)
{
    switch (step.action) {
    case Action::open:
        return "open " + step.location;
    case Action::claim:
        return fmt::format("claim interface {} alternate {}", step.interface, step.alternate);
    case Action::write:
        return fmt::format("write {:02x} {}", step.endpoint, shortened(step.sent));
    case Action::read:
        return fmt::format("read {:02x} at most {}", step.endpoint, step.max);
    case Action::control:
        return fmt::format("control {:02x} {:02x} value {:04x} index {:04x} length {} {}",
                           step.setup.request_type, step.setup.request, step.setup.value,
                           step.setup.index, step.setup.length, shortened(step.sent));
    case Action::clear_halt:
        return fmt::format("clear halt {:02x}", step.endpoint);
    }
    std::unreachable();
}

bool is_same_call(const Step& a, const Step& b)
{
    return a.location == b.location && a.action == b.action && a.interface == b.interface &&
           a.alternate == b.alternate && a.endpoint == b.endpoint && a.max == b.max &&
           a.setup == b.setup && a.sent == b.sent;
}

}  // namespace drivers::recording
