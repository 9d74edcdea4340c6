// The mains go, the door opens, a light shows the way: on the screen, in the cabinet and at the
// centre.
#include "tests/journeys/rig.h"

#include "base/json.h"

using namespace journeys;
using drivers::Light;
using drivers::LightPattern;
using drivers::LightPlace;
using namespace std::chrono_literals;

namespace {

std::string state_at_centre(Rig& rig, std::string_view device)
{
    for (const auto& terminal : rig.hall.centre.ctl_json({"terminals"}))
        if (!terminal.at("status").is_null())
            for (const auto& one : terminal.at("status").at("devices"))
                if (one.at("device") == device)
                    return one.at("state").get<std::string>();
    return {};
}

bool is_in_service_at_centre(Rig& rig)
{
    for (const auto& terminal : rig.hall.centre.ctl_json({"terminals"}))
        if (!terminal.at("status").is_null())
            return terminal.at("status").at("in_service").get<bool>();
    return false;
}

// Until the terminal knows it.
void cut_mains(Rig& rig)
{
    rig.hall.power.cut_mains();
    REQUIRE(rig.hall.until([&] {
        const auto& supply = rig.hall.terminal().session().equipment().power_supply;
        return supply.condition == kiosk::Condition::on_battery;
    }));
}

bool is_out_for(Rig& rig, std::string_view reason)
{
    return rig.hall.until([&] {
        const auto* out = std::get_if<ui::OutOfService>(&rig.hall.terminal().screen());
        return out && out->reason == reason;
    });
}

bool is_lit(Rig& rig, std::optional<Light> light)
{
    return rig.hall.until([&] { return rig.hall.cabinet.lit() == light; });
}

Light blinking(LightPlace place)
{
    return {place, LightPattern::blinking};
}

// In by the hidden corner, to the devices.
bool to_technician(Rig& rig)
{
    if (!rig.hall.hold_corner() || !rig.hall.until_shown<ui::TechnicianPin>())
        return false;
    for (const char digit : std::string_view("246810"))
        if (!rig.hall.touch(std::string("digit.") + digit))
            return false;
    return rig.hall.touch("confirm") && rig.hall.until_shown<ui::TechnicianDevices>();
}

std::string state_on_screen(Rig& rig)
{
    const auto* screen = std::get_if<ui::TechnicianDevices>(&rig.hall.terminal().screen());
    return screen ? screen->devices.at(static_cast<std::size_t>(kiosk::Device::cabinet)).state
                  : std::string();
}

}  // namespace

TEST_CASE("mains that go are told, a low battery ends the service, and mains bring it back")
{
    Rig rig(Rig::Screen::upright, Rig::Fitted::surroundings);
    REQUIRE(rig.until_ready());
    REQUIRE(rig.hall.until([&] { return state_at_centre(rig, "power_supply") == "ready"; }));
    rig.hall.power.cut_mains();
    REQUIRE(rig.hall.until([&] { return state_at_centre(rig, "power_supply") == "on_battery"; }));
    REQUIRE(std::holds_alternative<ui::Attract>(rig.hall.terminal().screen()));
    rig.hall.power.drain(5);
    REQUIRE(is_out_for(rig, "out_of_service.power_supply"));
    rig.hall.power.restore_mains();
    REQUIRE(rig.hall.until_shown<ui::Attract>());
}

TEST_CASE("on battery for longer than is set nobody begins, and mains bring the service back")
{
    Rig rig(Rig::Screen::upright, Rig::Fitted::surroundings);
    REQUIRE(rig.until_ready());
    cut_mains(rig);
    rig.hall.let_pass(10s);
    REQUIRE(std::holds_alternative<ui::Attract>(rig.hall.terminal().screen()));
    rig.hall.let_pass(21s);
    REQUIRE(is_out_for(rig, "out_of_service.on_battery"));
    REQUIRE_FALSE(rig.hall.terminal().face().touch("begin"));
    REQUIRE(rig.hall.until([&] { return !is_in_service_at_centre(rig); }));
    rig.hall.power.restore_mains();
    REQUIRE(rig.hall.until_shown<ui::Attract>());
    REQUIRE(rig.hall.until([&] { return is_in_service_at_centre(rig); }));
    REQUIRE(rig.to_place_card());
}

TEST_CASE("a visit that is running when the mains go ends as any other, and is the last")
{
    Rig rig(Rig::Screen::upright, Rig::Fitted::surroundings);
    REQUIRE(rig.to_preview());
    cut_mains(rig);
    // Somebody is there: each touch is an answer.
    for (int i = 0; i < 40; ++i) {
        rig.hall.let_pass(1s);
        REQUIRE(rig.choose_language("zh"));
    }
    REQUIRE(rig.hall.terminal().session().is_outage_long());
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_shown<ui::Done>());
    REQUIRE(rig.papers_out() == 1);
    REQUIRE(rig.go_home());
    REQUIRE(is_out_for(rig, "out_of_service.on_battery"));
    REQUIRE(rig.hall.do_ledgers_agree());
}

