#include "drivers/emrtd/reader.h"

#include "base/crypto/random.h"
#include "drivers/emrtd/files.h"
#include "drivers/emrtd/secure_messaging.h"
#include "drivers/emrtd/tlv.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace drivers {

std::string_view name_of(PassportProblem problem)
{
    switch (problem) {
    case PassportProblem::no_card:
        return "no document";
    case PassportProblem::moved:
        return "the document moved while it was being read";
    case PassportProblem::unreadable:
        return "the chip cannot be read";
    case PassportProblem::wrong_mrz:
        return "the chip does not open to these lines";
    case PassportProblem::refused:
        return "what the chip says fails verification";
    case PassportProblem::unsupported:
        return "no chip of a travel document, or one that opens only by PACE";
    }
    std::unreachable();
}

}  // namespace drivers

namespace drivers::emrtd {

using base::Bytes;
using base::Errc;
using base::Result;

namespace {

constexpr std::uint8_t select_instruction = 0xa4;
constexpr std::uint8_t read_binary = 0xb0;
constexpr std::uint8_t get_challenge = 0x84;
constexpr std::uint8_t external_authenticate = 0x82;

CardCommand select_application()
{
    return {.instruction = select_instruction,
            .p1 = 0x04,
            .p2 = 0x0c,
            .data = base::bytes({0xa0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01})};
}

CardCommand select_file(File file)
{
    const int id = std::to_underlying(file);
    return {.instruction = select_instruction,
            .p1 = 0x02,
            .p2 = 0x0c,
            .data = base::bytes({id >> 8, id & 0xff})};
}

CardCommand read_part(std::size_t at, std::size_t size)
{
    return {.instruction = read_binary,
            .p1 = static_cast<std::uint8_t>(at >> 8),
            .p2 = static_cast<std::uint8_t>(at & 0xff),
            .expected = size};
}

// One file after the other, each piece protected.
class Files {
public:
    Files(CardLink& link, Session session) : link_(link), messaging_(std::move(session)) {}

    // Errc::not_found is a card that left, so a file that is not there is an empty value.
    Result<std::optional<SecretBytes>> read(File file)
    {
        const auto selected = TRY(ask_protected(select_file(file)));
        if (selected.status == status_no_file)
            return std::nullopt;
        if (!selected.is_done())
            return base::fail(Errc::malformed, "chip does not open a file");
        return read_selected();
    }

    Result<SecretBytes> read_required(File file)
    {
        auto out = TRY(read(file));
        if (!out)
            return base::fail(Errc::malformed, "chip lacks a file that it must have");
        return std::move(*out);
    }

private:
    Result<SecretBytes> read_selected()
    {
        static constexpr std::size_t head_size = 4;  // Tag, and the longest length.
        // With what protects it, a piece still fits into a short reply.
        static constexpr std::size_t piece_size = 0xdf;
        // What a place in a file can be named with.
        static constexpr std::size_t size_limit = 0x7fff;

        const auto head = TRY(read_piece(0, head_size));
        const auto size = TRY(whole_size(head.reveal()));
        if (size < head_size || size > size_limit)
            return base::fail(Errc::malformed, "file of impossible length");
        Bytes whole;
        whole.reserve(size);  // So that no copy is left on the heap.
        base::append(whole, head.reveal());
        while (whole.size() < size) {
            const auto piece = read_piece(whole.size(), std::min(piece_size, size - whole.size()));
            if (!piece) {
                base::wipe(whole);
                return piece;
            }
            base::append(whole, piece->reveal());
        }
        SecretBytes out(whole);
        base::wipe(whole);
        return out;
    }

    // All of it: a chip that gives less has lied about the length.
    Result<SecretBytes> read_piece(std::size_t at, std::size_t size)
    {
        auto reply = TRY(ask_protected(read_part(at, size)));
        if (!reply.is_done() || reply.data.reveal().size() != size)
            return base::fail(Errc::malformed, "file is shorter than it says");
        return std::move(reply.data);
    }

    Result<CardReply> ask_protected(const CardCommand& command)
    {
        const auto reply = TRY(ask(link_, messaging_.protect(command)));
        return messaging_.unprotect(reply);
    }

