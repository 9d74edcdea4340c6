// What every screen says and offers, held against tests/golden/screens_<language>.txt, and where in
// millimetres, against places.txt: both whatever the release of the fonts. After a
// change that is meant: YIMEN_ACCEPT=1 ui_test, look at the gallery's pictures, commit the file.
#include "tests/catch.h"
#include "tests/ui/screens/stage.h"
#include "ui/gallery/looks.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <cstdlib>
#include <sstream>

using namespace ui;

static std::string described(Language language)
{
    Stage stage;
    stage.face.set_language(language);
    std::string all;
    for (const auto& sample : samples::screens()) {
        samples::show(sample, stage.face);
        all += sample.name + "\n" + toolkit::describe(stage.face.scene()) + "\n";
    }
    return all;
}

static std::string first_difference(const std::string& is, const std::string& was)
{
    std::istringstream left(is);
    std::istringstream right(was);
    std::string a;
    std::string b;
    for (int line = 1;; ++line) {
        const bool has_a = static_cast<bool>(std::getline(left, a));
        const bool has_b = static_cast<bool>(std::getline(right, b));
        if (!has_a && !has_b)
            return {};
        if (has_a != has_b || a != b)
            return fmt::format("line {}: is \"{}\", was \"{}\"", line, has_a ? a : "",
                               has_b ? b : "");
    }
}

TEST_CASE("every screen says and offers what was accepted", "[walk]")
{
    for (const auto language : all_languages) {
        const auto path = fmt::format("tests/golden/screens_{}.txt", name_of(language));
        const auto is = described(language);
        if (std::getenv("YIMEN_ACCEPT"))
            std::ofstream(path) << is;
        std::ostringstream was;
        was << std::ifstream(path).rdbuf();
        INFO(path);
        REQUIRE(first_difference(is, was.str()) == "");
    }
}

namespace {

constexpr auto places_path = "tests/golden/places.txt";
// Fonts of another release are a little wider or higher; what moves by more has been moved.
constexpr double same_place_mm = 3;

struct Place {
    std::string name;  // Screen, language, panel and target.
    std::array<double, 4> mm{};
};

void add_places(std::vector<Place>& all, const gallery::NamedPanel& named, Language language)
{
    Stage stage(named.panel);
    stage.face.set_language(language);
    for (const auto& sample : samples::screens()) {
        samples::show(sample, stage.face);
        const auto mm = [&](int pixels) { return pixels / stage.panel.pixels_per_mm(); };
        for (const auto& [rect, id, spoken, is_private, first] : stage.face.targets())
            all.push_back(
                {fmt::format("{} {} {} {}", sample.name, name_of(language), named.name, id),
                 {mm(rect.x), mm(rect.y), mm(rect.width), mm(rect.height)}});
    }
}

std::vector<Place> places_now()
{
    std::vector<Place> all;
    add_places(all, gallery::all_panels[0], Language::zh);
    add_places(all, gallery::all_panels[0], Language::ug);
    add_places(all, gallery::all_panels[1], Language::en);
    return all;
}

std::vector<Place> read_places(std::istream& file)
{
    std::vector<Place> all;
    for (std::string line; std::getline(file, line);) {
        const auto end = line.find(':');
        if (end == line.npos)
            continue;
        Place place{.name = line.substr(0, end)};
        std::istringstream numbers(line.substr(end + 1));
        for (auto& number : place.mm)
            numbers >> number;
        all.push_back(place);
    }
    return all;
}

std::string moved(const std::vector<Place>& is, const std::vector<Place>& was)
{
    for (std::size_t i = 0; i < std::max(is.size(), was.size()); ++i) {
        if (i >= is.size() || i >= was.size() || is[i].name != was[i].name)
            return fmt::format("is {}, was {}", i < is.size() ? is[i].name : "nothing",
                               i < was.size() ? was[i].name : "nothing");
        for (std::size_t side = 0; side < 4; ++side)
            if (std::abs(is[i].mm[side] - was[i].mm[side]) > same_place_mm)
                return fmt::format("{} is at {:.1f}, was at {:.1f} mm", is[i].name,
                                   fmt::join(is[i].mm, " "), fmt::join(was[i].mm, " "));
    }
    return {};
}

}  // namespace

TEST_CASE("everything to touch is where it was accepted")
{
    const auto is = places_now();
    if (std::getenv("YIMEN_ACCEPT")) {
        std::ofstream file(places_path);
        for (const auto& place : is)
            file << fmt::format("{}: {:.1f}\n", place.name, fmt::join(place.mm, " "));
    }
    std::ifstream file(places_path);
    REQUIRE(moved(is, read_places(file)) == "");
}

TEST_CASE("what moved by 4 mm, came or went is found out")
{
    const std::vector<Place> was{{"home zh upright leave", {10, 20, 30, 15}}};
    auto is = was;
    is[0].mm[1] += 2;
    CHECK(moved(is, was) == "");
    is[0].mm[1] += 2;
    CHECK(moved(is, was) ==
          "home zh upright leave is at 10.0 24.0 30.0 15.0, was at 10.0 20.0 30.0 15.0 mm");
    CHECK(moved({}, was).contains("is nothing"));
    CHECK(moved(was, {}).contains("was nothing"));
}
