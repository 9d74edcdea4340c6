// What the contract test (tests/contract) does not reach: that values come back as they were sent.
#include "central/wire/messages.h"

#include "base/json.h"
#include "tests/catch.h"

using base::Extra;

TEST_CASE("card evidence comes back as it was sent")
{
    const wire::CardEvidence sent{.kind = wire::EvidenceKind::foreigner_2023,
                                  .name = base::SecretText("WILLIAMS, John"),
                                  .number = base::SecretText("932682198501010017"),
                                  .valid_to = "长期",
                                  .secure_module = "05.03-20210815-1",
                                  .visit = std::string(32, 'a')};
    const auto got = wire::decode<wire::CardEvidence>(encode(sent), Extra::refused);
    REQUIRE(got);
    REQUIRE(got->kind == sent.kind);
    REQUIRE(got->name.reveal() == "WILLIAMS, John");
    REQUIRE(got->number.reveal() == "932682198501010017");
    REQUIRE(got->valid_to == "长期");
    REQUIRE(got->visit == sent.visit);
}

TEST_CASE("a heartbeat keeps its devices in order")
{
    const wire::Heartbeat sent{.version = "0.1.0",
                               .uptime_s = 7,
                               .outbox = 3,
                               .in_service = true,
                               .devices = {{"a", "m", "ready"}, {"b", "", "absent"}}};
    const auto got = wire::decode<wire::Heartbeat>(encode(sent), Extra::refused);
    REQUIRE(got);
    REQUIRE(got->in_service);
    REQUIRE(got->outbox == 3);
    REQUIRE(got->devices.size() == 2);
    REQUIRE(got->devices[1].device == "b");
    REQUIRE(got->devices[0].state == "ready");
}

TEST_CASE("an outcome without counted pages has none after the journey")
{
    const wire::OutcomeReport sent{wire::Outcome::unknown, std::nullopt, "power_cut",
                                   "2026-03-01T08:00:00Z"};
    const auto json = encode(sent);
    REQUIRE_FALSE(json.contains("pages_out"));
    REQUIRE_FALSE(wire::decode<wire::OutcomeReport>(json, Extra::refused)->pages_out);
}

TEST_CASE("the mistakes of a list's element are told with those of the message")
{
    auto json = encode(wire::Heartbeat{"0.1.0", 1, 0, true, {{"a", "m", "ready"}}});
    json["version"] = "";
    json["devices"][0]["state"] = "Paper out";
    json["devices"][0]["extra"] = 1;
    const auto told = wire::decode<wire::Heartbeat>(json, Extra::refused).error();
    for (const auto* part :
         {"message.version", "devices.state is not a keyword", "devices.extra is not known"})
        REQUIRE(told.detail.contains(part));
}

TEST_CASE("a newer centre's additional fields do not disturb a terminal")
{
    auto json = encode(wire::CertificateList{{{"c-1", "k", "题", "t", "局", "2026-01-01", "", 1}}});
    json["certificates"][0]["colour"] = "red";
    REQUIRE(wire::decode<wire::CertificateList>(json, Extra::ignored)->certificates.size() == 1);
}

TEST_CASE("no mistake repeats personal data")
{
    auto json = encode(wire::CardEvidence{.name = base::SecretText("张三"),
                                          .number = base::SecretText("secret number"),
                                          .valid_to = "tomorrow",
                                          .secure_module = "x",
                                          .visit = "x"});
    const auto told = wire::decode<wire::CardEvidence>(json, Extra::refused).error().detail;
    REQUIRE_FALSE(told.contains("张三"));
    REQUIRE_FALSE(told.contains("secret number"));
}
