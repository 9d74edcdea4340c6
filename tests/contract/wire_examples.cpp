// Speaks for the C++ side of the contract. Without arguments: one example of every message as the
// encoders write it. With --judge: reads lines of {"message": …, "json": …} and answers each with
// "accepted", or "refused" and why.
#include "central/wire/cases.h"
#include "central/wire/catalogue.h"
#include "central/wire/help.h"
#include "central/wire/messages.h"
#include "central/wire/records.h"

#include "base/json.h"

#include "tests/central/catalogue/sample.h"

#include <fmt/format.h>

#include <iostream>
#include <map>
#include <string>

using base::Extra;
using base::Json;
using base::SecretText;

namespace {

const std::string id = "0123456789abcdef0123456789abcdef";
const std::string serial = "XF-2026-00000001-3";
const std::string complaint = "TS-2026-0000010007-4";
const std::string moment = "2026-03-01T08:00:00Z";
const std::string pem = "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n";
const std::string request_pem =
    "-----BEGIN CERTIFICATE REQUEST-----\nMA==\n-----END CERTIFICATE REQUEST-----\n";

wire::CardEvidence evidence()
{
    return {.kind = wire::EvidenceKind::citizen,
            .name = SecretText("阿依古丽·买买提"),
            .number = SecretText("11010519491231002X"),
            .valid_to = "20361231",
            .secure_module = "05.03-20210815-0001234567-0123456789",
            .visit = id};
}

wire::CertificateList certificates()
{
    return {{{.id = "c-1",
              .kind = "residence-certificate",
              .title = "居住证明",
              .title_en = "Residence certificate",
              .issuer = "示范市公安局",
              .valid_from = "2026-01-01",
              .valid_to = "2026-12-31",
              .pages = 1}}};
}

wire::Heartbeat heartbeat()
{
    return {.version = "0.1.0",
            .uptime_s = 3600,
            .outbox = 2,
            .in_service = true,
            .devices = {{"document_printer", "IPP Everywhere", "paper_low"}}};
}

wire::CaseList cases()
{
    return {{{.number = "BJ-2026-0000001-3",
              .item = "elder-allowance",
              .title = "高龄津贴申领",
              .title_en = "Allowance for the very old",
              .applied_on = "2026-02-01",
              .state = wire::CaseState::special_procedure,
              .holder = "示范市民政局",
              .legal_until = "2026-04-01",
              .promised_until = "2026-03-10",
              .days_left = 3,
              .is_provisional = false,
              .alarm = wire::CaseAlarm::yellow,
              .to_do = wire::CaseToDo::supply_papers,
              .to_do_text = "银行卡复印件",
              .to_do_text_en = "A copy of the bank card",
              .to_do_until = "2026-03-09",
              .stops = {{"2026-02-10", "2026-02-20", true, "实地核查", "A visit on the spot"}},
              .history = {{wire::CaseHappening::received, "2026-02-01", "示范市民政局", "窗口收件",
                           "Handed in"}}}}};
}

wire::RecordList records()
{
    return {{{.source = "social-insurance",
              .title = "社会保险",
              .title_en = "Social insurance",
              .platform = "示范市社会保险中心",
              .is_available = true,
              .as_of = moment,
              .rows = {{"参保状态", "Standing", SecretText("正常")}}}}};
}

wire::ComplaintStanding standing()
{
    return {.number = complaint,
            .kind = wire::ComplaintKind::cannot_be_done,
            .subject = wire::ComplaintSubject::guide,
            .filed_at = moment,
            .answered_at = moment,
            .answer = SecretText("请到 3 号窗口")};
}

wire::Catalogue catalogue()
{
    return {.day = "2026-03-01",
            .is_demonstration = true,
            .themes = {{"household", {"户籍", "Household"}, "id_card"}},
            .items = {central::testing::sample_item("birth")},
            .packages = {{.id = "child-born",
                          .name = {"孩子出生", "A child is born"},
                          .summary = {"一次办好", "In one go"},
                          .pinyin = "haizichusheng",
                          .initials = "hzcs",
                          .items = {"birth"},
                          .materials = {{.name = {"户口簿", "Household register"}}},
                          .before = {9, 9, 30},
                          .now = {3, 3, 5}}}};
}

// The examples are the longest-lived values: what is optional is there.
Json examples()
{
    Json all;
    const auto add = [&all](std::string_view name, Json json) { all[name] = std::move(json); };
    add("Enrolment", encode(wire::Enrolment{"K7QP-0000-ABCD-1234-WXYZ", request_pem, "YM-1"}));
    add("Enrolled", encode(wire::Enrolled{"T-000001", pem, pem, pem}));
    add("CardEvidence", encode(evidence()));
    add("SessionOpened", encode(wire::SessionOpened{id}));
    add("CertificateList", encode(certificates()));
    add("IssueRequest", encode(wire::IssueRequest{"c-1", id}));
    add("Issue", encode(wire::Issue{serial, 2, id + id, 80'000,
                                    "https://localhost:8443/v1/verifications/" + id}));
    add("OutcomeReport",
        encode(wire::OutcomeReport{wire::Outcome::not_printed, 0, "paper_out", moment}));
    add("Rating", encode(wire::Rating{id, serial, 5}));
    add("Heartbeat", encode(heartbeat()));
    add("HeartbeatAnswer",
        encode(wire::HeartbeatAnswer{
            moment, {{"T-000002", "示范大厅", "示范路1号", "08:30-17:30", 800}}, id + id}));
    add("Overview", encode(wire::Overview{4, 2, 3, 3, 1, 1}));
    add("CaseList", encode(cases()));
    add("RecordList", encode(records()));
    add("HelpCall", encode(wire::HelpCall{id, "preview"}));
    add("HelpCallAnswer", encode(wire::HelpCallAnswer{moment, moment}));
    add("Complaint", encode(wire::Complaint{complaint, id, wire::ComplaintKind::consultation,
                                            wire::ComplaintSubject::handling, id, moment, "MA=="}));
    add("ComplaintStanding", encode(standing()));
    add("ComplaintList", encode(wire::ComplaintList{{standing()}}));
    add("Verification",
        encode(wire::Verification{true, serial, "居住证明", "阿*****提", moment, "printed"}));
    add("CatalogueRelease", encode(wire::CatalogueRelease{"{}", id}));
    add("Catalogue", encode(catalogue()));
    add("Problem", encode(wire::Problem{403, "card-expired", "the card is no longer valid"}));
    return all;
}

template <class T>
base::Result<> judge(const Json& json, Extra extra)
{
    TRY(wire::decode<T>(json, extra));
    return {};
}

base::Result<> judge_catalogue(const Json& json, Extra extra)
{
    TRY(wire::decode_catalogue(json, extra));
    return {};
}

base::Result<> judge_release(const Json& json, Extra extra)
{
    TRY(wire::decode_release(json, extra));
    return {};
}

using Judge = base::Result<> (*)(const Json&, Extra);

struct Decoder {
    Judge judge;
    Extra extra;  // As the program that receives this message asks.
};

const std::map<std::string, Decoder>& decoders()
{
    static const std::map<std::string, Decoder> all{
        {"Enrolment", {judge<wire::Enrolment>, Extra::refused}},
        {"Enrolled", {judge<wire::Enrolled>, Extra::ignored}},
        {"CardEvidence", {judge<wire::CardEvidence>, Extra::refused}},
        {"SessionOpened", {judge<wire::SessionOpened>, Extra::ignored}},
        {"CertificateList", {judge<wire::CertificateList>, Extra::ignored}},
        {"IssueRequest", {judge<wire::IssueRequest>, Extra::refused}},
        {"Issue", {judge<wire::Issue>, Extra::ignored}},
        {"OutcomeReport", {judge<wire::OutcomeReport>, Extra::refused}},
        {"Rating", {judge<wire::Rating>, Extra::refused}},
        {"Heartbeat", {judge<wire::Heartbeat>, Extra::refused}},
        {"HeartbeatAnswer", {judge<wire::HeartbeatAnswer>, Extra::ignored}},
        {"Overview", {judge<wire::Overview>, Extra::ignored}},
        {"CaseList", {judge<wire::CaseList>, Extra::ignored}},
        {"RecordList", {judge<wire::RecordList>, Extra::ignored}},
        {"HelpCall", {judge<wire::HelpCall>, Extra::refused}},
        {"HelpCallAnswer", {judge<wire::HelpCallAnswer>, Extra::ignored}},
        {"Complaint", {judge<wire::Complaint>, Extra::refused}},
        {"ComplaintStanding", {judge<wire::ComplaintStanding>, Extra::ignored}},
        {"ComplaintList", {judge<wire::ComplaintList>, Extra::ignored}},
        {"Verification", {judge<wire::Verification>, Extra::ignored}},
        {"CatalogueRelease", {judge_release, Extra::ignored}},
        {"Catalogue", {judge_catalogue, Extra::ignored}},
        {"Problem", {judge<wire::Problem>, Extra::ignored}},
    };
    return all;
}

std::string verdict(const std::string& line)
{
    const auto json = base::parse_json(line, 4U * 1024 * 1024);
    if (!json)
        return "refused " + json.error().detail;
    const auto& decoder = decoders().at(json->at("message").get<std::string>());
    const auto told = decoder.judge(json->at("json"), decoder.extra);
    return told ? "accepted" : "refused " + told.error().detail;
}

}  // namespace

int main(int count, char** arguments)
{
    if (count == 1) {
        fmt::print("{}\n", examples().dump(2));
        return 0;
    }
    if (count != 2 || std::string_view(arguments[1]) != "--judge")
        return 2;
    for (std::string line; std::getline(std::cin, line);)
        fmt::print("{}\n", verdict(line));
    return 0;
}
