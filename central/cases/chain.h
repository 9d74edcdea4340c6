// The chain of a case's file: each entry carries the SHA-256 of the one before, over an encoding
// in which no two different entries look alike. Who changes, removes, moves or back-dates an entry
// breaks every later link; who cuts off the end, or makes all links anew, is found by a head that
// was kept elsewhere (an anchor). Pure.
#pragma once

#include "base/bytes.h"
#include "central/cases/terms.h"

#include <span>
#include <string>
#include <vector>

namespace central::cases {

// A case as it is kept.
struct File {
    Terms terms;
    std::vector<Entry> entries;
};

// "yimen.case-entry.1", then every field in the order of the struct: texts as their length (32
// bits, big-endian) and bytes, numbers in 64 bits, enumerators as their names, what may be absent
// behind a 0 or a 1, moments as seconds and days as days since 1970.
base::Bytes encoding_of(const Entry&);
base::Bytes encoding_of(const Terms&);  // "yimen.case-terms.1", the same way.
Digest digest_of(const Entry&);
Digest digest_of(const Terms&);
std::string to_text(const Digest&);  // 64 lower-case hexadecimal digits.
base::Result<Digest> digest_from(std::string_view);

// How far a file has come, in 40 bytes: kept beside it, sent to another platform, printed.
struct Head {
    std::string number;  // Of the case.
    int entries = 0;
    Digest digest{};  // Of the last entry; of the terms when there is none.
    bool operator==(const Head&) const = default;
};
Head head_of(const File&);

enum class Break {
    miscounted,  // An entry's number is not its place.
    unlinked,    // It does not carry the digest of the one before (of the first: of the terms).
    back_dated,  // Its moment lies before that of the one before.
    cut,         // There are fewer entries than the head knows of.
    replaced,    // Another entry stands where the head's was.
    foreign,     // The head is of another case.
};
std::string_view name_of(Break);

struct BrokenAt {
    int entry = 0;  // From 1: the first place that is not as it was made.
    Break how{};
    bool operator==(const BrokenAt&) const = default;
};

// Nothing when the file is whole.
std::optional<BrokenAt> verify_chain(const File&);
// And when, besides, it goes on from that head.
std::optional<BrokenAt> verify_chain(const File&, const Head&);

// One digest over the heads of a day, whatever their order, and over the digest of the day before.
// Errc::malformed when a case is there twice.
base::Result<Digest> anchor_of(Day, const Digest& day_before, std::vector<Head> heads);

}  // namespace central::cases
