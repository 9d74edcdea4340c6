// The choice of languages, and screens from right to left.
#include "tests/ui/screens/stage.h"
#include "ui/toolkit/layout_check.h"

using namespace ui;
using namespace std::chrono_literals;
using toolkit::Contact;

static const Notice retry_notice{.id = NoticeId::no_card, .can_retry = true};

static void open_languages(Stage& stage)
{
    REQUIRE(stage.face.touch("language"));
    REQUIRE(stage.actions().empty());
    REQUIRE(stage.face.scene().find("close_languages"));
}

TEST_CASE("the language button opens five languages by their own names, and nothing is said yet")
{
    Stage stage;
    stage.face.show(Home{});
    open_languages(stage);
    for (const auto* name : {"中文", "English", "ꆈꌠꉙ", "བོད་སྐད", "ئۇيغۇرچە"}) {
        INFO(name);
        CHECK(stage.face.scene().find(name));
    }
    CHECK(stage.face.targets().size() == 6);
}

TEST_CASE("a language that is chosen closes the choice, and is said")
{
    Stage stage;
    stage.face.show(Home{});
    for (const auto language : all_languages) {
        open_languages(stage);
        REQUIRE(stage.face.touch("language." + std::string(name_of(language))));
        REQUIRE(stage.actions() == std::vector<Action>{ChooseLanguage{language}});
        stage.face.set_language(language);
        CHECK(stage.face.scene().find("print_certificate"));
    }
}

TEST_CASE("going back from the languages says nothing and changes nothing")
{
    Stage stage;
    stage.face.show(Home{});
    const auto before = toolkit::describe(stage.face.scene());
    open_languages(stage);
    REQUIRE(stage.face.touch("close_languages"));
    REQUIRE(stage.actions().empty());
    CHECK(toolkit::describe(stage.face.scene()) == before);
}

TEST_CASE("choosing a language keeps the page of a list and the digits of a PIN")
{
    Stage stage;
    stage.face.show(Certificates{base::SecretText("王*明"), std::vector<CertificateChoice>(9)});
    REQUIRE(stage.turn_page());
    open_languages(stage);
    REQUIRE(stage.face.touch("language.ug"));
    stage.actions();
    stage.face.set_language(Language::ug);
    CHECK(stage.face.scene().find("choose.3"));
    CHECK(stage.face.scene().find("previous_page"));

    stage.face.show(TechnicianPin{.digits = 3});
    open_languages(stage);
    stage.face.show(TechnicianPin{.digits = 3});
    CHECK(stage.face.scene().find("close_languages"));
    REQUIRE(stage.face.touch("language.en"));
    stage.actions();
    stage.face.set_language(Language::en);
    CHECK(stage.face.scene().spoken.size() > 0);
    CHECK(toolkit::describe(stage.face.scene()).contains("3 digits entered"));
}

TEST_CASE("a screen brought up to date keeps the choice open, another screen closes it")
{
    Stage stage;
    stage.face.show(Printing{.pages_out = 1, .pages = 2});
    open_languages(stage);
    stage.face.show(Printing{.pages_out = 2, .pages = 2});
    CHECK(stage.face.scene().find("close_languages"));
    stage.face.show(Done{});
    CHECK_FALSE(stage.face.scene().find("close_languages"));
}

TEST_CASE("another screen does not take the language away from under a finger")
{
    Stage stage;
    stage.face.show(Working{"working.fetching_list"});
    open_languages(stage);
    stage.clock.now += 10s;
    const auto [x, y] = middle(stage, "language.bo");
    finger(stage, Contact::down, x, y);
    stage.actions();
    stage.face.show(Certificates{base::SecretText("王*明"), {}});
    finger(stage, Contact::up, x, y);
    CHECK(stage.actions() == std::vector<Action>{ChooseLanguage{Language::bo}});
    CHECK_FALSE(stage.face.scene().find("close_languages"));
}

