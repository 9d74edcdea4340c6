#include "ui/screens/face.h"

#include "tests/ui/screens/stage.h"

#include <thread>

using namespace ui;
using namespace std::chrono_literals;
using toolkit::Contact;

static const Notice retry_notice{.id = NoticeId::no_card, .can_retry = true};

TEST_CASE("a touch that begins and ends on a target is its action")
{
    Stage stage;
    stage.face.show(Home{});
    REQUIRE(stage.face.touch("print_certificate"));
    REQUIRE(stage.actions() == std::vector<Action>{Touch::print_certificate});
    REQUIRE_FALSE(stage.face.touch("no such thing"));
}

TEST_CASE("a touch that leaves its target is nothing, wherever it ends")
{
    Stage stage;
    stage.face.show(retry_notice);
    stage.clock.now += 10s;
    const auto [x, y] = middle(stage, "retry");
    const auto [other_x, other_y] = middle(stage, "leave");
    finger(stage, Contact::down, x, y);
    finger(stage, Contact::moved, other_x, other_y);
    finger(stage, Contact::up, other_x, other_y);
    REQUIRE(stage.actions().empty());
    finger(stage, Contact::down, 540, 5);
    finger(stage, Contact::up, x, y);
    REQUIRE(stage.actions().empty());
}

TEST_CASE("a finger that comes back to its target before it lifts is still a touch")
{
    Stage stage;
    stage.face.show(retry_notice);
    stage.clock.now += 10s;
    const auto [x, y] = middle(stage, "retry");
    finger(stage, Contact::down, x, y);
    finger(stage, Contact::moved, 540, 5);
    finger(stage, Contact::moved, x, y);
    finger(stage, Contact::up, x, y);
    REQUIRE(stage.actions() == std::vector<Action>{Touch::retry});
}

TEST_CASE("a pressed button looks pressed in the next frame, and only it is painted")
{
    Stage stage;
    stage.face.show(retry_notice);
    stage.actions();
    const auto before = stage.face.scene();
    stage.clock.now += 10s;
    const auto [x, y] = middle(stage, "retry");
    finger(stage, Contact::down, x, y);
    stage.actions();
    const auto damage = toolkit::difference(before, stage.window->scene());
    REQUIRE(damage.size() == 1);
    const auto button = before.find("retry")->rect;
    REQUIRE(button.inset(-stage.theme.radius).contains(damage[0]));
    REQUIRE(damage == stage.window->last_damage());
}

TEST_CASE("the second tap of a shaking finger does not press what came up under it")
{
    Stage stage;
    stage.face.show(Home{});
    stage.clock.now += 10s;
    stage.face.show(retry_notice);
    const auto [x, y] = middle(stage, "retry");
    stage.clock.now += 300ms;
    finger(stage, Contact::down, x, y);
    finger(stage, Contact::up, x, y);
    REQUIRE(stage.actions().empty());
    stage.clock.now += 300ms;
    finger(stage, Contact::down, x, y);
    finger(stage, Contact::up, x, y);
    REQUIRE(stage.actions() == std::vector<Action>{Touch::retry});
}

TEST_CASE("a screen that is only brought up to date is not guarded anew")
{
    Stage stage;
    stage.face.show(TechnicianPin{.digits = 1});
    stage.clock.now += 10s;
    stage.face.show(TechnicianPin{.digits = 2});
    const auto [x, y] = middle(stage, "digit.7");
    finger(stage, Contact::down, x, y);
    finger(stage, Contact::up, x, y);
    const auto actions = stage.actions();
    REQUIRE(actions.size() == 1);
    REQUIRE(std::get<Digit>(actions[0]).value == 7);
}

TEST_CASE("the technician's corner answers to a press of three seconds and to nothing shorter")
{
    Stage stage;
    stage.face.show(Attract{});
    finger(stage, Contact::down, 20, 20);
    stage.actions();
    stage.clock.now += 2900ms;
    finger(stage, Contact::up, 20, 20);
    REQUIRE(stage.actions().empty());
    finger(stage, Contact::down, 20, 20);
    stage.actions();
    stage.clock.now += 3s;
    REQUIRE(stage.actions() == std::vector<Action>{Touch::hidden_corner});
    REQUIRE(stage.actions().empty());
}

TEST_CASE("the question covers everything: only its two answers can be touched")
{
    Stage stage;
    stage.face.show(Home{});
    stage.face.overlay({.seconds_left = 30});
    REQUIRE(stage.face.targets().size() == 2);
    REQUIRE(stage.face.touch("more_time"));
    REQUIRE(stage.actions() == std::vector<Action>{Touch::more_time});
    stage.face.remove_overlay();
    REQUIRE(stage.face.touch("print_certificate"));
}

TEST_CASE("a second of the countdown repaints the number only")
{
    Stage stage;
    stage.face.show(Home{});
    stage.face.overlay({.seconds_left = 28});
    const auto before = stage.face.scene();
    stage.face.overlay({.seconds_left = 27});
    const auto damage = toolkit::difference(before, stage.face.scene());
    REQUIRE(damage.size() == 1);
    REQUIRE(damage[0].height < stage.panel.pixels.height / 6);
}

TEST_CASE("nothing is painted when nothing changed")
{
    Stage stage;
    stage.face.show(Home{});
    stage.actions();
    stage.face.show(Home{});
    stage.actions();
    REQUIRE(stage.window->last_damage().empty());
}

