// From the card to a person's own page, and back from everything on it.
#include "kiosk/session.h"

#include "tests/catch.h"
#include "tests/kiosk/visitor.h"

using namespace kiosk;
using namespace kiosk::test;
using ui::Choose;
using ui::NoticeId;
using ui::OwnArea;
using ui::Touch;

namespace {

wire::Case a_case()
{
    return {.number = "BJ-2026-0000001-3",
            .item = "elder-allowance",
            .title = "高龄津贴",
            .title_en = "Allowance",
            .applied_on = "2026-02-01",
            .state = wire::CaseState::special_procedure,
            .holder = "民政局",
            .legal_until = "",
            .promised_until = "",
            .days_left = 3,
            .to_do = wire::CaseToDo::supply_papers,
            .to_do_text = "复印件",
            .stops = {{"2026-02-10", "2026-02-20", false, "核查", "Inspection"}},
            .history = {{wire::CaseHappening::received, "2026-02-01", "窗口", "", ""}}};
}

Choose area(OwnArea which)
{
    return Choose{static_cast<int>(which)};
}

Visitor at_my_page()
{
    Visitor visitor;
    visitor.touches(Touch::begin);
    visitor.touches(Touch::my_page);
    visitor.happens(CardRead{visitor.request, Visitor::card(), "05.03"});
    visitor.happens(SessionAnswered{visitor.request, std::string(32, 's')});
    visitor.happens(OverviewArrived{find<FetchOverview>(visitor.last)->request,
                                    wire::Overview{1, 1, 2, 3, 0, 0}});
    return visitor;
}

Visitor at_cases()
{
    auto visitor = at_my_page();
    visitor.touches(area(OwnArea::cases));
    visitor.happens(CasesArrived{find<FetchCases>(visitor.last)->request, std::vector{a_case()}});
    return visitor;
}

}  // namespace

TEST_CASE("the card leads to the person's own page, with what there is in each area")
{
    auto visitor = at_my_page();
    const auto* page = shown<ui::MyPage>(visitor.last);
    REQUIRE(page);
    CHECK(page->cases == 1);
    CHECK(page->certificates == 2);
    CHECK(page->masked_name.reveal() != "张测试");
}

TEST_CASE("the short way to a certificate stays as it was")
{
    Visitor visitor;
    visitor.to_list();
    REQUIRE(shown<ui::Certificates>(visitor.last));
    CHECK_FALSE(shown<ui::Certificates>(visitor.last)->can_go_back);
    visitor.touches(Touch::back);
    CHECK(visitor.session.step() == Step::choosing);
}

TEST_CASE("a case is opened and left again, step by step")
{
    auto visitor = at_cases();
    REQUIRE(shown<ui::Cases>(visitor.last)->cases.size() == 1);
    visitor.touches(Choose{1});
    CHECK(visitor.session.step() == Step::cases);
    visitor.touches(Choose{0});
    const auto& of = shown<ui::CaseDetail>(visitor.last)->of;
    CHECK(of.state == "case.state.special_procedure");
    CHECK(of.stopped_since == "2026-02-10");
    CHECK(of.to_do == "case.to_do.supply_papers");
    CHECK(of.history.at(0).what == "case.event.received");
    CHECK(of.stage == 2);
    visitor.touches(Touch::back);
    CHECK(shown<ui::Cases>(visitor.last));
    visitor.touches(Touch::back);
    CHECK(shown<ui::MyPage>(visitor.last));
}

TEST_CASE("certificates are reached from the own page, and left for it")
{
    auto visitor = at_my_page();
    visitor.touches(area(OwnArea::certificates));
    visitor.happens(CertificatesArrived{visitor.request, std::vector{Visitor::certificate("c1")}});
    CHECK(shown<ui::Certificates>(visitor.last)->can_go_back);
    visitor.touches(Touch::back);
    CHECK(shown<ui::MyPage>(visitor.last));
    visitor.touches(area(OwnArea::certificates));
    visitor.happens(CertificatesArrived{visitor.request, std::vector<wire::CertificateSummary>{}});
    CHECK(noticed(visitor.last) == NoticeId::nothing_to_print);
    visitor.touches(Touch::confirm);
    CHECK(shown<ui::MyPage>(visitor.last));
}

TEST_CASE("records are shown with their source, one that is silent among them")
{
    auto visitor = at_my_page();
    visitor.touches(area(OwnArea::records));
    const std::vector<wire::RecordGroup> groups{
        {.source = "social-insurance",
         .title = "社会保险",
         .title_en = "Social insurance",
         .platform = "中心",
         .is_available = true,
         .as_of = "2026-03-01T06:20:00Z",
         .rows = {{"状态", "Standing", base::SecretText("正常")}}},
        {.source = "fund", .title = "公积金", .title_en = "Fund", .platform = "中心"}};
    visitor.happens(RecordsArrived{find<FetchRecords>(visitor.last)->request, groups});
    const auto* records = shown<ui::Records>(visitor.last);
    REQUIRE(records->groups.size() == 2);
    CHECK(records->groups[0].as_of == "2026-03-01 14:20");
    CHECK_FALSE(records->groups[1].is_available);
    visitor.touches(Touch::back);
    CHECK(shown<ui::MyPage>(visitor.last));
}