TEST_CASE("the question stands over the languages, and after it they are still there")
{
    Stage stage;
    stage.face.show(Home{});
    open_languages(stage);
    stage.face.overlay({.seconds_left = 30});
    CHECK(stage.face.targets().size() == 2);
    stage.face.remove_overlay();
    CHECK(stage.face.scene().find("close_languages"));
    stage.face.forget();
    stage.face.show(Attract{});
    CHECK_FALSE(stage.face.scene().find("close_languages"));
}

TEST_CASE("languages that nobody chooses from close by themselves")
{
    Stage stage;
    stage.face.show(Attract{});
    open_languages(stage);
    stage.clock.now += 59s;
    stage.actions();
    CHECK(stage.face.scene().find("close_languages"));
    stage.clock.now += 2s;
    CHECK(stage.actions().empty());
    CHECK_FALSE(stage.face.scene().find("close_languages"));
    CHECK(stage.face.scene().find("begin"));
}

TEST_CASE("the second tap of a shaking finger chooses no language")
{
    Stage stage;
    stage.face.show(Home{});
    open_languages(stage);
    const auto [x, y] = middle(stage, "language.ug");
    stage.clock.now += 300ms;
    finger(stage, Contact::down, x, y);
    finger(stage, Contact::up, x, y);
    CHECK(stage.actions().empty());
}

static toolkit::Rect place_of(Stage& stage, std::string_view id)
{
    const auto* target = stage.face.scene().find(id);
    REQUIRE(target);
    return target->rect;
}

TEST_CASE("in Uyghur the layout is turned round: what was at the left is at the right")
{
    for (const auto& panel :
         {toolkit::Panel{{1080, 1920}, 398}, toolkit::Panel{{1920, 1080}, 708}}) {
        Stage stage(panel);
        stage.face.show(Preview{.title = "居住证明", .title_en = "", .page = {}, .pages = 2});
        CHECK(place_of(stage, "back").x < place_of(stage, "confirm").x);
        CHECK(place_of(stage, "assistance").x < place_of(stage, "language").x);
        const auto ways = toolkit::united(place_of(stage, "back"), place_of(stage, "confirm"));
        stage.face.set_language(Language::ug);
        CHECK(place_of(stage, "back").x > place_of(stage, "confirm").x);
        CHECK(place_of(stage, "assistance").x > place_of(stage, "language").x);
        const auto turned = toolkit::united(place_of(stage, "back"), place_of(stage, "confirm"));
        CHECK(turned.x == panel.pixels.width - ways.right());
        const auto described = toolkit::describe(stage.face.scene());
        CHECK(described.contains("icon back mirrored"));
        CHECK(described.contains("icon leave mirrored"));
        CHECK(described.contains("icon globe\n"));
    }
}

TEST_CASE("a number pad and the question over it have their keys where every language has them")
{
    Stage stage;
    for (const auto language : {Language::zh, Language::ug}) {
        stage.face.set_language(language);
        stage.face.show(TechnicianPin{.digits = 1});
        CHECK(place_of(stage, "digit.1").x < place_of(stage, "digit.3").x);
        CHECK(place_of(stage, "digit.0").x < place_of(stage, "delete").x);
        REQUIRE(stage.face.touch("digit.1"));
        CHECK(stage.actions() == std::vector<Action>{Digit{1}});
    }
    // Covered by the languages, which are turned round like everything else.
    open_languages(stage);
    CHECK(stage.face.scene().find("language.zh"));
    CHECK(toolkit::layout_mistakes(stage.face.scene(), stage.kit()).empty());
}

TEST_CASE("a touch in Uyghur is what stands there")
{
    Stage stage({.pixels = {1920, 1080}, .width_mm = 708});
    stage.face.set_language(Language::ug);
    stage.face.show(retry_notice);
    stage.clock.now += 10s;
    const auto [x, y] = middle(stage, "leave");
    CHECK(x > 1920 / 2);
    finger(stage, Contact::down, x, y);
    finger(stage, Contact::up, x, y);
    CHECK(stage.actions() == std::vector<Action>{Touch::leave});
}