TEST_CASE("a screen on which something moves moves by itself, one that rests does not")
{
    Stage stage;
    stage.face.show(Working{"working.fetching_list"});
    stage.actions();
    stage.clock.now += 1s;
    stage.actions();
    REQUIRE_FALSE(stage.window->last_damage().empty());
    stage.face.show(Home{});
    stage.actions();
    stage.clock.now += 1s;
    const auto before = stage.window->frames();
    stage.actions();
    REQUIRE(stage.window->frames() == before);
}

TEST_CASE("a long list is turned page by page, and every entry can be chosen")
{
    Stage stage;
    Certificates many{base::SecretText("王*明"), {}};
    for (int i = 0; i < 8; ++i)
        many.choices.push_back({"证照" + std::to_string(i), "", "机关", "2025-01-01", ""});
    stage.face.show(many);
    std::vector<int> chosen;
    for (int page = 0; page < 3; ++page) {
        for (int i = 0; i < 8; ++i)
            if (stage.face.touch("choose." + std::to_string(i)))
                for (const auto& action : stage.actions())
                    chosen.push_back(std::get<Choose>(action).index);
        stage.face.touch("next_page");
        for (const auto& action : stage.actions())
            REQUIRE(action == Action{Touch::is_there});
    }
    REQUIRE(chosen == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7});
    REQUIRE_FALSE(stage.face.touch("next_page"));
    REQUIRE(stage.face.touch("previous_page"));
}

TEST_CASE("the words follow the language at once")
{
    Stage stage;
    stage.face.show(Home{});
    REQUIRE(stage.face.scene().find("打印证照"));
    stage.face.set_language(Language::en);
    REQUIRE(stage.face.scene().find("Print a certificate"));
    REQUIRE_FALSE(stage.face.scene().find("打印证照"));
}

TEST_CASE("forgetting leaves no text in the caches and no pixel of the visit")
{
    Stage stage;
    stage.face.show(Certificates{base::SecretText("王*明"), {}});
    stage.actions();
    REQUIRE(stage.window->typesetter().cached() > 0);
    stage.face.forget();
    REQUIRE(stage.window->typesetter().cached() == 0);
    REQUIRE(stage.window->scene().items.empty());
    REQUIRE(stage.window->is_blank());
    stage.face.show(Attract{});
    stage.actions();
    REQUIRE(
        stage.window->last_damage() ==
        std::vector<toolkit::Rect>{{0, 0, stage.panel.pixels.width, stage.panel.pixels.height}});
}

TEST_CASE("a wake-up from a thread ends the wait, however many there are")
{
    Stage stage;
    stage.face.show(Home{});
    std::jthread other([&face = stage.face] {
        for (int i = 0; i < 1000; ++i)
            face.wake();
    });
    // Never waited for: the wake-up comes, or the test's own time limit.
    REQUIRE(stage.face.pump(base::within(1h)).empty());
}

TEST_CASE("closing the window is told once the touches before it are")
{
    Stage stage;
    stage.face.show(Home{});
    REQUIRE_FALSE(stage.face.is_closed());
    stage.window->close();
    stage.actions();
    REQUIRE(stage.face.is_closed());
}

// The motion of real terminals; without it a picture is there at once.
static std::uint32_t pixel_after(Stage& stage, std::chrono::milliseconds time)
{
    stage.clock.now += time;
    stage.actions();
    const auto rect = stage.face.scene().find("retry")->rect;
    return stage.window->pixel(rect.x + rect.width / 2, rect.y + 12);
}

TEST_CASE("one screen fades into the next, and a touch counts while it does")
{
    Stage stage;
    stage.face.offer_motion(160ms);
    stage.face.show(Home{});
    stage.actions();
    stage.clock.now += 10s;
    stage.actions();
    stage.face.show(retry_notice);
    stage.actions();
    REQUIRE(stage.window->is_fading());
    const auto at_first = pixel_after(stage, 0ms);
    const auto in_between = pixel_after(stage, 60ms);
    CHECK(at_first != in_between);
    CHECK(stage.window->is_fading());
    REQUIRE(stage.face.touch("retry"));
    REQUIRE(stage.actions() == std::vector<Action>{Touch::retry});
    const auto at_last = pixel_after(stage, 160ms);
    CHECK(at_last != in_between);
    CHECK_FALSE(stage.window->is_fading());
    CHECK(pixel_after(stage, 1s) == at_last);
}

TEST_CASE("nothing fades where it would be harder to see, or where a citizen does not want it")
{
    using toolkit::Appearance;
    for (const auto& appearance :
         {Appearance{.colours = toolkit::ColourMode::high_contrast},
          Appearance{.text_size = toolkit::largest_text_size, .is_elder = true},
          Appearance{.is_still = true}}) {
        Stage stage;
        stage.face.offer_motion(160ms);
        stage.face.set_appearance(appearance);
        stage.face.show(Home{});
        stage.actions();
        stage.face.show(retry_notice);
        stage.actions();
        CHECK_FALSE(stage.window->is_fading());
    }
}

TEST_CASE("what fades away is forgotten with the visit")
{
    Stage stage;
    stage.face.offer_motion(160ms);
    stage.face.show(Certificates{base::SecretText("王*明"), {}});
    stage.actions();
    stage.face.show(Home{});
    stage.actions();
    REQUIRE(stage.window->is_fading());
    stage.face.forget();
    CHECK_FALSE(stage.window->is_fading());
    CHECK(stage.window->is_blank());
    // The next citizen's first screen does not begin with the last of this one.
    stage.face.show(Attract{});
    stage.actions();
    CHECK_FALSE(stage.window->is_fading());
}
