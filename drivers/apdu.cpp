#include "drivers/apdu.h"

#include "base/verify.h"

#include <utility>

namespace drivers {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;

static constexpr std::size_t data_limit = 255;
static constexpr std::size_t reply_limit = 256;
static constexpr std::size_t status_size = 2;

std::string_view name_of(CardPresence presence)
{
    switch (presence) {
    case CardPresence::absent:
        return "absent";
    case CardPresence::present:
        return "present";
    case CardPresence::mute:
        return "mute";
    }
    std::unreachable();
}

Bytes encode(const CardCommand& command)
{
    VERIFY(command.data.size() <= data_limit);
    auto out = base::bytes({command.card_class, command.instruction, command.p1, command.p2});
    if (!command.data.empty()) {
        out.push_back(static_cast<std::byte>(command.data.size()));
        base::append(out, command.data);
    }
    if (command.expected) {
        VERIFY(*command.expected > 0 && *command.expected <= reply_limit);
        out.push_back(static_cast<std::byte>(*command.expected & 0xff));  // 256 is written as 0.
    }
    return out;
}

Result<CardReply> decode_card_reply(ByteView answer)
{
    if (answer.size() < status_size || answer.size() > reply_limit + status_size)
        return base::fail(Errc::malformed, "a card's reply of impossible length");
    base::ByteReader status(answer.last(status_size));
    const auto data = answer.first(answer.size() - status_size);
    return CardReply
    {
        .status = TRY(status.u16_big())
        , .data = base::Secret<Bytes>(Bytes(data.begin(), data.end()))
    };
}

static std::size_t named_length(const CardReply& reply)
{
    const auto low = static_cast<std::size_t>(reply.status & 0xff);
    return low == 0 ? reply_limit : low;
}

static bool names_length(const CardReply& reply)
{
    return (reply.status & 0xff00) == 0x6c00;
}

static bool has_more(const CardReply& reply)
{
    return (reply.status & 0xff00) == 0x6100;
}

static Result<CardReply> send(CardLink& link, const CardCommand& command)
{
    const auto answer = TRY(link.transmit(encode(command)));
    return decode_card_reply(answer.reveal());
}

static Result<CardReply> send_with_right_length(CardLink& link, CardCommand command)
{
    auto reply = TRY(send(link, command));
    if (!names_length(reply))
        return reply;
    command.expected = named_length(reply);
    return send(link, command);
}

Result<CardReply> ask(CardLink& link, CardCommand command)
{
    // More than any file that is read here in one command, in pieces of a full reply.
    static constexpr int piece_limit = 16;

    // There the fifth byte counts either what comes or what goes.
    if (link.protocol() == CardProtocol::t0 && !command.data.empty())
        command.expected.reset();
    auto reply = TRY(send_with_right_length(link, std::move(command)));
    if (!has_more(reply))
        return reply;
    Bytes whole;
    whole.reserve(reply_limit * (piece_limit + 1));  // So that no copy is left on the heap.
    base::append(whole, reply.data.reveal());
    for (int i = 0; i < piece_limit && has_more(reply); ++i) {
        auto next =
            send_with_right_length(link, {.instruction = 0xc0, .expected = named_length(reply)});
        if (!next) {
            base::wipe(whole);
            return next;
        }
        reply = std::move(*next);
        base::append(whole, reply.data.reveal());
    }
    reply.data = base::Secret<Bytes>(whole);
    base::wipe(whole);
    if (has_more(reply))
        return base::fail(Errc::malformed, "card has always more");
    return reply;
}

}  // namespace drivers
