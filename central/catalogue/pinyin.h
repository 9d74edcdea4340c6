// How a Chinese name is found by somebody who types Latin letters: its sounds, and their first
// letters. Where a character has several readings the most frequent one is taken.
#pragma once

#include <string>
#include <string_view>

namespace central::catalogue {

struct Spelling {
    std::string pinyin;    // "chushengdengji": lower-case letters and digits only.
    std::string initials;  // "csdj"
};

// At most 400 bytes each. Latin letters and digits of the name stand for themselves.
Spelling spell(std::string_view name);

}  // namespace central::catalogue
