// What every screen says and offers, held against tests/golden/screens_<language>.txt. After a
// change that is meant: YIMEN_ACCEPT=1 ui_test, look at the gallery's pictures, commit the file.
#include "tests/catch.h"
#include "tests/ui/screens/stage.h"

#include <fmt/format.h>
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

TEST_CASE("every screen says and offers what was accepted")
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
