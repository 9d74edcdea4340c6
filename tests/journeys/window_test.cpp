// The visit through a real window: an X server's pointer touches, an X server's pixels show it.
#include "tests/hall/display.h"
#include "tests/journeys/rig.h"

using namespace journeys;

namespace {

constexpr ui::toolkit::Size panel{1080, 1920};

struct WindowRig {
    tests::Folder folder;
    hall::Display display{folder.path(), panel};
    Rig rig{Rig::Screen::window};

    // By the pointer, where the target stands: what a finger does on a panel that SDL sees as a
    // mouse. Nothing is taken in the first half second of a screen, so it tries until it is.
    template <class Screen>
    bool click_until_shown(std::string_view id)
    {
        return rig.hall.until([&] {
            auto& face = rig.hall.terminal().face();
            if (std::holds_alternative<Screen>(rig.hall.terminal().screen()))
                return true;
            if (const auto* target = face.scene().find(id))
                display.click(target->rect.x + target->rect.width / 2,
                              target->rect.y + target->rect.height / 2);
            return false;
        });
    }
};

}  // namespace

TEST_CASE("the whole visit by the pointer of a real display: the paper is out once")
{
    WindowRig window;
    auto& hall = window.rig.hall;
    REQUIRE(window.rig.until_ready());
    REQUIRE(window.click_until_shown<ui::Home>("begin"));
    REQUIRE(window.click_until_shown<ui::PlaceCard>("print_certificate"));
    hall.place("three_certificates");
    REQUIRE(hall.until_shown<ui::Certificates>());
    REQUIRE(window.click_until_shown<ui::Preview>("choose.0"));
    REQUIRE(window.click_until_shown<ui::Done>("confirm"));
    REQUIRE(window.rig.papers_out() == 1);
    REQUIRE(window.rig.go_home());
    REQUIRE(hall.do_ledgers_agree());
}

TEST_CASE("what the terminal painted is what the display shows, before and after a touch")
{
    WindowRig window;
    REQUIRE(window.rig.until_ready());
    const auto matches = [&] {
        auto& terminal = window.rig.hall.terminal();
        for (int y = 7; y < panel.height; y += 61)
            for (int x = 5; x < panel.width; x += 53)
                if (terminal.window().pixel(x, y) != window.display.pixel(x, y))
                    return false;
        return true;
    };
    REQUIRE(window.rig.hall.until(matches));
    REQUIRE(window.click_until_shown<ui::Home>("begin"));
    REQUIRE(window.rig.hall.until(matches));
}
