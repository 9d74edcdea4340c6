// Somebody wants to know how a thing is done: the catalogue from the centre, the search, the sheet.
#include "base/json.h"
#include "tests/journeys/rig.h"

#include <filesystem>
#include <fstream>

using namespace journeys;
using ui::SlipState;

namespace {

bool to_guides(Rig& rig)
{
    return rig.until_ready() && rig.hall.touch("begin") && rig.hall.until([&] {
        const auto* home = std::get_if<ui::Home>(&rig.hall.terminal().screen());
        return home && !home->guides.themes.empty();
    });
}

bool type(Rig& rig, std::string_view letters)
{
    for (const char letter : letters)
        if (!rig.hall.touch("key." + std::string(1, letter)))
            return false;
    return rig.hall.touch("confirm");
}

bool until_slip(Rig& rig, SlipState state)
{
    return rig.hall.until([&] {
        const auto* guide = std::get_if<ui::Guide>(&rig.hall.terminal().screen());
        return guide && guide->slip == state;
    });
}

std::filesystem::path copy_of(Rig& rig)
{
    return rig.hall.settings().terminal.data / "catalogue.json";
}

}  // namespace

TEST_CASE("from home by search to a guide and a printed sheet, and nothing is left behind")
{
    Rig rig;
    REQUIRE(to_guides(rig));
    REQUIRE(rig.hall.touch("search"));
    REQUIRE(rig.hall.until_shown<ui::TextEntry>());
    REQUIRE(type(rig, "csdj"));
    REQUIRE(rig.hall.until_shown<ui::ItemList>());
    const auto& list = std::get<ui::ItemList>(rig.hall.terminal().screen());
    REQUIRE(list.entries.at(0).title.zh == "出生登记");
    REQUIRE(rig.hall.touch("choose.0"));
    REQUIRE(rig.hall.until_shown<ui::Guide>());
    const auto pages = std::get<ui::Guide>(rig.hall.terminal().screen()).pages.size();
    for (std::size_t page = 1; page < pages; ++page)
        REQUIRE(rig.hall.touch("next_page"));
    REQUIRE(rig.hall.touch("print_slip"));
    REQUIRE(until_slip(rig, SlipState::printed));
    REQUIRE(rig.hall.receipts.slips().size() == 1);
    REQUIRE(rig.papers_out() == 0);
    REQUIRE(rig.go_home());
    REQUIRE(rig.hall.terminal().session().visit().empty());
}

TEST_CASE("the guide is there without the centre, also after the terminal was switched off")
{
    Rig rig;
    REQUIRE(to_guides(rig));
    REQUIRE(std::filesystem::exists(copy_of(rig)));
    REQUIRE(rig.go_home());
    rig.hall.switch_off();
    rig.hall.centre.stop();
    rig.hall.switch_on();
    REQUIRE(rig.hall.until([&] {
        const auto* out = std::get_if<ui::OutOfService>(&rig.hall.terminal().screen());
        return out && out->has_guides;
    }));
    REQUIRE(rig.hall.touch("begin"));
    REQUIRE(rig.hall.touch("guides"));
    REQUIRE(rig.hall.until_shown<ui::Themes>());
    REQUIRE(rig.hall.touch("choose.0"));
    REQUIRE(rig.hall.until_shown<ui::ItemList>());
    REQUIRE(rig.go_home());
}

TEST_CASE("a copy that somebody changed on the disk is not read, and another is fetched")
{
    Rig rig;
    REQUIRE(to_guides(rig));
    REQUIRE(rig.go_home());
    rig.hall.switch_off();
    std::ifstream file(copy_of(rig), std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), {});
    const auto at = text.find("示范市公安局");
    REQUIRE(at != text.npos);
    text.replace(at, std::string_view("示范市").size(), "假冒市");
    std::ofstream(copy_of(rig), std::ios::binary) << text;
    rig.hall.switch_on();
    REQUIRE(to_guides(rig));
    REQUIRE(rig.hall.touch("guides"));
    REQUIRE(rig.hall.until_shown<ui::Themes>());
    std::ifstream again(copy_of(rig), std::ios::binary);
    const std::string mended((std::istreambuf_iterator<char>(again)), {});
    REQUIRE_FALSE(mended.contains("假冒市"));
    REQUIRE(rig.go_home());
}
