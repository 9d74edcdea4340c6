#include "central/store/store.h"

#include "tests/catch.h"
#include "tests/central/store/postgresql_cluster.h"

#include <sys/stat.h>

using namespace central;
using namespace central::testing;
using base::Errc;
using base::crypto::random_id;

using Kind = StorePlace::Kind;

namespace {

store::Issue draft(OfficeFixture& centre)
{
    const auto session = centre.open();
    store::Issue issue;
    issue.key = random_id();
    issue.session = session;
    issue.terminal = centre.peers[0].name;
    issue.certificate = centre.first_certificate(session);
    issue.verification = random_id();
    issue.issued_at = "2026-03-01T08:00:00Z";
    return issue;
}

base::Result<store::Document> tiny(const std::string&)
{
    return store::Document{.pdf = base::bytes({1, 2, 3}), .sha256 = std::string(64, 'a')};
}

}  // namespace

TEST_CASE("what the store has said it kept is there after it was opened again")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    OfficeFixture centre(place.location);
    const auto session = centre.open();
    const auto serial = centre.issue(session)["serial"].get<std::string>();
    const auto before = *centre.store->document(serial);
    centre.reopen_store();
    REQUIRE(centre.store->issue(serial)->state == PaperState::issued);
    REQUIRE(*centre.store->document(serial) == before);
    REQUIRE(centre.store->session(session)->terminal == "T-000001");
    REQUIRE(centre.issue(session)["serial"].get<std::string>().starts_with("XF-2026-00000002"));
}

TEST_CASE("a document that cannot be made leaves no gap in the serials")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    OfficeFixture centre(place.location);
    const auto fails = [](const std::string&) -> base::Result<store::Document> {
        return base::fail(Errc::exhausted, "no paper today");
    };
    REQUIRE_FALSE(centre.store->add_issue(draft(centre), 2026, fails));
    REQUIRE(centre.store->add_issue(draft(centre), 2026, tiny)->serial == make_serial(2026, 1));
    REQUIRE(centre.store->add_issue(draft(centre), 2026, tiny)->serial == make_serial(2026, 2));
    REQUIRE(centre.store->add_issue(draft(centre), 2027, tiny)->serial == make_serial(2027, 1));
}

TEST_CASE("a key serves once, whoever asks")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    OfficeFixture centre(place.location);
    auto first = draft(centre);
    auto second = draft(centre);
    second.key = first.key;
    REQUIRE(centre.store->add_issue(first, 2026, tiny));
    REQUIRE_FALSE(centre.store->add_issue(second, 2026, tiny));
    REQUIRE(centre.store->issues(10)->size() == 1);
}

TEST_CASE("a paper is settled from the state it is in, or not at all")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    OfficeFixture centre(place.location);
    auto issue = *centre.store->add_issue(draft(centre), 2026, tiny);
    issue.state = PaperState::unknown;
    issue.pages_out = 0;
    REQUIRE(centre.store->settle(issue, PaperState::issued));
    issue.state = PaperState::printed;
    REQUIRE(centre.store->settle(issue, PaperState::issued).error().code == Errc::refused);
    REQUIRE(centre.store->issue(issue.serial)->state == PaperState::unknown);
    REQUIRE(centre.store->issue(issue.serial)->pages_out == 0);
    issue.resolved_by = "officer";
    REQUIRE(centre.store->settle(issue, PaperState::unknown));
    REQUIRE(centre.store->issue(issue.serial)->resolved_by == "officer");
}

TEST_CASE("the files of the store are for their owner only")
{
    OfficeFixture centre;
    for (const auto& entry : std::filesystem::directory_iterator(centre.folder.path / "data")) {
        if (!entry.path().filename().string().starts_with("store.db"))
            continue;
        struct stat status {};
        REQUIRE(::stat(entry.path().c_str(), &status) == 0);
        INFO(entry.path());
        REQUIRE((status.st_mode & 077) == 0);
    }
}

TEST_CASE("a store of a newer version is left alone")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    REQUIRE(store::Store::open(place.location));
    place.ask(place.location.is_file() ? "PRAGMA user_version = 999"
                                       : "UPDATE schema_version SET version = 999");
    REQUIRE(store::Store::open(place.location).error().code == Errc::refused);
}

TEST_CASE("what is no database is refused and left as it was")
{
    const Folder folder;
    {
        FILE* file = std::fopen((folder.path / "s.db").c_str(), "w");
        REQUIRE(file);
        std::fputs(std::string(8192, 'x').c_str(), file);
        std::fclose(file);
    }
    REQUIRE_FALSE(store::Store::open(folder.path / "s.db"));
    REQUIRE(std::filesystem::file_size(folder.path / "s.db") == 8192);
    REQUIRE_FALSE(store::Store::open("/nonexistent/s.db"));
}

TEST_CASE("a failure of the store does not repeat the values it was given")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    OfficeFixture centre(place.location);
    const store::Person person{.kind = wire::EvidenceKind::citizen,
                               .number = base::SecretText("100000198805200078"),
                               .name = base::SecretText("张三")};
    const auto told = centre.store->add_person(person);
    REQUIRE(told.error().code == Errc::exhausted);
    REQUIRE_FALSE(told.error().detail.contains("100000198805200078"));
    REQUIRE_FALSE(told.error().detail.contains("张三"));
}
