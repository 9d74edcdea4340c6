// Help over whatever the visit shows, and back to where the citizen was.
#include "kiosk/help_desk.h"

#include "kiosk/local_time.h"
#include "tests/catch.h"
#include "tests/kiosk/visitor.h"

using namespace kiosk;
using namespace kiosk::test;
using ui::Choose;
using ui::HelpCallState;
using ui::NoticeId;
using ui::Touch;

namespace {

// The last screen of help that was shown, when it is an S.
template <class S>
const S* helped(const Effects& effects)
{
    const S* out = nullptr;
    for (const auto& effect : effects)
        if (const auto* help = std::get_if<ShowHelp>(&effect))
            out = std::get_if<S>(&help->screen);
    return out;
}

const auto told = wire::HelpCallAnswer{"2026-03-01T06:20:00Z", ""};

Visitor at_draft()
{
    Visitor visitor;
    visitor.to_list();
    visitor.touches(Touch::help);
    visitor.touches(Choose{1});
    visitor.touches(Choose{1});
    return visitor;
}

}  // namespace

TEST_CASE("help opens over any screen, and closing it changes nothing of the visit")
{
    Visitor visitor;
    visitor.to_list();
    visitor.touches(Touch::help);
    REQUIRE(helped<ui::Help>(visitor.last));
    // What would have chosen a certificate is now help's.
    CHECK_FALSE(asks<FetchDocument>(visitor.touches(Choose{2})));
    CHECK(helped<ui::ComplaintAbout>(visitor.last));
    visitor.touches(Touch::back);
    CHECK(asks<HideHelp>(visitor.touches(Touch::back)));
    CHECK_FALSE(asks<Show>(visitor.last));
    CHECK(visitor.session.step() == Step::choosing);
    CHECK(asks<FetchDocument>(visitor.touches(Choose{0})));
}

TEST_CASE("a person is called, and the screen says when the centre was told and who comes")
{
    Visitor visitor;
    visitor.to_list();
    visitor.touches(Touch::help);
    const auto call = *find<CallHelp>(visitor.touches(Choose{0}));
    CHECK(helped<ui::Help>(visitor.last)->call == HelpCallState::calling);
    CHECK_FALSE(asks<CallHelp>(visitor.touches(Choose{0})));
    visitor.happens(HelpCalled{call.request, told});
    CHECK(helped<ui::Help>(visitor.last)->call == HelpCallState::told);
    CHECK(helped<ui::Help>(visitor.last)->at == "14:20");
    visitor.touches(Touch::back);
    // Opened again it asks how the same call stands.
    const auto again = *find<CallHelp>(visitor.touches(Touch::help));
    CHECK(again.key == call.key);
    visitor.happens(HelpCalled{
        again.request, wire::HelpCallAnswer{"2026-03-01T06:20:00Z", "2026-03-01T06:25:00Z"}});
    CHECK(helped<ui::Help>(visitor.last)->call == HelpCallState::answered);
    CHECK(helped<ui::Help>(visitor.last)->at == "14:25");
}

TEST_CASE("a call that does not reach the centre is not called told")
{
    const auto [problem, state] = GENERATE(table<CentralProblem, HelpCallState>({
        {CentralProblem::unreachable, HelpCallState::failed},
        {CentralProblem::too_many, HelpCallState::too_often},
    }));
    Visitor visitor;
    visitor.touches(Touch::begin);
    visitor.touches(Touch::help);
    const auto call = *find<CallHelp>(visitor.touches(Choose{0}));
    visitor.happens(HelpCalled{call.request, std::unexpected(problem)});
    CHECK(helped<ui::Help>(visitor.last)->call == state);
}

TEST_CASE("a complaint is filed with what was added, under the visit's person")
{
    auto visitor = at_draft();
    REQUIRE(helped<ui::ComplaintDraft>(visitor.last));
    CHECK(helped<ui::ComplaintDraft>(visitor.last)->is_by_name);
    CHECK(helped<ui::TextEntry>(visitor.touches(Choose{0}))->kind == ui::EntryKind::words);
    visitor.touches(ui::Entered{base::SecretText("等了两个月")});
    CHECK(helped<ui::ComplaintDraft>(visitor.last)->words.reveal() == "等了两个月");
    CHECK(helped<ui::TextEntry>(visitor.touches(Choose{1}))->kind == ui::EntryKind::phone);
    visitor.touches(ui::Entered{base::SecretText("13800000000")});
    const auto filed = *find<FileComplaint>(visitor.touches(Touch::confirm));
    CHECK(filed.kind == wire::ComplaintKind::complaint);
    CHECK(filed.subject == subjects_of(filed.kind).at(1));
    CHECK(filed.visit == visitor.session.visit());
    CHECK(filed.words.words.reveal() == "等了两个月");
    CHECK(filed.words.phone.reveal() == "13800000000");
    visitor.happens(ComplaintFiled{filed.request, "TS-2026-0000010001-4"});
    CHECK(helped<ui::ComplaintFiled>(visitor.last)->number == "TS-2026-0000010001-4");
    const auto slip = *find<PrintComplaintSlip>(visitor.touches(Choose{0}));
    CHECK(slip.key == filed.key);
    visitor.happens(ReceiptPrinted{
        slip.request,
        {.outcome = drivers::PaperOutcome::printed, .state = {}, .pages_out = {}, .error = {}}});
    CHECK(helped<ui::ComplaintFiled>(visitor.last)->slip == ui::SlipState::printed);
    CHECK(asks<WatchSlip>(visitor.last));
    CHECK(asks<HideHelp>(visitor.touches(Touch::confirm)));
}

