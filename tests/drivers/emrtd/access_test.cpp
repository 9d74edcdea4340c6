#include "drivers/emrtd/access.h"

#include "base/crypto/digest.h"
#include "base/crypto/triple_des.h"
#include "tests/catch.h"
#include "tests/drivers/emrtd/vectors.h"

using namespace drivers::emrtd;
using base::Errc;
using vectors::bytes;

static Keys keys()
{
    return derive_keys(SecretBytes(bytes("Kseed")));
}

static TerminalSecrets ours()
{
    return {.challenge = bytes("RND.IFD"), .key = SecretBytes(bytes("K.IFD"))};
}

static base::Bytes chip_proof()
{
    auto out = bytes("E.IC");
    base::append(out, bytes("M.IC"));
    return out;
}

TEST_CASE("the printed lines give the seed, and the seed both keys")
{
    const base::SecretText information(vectors::text("mrz_information_example"));
    REQUIRE(key_seed(information).reveal() == bytes("Kseed"));
    REQUIRE(keys().encryption.reveal() == bytes("Kenc"));
    REQUIRE(keys().mac.reveal() == bytes("Kmac"));
}

TEST_CASE("the terminal's proof is that of the worked example")
{
    auto expected = bytes("E.IFD");
    base::append(expected, bytes("M.IFD"));
    REQUIRE(encode_proof(keys(), bytes("RND.IC"), ours()) == expected);
}

TEST_CASE("the chip's proof opens the session of the worked example")
{
    const auto session = open_session(keys(), bytes("RND.IC"), ours(), chip_proof()).value();
    REQUIRE(session.keys.encryption.reveal() == bytes("KSenc"));
    REQUIRE(session.keys.mac.reveal() == bytes("KSmac"));
    REQUIRE(session.counter == bytes("SSC"));
    const auto sealed = chip_proof();
    const auto plain =
        base::crypto::triple_des_decrypt(bytes("Kenc"), base::ByteView(sealed).first(32));
    REQUIRE(base::Bytes(plain.end() - 16, plain.end()) == bytes("K.IC"));
}

TEST_CASE("a proof in which anything was changed opens nothing")
{
    for (std::size_t i = 0; i < proof_size; ++i) {
        auto proof = chip_proof();
        proof[i] ^= std::byte{0x80};
        REQUIRE(open_session(keys(), bytes("RND.IC"), ours(), proof).error().code ==
                Errc::untrusted);
    }
    auto other = ours();
    other.challenge[0] ^= std::byte{1};
    REQUIRE(open_session(keys(), bytes("RND.IC"), other, chip_proof()).error().code ==
            Errc::untrusted);
    REQUIRE(open_session(keys(), bytes("RND.IFD"), ours(), chip_proof()).error().code ==
            Errc::untrusted);
    auto cut = chip_proof();
    cut.pop_back();
    REQUIRE(open_session(keys(), bytes("RND.IC"), ours(), cut).error().code == Errc::malformed);
}

TEST_CASE("padding ends with its mark, within one block")
{
    for (std::size_t size = 0; size < 20; ++size) {
        const base::Bytes data(size, std::byte{0x80});
        const auto whole = padded(data);
        REQUIRE(whole.size() % 8 == 0);
        REQUIRE(base::to_hex(unpadded(whole).value()) == base::to_hex(data));
    }
    for (const auto* wrong :
         {"", "00", "0000000000000000", "0102030405060708", "80000000000000000000000000000000"})
        REQUIRE(unpadded(base::from_hex(wrong).value()).error().code == Errc::malformed);
}

TEST_CASE("the retail MAC and triple DES are those of the standards' examples")
{
    // ISO 9797-1 algorithm 3 over E.IFD; what it is made of is single DES but for the last block.
    const auto mac = base::crypto::retail_mac(bytes("Kmac"), padded(bytes("E.IFD")));
    REQUIRE(mac == bytes("M.IFD"));
    const auto one_block = base::from_hex("0123456789abcde7").value();
    REQUIRE(base::crypto::retail_mac(bytes("Kmac"), one_block) ==
            base::crypto::triple_des_encrypt(bytes("Kmac"), one_block));
    // Single DES of a known pair: key 133457799BBCDFF1.
    const auto same = base::from_hex("133457799bbcdff1133457799bbcdff1").value();
    REQUIRE(base::to_hex(base::crypto::triple_des_encrypt(
                same, base::from_hex("0123456789abcdef").value())) == "85e813540f0ab405");
    REQUIRE(base::to_hex(base::crypto::sha1(base::view("abc"))) ==
            "a9993e364706816aba3e25717850c26c9cd0d89d");
}
