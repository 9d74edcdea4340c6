#include "drivers/sdt/reader.h"

#include "base/log.h"
#include "drivers/sdt/text_record.h"

#include <fmt/format.h>

#include <algorithm>

namespace drivers::sdt {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::LogEvent;
using base::Result;
using namespace std::chrono_literals;

static constexpr std::string_view device_name = "id_card_reader";

// What the shelf promises for every call.
static constexpr auto call_time = 5s;

// Readers answer find and select in well under a second, and a base record in 0.6 to 1.5 s.
static constexpr auto short_answer_time = 1s;
static constexpr auto record_answer_time = 3s;

static constexpr int resend_limit = 2;
static constexpr int attempt_limit = 3;

bool recognises(const DeviceDescription& device)
{
    // Behind a line that is named for something else is something else, whoever made its bridge.
    if (device.purpose != Purpose::unstated)
        return device.purpose == Purpose::id_card_reader && serial_shape_of(device).has_value();
    return std::ranges::find(models(), device.id, &Model::usb) != models().end() &&
           !wirings_of(device).empty();
}

static base::Error said_no(std::string_view command, const Status& status)
{
    return base::fail(Errc::refused,
                      fmt::format("{}: status {:02x}, {}", command, status.code, status.meaning))
        .error();
}

static bool is_silence(const base::Error& error)
{
    return error.code == Errc::timeout || error.code == Errc::malformed;
}

Result<std::unique_ptr<IdCardReader>> Reader::open(std::unique_ptr<Transport> transport)
{
    // Not inside of `new`: a return from there leaves its memory behind.
    auto link = TRY(Link::open(std::move(transport)));
    std::unique_ptr<Reader> reader(new Reader(std::move(link)));
    auto proof = reader->identify();
    while (!proof && is_silence(proof.error()) && reader->link_.try_another_wiring())
        proof = reader->identify();
    TRY(proof);
    return reader;
}

// Self-test and identity, which prove that the frames go through as this driver wires them.
Result<> Reader::identify()
{
    // An earlier run may have been killed between a command and its answer.
    TRY(link_.settle());
    const auto deadline = base::within(call_time);
    const auto test = status_of(TRY(ask(Command::self_test, deadline)).status);
    if (test.driver_class != StatusClass::done)
        return std::unexpected(said_no("self-test", test));
    const auto answer = TRY(ask(Command::secure_module_id, deadline));
    const auto status = status_of(answer.status);
    if (status.driver_class != StatusClass::done)
        return std::unexpected(said_no("secure module id", status));
    secure_module_ = TRY(decode_secure_module_id(answer.data.reveal()));
    return {};
}

Result<CardReaderState> Reader::state()
{
    const auto answer = TRY(ask(Command::self_test, base::within(call_time)));
    const auto status = status_of(answer.status);
    if (status.driver_class == StatusClass::done)
        return CardReaderState::ready;
    if (status.driver_class == StatusClass::module_failed)
        return CardReaderState::failed;
    return std::unexpected(said_no("self-test", status));
}

Result<CardReading> Reader::read_card()
{
    const auto deadline = base::within(call_time);
    for (int i = 0; i < attempt_limit; ++i) {
        auto card = attempt(deadline);
        if (card)
            return std::move(*card);
        auto& stop = card.error();
        if (stop.cause == Stop::Cause::fault)
            return std::unexpected(std::move(stop.error));
        if (stop.cause == Stop::Cause::card) {
            // It lay there a moment ago.
            const bool left = stop.problem == CardProblem::no_card && i > 0;
            return left ? CardProblem::moved : stop.problem;
        }
    }
    return CardProblem::unreadable;
}

Reader::Step<IdCard> Reader::attempt(Deadline deadline)
{
    auto found = TRY(ask(Command::find, deadline));
    TRY(go_on(std::move(found)));
    auto selected = TRY(ask(Command::select, deadline));
    TRY(go_on(std::move(selected)));
    auto card = TRY(read_base(deadline));
    TRY(read_newest_address(card, deadline));
    return card;
}

Reader::Step<Answer> Reader::go_on(Answer answer)
{
    const auto status = status_of(answer.status);
    if (status.driver_class == StatusClass::done)
        return answer;
    if (status.driver_class == StatusClass::no_card)
        return std::unexpected(Stop(CardProblem::no_card));
    base::log(LogEvent::card_refused, {{"status", fmt::format("{:02x}", status.code)}});
    switch (status.driver_class) {
    case StatusClass::retry:
    case StatusClass::out_of_order:
        return std::unexpected(Stop(Stop::Cause::again));
    case StatusClass::refused:
        return std::unexpected(Stop(CardProblem::refused));
    case StatusClass::unsupported_card:
        return std::unexpected(Stop(CardProblem::unsupported));
    case StatusClass::item_absent:
    case StatusClass::no_fingerprints:
        return std::unexpected(Stop(CardProblem::unreadable));
    case StatusClass::unknown_command:
    case StatusClass::module_failed:
        return std::unexpected(Stop(said_no("reading a card", status)));
    case StatusClass::done:
    case StatusClass::no_card:
    case StatusClass::link_error:
        break;
    }
    std::unreachable();
}

static Result<IdCard> decode_card(const Answer& answer, Fingerprints fingerprints)
{
    const auto base_answer = TRY(decode_base(answer.data.reveal(), fingerprints));
    auto card = TRY(decode_text_record(base_answer.text));
    const auto keep = [](ByteView data) {
        return base::Secret<Bytes>(Bytes(data.begin(), data.end()));
    };
    card.photo = keep(base_answer.photo);
    card.fingerprints = keep(base_answer.fingerprints);
    return card;
}

Reader::Step<IdCard> Reader::read_base(Deadline deadline)
{
    Answer answer;
    auto fingerprints = Fingerprints::without;
    if (knows_fingerprints_) {
        answer = TRY(ask(Command::read_base_and_fingerprints, deadline));
        fingerprints = Fingerprints::with;
    }
    const auto status_class = status_of(answer.status).driver_class;
    if (knows_fingerprints_ && status_class == StatusClass::unknown_command)
        knows_fingerprints_ = false;
    if (!knows_fingerprints_ || status_class == StatusClass::no_fingerprints) {
        answer = TRY(ask(Command::read_base, deadline));
        fingerprints = Fingerprints::without;
    }
    answer = TRY(go_on(std::move(answer)));
    auto card = decode_card(answer, fingerprints);
    if (card)
        return std::move(*card);
    // The frame was whole, so it is the chip's content that is damaged: reading it again would only
    // find the card silent, and tell the citizen that it moved.
    base::log(LogEvent::frame_discarded, {{"device", device_name}, {"cause", card.error()}});
    return std::unexpected(Stop(CardProblem::unreadable));
}

// The base record stands without it: modules that do not keep this item answer with whatever error
// they like, and a card that was lifted early has been read.
Result<> Reader::read_newest_address(IdCard& card, Deadline deadline)
{
    const auto answer = TRY(ask(Command::read_newest_address, deadline));
    if (status_of(answer.status).driver_class != StatusClass::done)
        return {};
    auto address = decode_newest_address(answer.data.reveal());
    if (address)
        card.newest_address = std::move(*address);
    else
        base::log(LogEvent::frame_discarded, {{"device", device_name}, {"cause", address.error()}});
    return {};
}

Result<std::optional<bool>> Reader::is_card_left()
{
    // The one item that can be asked for while the card that was read lies still. Finding it would
    // fail even so: a card that was read does not answer again before it has left the field.
    const auto answer = TRY(ask(Command::read_newest_address, base::within(call_time)));
    const auto status = status_of(answer.status);
    if (status.driver_class == StatusClass::module_failed)
        return std::unexpected(said_no("looking for the card", status));
    if (status.driver_class == StatusClass::unknown_command)
        return std::nullopt;
    return status.driver_class == StatusClass::done ||
           status.driver_class == StatusClass::item_absent;
}

static bool may_go_better(const base::Error& error)
{
    return error.code == Errc::timeout || error.code == Errc::malformed ||
           error.code == Errc::refused;
}

Result<Answer> Reader::ask(Command command, Deadline deadline)
{
    for (int i = 0;; ++i) {
        auto answer = ask_once(command, deadline);
        if (answer && status_of(answer->status).driver_class == StatusClass::link_error)
            answer = base::fail(Errc::malformed, "the module saw our frame damaged");
        if (answer || !may_go_better(answer.error()) || i == resend_limit)
            return answer;
        base::log(LogEvent::frame_discarded, {{"device", device_name}, {"cause", answer.error()}});
        if (answer.error().code == Errc::timeout)
            TRY(link_.end_half_command(std::min(base::within(short_answer_time), deadline)));
        TRY(link_.settle());
    }
}

Result<Answer> Reader::ask_once(Command command, Deadline deadline)
{
    const bool is_record =
        command == Command::read_base || command == Command::read_base_and_fingerprints;
    const auto own = base::within(is_record ? record_answer_time : short_answer_time);
    const auto bound = std::min(own, deadline);
    if (base::time_left(bound) == 0ms)
        return base::fail(Errc::timeout, "no time left for another command");
    TRY(link_.send(command, bound));
    return decode_answer(TRY(link_.receive(bound)));
}

}  // namespace drivers::sdt
