#include "drivers/emrtd/access.h"

#include "base/crypto/digest.h"
#include "base/crypto/triple_des.h"
#include "base/verify.h"

#include <algorithm>
#include <bit>

namespace drivers::emrtd {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;
using base::crypto::des_block;

SecretBytes key_seed(const base::SecretText& mrz_information)
{
    auto digest = base::crypto::sha1(base::view(mrz_information.reveal()));
    SecretBytes out(Bytes(digest.begin(), digest.begin() + key_size));
    base::wipe(digest);
    return out;
}

// DES wants an odd number of ones in each byte.
static std::byte with_odd_parity(std::byte byte)
{
    const auto bits = std::to_integer<unsigned>(byte) & 0xfe;
    return static_cast<std::byte>(bits | (std::popcount(bits) % 2 == 0 ? 1 : 0));
}

static SecretBytes derive_key(ByteView seed, int purpose)
{
    Bytes input;
    input.reserve(seed.size() + 4);
    base::append(input, seed);
    base::append(input, base::bytes({0, 0, 0, purpose}));
    auto digest = base::crypto::sha1(input);
    base::wipe(input);
    Bytes key(digest.begin(), digest.begin() + key_size);
    base::wipe(digest);
    std::ranges::transform(key, key.begin(), with_odd_parity);
    return SecretBytes(std::move(key));
}

Keys derive_keys(const SecretBytes& seed)
{
    static constexpr int for_encryption = 1;
    static constexpr int for_mac = 2;
    return {.encryption = derive_key(seed.reveal(), for_encryption),
            .mac = derive_key(seed.reveal(), for_mac)};
}

Bytes padded(ByteView data)
{
    Bytes out;
    out.reserve(data.size() + des_block);
    base::append(out, data);
    out.push_back(std::byte{0x80});
    out.resize((out.size() + des_block - 1) / des_block * des_block);
    return out;
}

Result<ByteView> unpadded(ByteView data)
{
    const auto whole = data.size();
    while (!data.empty() && data.back() == std::byte{0})
        data = data.first(data.size() - 1);
    const bool has_mark = !data.empty() && data.back() == std::byte{0x80};
    if (!has_mark || whole - data.size() >= des_block)
        return base::fail(Errc::malformed, "padding without its mark");
    return data.first(data.size() - 1);
}

Bytes encode_proof(const Keys& keys, ByteView chip_challenge, const TerminalSecrets& ours)
{
    VERIFY(chip_challenge.size() == challenge_size && ours.challenge.size() == challenge_size &&
           ours.key.reveal().size() == key_size);
    Bytes plain;
    plain.reserve(2 * challenge_size + key_size);
    base::append(plain, ours.challenge);
    base::append(plain, chip_challenge);
    base::append(plain, ours.key.reveal());
    auto out = base::crypto::triple_des_encrypt(keys.encryption.reveal(), plain);
    base::wipe(plain);
    base::append(out, base::crypto::retail_mac(keys.mac.reveal(), padded(out)));
    return out;
}

Session make_session(ByteView chip_challenge, ByteView terminal_challenge, ByteView chip_key,
                     ByteView terminal_key)
{
    static constexpr std::size_t half = challenge_size / 2;
    Bytes seed(key_size);
    for (std::size_t i = 0; i < key_size; ++i)
        seed[i] = chip_key[i] ^ terminal_key[i];
    Session out{.keys = derive_keys(SecretBytes(std::move(seed))), .counter = {}};
    base::append(out.counter, chip_challenge.last(half));
    base::append(out.counter, terminal_challenge.last(half));
    return out;
}

Result<Session> open_session(const Keys& keys, ByteView chip_challenge, const TerminalSecrets& ours,
                             ByteView chip_proof)
{
    if (chip_proof.size() != proof_size)
        return base::fail(Errc::malformed, "chip's proof of wrong length");
    const auto sealed = chip_proof.first(proof_size - des_block);
    const auto mac = base::crypto::retail_mac(keys.mac.reveal(), padded(sealed));
    if (!base::crypto::is_same(base::text(mac), base::text(chip_proof.last(des_block))))
        return base::fail(Errc::untrusted, "chip's proof was not made with the key");
    const SecretBytes plain(base::crypto::triple_des_decrypt(keys.encryption.reveal(), sealed));
    base::ByteReader reader(plain.reveal());
    const auto chip_again = TRY(reader.take(challenge_size));
    const auto ours_again = TRY(reader.take(challenge_size));
    const auto chip_key = TRY(reader.take(key_size));
    if (!std::ranges::equal(chip_again, chip_challenge) ||
        !std::ranges::equal(ours_again, ours.challenge))
        return base::fail(Errc::untrusted, "chip's proof is for other challenges");
    return make_session(chip_challenge, ours.challenge, chip_key, ours.key.reveal());
}

}  // namespace drivers::emrtd
