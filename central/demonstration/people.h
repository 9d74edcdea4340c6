// People who do not exist, for demonstrations and tests: their cards and what they hold. Their
// numbers have valid check digits and codes that no authority gives out (province 10, sequence
// 000), so that nobody real can have them.
#pragma once

#include "base/clock.h"
#include "central/document/canvas.h"
#include "central/store/store.h"

#include <string>
#include <vector>

namespace central::demonstration {

// As the chip has it; what yimen-centralctl prints for emulated readers.
struct Card {
    std::string person;  // Keyword: why this person is here.
    wire::EvidenceKind kind = wire::EvidenceKind::citizen;
    std::string name;
    std::string english_name;
    std::string sex;
    std::string ethnic_group;
    std::string birth;
    std::string address;
    std::string number;
    std::string nationality;
    std::string authority;
    std::string valid_from;
    std::string valid_to;
};

std::vector<Card> cards();

// The certificates of a person of cards(), valid from a while before `now`.
std::vector<store::Certificate> certificates_of(const Card&, base::WallTime now);

// Their matters: one that stands still, one overdue, one that waits for papers, two done.
std::vector<cases::Case> cases_of(const Card&, base::WallTime now);

// What other platforms keep on them, as files for sharing::FilePlatform.
base::Result<> add_platforms(const std::filesystem::path& folder, base::WallTime now);

// Puts all of them into the store. Errc::refused when they are there already.
base::Result<> add_people(store::Store&, const document::Fonts&, base::WallTime now);

}  // namespace central::demonstration
