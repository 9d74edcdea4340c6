// A person's own page, and the ways to a person.
#include "base/json.h"
#include "tests/hall/cards.h"
#include "tests/hall/printed_code.h"
#include "tests/journeys/rig.h"

#include <fstream>

using namespace journeys;

namespace {

bool to_my_page(Rig& rig)
{
    if (!rig.until_ready() || !rig.hall.touch("begin") || !rig.hall.touch("my_page") ||
        !rig.hall.until_shown<ui::PlaceCard>())
        return false;
    rig.hall.place("three_certificates");
    return rig.hall.until_shown<ui::MyPage>();
}

// From whatever is shown to a complaint that is kept: its number.
std::string complain(Rig& rig)
{
    for (const auto* id : {"help", "kind.0", "choose.1", "confirm"})
        if (!rig.hall.touch(id))
            return {};
    std::string number;
    rig.hall.until([&] {
        for (const auto& item : rig.hall.terminal().face().scene().items)
            if (const auto* text = std::get_if<ui::toolkit::Text>(&item))
                if (text->text.starts_with("TS-"))
                    number = text->text;
        return !number.empty();
    });
    return number;
}

}  // namespace

TEST_CASE("card, my page, a case, back, records, and nothing of it is left")
{
    Rig rig;
    REQUIRE(to_my_page(rig));
    const auto& terminal = rig.hall.terminal();
    REQUIRE(std::get<ui::MyPage>(terminal.screen()).cases == 5);
    REQUIRE(rig.hall.touch("own.cases"));
    REQUIRE(rig.hall.until_shown<ui::Cases>());
    REQUIRE(rig.hall.touch("choose.0"));
    REQUIRE(rig.hall.until_shown<ui::CaseDetail>());
    const auto canary = std::get<ui::CaseDetail>(terminal.screen()).of.number;
    REQUIRE(canary.starts_with("BJ-"));
    // Help in between leads back to the very page.
    REQUIRE(rig.hall.touch("next_page"));
    REQUIRE(rig.hall.touch("help"));
    REQUIRE(rig.hall.until([&] { return terminal.is_helping(); }));
    REQUIRE(rig.hall.touch("back"));
    REQUIRE(rig.hall.until([&] { return !terminal.is_helping(); }));
    REQUIRE(rig.hall.touch("previous_page"));
    REQUIRE(rig.hall.touch("back"));
    REQUIRE(rig.hall.until_shown<ui::Cases>());
    REQUIRE(rig.hall.touch("back"));
    REQUIRE(rig.hall.until_shown<ui::MyPage>());
    REQUIRE(rig.hall.touch("own.records"));
    REQUIRE(rig.hall.until_shown<ui::Records>());
    REQUIRE(std::get<ui::Records>(terminal.screen()).groups.size() == 3);
    REQUIRE(rig.go_home());
    rig.hall.switch_off();
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(rig.folder.path() / "terminal")) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        INFO(entry.path());
        REQUIRE_FALSE(text.contains(canary));
        REQUIRE_FALSE(text.contains("48620.75"));
    }
}

TEST_CASE("a complaint off the network reaches the centre exactly once, and its answer is read")
{
    Rig rig;
    REQUIRE(to_my_page(rig));
    rig.hall.centre.stop();
    const auto number = complain(rig);
    REQUIRE_FALSE(number.empty());
    REQUIRE(rig.hall.touch("slip"));
    REQUIRE(rig.hall.until([&] { return rig.hall.receipts.slips().size() == 1; }));
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until([&] { return !rig.hall.terminal().is_helping(); }));
    REQUIRE(std::holds_alternative<ui::MyPage>(rig.hall.terminal().screen()));
    REQUIRE(rig.go_home());
    rig.hall.switch_off();
    rig.hall.centre.start();
    rig.hall.switch_on();
    REQUIRE(rig.hall.until([&] { return rig.hall.terminal().journal().outbox_depth() == 0; }));
    const auto filed = rig.hall.centre.ctl_json({"complaints"});
    REQUIRE(filed.size() == 1);
    REQUIRE(filed[0].at("number") == number);
    REQUIRE(filed[0].at("is_anonymous") == false);
    REQUIRE(filed[0].at("subject") == "handling");
    rig.hall.centre.answer_complaint(number, "已催办");

    const auto code = hall::code_on(rig.hall.receipts.slips().at(0));
    REQUIRE(code);
    REQUIRE(rig.until_ready());
    REQUIRE(rig.hall.touch("begin"));
    REQUIRE(rig.hall.touch("verify_paper"));
    REQUIRE(rig.hall.until([&] { return rig.hall.scanner.is_looking(); }));
    rig.hall.scanner.show(*code);
    REQUIRE(rig.hall.until_shown<ui::Complaints>());
    const auto& read = std::get<ui::Complaints>(rig.hall.terminal().screen()).complaints.at(0);
    REQUIRE(read.number == number);
    REQUIRE(read.answer.reveal() == "已催办");
    REQUIRE(rig.go_home());
}

TEST_CASE("a person is called before any card, and the keeper sees where")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    REQUIRE(rig.hall.touch("help"));
    REQUIRE(rig.hall.touch("call"));
    REQUIRE(rig.hall.until(
        [&] { return rig.hall.terminal().face().scene().spoken.contains("已收到"); }));
    const auto calls = rig.hall.centre.ctl_json({"help"});
    REQUIRE(calls.size() == 1);
    REQUIRE(calls[0].at("terminal") == rig.hall.name_of_terminal());
    REQUIRE(calls[0].at("screen") == "attract");
    REQUIRE(rig.hall.touch("back"));
    REQUIRE(rig.hall.until([&] { return !rig.hall.terminal().is_helping(); }));
}
