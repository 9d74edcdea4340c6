// The technician's way in, what stands there, and the way out; and what the hall's list says.
#include "tests/journeys/rig.h"

#include "base/json.h"

using namespace journeys;

namespace {

bool type_pin(Rig& rig, std::string_view digits)
{
    for (const char digit : digits)
        if (!rig.hall.touch(std::string("digit.") + digit))
            return false;
    return rig.hall.touch("confirm");
}

bool enter(Rig& rig)
{
    return rig.until_ready() && rig.hall.hold_corner() &&
           rig.hall.until_shown<ui::TechnicianPin>() && type_pin(rig, "246810") &&
           rig.hall.until_shown<ui::TechnicianDevices>();
}

}  // namespace

TEST_CASE("a technician sees each device live, tests it and leaves")
{
    Rig rig;
    REQUIRE(enter(rig));
    rig.hall.papers.take_out_paper();
    REQUIRE(rig.hall.until([&] {
        const auto& screen = std::get<ui::TechnicianDevices>(rig.hall.terminal().screen());
        return screen.devices.at(1).state == "state.paper_out";
    }));
    REQUIRE(rig.hall.touch("test.2"));
    REQUIRE(rig.hall.until([&] {
        const auto& screen = std::get<ui::TechnicianDevices>(rig.hall.terminal().screen());
        return screen.devices.at(2).result == "result.passed";
    }));
    REQUIRE(rig.hall.receipts.slips().size() == 1);
    const auto paper_used = [&] {
        return rig.hall.terminal().journal().fact("receipt_printer.paper_used_mm").value();
    };
    REQUIRE(rig.hall.until([&] { return paper_used().value_or("0") != "0"; }));
    REQUIRE(rig.hall.touch("next_page"));
    REQUIRE(rig.hall.touch("new_roll"));
    REQUIRE(rig.hall.until([&] { return paper_used() == "0"; }));
    REQUIRE(rig.hall.touch("leave"));
    REQUIRE(rig.hall.until_shown<ui::OutOfService>());
    rig.hall.papers.load_paper();
    REQUIRE(rig.hall.until_shown<ui::Attract>());
}

TEST_CASE("a guessed PIN makes the next guess wait, also after the plug was pulled")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    REQUIRE(rig.hall.hold_corner());
    for (int i = 0; i < 3; ++i) {
        REQUIRE(rig.hall.until_shown<ui::TechnicianPin>());
        REQUIRE(type_pin(rig, "000000"));
        REQUIRE(rig.hall.until([&] {
            const auto wrong = rig.hall.terminal().journal().fact("technician.wrong_pins").value();
            return wrong == std::to_string(i + 1);
        }));
    }
    rig.hall.switch_off();
    rig.hall.switch_on();
    REQUIRE(rig.until_ready());
    REQUIRE(rig.hall.hold_corner());
    REQUIRE(rig.hall.until_shown<ui::TechnicianPin>());
    REQUIRE(std::get<ui::TechnicianPin>(rig.hall.terminal().screen()).wait_seconds > 20);
}

TEST_CASE("the centre's list shows the hall: each device, and who is out of service")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.hall.receipts.open_cover();
    const auto state_at_centre = [&](const char* device) {
        for (const auto& terminal : rig.hall.centre.ctl_json({"terminals"}))
            if (!terminal.at("status").is_null())
                for (const auto& one : terminal.at("status").at("devices"))
                    if (one.at("device") == device)
                        return one.at("state").get<std::string>();
        return std::string{};
    };
    REQUIRE(rig.hall.until([&] { return state_at_centre("receipt_printer") == "cover_open"; }));
    REQUIRE(state_at_centre("id_card_reader") == "ready");
}
