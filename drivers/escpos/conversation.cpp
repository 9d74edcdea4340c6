#include "drivers/escpos/conversation.h"

#include "base/verify.h"

#include <algorithm>

namespace drivers::escpos {

using base::Errc;
using base::Result;
using base::within;
using namespace std::chrono_literals;

static constexpr auto control_timeout = 500ms;
static constexpr std::size_t read_size = 512;  // Whole packets of any speed, or it overflows.
static constexpr std::size_t kept_limit = 16;
static constexpr int drain_limit =
    64;  // Reads: a printer that never falls silent is not waited for.

static constexpr std::uint8_t printer_class = 7;
static constexpr std::uint8_t printer_subclass = 1;
static constexpr std::uint8_t bidirectional = 2;

static const Endpoint* find_bulk(const Interface& interface, bool in)
{
    for (const auto& endpoint : interface.endpoints)
        if (endpoint.type == TransferType::bulk && endpoint.is_in() == in)
            return &endpoint;
    return nullptr;
}

const Interface* Conversation::find_interface(const DeviceDescription& device)
{
    for (const auto& interface : device.interfaces)
        if (interface.class_code == printer_class && interface.subclass == printer_subclass &&
            interface.protocol == bidirectional && find_bulk(interface, true) &&
            find_bulk(interface, false))
            return &interface;
    return nullptr;
}

static std::uint16_t interface_and_alternate(const Interface& interface)
{
    return static_cast<std::uint16_t>(interface.number << 8 | interface.alternate);
}

// What the printer calls itself; empty where it does not say.
static std::string ask_model(Transport& transport, const Interface& interface)
{
    const auto answer = transport.control({.request_type = 0xa1,
                                           .request = 0,
                                           .value = 0,
                                           .index = interface_and_alternate(interface),
                                           .length = 1024},
                                          {}, within(control_timeout));
    if (!answer)
        return {};
    const auto id = decode_device_id(*answer);
    return id ? id->model : std::string();
}

Result<Conversation> Conversation::open(std::unique_ptr<Transport> transport,
                                        const Patience& patience)
{
    const auto* const found = find_interface(transport->description());
    if (!found)
        return base::fail(Errc::not_found, "no two-way printer interface");
    const auto interface = *found;
    TRY(transport->claim(interface));
    const auto mdl = ask_model(*transport, interface);
    const auto* const model = find_model(transport->description().id, mdl);
    if (!model)
        return base::fail(Errc::not_found, "not in the table of models: " + mdl);
    return Conversation(std::move(transport), interface, *model, patience);
}

Conversation::Conversation(std::unique_ptr<Transport> transport, const Interface& printer,
                           const Model& model, const Patience& patience)
    : transport_(std::move(transport)),
      interface_number_(printer.number),
      out_(find_bulk(printer, false)->address),
      in_(find_bulk(printer, true)->address),
      model_(&model),
      patience_(patience),
      stream_(model.status)
{
}

Result<std::size_t> Conversation::send(base::ByteView bytes, Deadline deadline)
{
    return transport_->write(out_, bytes, deadline);
}

Result<> Conversation::send_all(base::ByteView bytes, Deadline deadline)
{
    auto rest = bytes;
    while (!rest.empty()) {
        rest = rest.subspan(TRY(send(rest, deadline)));
        if (rest.empty() || base::time_left(deadline) > 0ms)
            continue;
        if (rest.size() < bytes.size())
            return base::fail(Errc::refused, "the printer took only a part of a command");
        return base::fail(Errc::timeout, "the printer takes no data");
    }
    return {};
}

Result<Answer> Conversation::listen(Deadline deadline)
{
    if (kept_.empty())
        return hear(deadline);
    auto answer = std::move(kept_.front());
    kept_.pop_front();
    return answer;
}

Result<Answer> Conversation::hear(Deadline deadline)
{
    while (true) {
        if (auto answer = stream_.next())
            return *std::move(answer);
        stream_.push(TRY(transport_->read(in_, read_size, deadline)));
    }
}

template <class Wanted>
Result<Wanted> Conversation::ask(base::ByteView request)
{
    const auto deadline = within(patience_.answer);
    TRY(send_all(request, deadline));
    while (true) {
        auto answer = TRY(hear(deadline));
        if (auto* const wanted = std::get_if<Wanted>(&answer))
            return std::move(*wanted);
        if (kept_.size() == kept_limit)
            kept_.pop_front();
        kept_.push_back(std::move(answer));
    }
}

Result<Condition> Conversation::ask_condition()
{
    return model_->status == StatusDialect::custom ? ask_full_status() : ask_status_bytes();
}

Result<Condition> Conversation::ask_status_bytes()
{
    Condition condition;
    for (const int kind : {1, 2, 3, 4}) {
        const auto answer = TRY(ask<StatusByte>(encode_status_request(kind)));
        TRY(add_status(condition, kind, answer.value));
    }
    return condition;
}

Result<Condition> Conversation::ask_full_status()
{
    const auto answer = TRY(ask<FullStatus>(encode_full_status_request()));
    return decode_full_status(answer.bytes);
}

Result<Condition> Conversation::ask_port()
{
    const auto answer = TRY(transport_->control(
        {.request_type = 0xa1, .request = 1, .value = 0, .index = interface_number_, .length = 1},
        {}, within(control_timeout)));
    if (answer.size() != 1)
        return base::fail(Errc::malformed, "port status is not one byte");
    return decode_port_status(std::to_integer<std::uint8_t>(answer[0]));
}

Result<> Conversation::reset_port()
{
    const auto done = transport_->control(
        {.request_type = 0x21, .request = 2, .value = 0, .index = interface_number_, .length = 0},
        {}, within(control_timeout));
    if (!done && done.error().code == Errc::disconnected)
        return std::unexpected(done.error());
    for (const auto pipe : {out_, in_}) {
        const auto cleared = transport_->clear_halt(pipe);
        if (!cleared && cleared.error().code == Errc::disconnected)
            return cleared;
    }
    return drain();
}

Result<> Conversation::drain()
{
    static constexpr auto silence = 2ms;
    for (int i = 0; i < drain_limit; ++i) {
        const auto bytes = transport_->read(in_, read_size, within(silence));
        if (!bytes && bytes.error().code == Errc::disconnected)
            return std::unexpected(bytes.error());
        if (!bytes)
            break;
    }
    stream_.reset();
    kept_.clear();
    return {};
}

}  // namespace drivers::escpos
