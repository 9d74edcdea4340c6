// What goes right, and what a citizen does.
#include "base/crypto/digest.h"

#include "base/json.h"
#include "tests/hall/cards.h"
#include "tests/journeys/rig.h"

#include <fstream>
#include <set>

using namespace journeys;

TEST_CASE("the whole visit: the paper is out once, and both ledgers say so")
{
    Rig rig(GENERATE(Rig::Screen::upright, Rig::Screen::wide));
    REQUIRE(rig.to_printing());
    REQUIRE(rig.hall.until_shown<ui::Done>());
    REQUIRE(rig.papers_out() == 1);
    REQUIRE(rig.hall.receipts.slips().size() == 1);
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.touch("rate.4"));
    REQUIRE(rig.go_home());
    REQUIRE(rig.hall.do_ledgers_agree());
    REQUIRE(rig.state_here(rig.hall.last_serial()) == "printed");
    const auto ratings = rig.hall.centre.ctl_json({"ratings"});
    REQUIRE(ratings.size() == 1);
    REQUIRE(ratings[0].at("level") == 4);
}

TEST_CASE("what reaches the printer is to the byte what the centre signed")
{
    Rig rig;
    REQUIRE(rig.to_printing());
    REQUIRE(rig.hall.until_shown<ui::Done>());
    const auto serial = rig.hall.last_serial();
    std::string signed_digest;
    for (const auto& paper : rig.hall.centre.ctl_json({"ledger"}))
        if (paper.at("serial") == serial)
            signed_digest = paper.at("sha256").get<std::string>();
    REQUIRE(base::crypto::sha256_hex(rig.hall.papers.printed().at(0).pdf) == signed_digest);
}

TEST_CASE("two certificates in one visit have two serials")
{
    Rig rig;
    REQUIRE(rig.to_printing());
    REQUIRE(rig.hall.until_shown<ui::Done>());
    REQUIRE(rig.go_home());
    REQUIRE(rig.to_printing());
    REQUIRE(rig.hall.until_shown<ui::Done>());
    REQUIRE(rig.papers_out() == 2);
    std::set<std::string> tokens;
    for (const auto& paper : rig.hall.papers.printed())
        tokens.insert(paper.token);
    REQUIRE(tokens.size() == 2);
}

TEST_CASE("a certificate of two pages comes out with both")
{
    Rig rig;
    REQUIRE(rig.to_two_pages());
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_shown<ui::Done>());
    REQUIRE(rig.hall.papers.printed().at(0).pages == 2);
    REQUIRE(rig.go_home());
    REQUIRE(rig.hall.do_ledgers_agree());
}

TEST_CASE("a citizen who reads English gets every screen in English")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    REQUIRE(rig.choose_language("en"));
    REQUIRE(rig.hall.touch("begin"));
    REQUIRE(rig.hall.until_shown<ui::Home>());
    REQUIRE(rig.hall.terminal().face().scene().spoken.find_first_of("abcdefghijklmnopqrstuvwxyz") !=
            std::string::npos);
    REQUIRE(rig.go_home());
}

TEST_CASE("a citizen changes the language on the way and loses neither the list nor the paper")
{
    Rig rig;
    REQUIRE(rig.to_list());
    REQUIRE(rig.choose_language("ug"));
    REQUIRE(rig.hall.touch("choose.0"));
    REQUIRE(rig.hall.until_shown<ui::Preview>());
    REQUIRE(rig.choose_language("bo"));
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_shown<ui::Done>());
    REQUIRE(rig.papers_out() == 1);
    REQUIRE(rig.go_home());
    // The next citizen is greeted in Chinese again.
    REQUIRE(rig.hall.terminal().face().scene().spoken.contains("一扇门"));
    REQUIRE(rig.hall.do_ledgers_agree());
}