TEST_CASE("a visit that a power cut surprises keeps its paper, and nothing is printed twice")
{
    Rig rig(Rig::Screen::upright, Rig::Fitted::surroundings);
    REQUIRE(rig.to_preview());
    rig.hall.power.cut_mains();
    rig.hall.power.drain(5);
    REQUIRE(rig.hall.until([&] {
        using kiosk::Condition;
        const auto& supply = rig.hall.terminal().session().equipment().power_supply;
        return supply.condition == Condition::battery_low;
    }));
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_noticed(NoticeId::power_low));
    REQUIRE(rig.papers_out() == 0);
    rig.hall.power.restore_mains();
    REQUIRE(rig.hall.until([&] {
        using kiosk::Condition;
        const auto& supply = rig.hall.terminal().session().equipment().power_supply;
        return supply.condition == Condition::battery_weak;
    }));
    REQUIRE(rig.hall.touch("retry"));
    REQUIRE(rig.hall.until_shown<ui::Preview>());
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_shown<ui::Done>());
    REQUIRE(rig.papers_out() == 1);
    REQUIRE(rig.go_home());
    REQUIRE(rig.hall.do_ledgers_agree());
}

TEST_CASE("an open door takes the terminal out of service until it is closed")
{
    Rig rig(Rig::Screen::upright, Rig::Fitted::surroundings);
    REQUIRE(rig.until_ready());
    REQUIRE(rig.hall.until([&] { return state_at_centre(rig, "cabinet") == "ready"; }));
    rig.hall.cabinet.open_door();
    REQUIRE(is_out_for(rig, "out_of_service.cabinet"));
    REQUIRE(rig.hall.until([&] { return state_at_centre(rig, "cabinet") == "door_open"; }));
    rig.hall.cabinet.close_door();
    REQUIRE(rig.hall.until_shown<ui::Attract>());
    REQUIRE(rig.hall.cabinet.unacknowledged() == 0);
}

TEST_CASE("a door that was open between two looks reaches the centre and the technician, once")
{
    Rig rig(Rig::Screen::upright, Rig::Fitted::surroundings);
    REQUIRE(rig.until_ready());
    REQUIRE(rig.hall.until([&] { return state_at_centre(rig, "cabinet") == "ready"; }));
    rig.hall.cabinet.open_door();
    rig.hall.cabinet.close_door();
    REQUIRE(rig.hall.until([&] { return state_at_centre(rig, "cabinet") == "was_opened"; }));
    REQUIRE(rig.hall.until([&] { return rig.hall.cabinet.unacknowledged() == 0; }));
    // A power cut between: the board has forgotten it, and the terminal has not.
    rig.hall.switch_off();
    rig.hall.switch_on();
    REQUIRE(rig.until_ready());
    REQUIRE(to_technician(rig));
    REQUIRE(rig.hall.until([&] { return state_on_screen(rig) == "state.was_opened"; }));
    REQUIRE(rig.hall.touch("next_page"));
    REQUIRE(rig.hall.touch("test.5"));
    REQUIRE(rig.hall.until([&] { return state_on_screen(rig) == "state.ready"; }));
    REQUIRE(rig.hall.touch("leave"));
    REQUIRE(rig.hall.until([&] { return state_at_centre(rig, "cabinet") == "ready"; }));
    rig.hall.switch_off();
    rig.hall.switch_on();
    REQUIRE(rig.until_ready());
    REQUIRE(rig.hall.until([&] { return state_at_centre(rig, "cabinet") == "ready"; }));
}

TEST_CASE("an opening while the terminal was off is told when it is on")
{
    Rig rig(Rig::Screen::upright, Rig::Fitted::surroundings);
    REQUIRE(rig.until_ready());
    rig.hall.switch_off();
    rig.hall.cabinet.open_door();
    rig.hall.cabinet.close_door();
    rig.hall.switch_on();
    REQUIRE(rig.hall.until([&] {
        const auto& cabinet = rig.hall.terminal().session().equipment().cabinet;
        return cabinet.condition == kiosk::Condition::ready;
    }));
    rig.hall.cabinet.one_second_passes();
    REQUIRE(rig.hall.until([&] { return state_at_centre(rig, "cabinet") == "was_opened"; }));
}

TEST_CASE("the cabinet lights where the card goes, then where the paper comes out")
{
    Rig rig(Rig::Screen::upright, Rig::Fitted::surroundings);
    REQUIRE(rig.to_place_card());
    REQUIRE(is_lit(rig, Light{LightPlace::card_reader}));
    rig.hall.place("three_certificates");
    REQUIRE(rig.hall.until_shown<ui::Certificates>());
    REQUIRE(is_lit(rig, std::nullopt));
    REQUIRE(rig.hall.touch("choose.0"));
    REQUIRE(rig.hall.until_shown<ui::Preview>());
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_shown<ui::Done>());
    REQUIRE(is_lit(rig, blinking(LightPlace::paper_slot)));
    REQUIRE(rig.go_home());
    REQUIRE(is_lit(rig, std::nullopt));
}