    CardLink& link_;
    SecureMessaging messaging_;
};

// Refused keys, as chips say it.
bool is_wrong_key(std::uint16_t status)
{
    return (status & 0xff00) == 0x6300 || status == status_security || status == 0x6985 ||
           status == 0x6983 || status == 0x6988 || status == 0x6a80;
}

class Opening {
public:
    Opening(CardLink& link, const Mrz& printed) : link_(link), printed_(printed) {}

    // A problem where the chip does not open.
    Result<std::variant<Session, PassportProblem>> open(const RandomBytes& random)
    {
        const auto selected = TRY(ask(link_, select_application()));
        if (!selected.is_done())
            return PassportProblem::unsupported;
        const auto challenge =
            TRY(ask(link_, {.instruction = get_challenge, .expected = challenge_size}));
        // One that opens only by PACE gives no challenge.
        if (!challenge.is_done())
            return PassportProblem::unsupported;
        if (challenge.data.reveal().size() != challenge_size)
            return base::fail(Errc::malformed, "challenge of wrong length");
        return prove(challenge.data.reveal(), random);
    }

private:
    Result<std::variant<Session, PassportProblem>> prove(base::ByteView challenge,
                                                         const RandomBytes& random)
    {
        const auto keys = derive_keys(key_seed(mrz_information(printed_)));
        const TerminalSecrets ours{.challenge = random(challenge_size),
                                   .key = SecretBytes(random(key_size))};
        const auto reply = TRY(ask(link_, {.instruction = external_authenticate,
                                           .data = encode_proof(keys, challenge, ours),
                                           .expected = proof_size}));
        if (is_wrong_key(reply.status))
            return PassportProblem::wrong_mrz;
        if (!reply.is_done())
            return PassportProblem::unsupported;
        return TRY(open_session(keys, challenge, ours, reply.data.reveal()));
    }

    CardLink& link_;
    const Mrz& printed_;
};

Result<> check_agreement(const Mrz& printed, const Mrz& of_chip)
{
    if (mrz_information(printed).reveal() != mrz_information(of_chip).reveal())
        return base::fail(Errc::untrusted, "chip and printed lines do not agree");
    return {};
}

Result<Passport> read_files(Files& files, const Mrz& printed)
{
    const auto common = TRY(files.read_required(File::common));
    const auto contents = TRY(decode_common(common.reveal()));
    Passport out;
    out.data_group_1 = TRY(files.read_required(File::data_group_1));
    out.mrz = TRY(decode_data_group_1(out.data_group_1.reveal()));
    TRY(check_agreement(printed, out.mrz));
    if (contents.has_face) {
        out.data_group_2 = TRY(files.read_required(File::data_group_2));
        const auto face = TRY(decode_data_group_2(out.data_group_2.reveal()));
        out.face = SecretBytes(Bytes(face.image.begin(), face.image.end()));
        out.face_format = face.format;
    }
    auto security_object = TRY(files.read(File::security_object));
    if (security_object)
        out.security_object = std::move(*security_object);
    return out;
}

}  // namespace

Result<PassportReading> read(CardLink& link, const Mrz& printed, const RandomBytes& random)
{
    auto opened = TRY(Opening(link, printed).open(random));
    if (const auto* problem = std::get_if<PassportProblem>(&opened))
        return *problem;
    Files files(link, std::move(std::get<Session>(opened)));
    return TRY(read_files(files, printed));
}

Result<PassportReading> read(SmartCardReader& reader, const Mrz& printed)
{
    const auto connection = reader.connect();
    if (!connection && connection.error().code == Errc::not_found)
        return PassportProblem::no_card;
    if (!connection && connection.error().code == Errc::timeout)
        return PassportProblem::unreadable;
    if (!connection)
        return std::unexpected(connection.error());
    auto reading = read(**connection, printed, base::crypto::random_bytes);
    if (reading)
        return reading;
    switch (reading.error().code) {
    case Errc::not_found:
        return PassportProblem::moved;
    case Errc::untrusted:
        return PassportProblem::refused;
    case Errc::timeout:
    case Errc::malformed:
        return PassportProblem::unreadable;
    default:
        return reading;
    }
}

}  // namespace drivers::emrtd
