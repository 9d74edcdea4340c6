// Every screen against the picture that somebody has looked at (tests/golden/pictures), drawn with
// Debian 12's fonts. After a change that is meant: YIMEN_ACCEPT=1 pictures_test, look at what git
// shows, commit. A failure leaves was, is and difference below the build folder.
#include "tests/ui/pictures/chosen.h"
#include "tests/ui/pictures/small_picture.h"
#include "tests/ui/screens/stage.h"

#include <fmt/format.h>

#include <cstdlib>
#include <set>

using namespace ui;
using namespace pictures;

namespace {

const std::filesystem::path golden = "tests/golden/pictures";
const std::filesystem::path failed = std::filesystem::path(YIMEN_BINARY_DIR) / "pictures";

SmallPicture picture_of(Stage& stage)
{
    return shrink(stage.face.scene(), stage.panel.pixels, stage.window->typesetter());
}

void check(const SmallPicture& is, const std::string& file)
{
    if (std::getenv("YIMEN_ACCEPT")) {
        // What looks the same stays, byte for byte.
        const auto was = pictures::read(golden / file);
        if (!was || difference(*was, is))
            REQUIRE(pictures::write(is, golden / file));
    }
    const auto was = pictures::read(golden / file);
    INFO(file << ": after a look at it, YIMEN_ACCEPT=1 pictures_test accepts it");
    REQUIRE(was);
    const auto where = difference(*was, is);
    if (!where)
        return;
    std::filesystem::create_directories(failed);
    REQUIRE(pictures::write(side_by_side(*was, is), failed / file));
    FAIL_CHECK(fmt::format("it differs most near {}, {}: see {}", where->x, where->y,
                           (failed / file).string()));
}

void show_named(Stage& stage, std::string_view name)
{
    for (const auto& sample : samples::screens())
        if (sample.name == name)
            samples::show(sample, stage.face);
}

// All that stands within the target, elsewhere.
toolkit::Scene with_moved(toolkit::Scene scene, std::string_view id, int by)
{
    const auto place = scene.find(id)->rect;
    for (auto& item : scene.items)
        std::visit(
            [&](auto& one) {
                if (place.contains(one.rect))
                    one.rect.x += by;
            },
            item);
    return scene;
}

}  // namespace

TEST_CASE("every screen looks as it was accepted")
{
    std::set<std::string> drawn;
    Stage stage(gallery::all_panels[0].panel);
    for (const auto& round : rounds()) {
        stage.face.set_language(round.language);
        stage.face.set_appearance(round.look.appearance);
        for (const auto& sample : samples::screens()) {
            if (!round.is_whole && !shows_most(sample))
                continue;
            samples::show(sample, stage.face);
            const auto file = fmt::format("{}_{}.png", sample.name, round.name());
            check(picture_of(stage), file);
            drawn.insert(file);
        }
    }
    for (const auto& entry : std::filesystem::directory_iterator(golden)) {
        INFO(entry.path() << " is of no screen any more");
        CHECK(drawn.contains(entry.path().filename().string()));
    }
}

TEST_CASE("a button that moved by 2 mm is seen, and where")
{
    Stage stage(gallery::all_panels[0].panel);
    show_named(stage, "preview");
    const auto& scene = stage.face.scene();
    const auto was = picture_of(stage);
    for (const auto* id : {"confirm", "leave", "language"}) {
        CAPTURE(id);
        const auto moved = with_moved(scene, id, stage.theme.from_mm(2));
        const auto where =
            difference(was, shrink(moved, stage.panel.pixels, stage.window->typesetter()));
        REQUIRE(where);
        CHECK_FALSE(toolkit::intersection(*where, scene.find(id)->rect.inset(-20)).is_empty());
    }
}

TEST_CASE("a colour that changed is seen, and what is drawn a pixel elsewhere is not")
{
    Stage stage(gallery::all_panels[0].panel);
    show_named(stage, "preview");
    const auto was = picture_of(stage);
    auto& typesetter = stage.window->typesetter();
    CHECK_FALSE(difference(
        was, shrink(with_moved(stage.face.scene(), "confirm", 1), stage.panel.pixels, typesetter)));
    stage.face.set_appearance({.colours = toolkit::ColourMode::dark});
    CHECK(difference(was, picture_of(stage)));
}

TEST_CASE("a picture is read as it was written, and what is none is refused")
{
    Stage stage(gallery::all_panels[0].panel);
    show_named(stage, "home");
    const auto path = std::filesystem::temp_directory_path() / "yimen_small_picture.png";
    const auto picture = picture_of(stage);
    REQUIRE(pictures::write(picture, path));
    CHECK(pictures::read(path).value() == picture);
    CHECK_FALSE(pictures::read("tests/golden/screens_zh.txt"));
    CHECK(side_by_side(picture, picture).size.width == 3 * picture.size.width);
    std::filesystem::remove(path);
}
