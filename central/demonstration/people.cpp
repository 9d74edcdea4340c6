#include "central/demonstration/people.h"

#include "central/card.h"
#include "central/document/certificate_document.h"

namespace central::demonstration {

using base::Result;

static std::string with_check(std::string seventeen)
{
    seventeen += check_character(seventeen);
    return seventeen;
}

static Card citizen(std::string person, std::string name, std::string sex, std::string group,
                    std::string birth, const std::string& sequence)
{
    Card card;
    card.person = std::move(person);
    card.name = std::move(name);
    card.sex = std::move(sex);
    card.ethnic_group = std::move(group);
    card.number = with_check("100000" + birth + sequence);
    card.birth = std::move(birth);
    card.address = "示范省示范市一门区示范路1号";
    card.authority = "示范市公安局一门分局";
    card.valid_from = "20160301";
    card.valid_to = "20360301";
    return card;
}

static Card expired_card()
{
    auto card = citizen("expired_card", "吴旧证", "1", "01", "19780605", "003");
    card.valid_from = "20051001";
    card.valid_to = "20251001";
    return card;
}

static Card long_term_card()
{
    auto card = citizen("long_name", "阿卜杜热合曼·图尔荪江买买提", "1", "05", "19561111", "001");
    card.valid_to = "长期";
    return card;
}

static Card permit()
{
    auto card = citizen("regional_permit", "陳家安", "2", "", "19900214", "000");
    card.kind = wire::EvidenceKind::regional_permit;
    card.number = with_check("83000019900214000");
    return card;
}

static Card foreigner()
{
    auto card = citizen("foreigner", "SPECIMEN, JANE", "2", "", "19850101", "000");
    card.kind = wire::EvidenceKind::foreigner_2023;
    card.number = with_check("90082619850101000");
    card.english_name = "SPECIMEN, JANE";
    card.nationality = "826";
    card.authority = "国家移民管理局";
    card.address = "";
    return card;
}

std::vector<Card> cards()
{
    return {citizen("three_certificates", "林晓一", "1", "01", "19880520", "007"),
            citizen("no_certificates", "周明示", "2", "01", "19950817", "002"),
            expired_card(),
            long_term_card(),
            permit(),
            foreigner()};
}

static Result<int> pages_of(const document::Fonts& fonts, const store::Certificate& certificate)
{
    const auto content = TRY(document::from_json(certificate.content));
    const document::Imprint imprint{
        .serial = make_serial(2026, 1),
        .verify_url = "https://localhost/v1/verifications/" + std::string(32, '0'),
        .date = "2026年12月31日"};
    return document::count_pages(fonts, content, imprint);
}

static Result<> add(store::Store& store, const document::Fonts& fonts, const Card& card,
                    base::WallTime now)
{
    const store::Person person{.kind = card.kind,
                               .number = base::SecretText(card.number),
                               .name = base::SecretText(card.name)};
    const auto id = TRY(store.add_person(person));
    for (auto& certificate : certificates_of(card, now)) {
        certificate.person = id;
        certificate.pages = TRY(pages_of(fonts, certificate));
        TRY(store.add_certificate(certificate));
    }
    const auto year = std::stoi(base::to_rfc3339(now).substr(0, 4));
    for (auto& filed : cases_of(card, now))
        TRY(store.add_case({.person = id, .of = std::move(filed)}, year));
    return {};
}

Result<> add_people(store::Store& store, const document::Fonts& fonts, base::WallTime now)
{
    for (const auto& card : cards()) {
        if (store.find_person(base::SecretText(card.number)))
            return base::fail(base::Errc::refused, "the demonstration's people are there already");
        TRY(add(store, fonts, card, now));
    }
    return {};
}

}  // namespace central::demonstration