TEST_CASE("without a card a complaint is anonymous; one that cannot be kept is said not to be sent")
{
    Visitor visitor;
    visitor.touches(Touch::help);
    REQUIRE(helped<ui::Help>(visitor.last));
    CHECK(visitor.session.is_resting());
    visitor.touches(Choose{3});
    visitor.touches(Choose{0});
    CHECK_FALSE(helped<ui::ComplaintDraft>(visitor.last)->is_by_name);
    const auto filed = *find<FileComplaint>(visitor.touches(Touch::confirm));
    CHECK(filed.visit.empty());
    CHECK(filed.kind == wire::ComplaintKind::cannot_be_done);
    visitor.happens(ComplaintFiled{filed.request, ""});
    CHECK(helped<ui::ComplaintFiled>(visitor.last)->number.empty());
    CHECK_FALSE(asks<PrintComplaintSlip>(visitor.touches(Choose{0})));
}

TEST_CASE("help that is left open at the first screen closes by itself")
{
    Visitor visitor;
    visitor.touches(Touch::help);
    REQUIRE(visitor.session.patience().limit);
    CHECK(asks<HideHelp>(visitor.waits()));
    CHECK_FALSE(visitor.session.patience().limit);
}

TEST_CASE("another language chosen under help at the first screen does not keep it open for ever")
{
    Visitor visitor;
    visitor.touches(Touch::help);
    visitor.touches(ui::ChooseLanguage{ui::Language::zh});
    REQUIRE(visitor.session.patience().limit);
    CHECK(asks<HideHelp>(visitor.waits()));
}

TEST_CASE("who walks away from help is asked, sent home and forgotten")
{
    auto visitor = at_draft();
    CHECK(asks<AskStillThere>(visitor.waits()));
    // An answer goes on where help was.
    CHECK(asks<StopAsking>(visitor.touches(Touch::more_time)));
    CHECK_FALSE(asks<HideHelp>(visitor.last));
    visitor.waits();
    visitor.waits();
    CHECK(asks<HideHelp>(visitor.last));
    CHECK(noticed(visitor.last) == NoticeId::goodbye_idle);
    visitor.waits();
    CHECK(asks<Forget>(visitor.last));
}

TEST_CASE("the way out of an entry ends the visit, help and all")
{
    auto visitor = at_draft();
    visitor.touches(Choose{0});
    visitor.touches(Touch::leave);
    CHECK(asks<HideHelp>(visitor.last));
    CHECK(asks<Forget>(visitor.last));
    // The next citizen's help knows nothing of this one's.
    visitor.happens(CardPresence{false});
    visitor.touches(Touch::begin);
    CHECK(helped<ui::Help>(visitor.touches(Touch::help))->call == HelpCallState::none);
}

TEST_CASE("the last words of a visit are not covered by help")
{
    auto visitor = at_draft();
    visitor.waits();
    visitor.waits();
    REQUIRE(noticed(visitor.last) == NoticeId::goodbye_idle);
    CHECK(visitor.touches(Touch::help).empty());
}

TEST_CASE("printing goes on under help")
{
    Visitor visitor;
    visitor.to_printing();
    const auto printing = visitor.request;
    visitor.touches(Touch::help);
    REQUIRE(helped<ui::Help>(visitor.last));
    visitor.request = printing;
    visitor.printed(drivers::PaperOutcome::printed);
    CHECK(asks<PrintReceipt>(visitor.last));
    CHECK_FALSE(asks<HideHelp>(visitor.last));
    CHECK(asks<HideHelp>(visitor.touches(Touch::back)));
}

TEST_CASE("after three complaints in a visit no other is taken")
{
    Visitor visitor;
    visitor.to_list();
    for (int i = 0; i < 3; ++i) {
        visitor.touches(Touch::help);
        visitor.touches(Choose{2});
        visitor.touches(Choose{0});
        const auto filed = *find<FileComplaint>(visitor.touches(Touch::confirm));
        visitor.happens(ComplaintFiled{filed.request, "TS-2026-0000010001-4"});
        visitor.touches(Touch::confirm);
    }
    visitor.touches(Touch::help);
    CHECK_FALSE(helped<ui::ComplaintAbout>(visitor.touches(Choose{2})));
}

TEST_CASE("the centre's moments are told as a clock in China has them")
{
    CHECK(local_time_of("2026-03-01T16:05:00Z") == "2026-03-02 00:05");
    CHECK(local_day_of("2026-03-01T16:05:00Z") == "2026-03-02");
    CHECK(local_minute_of("2026-03-01T06:20:00Z") == "14:20");
    CHECK(local_minute_of("soon").empty());
}
