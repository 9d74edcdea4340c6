// A visit and the mains, the door and the lights around it.
#include "tests/kiosk/visitor.h"

#include "tests/catch.h"

namespace kiosk {

using drivers::Light;
using drivers::LightPattern;
using drivers::LightPlace;
using drivers::PaperOutcome;
using test::find;
using test::Visitor;
using ui::NoticeId;
using ui::Touch;

static void power(Visitor& visitor, Condition condition)
{
    visitor.happens(DeviceChanged{Device::power_supply, {condition, "supply"}});
}

static void door(Visitor& visitor, Condition condition)
{
    visitor.happens(DeviceChanged{Device::cabinet, {condition, "board"}});
}

static std::string reason(const Visitor& visitor)
{
    const auto* show = find<Show>(visitor.last);
    const auto* out = show ? std::get_if<ui::OutOfService>(&show->screen) : nullptr;
    return out ? out->reason : std::string();
}

TEST_CASE("on battery citizens are served, on a low one no visit begins until it is better")
{
    Visitor visitor;
    power(visitor, Condition::on_battery);
    CHECK(reason(visitor).empty());
    power(visitor, Condition::battery_low);
    CHECK(reason(visitor) == "out_of_service.power_supply");
    visitor.touches(Touch::begin);
    CHECK(visitor.session.is_resting());
    for (const auto condition :
         {Condition::on_battery, Condition::battery_weak, Condition::bypass, Condition::ready,
          Condition::not_fitted, Condition::absent, Condition::failed}) {
        power(visitor, Condition::battery_low);
        power(visitor, condition);
        CHECK(std::holds_alternative<ui::Attract>(find<Show>(visitor.last)->screen));
    }
    visitor.touches(Touch::begin);
    CHECK(visitor.session.step() == Step::home);
}

static void outage_lasts(Visitor& visitor)
{
    REQUIRE(visitor.session.outage().limit == WaitingTimes{}.mains);
    visitor.happens(OutageLasted{visitor.session.outage().turn});
}

TEST_CASE("on battery for long no visit begins, and mains that come back end that")
{
    Visitor visitor;
    CHECK_FALSE(visitor.session.outage().limit);
    power(visitor, Condition::on_battery);
    CHECK_FALSE(visitor.session.is_outage_long());
    outage_lasts(visitor);
    CHECK(visitor.session.is_outage_long());
    CHECK(reason(visitor) == "out_of_service.on_battery");
    visitor.touches(Touch::begin);
    CHECK(visitor.session.is_resting());
    power(visitor, Condition::ready);
    CHECK(std::holds_alternative<ui::Attract>(find<Show>(visitor.last)->screen));
    CHECK_FALSE(visitor.session.outage().limit);
    visitor.touches(Touch::begin);
    CHECK(visitor.session.step() == Step::home);
}

TEST_CASE("an outage that was over is not the one that lasted")
{
    Visitor visitor;
    power(visitor, Condition::on_battery);
    const auto first = visitor.session.outage().turn;
    power(visitor, Condition::ready);
    visitor.happens(OutageLasted{first});
    CHECK_FALSE(visitor.session.is_outage_long());
    power(visitor, Condition::on_battery);
    visitor.happens(OutageLasted{first});
    CHECK_FALSE(visitor.session.is_outage_long());
    outage_lasts(visitor);
    CHECK(visitor.session.is_outage_long());
}

TEST_CASE("a low battery and a supply that is lost for a while do not begin the outage anew")
{
    Visitor visitor;
    power(visitor, Condition::on_battery);
    const auto turn = visitor.session.outage().turn;
    power(visitor, Condition::battery_low);
    power(visitor, Condition::absent);
    power(visitor, Condition::on_battery);
    CHECK(visitor.session.outage().turn == turn);
    outage_lasts(visitor);
    power(visitor, Condition::absent);
    CHECK(std::holds_alternative<ui::Attract>(find<Show>(visitor.last)->screen));
    power(visitor, Condition::battery_low);
    CHECK(reason(visitor) == "out_of_service.power_supply");
    power(visitor, Condition::on_battery);
    CHECK(reason(visitor) == "out_of_service.on_battery");
}

TEST_CASE("a visit that has begun goes on to its end on battery, and is the last one")
{
    Visitor visitor;
    power(visitor, Condition::on_battery);
    visitor.touches(Touch::begin);
    outage_lasts(visitor);
    CHECK_FALSE(find<Show>(visitor.last));
    visitor.to_printing();
    visitor.printed(PaperOutcome::printed);
    visitor.happens(ReceiptPrinted{
        visitor.request,
        {.outcome = PaperOutcome::printed, .state = {}, .pages_out = {}, .error = {}}});
    CHECK(visitor.session.step() == Step::done);
    visitor.happens(CardPresence{false});
    visitor.touches(Touch::leave);
    CHECK(visitor.session.is_resting());
    CHECK(reason(visitor) == "out_of_service.on_battery");
}

TEST_CASE("a paper that is not begun on a low battery is not begun, and is when the mains are back")
{
    Visitor visitor;
    visitor.to_preview();
    power(visitor, Condition::battery_low);
    CHECK(visitor.session.step() == Step::preview);
    visitor.touches(Touch::confirm);
    const auto* show = find<Show>(visitor.last);
    REQUIRE(show);
    CHECK(std::get<ui::Notice>(show->screen).id == NoticeId::power_low);
    CHECK_FALSE(find<RecordIntent>(visitor.last));
    power(visitor, Condition::ready);
    visitor.touches(Touch::retry);
    visitor.touches(Touch::confirm);
    CHECK(find<RecordIntent>(visitor.last));
}

TEST_CASE("a serial that the battery kept from the printer is given back")
{
    Visitor visitor;
    visitor.to_preview();
    power(visitor, Condition::battery_low);
    visitor.touches(Touch::confirm);
    visitor.touches(Touch::leave);
    const auto* outcome = find<RecordOutcome>(visitor.last);
    REQUIRE(outcome);
    CHECK(outcome->serial == "XF-1");
    CHECK(outcome->report.outcome == wire::Outcome::withdrawn);
}

TEST_CASE("a paper under way is finished on a low battery, and then the terminal rests")
{
    Visitor visitor;
    visitor.to_printing();
    power(visitor, Condition::battery_low);
    CHECK(visitor.session.step() == Step::printing);
    visitor.printed(PaperOutcome::printed);
    visitor.happens(ReceiptPrinted{
        visitor.request,
        {.outcome = PaperOutcome::printed, .state = {}, .pages_out = {}, .error = {}}});
    CHECK(visitor.session.step() == Step::done);
    visitor.touches(Touch::leave);
    visitor.happens(CardPresence{false});
    CHECK(visitor.session.is_resting());
    CHECK(reason(visitor) == "out_of_service.power_supply");
}

TEST_CASE("an open or forced cabinet serves nobody, and tells it at home too")
{
    Visitor visitor;
    for (const auto condition : {Condition::door_open, Condition::tampered}) {
        door(visitor, condition);
        CHECK(reason(visitor) == "out_of_service.cabinet");
        visitor.touches(Touch::begin);
        CHECK(visitor.session.is_resting());
        door(visitor, Condition::ready);
    }
    visitor.touches(Touch::begin);
    door(visitor, Condition::door_open);
    const auto* show = find<Show>(visitor.last);
    REQUIRE(show);
    CHECK_FALSE(std::get<ui::Home>(show->screen).can_print_certificates);
    visitor.touches(Touch::print_certificate);
    CHECK(visitor.session.step() == Step::home);
    door(visitor, Condition::absent);
    visitor.touches(Touch::print_certificate);
    CHECK(visitor.session.step() == Step::place_card);
}

TEST_CASE("steady light is where something goes, blinking light where it is to be taken")
{
    const auto blinking = [](LightPlace place) { return Light{place, LightPattern::blinking}; };
    Visitor visitor;
    CHECK_FALSE(visitor.session.light());
    visitor.to_place_card();
    CHECK(visitor.session.light() == Light{LightPlace::card_reader});
    visitor.touches(Touch::back);
    CHECK_FALSE(visitor.session.light());
    visitor.touches(Touch::verify_paper);
    CHECK(visitor.session.light() == Light{LightPlace::code_scanner});
    visitor.touches(Touch::back);
    visitor.touches(Touch::leave);
    visitor.to_printing();
    CHECK_FALSE(visitor.session.light());
    visitor.printed(PaperOutcome::printed);
    visitor.happens(ReceiptPrinted{
        visitor.request,
        {.outcome = PaperOutcome::printed, .state = {}, .pages_out = {}, .error = {}}});
    CHECK(visitor.session.light() == blinking(LightPlace::paper_slot));
    visitor.happens(CardPresence{true});
    visitor.happens(SlipPresence{true});
    visitor.touches(Touch::confirm);
    CHECK(visitor.session.step() == Step::rating);
    CHECK(visitor.session.light() == blinking(LightPlace::card_reader));
    visitor.touches(Touch::leave);
    CHECK(visitor.session.light() == blinking(LightPlace::card_reader));
    visitor.happens(CardPresence{false});
    CHECK(visitor.session.light() == blinking(LightPlace::receipt_slot));
    visitor.happens(SlipPresence{false});
    CHECK_FALSE(visitor.session.light());
}

TEST_CASE("a terminal that is out of service or at rest is dark")
{
    Visitor visitor;
    visitor.happens(CardPresence{true});
    CHECK_FALSE(visitor.session.light());
    door(visitor, Condition::door_open);
    CHECK(visitor.session.is_resting());
    CHECK_FALSE(visitor.session.light());
}

TEST_CASE("a cabinet that was opened and is closed serves everybody")
{
    Visitor visitor;
    for (const auto condition : {Condition::was_opened, Condition::was_tampered}) {
        door(visitor, Condition::door_open);
        door(visitor, condition);
        CHECK(std::holds_alternative<ui::Attract>(find<Show>(visitor.last)->screen));
    }
}

}  // namespace kiosk
