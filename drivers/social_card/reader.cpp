#include "drivers/social_card/reader.h"

#include <array>
#include <span>
#include <utility>

namespace drivers {

std::string_view name_of(SocialCardProblem problem)
{
    switch (problem) {
    case SocialCardProblem::no_card:
        return "no card";
    case SocialCardProblem::moved:
        return "the card moved while it was being read";
    case SocialCardProblem::unreadable:
        return "the card cannot be read";
    case SocialCardProblem::needs_central_authentication:
        return "a card of the third generation needs central authentication";
    case SocialCardProblem::locked:
        return "the card is locked";
    case SocialCardProblem::unsupported:
        return "another kind of card";
    }
    std::unreachable();
}

}  // namespace drivers

namespace drivers::social_card {

using base::Bytes;
using base::Errc;
using base::Result;
using base::SecretText;

namespace {

constexpr std::uint16_t status_file_invalid = 0x6283;
constexpr std::uint16_t status_authentication_blocked = 0x6983;
constexpr std::uint16_t status_application_locked = 0x9303;

constexpr Place identification{.file = File::issuer, .record = 1, .size = 0x12};
constexpr Place version{.file = File::issuer, .record = 3, .size = 0x06};
constexpr Place issued_on{.file = File::issuer, .record = 5, .size = 0x06};
constexpr Place valid_to{.file = File::issuer, .record = 6, .size = 0x06};
constexpr Place card_number{.file = File::issuer, .record = 7, .size = 0x0b};
constexpr Place number{.file = File::holder, .record = 1, .size = 0x14};
constexpr Place name{.file = File::holder, .record = 2, .size = 0x20};
constexpr Place rest_of_name{.file = File::holder, .record = 3, .size = 0x20};

// What else is told of the holder stands one record earlier in the first generation, in the cards
// that are known; the tag says what it is.
constexpr std::array first_generation_places{
    Place{.file = File::holder, .record = 3, .size = 0x03},
    Place{.file = File::holder, .record = 4, .size = 0x03},
    Place{.file = File::holder, .record = 6, .size = 0x06},
    Place{.file = File::holder, .record = 7, .size = 0x06},
};
constexpr std::array second_generation_places{
    Place{.file = File::holder, .record = 4, .size = 0x03},
    Place{.file = File::holder, .record = 5, .size = 0x03},
    Place{.file = File::holder, .record = 7, .size = 0x06},
};

// What a reading ends with before there is a card to tell of.
struct Stop {
    SocialCardProblem problem;
};

bool is_locked(std::uint16_t status)
{
    return status == status_file_invalid || status == status_authentication_blocked ||
           status == status_application_locked;
}

// One reading. Every step may end it with a problem, which is kept here until read() tells it.
class Visit {
public:
    explicit Visit(CardLink& link) : link_(link) {}

    Result<SocialCardReading> read()
    {
        auto card = read_card();
        if (stop_)
            return stop_->problem;
        return TRY(std::move(card));
    }

private:
    Result<SocialCard> read_card()
    {
        TRY(select_card());
        SocialCard card;
        card.generation = TRY(read_generation());
        card.identification = TRY(read_identification());
        card.card_number = TRY(read_optional(card_number, Tag::card_number, decode_text));
        card.issued_on = TRY(read_optional(issued_on, Tag::issued_on, decode_date));
        card.valid_to = TRY(read_optional(valid_to, Tag::valid_to, decode_date));
        card.number = TRY(read_number());
        card.name = TRY(read_name());
        TRY(read_others(card));
        return card;
    }

    std::unexpected<base::Error> stop(SocialCardProblem problem)
    {
        stop_ = Stop{problem};
        return base::fail(Errc::refused, "card is not read");
    }

    Result<> select_card()
    {
        const auto reply = TRY(ask(link_, select_environment()));
        if (is_locked(reply.status))
            return stop(SocialCardProblem::locked);
        if (!reply.is_done())
            return stop(SocialCardProblem::unsupported);
        return {};
    }

    // Cards that do not take a file's short identifier want it selected.
    Result<CardReply> ask_for(Place place)
    {
        auto reply = TRY(ask(link_, read_record(place, Addressing::short_identifier)));
        if (reply.is_done() || reply.status == status_no_record ||
            reply.status == status_security || is_locked(reply.status))
            return reply;
        const auto selected = TRY(ask(link_, select_file(place.file)));
        if (!selected.is_done())
            return reply;
        return ask(link_, read_record(place, Addressing::selected));
    }

    // Empty when the card has no such record.
    Result<std::optional<CardReply>> read_record_at(Place place)
    {
        auto reply = TRY(ask_for(place));
        if (is_locked(reply.status))
            return stop(SocialCardProblem::locked);
        if (reply.status == status_security)
            return stop(SocialCardProblem::needs_central_authentication);
        if (!reply.is_done())
            return std::nullopt;
        return reply;
    }

