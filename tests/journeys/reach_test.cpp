// Whole visits by hands that need another screen: one that reads Uyghur from right to left, one
// that reaches no higher than from a wheelchair and wants everything large.
#include "tests/journeys/rig.h"
#include "ui/strings/strings.h"

using namespace journeys;

namespace {

struct Citizen {
    const ui::toolkit::Target* target(std::string_view id_or_spoken)
    {
        return rig.hall.terminal().face().scene().find(id_or_spoken);
    }
    bool is_offered(std::string_view id_or_spoken)
    {
        return rig.hall.until([&] { return target(id_or_spoken) != nullptr; });
    }
    // Where a hand comes down.
    void tap(const ui::toolkit::Rect& rect)
    {
        rig.hall.terminal().face().tap(rect.x + rect.width / 2, rect.y + rect.height / 2);
    }
    void finish()
    {
        rig.hall.reader.lift();
        rig.hall.receipts.take_slip();
        REQUIRE(rig.hall.until([this] { return rig.hall.terminal().session().is_resting(); }));
        REQUIRE(rig.papers_out() == 1);
        REQUIRE(rig.hall.do_ledgers_agree());
        REQUIRE(rig.state_here(rig.hall.last_serial()) == "printed");
    }

    Rig rig;
};

}  // namespace

TEST_CASE("a citizen who reads Uyghur touches what it says in Uyghur, on a screen turned over")
{
    Citizen citizen;
    auto& hall = citizen.rig.hall;
    const auto strings = ui::Strings::load("config/strings").value();
    const int middle = hall.terminal().window().size().width / 2;
    // By its words alone; what leads on lies at the left, the way back at the right.
    const auto touch = [&](std::string_view string_id) {
        const auto words = strings.text(ui::Language::ug, string_id);
        INFO(string_id);
        REQUIRE(words != strings.text(ui::Language::zh, string_id));
        REQUIRE(citizen.is_offered(words));
        citizen.tap(citizen.target(words)->rect);
    };
    REQUIRE(citizen.rig.until_ready());
    REQUIRE(citizen.rig.choose_language("ug"));
    touch("button.begin");
    REQUIRE(hall.until_shown<ui::Home>());
    REQUIRE(citizen.is_offered("assistance"));
    CHECK(citizen.target("assistance")->rect.x < middle);
    CHECK(citizen.target("leave")->rect.right() > middle);
    touch("home.print.title");
    REQUIRE(hall.until_shown<ui::PlaceCard>());
    hall.place("three_certificates");
    REQUIRE(hall.until_shown<ui::Certificates>());
    REQUIRE(citizen.is_offered("choose.0"));
    citizen.tap(citizen.target("choose.0")->rect);
    REQUIRE(hall.until_shown<ui::Preview>());
    const auto print = strings.text(ui::Language::ug, "button.print");
    REQUIRE(citizen.is_offered(print));
    CHECK(citizen.target(print)->rect.right() < citizen.target("back")->rect.x);
    touch("button.print");
    REQUIRE(hall.until_shown<ui::Done>());
    touch("button.rate");
    touch("rating.level_4");
    citizen.finish();
    const auto ratings = hall.centre.ctl_json({"ratings"});
    REQUIRE(ratings.size() == 1);
    REQUIRE(ratings[0].at("level") == 4);
    // The next citizen finds Chinese, and the other way round.
    REQUIRE(citizen.is_offered(strings.text(ui::Language::zh, "button.begin")));
}

TEST_CASE("an elder who sits reaches everything on the way to the paper, and nothing is small")
{
    Citizen citizen;
    auto& hall = citizen.rig.hall;
    const auto& screen = hall.settings().screen;
    const double pixels_per_mm = screen.width / static_cast<double>(screen.panel_width_mm);
    const double top_mm = screen.panel_bottom_mm + screen.height / pixels_per_mm;
    const auto touch = [&](std::string_view id) {
        INFO(id);
        REQUIRE(citizen.is_offered(id));
        const auto rect = citizen.target(id)->rect;
        CHECK(rect.width / pixels_per_mm >= 20);
        CHECK(rect.height / pixels_per_mm >= 20);
        CHECK(top_mm - rect.y / pixels_per_mm <= 1220);
        CHECK(top_mm - rect.bottom() / pixels_per_mm >= 380);
        citizen.tap(rect);
    };
    REQUIRE(citizen.rig.until_ready());
    // The way there lies low already; the panel of assistance too.
    touch("assistance");
    touch("elder");
    REQUIRE(hall.until([&] { return hall.terminal().face().appearance().is_elder; }));
    touch("low");
    REQUIRE(hall.until([&] { return hall.terminal().face().appearance().is_low; }));
    touch("close");
    touch("begin");
    touch("print_certificate");
    REQUIRE(hall.until_shown<ui::PlaceCard>());
    hall.place("three_certificates");
    REQUIRE(hall.until_shown<ui::Certificates>());
    touch("choose.0");
    REQUIRE(hall.until_shown<ui::Preview>());
    touch("confirm");
    REQUIRE(hall.until_shown<ui::Done>());
    touch("confirm");
    touch("rate.5");
    citizen.finish();
    // Every visit begins with the same screen.
    REQUIRE(hall.terminal().face().appearance() == ui::toolkit::Appearance{});
}
