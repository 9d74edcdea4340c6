// An item with nothing wrong, for tests to spoil.
#pragma once

#include "central/wire/catalogue.h"

#include <algorithm>
#include <string>

namespace central::testing {

inline wire::Item sample_item(const std::string& id)
{
    std::string capitals;
    for (const char c : id)
        if (c >= 'a' && c <= 'z')
            capitals += static_cast<char>(c - 'a' + 'A');
    return {
        .id = id,
        .basic_code = "070000010000",
        .implementation_code = ("11990000SF0000001X" + capitals + "00000000000000").substr(0, 30),
        .version = 1,
        .effective = "2026-01-01",
        .ends = "",
        .kind = wire::ItemKind::confirmation,
        .level = wire::ItemLevel::county,
        .promise = wire::Promise::within_days,
        .authority = {"示范市公安局", "Police of Shifan"},
        .authority_kind = wire::AuthorityKind::organ,
        .applicants = {wire::Applicant::person},
        .forms = {wire::HandlingForm::window},
        .lists = {wire::ReformList::one_trip},
        .themes = {"household"},
        .name = {"出生登记", "Registration of a birth"},
        .summary = {"给新生儿登记户口", "Enters a newborn child"},
        .pinyin = "chushengdengji",
        .initials = "csdj",
        .basis = {{{"户口登记条例", "Household Registration"}, 7}},
        .conditions = {{"一个月以内", "Within a month"}},
        .materials = {{.name = {"户口簿", "Household register"}, .originals = 1}},
        .steps = {{{"受理", "Acceptance"}, 0}, {{"审查", "Review"}, 5}},
        .legal_days = 20,
        .promised_days = 5,
        .fee = {},
        .fee_basis = {},
        .result = {"户口簿", "Household register"},
        .counter = {{"一号窗口", "Counter 1"}, {"工作日", "Working days"}, "12345"},
        .before = {4, 4, 20},
        .now = {1, 2, 5},
        .at_terminal = false,
        .has_tolerance = true,
        .has_commitment = false,
        .is_silence_yes = false,
        .certificate = ""};
}

}  // namespace central::testing
