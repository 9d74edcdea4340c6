// What goes wrong with the centre and the line to it.
#include "base/crypto/authority.h"

#include "base/json.h"
#include "tests/hall/tampering_line.h"
#include "tests/journeys/rig.h"

#include <fstream>

using namespace journeys;

namespace {

// In the centre's own name and for its own key, but over since an hour.
void give_expired_certificate(const hall::Centre& centre)
{
    using namespace base::crypto;
    using namespace std::chrono_literals;
    const auto key = Key::load(centre.data() / "server.key");
    REQUIRE(key);
    const auto authority = Authority::adopt(*Key::load(centre.data() / "authority.key"),
                                            *Certificate::load(centre.authority()));
    REQUIRE(authority);
    const auto now = std::chrono::system_clock::now();
    const std::vector<std::string> hosts{"localhost", "127.0.0.1"};
    std::ofstream file(centre.data() / "server.pem", std::ios::trunc);
    file << authority->issue_server(*key, hosts, {now - 48h, now - 1h}).pem();
    REQUIRE(file.flush());
}

}  // namespace

TEST_CASE("the centre is away: the terminal says so, and comes back by itself")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.hall.centre.kill();
    REQUIRE(rig.hall.until_shown<ui::OutOfService>());
    rig.hall.centre.start();
    REQUIRE(rig.hall.until_shown<ui::Attract>());
}

TEST_CASE("the centre goes away in the middle of a visit")
{
    Rig rig;
    REQUIRE(rig.to_list());
    rig.hall.centre.kill();
    REQUIRE(rig.hall.touch("choose.0"));
    REQUIRE(rig.hall.until_noticed(NoticeId::central_unreachable));
    rig.hall.centre.start();
    REQUIRE(rig.hall.touch("retry"));
    REQUIRE(rig.hall.until_shown<ui::Certificates>());
}

TEST_CASE("the centre goes away while the paper comes out: the outcome arrives later, once")
{
    Rig rig;
    REQUIRE(rig.to_preview());
    rig.hall.centre.kill();
    REQUIRE(rig.hall.touch("confirm"));
    REQUIRE(rig.hall.until_shown<ui::Done>());
    REQUIRE(rig.hall.terminal().journal().outbox_depth().value() > 0);
    rig.hall.centre.start();
    REQUIRE(rig.hall.do_ledgers_agree());
    REQUIRE(rig.hall.centre.paper_state(rig.hall.last_serial()) == "printed");
}

TEST_CASE("the centre no longer knows this terminal")
{
    Rig rig;
    REQUIRE(rig.to_place_card());
    rig.hall.centre.revoke(rig.hall.name_of_terminal());
    rig.hall.place("three_certificates");
    REQUIRE(rig.hall.until([&] {
        const auto* notice = std::get_if<ui::Notice>(&rig.hall.terminal().screen());
        return notice && (notice->id == NoticeId::central_refused ||
                          notice->id == NoticeId::central_untrusted);
    }));
}

TEST_CASE("another server answers in the centre's place: nothing is told to it")
{
    Rig rig;
    REQUIRE(rig.to_place_card());
    const tests::Folder other;
    const auto port = rig.hall.centre.port();
    rig.hall.centre.stop();
    // Its own authority, the same address.
    hall::Centre impostor(hall::Programs{YIMEN_BINARY_DIR}, other.path() / "centre", port);
    rig.hall.place("three_certificates");
    REQUIRE(rig.hall.until_noticed(NoticeId::central_untrusted));
    REQUIRE(impostor.ctl_json({"ledger"}).empty());
}

TEST_CASE("the centre's certificate has expired: nothing is told to it")
{
    Rig rig;
    REQUIRE(rig.to_place_card());
    rig.hall.centre.stop();
    give_expired_certificate(rig.hall.centre);
    rig.hall.centre.start();
    rig.hall.place("three_certificates");
    REQUIRE(rig.hall.until_noticed(NoticeId::central_untrusted));
    REQUIRE(rig.hall.centre.ctl_json({"ledger"}).empty());
    REQUIRE(rig.papers_out() == 0);
}

TEST_CASE("a document that was cut, swapped or forged on the way is not shown and not printed")
{
    const auto* how =
        GENERATE("cut_document", "empty_document", "no_pdf", "flipped_bit", "forged_document");
    INFO(how);
    Rig rig;
    hall::TamperingLine line(rig.hall);
    REQUIRE(rig.to_list());
    line.tamper(how);
    REQUIRE(rig.hall.touch("choose.0"));
    REQUIRE(rig.hall.until_noticed(NoticeId::document_refused));
    line.tamper("nothing");
    REQUIRE(rig.go_home());
    REQUIRE(rig.papers_out() == 0);
    REQUIRE(rig.hall.do_ledgers_agree());
    REQUIRE(rig.state_here(rig.hall.last_serial()) == "withdrawn");
}

TEST_CASE("an answer that is not what was agreed is refused, and the terminal lives")
{
    const auto* how =
        GENERATE("missing_field", "wrong_type", "huge_answer", "not_json", "deep_json");
    INFO(how);
    Rig rig;
    hall::TamperingLine line(rig.hall);
    line.tamper(how);
    REQUIRE(rig.to_place_card());
    rig.hall.place("three_certificates");
    REQUIRE(rig.hall.until_noticed(NoticeId::central_refused));
    line.tamper("nothing");
    REQUIRE(rig.go_home());
    REQUIRE(rig.to_list());
}

TEST_CASE("an answer with a field from a newer centre is understood")
{
    Rig rig;
    hall::TamperingLine line(rig.hall);
    line.tamper("extra_field");
    REQUIRE(rig.to_list());
}
