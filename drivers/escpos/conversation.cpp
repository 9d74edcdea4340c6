#include "drivers/escpos/conversation.h"

#include "drivers/printer_class.h"

#include <algorithm>

namespace drivers::escpos {

using base::Errc;
using base::Result;
using base::within;
using namespace std::chrono_literals;

static constexpr std::size_t read_size = 512;  // Whole packets of any speed, or it overflows.
static constexpr std::size_t kept_limit = 16;
static constexpr int drain_limit =
    64;  // Reads: a printer that never falls silent is not waited for.

// What the printer calls itself; empty where it does not say.
static std::string ask_model(Transport& transport, const Interface& interface)
{
    const auto id = ask_device_id(transport, interface);
    return id ? id->model : std::string();
}

Result<Conversation> Conversation::open(std::unique_ptr<Transport> transport,
                                        const Patience& patience)
{
    const auto* const found = find_printer_interface(transport->description());
    if (!found)
        return base::fail(Errc::not_found, "no two-way printer interface");
    const auto interface = *found;
    TRY(transport->claim(interface));
    const auto mdl = ask_model(*transport, interface);
    const auto usb = transport->description().id;
    const auto* const model = find_model(usb, mdl);
    if (!model)
        return base::fail(Errc::not_found, "not in the table of models: " + mdl);
    Conversation conversation(std::move(transport), interface, *model, patience);
    if (mdl.empty() && is_shared(usb))
        TRY(conversation.identify_shared());
    return conversation;
}

// What does not know GS I holds its letters for text: ESC @ forgets them.
Result<> Conversation::identify_shared()
{
    TRY(reset_port());
    const auto named = ask<InfoText>(encode_name_request(), patience_.probe);
    if (!named && named.error().code != Errc::timeout)
        return std::unexpected(named.error());
    if (named)
        if (const auto* const model = find_model(transport_->description().id, named->text)) {
            model_ = model;
            stream_ = Stream(model->status);
        }
    auto forgotten = send_all(encode_initialise(), within(patience_.answer));
    if (!forgotten && forgotten.error().code != Errc::timeout)
        return forgotten;
    return {};
}

Conversation::Conversation(std::unique_ptr<Transport> transport, const Interface& printer,
                           const Model& model, const Patience& patience)
    : transport_(std::move(transport)),
      interface_(printer),
      out_(out_pipe(printer)),
      in_(in_pipe(printer)),
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
Result<Wanted> Conversation::ask(base::ByteView request, std::chrono::milliseconds patience)
{
    const auto deadline = within(patience);
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

template <class Wanted>
Result<bool> Conversation::is_answered(base::ByteView request, std::chrono::milliseconds patience)
{
    const auto answer = ask<Wanted>(request, patience);
    if (answer)
        return true;
    if (answer.error().code != Errc::timeout)
        return std::unexpected(answer.error());
    return false;
}

Result<> Conversation::learn()
{
    abilities_ = {};
    if (model_->status == StatusDialect::custom)
        abilities_.full_status =
            TRY(is_answered<FullStatus>(encode_full_status_request(), patience_.answer));
    else
        TRY(learn_status_bytes());
    const auto port = ask_port_byte();
    if (!port && port.error().code == Errc::disconnected)
        return std::unexpected(port.error());
    abilities_.port = port && *port != 0;
    return {};
}

// The first has the patience for a busy printer; one that is silent twice is not asked on.
Result<> Conversation::learn_status_bytes()
{
    int silences = 0;
    for (const int kind : {1, 2, 3, 4}) {
        const auto patience = kind == 1 ? patience_.answer : patience_.probe;
        const bool answered = TRY(is_answered<StatusByte>(encode_status_request(kind), patience));
        abilities_.status.at(static_cast<std::size_t>(kind) - 1) = answered;
        silences += answered ? 0 : 1;
        if (silences == 2 && kind == 2)
            break;
    }
    return {};
}

Result<Heard> Conversation::probe_queued(const FenceMark& mark)
{
    TRY(drain());
    auto questions = encode_initialise();
    // Custom's own commands begin with the same letters.
    if (model_->status != StatusDialect::custom) {
        base::append(questions, encode_automatic_status_request());
        base::append(questions, encode_process_id_request(mark));
    }
    // Last, as it is known the most widely: once it is answered, no earlier one will be.
    base::append(questions, encode_paper_status_request());
    TRY(send_all(questions, within(patience_.answer)));
    const auto heard = TRY(hear_probe(mark));
    TRY(send_all(encode_initialise(), within(patience_.answer)));
    return heard;
}

Result<Heard> Conversation::hear_probe(const FenceMark& mark)
{
    Heard heard;
    const auto noise_before = discarded();
    const auto deadline = within(patience_.probe);
    while (!heard.paper) {
        const auto answer = hear(deadline);
        if (!answer && answer.error().code == Errc::timeout)
            break;
        if (!answer)
            return std::unexpected(answer.error());
        heard.automatic_status |= std::holds_alternative<AutomaticStatus>(*answer);
        if (const auto* const id = std::get_if<ProcessId>(&*answer))
            heard.process_id |= id->mark == mark;
        if (const auto* const status = std::get_if<PaperStatus>(&*answer))
            if (const auto paper = decode_paper_status(status->value))
                heard.paper = *paper;
    }
    return discarded() == noise_before ? heard : Heard{};
}

Result<Condition> Conversation::ask_condition()
{
    if (abilities_.full_status)
        return ask_full_status();
    if (std::ranges::count(abilities_.status, true) > 0)
        return ask_status_bytes();
    return abilities_.port ? ask_port() : Condition{};
}

Result<Condition> Conversation::ask_status_bytes()
{
    Condition condition;
    for (const int kind : {1, 2, 3, 4}) {
        if (!abilities_.status.at(static_cast<std::size_t>(kind) - 1))
            continue;
        const auto answer = TRY(ask<StatusByte>(encode_status_request(kind), patience_.answer));
        TRY(add_status(condition, kind, answer.value, model_->status));
    }
    return condition;
}

Result<Condition> Conversation::ask_full_status()
{
    const auto answer = TRY(ask<FullStatus>(encode_full_status_request(), patience_.answer));
    return decode_full_status(answer.bytes);
}

Result<Condition> Conversation::ask_port()
{
    return decode_port_status(TRY(ask_port_byte()));
}

Result<std::uint8_t> Conversation::ask_port_byte()
{
    return ask_port_status(*transport_, interface_.number);
}

Result<> Conversation::reset_port()
{
    TRY(reset_printer(*transport_, interface_));
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