TEST_CASE("what cannot be had can be tried again or left for the own page")
{
    const auto which = GENERATE(OwnArea::cases, OwnArea::records, OwnArea::complaints);
    auto visitor = at_my_page();
    visitor.touches(area(which));
    CHECK(visitor.session.step() == Step::looking_up);
    // The machine gives up by itself when nothing comes.
    visitor.waits();
    CHECK(noticed(visitor.last) == NoticeId::central_unreachable);
    CHECK(visitor.session.patience().limit);
    visitor.touches(Touch::confirm);
    CHECK(shown<ui::MyPage>(visitor.last));
    visitor.touches(area(which));
    visitor.waits();
    visitor.touches(Touch::retry);
    CHECK(visitor.session.step() == Step::looking_up);
}

TEST_CASE("without the overview there is a second try and a way out, and nothing in between")
{
    Visitor visitor;
    visitor.touches(Touch::begin);
    visitor.touches(Touch::my_page);
    visitor.happens(CardRead{visitor.request, Visitor::card(), "05.03"});
    visitor.happens(SessionAnswered{visitor.request, std::string(32, 's')});
    visitor.happens(OverviewArrived{find<FetchOverview>(visitor.last)->request,
                                    std::unexpected(CentralProblem::refused)});
    CHECK(noticed(visitor.last) == NoticeId::central_refused);
    CHECK_FALSE(shown<ui::Notice>(visitor.last)->can_continue);
    visitor.touches(Touch::retry);
    CHECK(asks<FetchOverview>(visitor.last));
}

TEST_CASE("late answers change nothing")
{
    auto visitor = at_my_page();
    visitor.touches(area(OwnArea::cases));
    const auto old = find<FetchCases>(visitor.last)->request;
    visitor.waits();
    visitor.touches(Touch::confirm);
    CHECK(visitor.happens(CasesArrived{old, std::vector{a_case()}}).empty());
    CHECK(visitor.happens(RecordsArrived{old, std::vector<wire::RecordGroup>{}}).empty());
    CHECK(visitor.session.step() == Step::my_page);
}

TEST_CASE("who leaves their own page leaves nothing of it")
{
    auto visitor = at_cases();
    visitor.touches(Touch::leave);
    CHECK(asks<EndCentralSession>(visitor.last));
    CHECK(asks<Forget>(visitor.last));
    visitor.happens(CardPresence{false});
    visitor.touches(Touch::begin);
    visitor.touches(Touch::print_certificate);
    visitor.happens(CardRead{visitor.request, Visitor::card(), "05.03"});
    visitor.happens(SessionAnswered{visitor.request, std::string(32, 's')});
    CHECK(asks<ListCertificates>(visitor.last));
}

TEST_CASE("the own page needs a reader and the centre, and no printer")
{
    Visitor visitor;
    visitor.touches(Touch::begin);
    visitor.happens(DeviceChanged{Device::document_printer, {Condition::paper_out, "ipp"}});
    REQUIRE(shown<ui::Home>(visitor.last)->can_see_own);
    CHECK(asks<ReadCard>(visitor.touches(Touch::my_page)));
    visitor.touches(Touch::back);
    visitor.happens(CentralChanged{false});
    CHECK_FALSE(asks<ReadCard>(visitor.touches(Touch::my_page)));
}

TEST_CASE("the code on a complaint's slip is followed without a card")
{
    const std::string key(32, 'c');
    Visitor visitor;
    visitor.touches(Touch::begin);
    visitor.touches(Touch::verify_paper);
    visitor.happens(CodeScanned{visitor.request,
                                base::SecretText("https://centre.example/v1/complaints/" + key)});
    const auto follow = *find<FollowComplaint>(visitor.last);
    CHECK(follow.key == key);
    SECTION("answered")
    {
        const wire::ComplaintStanding standing{.number = "TS-2026-0000010001-4",
                                               .kind = wire::ComplaintKind::consultation,
                                               .subject = wire::ComplaintSubject::guide,
                                               .filed_at = "2026-03-01T06:20:00Z",
                                               .answered_at = "2026-03-01T18:20:00Z",
                                               .answer = base::SecretText("三号窗口")};
        visitor.happens(ComplaintsArrived{follow.request, std::vector{standing}});
        const auto* screen = shown<ui::Complaints>(visitor.last);
        REQUIRE(screen);
        CHECK(screen->complaints.at(0).answered_on == "2026-03-02");
        visitor.touches(Touch::back);
        CHECK(shown<ui::Home>(visitor.last));
    }
    SECTION("not there yet")
    {
        visitor.happens(
            ComplaintsArrived{follow.request, std::unexpected(CentralProblem::not_found)});
        CHECK(noticed(visitor.last) == NoticeId::complaint_unknown);
        CHECK(asks<ScanCode>(visitor.touches(Touch::retry)));
    }
}
