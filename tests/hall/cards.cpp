#include "tests/hall/cards.h"

#include "base/json.h"
#include "base/verify.h"

namespace hall {

using drivers::CardKind;

static CardKind kind_of(const std::string& name)
{
    if (name == "regional_permit")
        return CardKind::regional_permit;
    if (name == "foreigner_2017")
        return CardKind::foreigner_2017;
    return name == "foreigner_2023" ? CardKind::foreigner_2023 : CardKind::citizen;
}

drivers::sdt::CardFields card_fields(const base::Json& people, std::string_view person)
{
    for (const auto& one : people) {
        if (one.at("person") != person)
            continue;
        const auto text = [&one](const char* key) { return one.at(key).get<std::string>(); };
        const auto kind = kind_of(text("kind"));
        // The foreigner's card of 2023 names no authority: it is always the same one.
        const bool has_authority = kind != CardKind::foreigner_2023;
        return {.kind = kind,
                .name = text("name"),
                .english_name = text("english_name"),
                .sex = text("sex"),
                .ethnic_group = text("ethnic_group"),
                .birth = text("birth"),
                .address = text("address"),
                .number = text("number"),
                .nationality = text("nationality"),
                .authority = has_authority ? text("authority") : std::string{},
                .valid_from = text("valid_from"),
                .valid_to = text("valid_to"),
                .newest_address = {},
                .fingers = 2};
    }
    VERIFY(!"a person of the demonstration data");
    return {};
}

drivers::sdt::Card card_of(const base::Json& people, std::string_view person)
{
    auto card = drivers::sdt::make_card(card_fields(people, person));
    VERIFY(card);
    return std::move(*card);
}

}  // namespace hall
