// Basic access control (ICAO 9303-11, 4.3): the keys that the printed lines give, and the proof
// that both sides have them. Pure.
#pragma once

#include "base/bytes.h"
#include "base/secret.h"

namespace drivers::emrtd {

using SecretBytes = base::Secret<base::Bytes>;

inline constexpr std::size_t challenge_size = 8;
inline constexpr std::size_t key_size = 16;
inline constexpr std::size_t proof_size = 40;

struct Keys {
    SecretBytes encryption;
    SecretBytes mac;
};

SecretBytes key_seed(const base::SecretText& mrz_information);
Keys derive_keys(const SecretBytes& seed);

// ISO 7816-4: 80, then zeros up to a whole block. unpadded gives Errc::malformed without that mark.
base::Bytes padded(base::ByteView);
base::Result<base::ByteView> unpadded(base::ByteView);

// What the terminal brings: random, and fresh for every card.
struct TerminalSecrets {
    base::Bytes challenge;  // RND.IFD.
    SecretBytes key;        // K.IFD.
};

// The data of EXTERNAL AUTHENTICATE: E.IFD and M.IFD.
base::Bytes encode_proof(const Keys&, base::ByteView chip_challenge, const TerminalSecrets&);

// What protects the commands afterwards.
struct Session {
    Keys keys;
    base::Bytes counter;  // SSC, eight bytes.
};

// Errc::untrusted when the chip's answer was not made with the keys, or for other challenges.
base::Result<Session> open_session(const Keys&, base::ByteView chip_challenge,
                                   const TerminalSecrets&, base::ByteView chip_proof);

// From both halves, as terminal and chip do it.
Session make_session(base::ByteView chip_challenge, base::ByteView terminal_challenge,
                     base::ByteView chip_key, base::ByteView terminal_key);

}  // namespace drivers::emrtd
