#include "central/card.h"
#include "central/masking.h"

#include "tests/catch.h"

using namespace central;
using enum wire::EvidenceKind;

namespace {

const base::WallTime now = *base::from_rfc3339("2026-03-01T08:00:00Z");

CardVerdict verdict(wire::EvidenceKind kind, const std::string& number,
                    const std::string& valid_to = "长期", base::WallTime at = now)
{
    return check_card({.kind = kind,
                       .name = base::SecretText("示范"),
                       .number = base::SecretText(number),
                       .valid_to = valid_to,
                       .secure_module = "x",
                       .visit = {}},
                      at);
}

}  // namespace

TEST_CASE("the check character is the one of GB 11643")
{
    REQUIRE(has_valid_check("11010519491231002X"));  // The standard's sample.
    for (const auto* number :
         {"110105194912310020", "11010519491231002x", "1101051949123100", "", "A1010519491231002X"})
        REQUIRE_FALSE(has_valid_check(number));
}

TEST_CASE("each kind of card has numbers of its own")
{
    struct Row {
        wire::EvidenceKind kind;
        const char* number;
        CardVerdict expected;
    };
    const Row rows[] = {
        {citizen, "11010519491231002X", CardVerdict::accepted},
        {citizen, "110105194912310021", CardVerdict::refused},
        {citizen, "932682198501010017", CardVerdict::refused},
        {regional_permit, "830000199002140003", CardVerdict::accepted},
        {regional_permit, "11010519491231002X", CardVerdict::refused},
        {foreigner_2023, "932682198501010017", CardVerdict::accepted},  // Published specimens.
        {foreigner_2023, "911124198108030024", CardVerdict::accepted},
        {foreigner_2023, "11010519491231002X", CardVerdict::refused},
        {foreigner_2017, "CAN110081080319", CardVerdict::accepted},
        {foreigner_2017, "CA1110081080319", CardVerdict::refused},
        {foreigner_2017, "932682198501010017", CardVerdict::refused},
        {citizen, "CAN110081080319", CardVerdict::refused},
    };
    for (const auto& row : rows) {
        INFO(row.number);
        REQUIRE(verdict(row.kind, row.number) == row.expected);
    }
}

TEST_CASE("a card is good through its last day in Beijing and no longer")
{
    const auto* number = "11010519491231002X";
    const auto last_evening = *base::from_rfc3339("2026-03-01T15:59:59Z");
    const auto midnight = *base::from_rfc3339("2026-03-01T16:00:00Z");
    REQUIRE(verdict(citizen, number, "20260301", last_evening) == CardVerdict::accepted);
    REQUIRE(verdict(citizen, number, "20260301", midnight) == CardVerdict::expired);
    REQUIRE(verdict(citizen, number, "20260228") == CardVerdict::expired);
    REQUIRE(verdict(citizen, number, "长期", midnight) == CardVerdict::accepted);
}

TEST_CASE("a masked name is known to its owner only")
{
    const auto mask = [](const char* name) { return masked(base::SecretText(name)); };
    REQUIRE(mask("林晓一") == "林*一");
    REQUIRE(mask("周明") == "周*");
    REQUIRE(mask("林") == "林");
    REQUIRE(mask("").empty());
    REQUIRE(mask("古丽·买买提") == "古****提");
}
