// A paper in somebody's hand, and what the terminal says of it.
#include "kiosk/session.h"

#include "tests/catch.h"
#include "tests/kiosk/visitor.h"

using namespace kiosk;
using namespace kiosk::test;
using ui::NoticeId;
using ui::Touch;

static const std::string code(32, 'c');

static base::SecretText link()
{
    return base::SecretText("https://centre.example/v1/verifications/" + code);
}

static wire::Verification paper(bool is_genuine)
{
    return {.genuine = is_genuine,
            .serial = "XF-7",
            .title = "居住证明",
            .holder_masked = "张*试",
            .issued_at = "2026-03-01T09:30:00Z",
            .outcome = "printed"};
}

static Visitor at_scanner()
{
    Visitor visitor;
    visitor.touches(Touch::begin);
    visitor.touches(Touch::verify_paper);
    return visitor;
}

TEST_CASE("a paper's code is asked for, and what the centre knows of it is shown")
{
    const bool is_genuine = GENERATE(true, false);
    Visitor visitor;
    visitor.touches(Touch::begin);
    REQUIRE(shown<ui::Home>(visitor.last)->can_verify_papers);
    REQUIRE(asks<ScanCode>(visitor.touches(Touch::verify_paper)));
    REQUIRE(shown<ui::ShowCode>(visitor.last));
    visitor.happens(CodeScanned{visitor.request, link()});
    REQUIRE(find<VerifyPaper>(visitor.last)->code == code);
    visitor.happens(PaperVerified{visitor.request, paper(is_genuine)});
    const auto* verified = shown<ui::Verified>(visitor.last);
    REQUIRE(verified);
    REQUIRE(verified->is_genuine == is_genuine);
    REQUIRE(verified->serial == "XF-7");
    REQUIRE(verified->issued_on == "2026-03-01");
    REQUIRE(asks<ScanCode>(visitor.touches(Touch::confirm)));
    visitor.touches(Touch::leave);
    REQUIRE(asks<StopScanning>(visitor.last));
    REQUIRE(asks<Forget>(visitor.last));
    REQUIRE(shown<ui::Attract>(visitor.last));
}

TEST_CASE("a code that is not of our papers is not taken anywhere")
{
    auto visitor = at_scanner();
    visitor.happens(
        CodeScanned{visitor.request, base::SecretText(std::string("https://elsewhere.example/"))});
    REQUIRE_FALSE(asks<VerifyPaper>(visitor.last));
    REQUIRE(noticed(visitor.last) == NoticeId::code_foreign);
    REQUIRE(asks<ScanCode>(visitor.touches(Touch::retry)));
}

TEST_CASE("a paper that the centre does not know is said to be unknown, not genuine")
{
    const auto [problem, id] = GENERATE(table<CentralProblem, NoticeId>({
        {CentralProblem::not_found, NoticeId::paper_unknown},
        {CentralProblem::unreachable, NoticeId::central_unreachable},
        {CentralProblem::untrusted, NoticeId::central_untrusted},
        {CentralProblem::refused, NoticeId::central_refused},
    }));
    auto visitor = at_scanner();
    visitor.happens(CodeScanned{visitor.request, link()});
    REQUIRE(noticed(visitor.happens(PaperVerified{visitor.request, std::unexpected(problem)})) ==
            id);
}

TEST_CASE("nobody shows a code: the scanner is put to rest and it is said")
{
    auto visitor = at_scanner();
    visitor.waits();
    REQUIRE(asks<StopScanning>(visitor.last));
    REQUIRE(noticed(visitor.last) == NoticeId::no_code);
}

TEST_CASE("a code that comes late, or from an earlier look, changes nothing")
{
    auto visitor = at_scanner();
    const auto earlier = visitor.request;
    visitor.touches(Touch::back);
    REQUIRE(asks<StopScanning>(visitor.last));
    REQUIRE(shown<ui::Home>(visitor.last));
    REQUIRE(visitor.happens(CodeScanned{earlier, link()}).empty());
    visitor.touches(Touch::verify_paper);
    REQUIRE(visitor.happens(CodeScanned{earlier, link()}).empty());
    visitor.happens(CodeScanned{visitor.request, link()});
    const auto asked = visitor.request;
    REQUIRE(visitor.happens(PaperVerified{asked - 1, paper(true)}).empty());
    REQUIRE(shown<ui::Verified>(visitor.happens(PaperVerified{asked, paper(true)})));
}

TEST_CASE("the service is offered only with a scanner, and goes from the screen with it")
{
    Visitor visitor;
    visitor.touches(Touch::begin);
    const auto condition = GENERATE(Condition::absent, Condition::failed, Condition::not_fitted);
    visitor.happens(DeviceChanged{Device::code_scanner, {condition, ""}});
    REQUIRE_FALSE(shown<ui::Home>(visitor.last)->can_verify_papers);
    REQUIRE(visitor.touches(Touch::verify_paper).empty());
    REQUIRE(shown<ui::Home>(
        visitor.happens(DeviceChanged{Device::code_scanner, {Condition::ready, ""}})));
    REQUIRE(shown<ui::ShowCode>(visitor.touches(Touch::verify_paper)));
}

TEST_CASE("a scanner that went away meanwhile is told when another paper is to be checked")
{
    auto visitor = at_scanner();
    visitor.happens(CodeScanned{visitor.request, link()});
    visitor.happens(PaperVerified{visitor.request, paper(true)});
    visitor.happens(DeviceChanged{Device::code_scanner, {Condition::absent, ""}});
    REQUIRE(noticed(visitor.touches(Touch::confirm)) == NoticeId::scanner_absent);
}

TEST_CASE("a terminal without a scanner is in service all the same")
{
    Visitor visitor;
    visitor.happens(DeviceChanged{Device::code_scanner, {Condition::absent, ""}});
    visitor.touches(Touch::begin);
    REQUIRE(shown<ui::Home>(visitor.last)->can_print_certificates);
}

TEST_CASE("a centre that never answers what a paper is does not hold the terminal")
{
    auto visitor = at_scanner();
    visitor.happens(CodeScanned{visitor.request, link()});
    REQUIRE(visitor.session.step() == Step::verifying);
    REQUIRE(noticed(visitor.waits()) == NoticeId::central_unreachable);
    REQUIRE(asks<ScanCode>(visitor.touches(Touch::retry)));
}
