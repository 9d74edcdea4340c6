#include "drivers/emrtd/secure_messaging.h"

#include "base/crypto/digest.h"
#include "base/crypto/triple_des.h"
#include "base/verify.h"
#include "drivers/emrtd/tlv.h"

namespace drivers::emrtd {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;

static constexpr std::uint16_t sealed_data = 0x87;
static constexpr std::uint16_t expected_length = 0x97;
static constexpr std::uint16_t processing_status = 0x99;
static constexpr std::uint16_t cryptographic_checksum = 0x8e;

// Before sealed data: they are padded by the mark.
static constexpr std::byte padding_indicator{0x01};

void SecureMessaging::count()
{
    for (auto byte = session_.counter.rbegin(); byte != session_.counter.rend(); ++byte) {
        *byte = static_cast<std::byte>(std::to_integer<int>(*byte) + 1);
        if (*byte != std::byte{0})
            return;
    }
}

Bytes SecureMessaging::mac_over(ByteView data) const
{
    Bytes input = session_.counter;
    base::append(input, data);
    return base::crypto::retail_mac(session_.keys.mac.reveal(), padded(input));
}

CardCommand SecureMessaging::protect(const CardCommand& command)
{
    static constexpr std::uint8_t is_protected = 0x0c;
    static constexpr std::size_t whole_reply = 256;

    VERIFY(!command.data.empty() || command.expected);
    count();
    CardCommand out = command;
    out.card_class |= is_protected;
    out.data.clear();
    out.expected = whole_reply;
    if (!command.data.empty()) {
        Bytes value{padding_indicator};
        base::append(value, base::crypto::triple_des_encrypt(session_.keys.encryption.reveal(),
                                                             padded(command.data)));
        append_tlv(out.data, sealed_data, value);
    }
    if (command.expected)
        append_tlv(out.data, expected_length,
                   base::bytes({static_cast<int>(*command.expected & 0xff)}));
    auto covered = padded(base::bytes({out.card_class, out.instruction, out.p1, out.p2}));
    base::append(covered, out.data);
    append_tlv(out.data, cryptographic_checksum, mac_over(covered));
    return out;
}

static Result<Bytes> open_data(const SecretBytes& key, ByteView value)
{
    const auto sealed = value.empty() ? value : value.subspan(1);
    if (sealed.empty() || value[0] != padding_indicator ||
        sealed.size() % base::crypto::des_block != 0)
        return base::fail(Errc::malformed, "sealed data of wrong form");
    auto plain = base::crypto::triple_des_decrypt(key.reveal(), sealed);
    const auto data = unpadded(plain);
    Result<Bytes> out = base::fail(Errc::malformed, "sealed data without their padding");
    if (data)
        out = Bytes(data->begin(), data->end());
    base::wipe(plain);
    return out;
}

Result<CardReply> SecureMessaging::open(ByteView sealed, std::uint16_t status) const
{
    base::ByteReader reader(sealed);
    auto next = TRY(take_tlv(reader));
    ByteView data;
    Bytes covered;
    if (next.tag == sealed_data) {
        data = next.value;
        base::append(covered, next.whole);
        next = TRY(take_tlv(reader));
    }
    if (next.tag != processing_status)
        return base::fail(Errc::malformed, "protected reply without a status");
    base::append(covered, next.whole);
    base::ByteReader told(next.value);
    const auto protected_status = TRY(told.u16_big());
    const auto mac = TRY(take_value(reader, cryptographic_checksum));
    if (!told.at_end() || !reader.at_end())
        return base::fail(Errc::malformed, "protected reply with more than its parts");
    if (!base::crypto::is_same(base::text(mac), base::text(mac_over(covered))))
        return base::fail(Errc::untrusted, "reply was not made with the session's key");
    if (protected_status != status)
        return base::fail(Errc::untrusted, "reply's status was changed");
    CardReply out{.status = status, .data = {}};
    if (!data.empty())
        out.data = SecretBytes(TRY(open_data(session_.keys.encryption, data)));
    return out;
}

Result<CardReply> SecureMessaging::unprotect(const CardReply& reply)
{
    count();
    if (!reply.data.is_empty())
        return open(reply.data.reveal(), reply.status);
    if (reply.is_done())
        return base::fail(Errc::untrusted, "reply without protection");
    return CardReply{.status = reply.status, .data = {}};
}

}  // namespace drivers::emrtd