TEST_CASE("permits, foreigners and long names are served like everybody")
{
    Rig rig;
    for (const auto* person : {"long_name", "regional_permit", "foreigner"}) {
        REQUIRE(rig.to_place_card());
        rig.hall.place(person);
        REQUIRE(rig.hall.until([&] {
            const auto& screen = rig.hall.terminal().screen();
            return std::holds_alternative<ui::Certificates>(screen) ||
                   std::holds_alternative<ui::Notice>(screen);
        }));
        const auto* notice = std::get_if<ui::Notice>(&rig.hall.terminal().screen());
        // Having nothing to print is an answer; not being understood would not be.
        REQUIRE((!notice || notice->id == NoticeId::nothing_to_print));
        REQUIRE(rig.go_home());
    }
}

TEST_CASE("a citizen with nothing to print is told so")
{
    Rig rig;
    REQUIRE(rig.to_place_card());
    rig.hall.place("no_certificates");
    REQUIRE(rig.hall.until_noticed(NoticeId::nothing_to_print));
    REQUIRE(rig.go_home());
}

TEST_CASE("a citizen who looks and does not print leaves no paper and no open serial")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    REQUIRE(rig.hall.touch("leave"));
    REQUIRE(rig.go_home());
    REQUIRE(rig.hall.do_ledgers_agree());
    REQUIRE(rig.state_here(rig.hall.last_serial()) == "withdrawn");
    REQUIRE(rig.papers_out() == 0);
}

TEST_CASE("a citizen who walks away is asked, sent home and forgotten")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    REQUIRE(rig.hall.until([&] { return rig.hall.terminal().is_asking(); }));
    rig.hall.reader.lift();
    REQUIRE(rig.hall.until_noticed(NoticeId::goodbye_idle));
    REQUIRE(rig.hall.until_shown<ui::Attract>());
    REQUIRE(rig.state_here(rig.hall.last_serial()) == "withdrawn");
}

TEST_CASE("a citizen who is still there goes on where they were")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    for (int i = 0; i < 2; ++i) {
        REQUIRE(rig.hall.until([&] { return rig.hall.terminal().is_asking(); }));
        REQUIRE(rig.hall.touch("more_time"));
        REQUIRE(rig.hall.until([&] { return !rig.hall.terminal().is_asking(); }));
    }
    REQUIRE(std::holds_alternative<ui::Preview>(rig.hall.terminal().screen()));
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_shown<ui::Done>());
}

TEST_CASE("a card left behind is called for until it is taken")
{
    Rig rig;
    REQUIRE(rig.to_list());
    REQUIRE(rig.hall.touch("leave"));
    REQUIRE(rig.hall.until_noticed(NoticeId::card_left_behind));
    rig.hall.reader.lift();
    REQUIRE(rig.hall.until_shown<ui::Attract>());
}

TEST_CASE("a card that stays on the reader does not hold the terminal, nor start a visit")
{
    Rig rig;
    REQUIRE(rig.to_list());
    REQUIRE(rig.hall.touch("leave"));
    REQUIRE(rig.hall.until_noticed(NoticeId::card_left_behind));
    REQUIRE(rig.hall.until_shown<ui::Attract>());
    REQUIRE(rig.hall.touch("begin"));
    REQUIRE(rig.hall.touch("print_certificate"));
    REQUIRE(rig.hall.until_noticed(NoticeId::no_card));
}

TEST_CASE("nothing personal is left in any file after the visit")
{
    Rig rig;
    const auto fields = hall::card_fields(rig.hall.centre.people(), "three_certificates");
    REQUIRE(rig.to_printing());
    REQUIRE(rig.hall.until_shown<ui::Done>());
    REQUIRE(rig.go_home());
    REQUIRE(rig.hall.do_ledgers_agree());
    rig.hall.switch_off();
    std::size_t files = 0;
    const auto holds_canary = [&](const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        ++files;
        return text.contains(fields.number) || text.contains(fields.name) ||
               text.contains(fields.birth);
    };
    // Everything the terminal left, and the centre's log; the centre's store is where it belongs.
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(rig.folder.path() / "terminal"))
        if (entry.is_regular_file()) {
            INFO(entry.path());
            REQUIRE_FALSE(holds_canary(entry.path()));
        }
    REQUIRE_FALSE(holds_canary(rig.folder.path() / "trace.jsonl"));
    REQUIRE_FALSE(holds_canary(rig.folder.path() / "centre" / "central.log"));
    REQUIRE(files >= 7);
}