    static Result<Record> record_with(const CardReply& reply, Tag tag)
    {
        const auto record = TRY(decode_record(reply.data.reveal()));
        if (record.tag != std::to_underlying(tag))
            return base::fail(Errc::malformed, "record of another tag");
        return record;
    }

    Result<SecretText> read_optional(Place place, Tag tag,
                                     Result<SecretText> (*decode)(base::ByteView))
    {
        const auto reply = TRY(read_record_at(place));
        if (!reply)
            return SecretText{};
        const auto record = TRY(record_with(*reply, tag));
        return decode(record.data);
    }

    Result<SocialCardGeneration> read_generation()
    {
        const auto reply = TRY(read_record_at(version));
        if (!reply)
            return stop(SocialCardProblem::unsupported);
        const auto record = TRY(record_with(*reply, Tag::version));
        switch (TRY(decode_version(record.data))) {
        case Version::first:
            return SocialCardGeneration::first;
        case Version::second:
            return SocialCardGeneration::second;
        case Version::third:
            return stop(SocialCardProblem::needs_central_authentication);
        case Version::unknown:
            break;
        }
        return stop(SocialCardProblem::unsupported);
    }

    Result<SecretText> read_identification()
    {
        return read_optional(identification, Tag::identification, [](base::ByteView data) {
            return Result<SecretText>(SecretText(base::to_hex(data)));
        });
    }

    Result<SecretText> read_number()
    {
        auto out = TRY(read_optional(number, Tag::number, decode_number));
        if (out.is_empty())
            return base::fail(Errc::malformed, "card without a number");
        return out;
    }

    Result<SecretText> read_name()
    {
        const auto reply = TRY(read_record_at(name));
        if (!reply)
            return base::fail(Errc::malformed, "card without a name");
        const auto record = TRY(record_with(*reply, Tag::name));
        auto out = TRY(decode_whole_name(record.data));
        if (out.is_empty())
            return base::fail(Errc::malformed, "card without a name");
        return out;
    }

    // A name that fills its record goes on in another, maybe in the middle of a character.
    Result<SecretText> decode_whole_name(base::ByteView beginning)
    {
        static constexpr std::size_t name_size = 30;

        const bool is_full = beginning.size() >= name_size && beginning.back() != std::byte{0} &&
                             beginning.back() != std::byte{' '};
        if (!is_full)
            return decode_text(beginning);
        const auto reply = TRY(read_record_at(rest_of_name));
        if (!reply)
            return decode_text(beginning);
        const auto rest = TRY(decode_record(reply->data.reveal()));
        if (rest.tag != std::to_underlying(Tag::rest_of_name))
            return decode_text(beginning);
        Bytes joined;
        joined.reserve(beginning.size() + rest.data.size());
        base::append(joined, beginning);
        base::append(joined, rest.data);
        auto out = decode_text(joined);
        base::wipe(joined);
        return out;
    }

    Result<> read_others(SocialCard& card)
    {
        const bool is_first = card.generation == SocialCardGeneration::first;
        const auto places = is_first ? std::span<const Place>(first_generation_places)
                                     : std::span<const Place>(second_generation_places);
        for (const auto& place : places) {
            const auto reply = TRY(read_record_at(place));
            if (!reply)
                continue;
            const auto record = TRY(decode_record(reply->data.reveal()));
            TRY(take_other(record, card));
        }
        return {};
    }

    static Result<> take_other(const Record& record, SocialCard& card)
    {
        switch (static_cast<Tag>(record.tag)) {
        case Tag::sex:
            card.sex = TRY(decode_sex(record.data));
            return {};
        case Tag::ethnic_group:
            card.ethnic_group = TRY(decode_ethnic_group(record.data));
            return {};
        case Tag::birth:
            card.birth = TRY(decode_date(record.data));
            return {};
        default:
            return {};  // The place of birth, and what some issuers add.
        }
    }

    CardLink& link_;
    std::optional<Stop> stop_;
};

}  // namespace

Result<SocialCardReading> read(CardLink& link)
{
    return Visit(link).read();
}

Result<SocialCardReading> read(SmartCardReader& reader)
{
    const auto connection = reader.connect();
    if (!connection && connection.error().code == Errc::not_found)
        return SocialCardProblem::no_card;
    if (!connection && connection.error().code == Errc::timeout)
        return SocialCardProblem::unreadable;
    if (!connection)
        return std::unexpected(connection.error());
    auto reading = read(**connection);
    if (reading)
        return reading;
    switch (reading.error().code) {
    case Errc::not_found:
        return SocialCardProblem::moved;
    case Errc::timeout:
    case Errc::malformed:
        return SocialCardProblem::unreadable;
    default:
        return reading;
    }
}

}  // namespace drivers::social_card
