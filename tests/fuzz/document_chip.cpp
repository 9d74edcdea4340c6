// The files and the protected replies of a travel document's chip, also from somebody who knows the
// session's keys and so gets behind the check of them.
#include "base/crypto/triple_des.h"
#include "drivers/emrtd/files.h"
#include "drivers/emrtd/secure_messaging.h"
#include "drivers/emrtd/tlv.h"
#include "tests/fuzz/input.h"

namespace {

namespace emrtd = drivers::emrtd;

emrtd::Session session()
{
    const base::Bytes key(emrtd::key_size, std::byte{0x5a});
    return {.keys = {.encryption = emrtd::SecretBytes(key), .mac = emrtd::SecretBytes(key)},
            .counter = base::Bytes(emrtd::challenge_size)};
}

void unprotect(base::Bytes data)
{
    emrtd::SecureMessaging messaging(session());
    const auto size = data.size();
    const auto reply = messaging.unprotect(
        {.status = drivers::status_done, .data = emrtd::SecretBytes(std::move(data))});
    fuzz::require(!reply || (reply->is_done() && reply->data.reveal().size() < size));
}

// With the checksum that the session's first reply has.
base::Bytes checked(base::ByteView input)
{
    base::Bytes covered(emrtd::challenge_size);
    covered.back() = std::byte{1};
    base::append(covered, input);
    base::Bytes out(input.begin(), input.end());
    emrtd::append_tlv(
        out, 0x8e, base::crypto::retail_mac(session().keys.mac.reveal(), emrtd::padded(covered)));
    return out;
}

void take_all(base::ByteView input)
{
    base::ByteReader reader(input);
    while (const auto found = emrtd::take_tlv(reader)) {
        fuzz::require(found->value.size() < found->whole.size());
        fuzz::require(found->whole.size() <= input.size());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto input = fuzz::view(data, size);
    take_all(input);
    const auto whole = emrtd::whole_size(input);
    fuzz::require(!whole || *whole >= 2);
    [[maybe_unused]] const auto contents = emrtd::decode_common(input);
    [[maybe_unused]] const auto lines = emrtd::decode_data_group_1(input);
    const auto face = emrtd::decode_data_group_2(input);
    fuzz::require(!face || face->image.size() < size);
    unprotect(base::Bytes(input.begin(), input.end()));
    unprotect(checked(input));
    return 0;
}
