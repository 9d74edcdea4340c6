#include "central/store/backup.h"

#include "base/crypto/digest.h"
#include "tests/catch.h"
#include "tests/central/store/postgresql_cluster.h"
#include "tests/central/store/samples.h"

#include <fmt/format.h>

#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <thread>

using namespace central;
using namespace central::testing;
using base::Errc;
using Kind = StorePlace::Kind;

namespace {

// Issues papers until it is told to stop.
class Load {
public:
    Load(const store::Location& location, Hall hall)
        : thread_([this, location, hall](const std::stop_token& stop) {
              const auto store = store::Store::open(location);
              for (int i = 0; store && !stop.stop_requested(); ++i)
                  if ((*store)->add_issue(issue_draft(hall, fmt::format("load-{}", i)), 2026,
                                          tiny_document))
                      ++papers_;
          })
    {
    }
    void wait_for(int papers) const
    {
        while (papers_ < papers)
            std::this_thread::yield();
    }
    int papers() const { return papers_; }

private:
    std::atomic<int> papers_ = 0;
    std::jthread thread_;
};

std::vector<std::string> rows_of(const StorePlace& place, const std::string& table)
{
    if (!place.location.is_file())
        return place.ask(fmt::format("SELECT t::text FROM {} t ORDER BY 1", table));
    std::string columns;
    for (const auto& name :
         place.ask(fmt::format("SELECT name FROM pragma_table_info('{}')", table)))
        columns += (columns.empty() ? "quote(" : " || ',' || quote(") + name + ")";
    return place.ask(fmt::format("SELECT {} FROM {} ORDER BY 1", columns, table));
}

void require_equal(const StorePlace& one, const StorePlace& other)
{
    const auto tables =
        one.location.is_file()
            ? one.ask("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
            : one.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    REQUIRE(tables.size() > 10);
    for (const auto& table : tables) {
        INFO(table);
        REQUIRE(rows_of(one, table) == rows_of(other, table));
    }
}

// A person, a paper, a case, a complaint.
void use_a_little(store::Store& store)
{
    const auto hall = furnish(store);
    REQUIRE(store.add_issue(issue_draft(hall, "k"), 2026, tiny_document));
    REQUIRE(store.add_case(filing_of(hall), 2026));
    REQUIRE(store.add_complaint(complaint_of(hall, "TS-1", "c")));
}

}  // namespace

TEST_CASE("a store restored from its copy is the same store, and goes on")
{
    const auto kind = GENERATE(Kind::file, Kind::server);
    const StorePlace place(kind);
    const StorePlace other(kind);
    const bool is_made_before = GENERATE(false, true);
    use_a_little(*open_store(place.location));
    const auto copy = place.folder.path / "copy";
    REQUIRE(store::back_up(place.location, copy));
    if (is_made_before)
        open_store(other.location);
    const auto restored = store::restore(other.location, copy);
    INFO((restored ? "" : restored.error().detail));
    REQUIRE(restored);
    require_equal(place, other);
    const auto store = open_store(other.location);
    const auto person = store->add_person({.id = 0,
                                           .kind = wire::EvidenceKind::citizen,
                                           .number = base::SecretText("100000199001010011"),
                                           .name = base::SecretText("李四")});
    REQUIRE(person.value() == 2);
    REQUIRE(other.is_refused("DELETE FROM case_events"));
}

TEST_CASE("a copy made under load is the store of one moment")
{
    const auto kind = GENERATE(Kind::file, Kind::server);
    const StorePlace place(kind);
    const StorePlace other(kind);
    const auto hall = furnish(*open_store(place.location));
    const auto copy = place.folder.path / "copy";
    int before = 0;
    int after = 0;
    {
        const Load load(place.location, hall);
        load.wait_for(20);
        before = load.papers();
        REQUIRE(store::back_up(place.location, copy));
        after = load.papers() + 1;
    }
    REQUIRE(store::restore(other.location, copy));
    const auto issues = open_store(other.location)->issues(1'000'000).value();
    const auto count = static_cast<int>(issues.size());
    REQUIRE(count >= before);
    REQUIRE(count <= after);
    REQUIRE(issues.front().serial == make_serial(2026, count));
}

TEST_CASE("a copy and its sum are for their owner only, and the sum is sha256sum's")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    use_a_little(*open_store(place.location));
    const auto copy = place.folder.path / "copy";
    REQUIRE(store::back_up(place.location, copy));
    for (const auto* ending : {"", ".sha256"}) {
        struct stat status {};
        REQUIRE(::stat((copy.string() + ending).c_str(), &status) == 0);
        REQUIRE((status.st_mode & 077) == 0);
    }
    REQUIRE_FALSE(std::filesystem::exists(copy.string() + ".partial"));
    REQUIRE(std::system(("cd " + place.folder.path.string() +
                         " && sha256sum --check --status "
                         "copy.sha256")
                            .c_str()) == 0);
}

TEST_CASE("nothing is overwritten, neither by a copy nor by a restore")
{
    const auto kind = GENERATE(Kind::file, Kind::server);
    const StorePlace place(kind);
    const StorePlace other(kind);
    use_a_little(*open_store(place.location));
    const auto copy = place.folder.path / "copy";
    REQUIRE(store::back_up(place.location, copy));
    REQUIRE(store::back_up(place.location, copy).error().code == Errc::refused);
    REQUIRE(store::restore(place.location, copy).error().code == Errc::refused);
    REQUIRE(open_store(other.location)->add_code(enrolment_code("d")));
    REQUIRE(store::restore(other.location, copy).error().code == Errc::refused);
    REQUIRE(other.ask("SELECT digest FROM enrolment_codes") == std::vector<std::string>{"d"});
}

TEST_CASE("a copy that is not what was written is not restored")
{
    const auto kind = GENERATE(Kind::file, Kind::server);
    const StorePlace place(kind);
    const StorePlace other(kind);
    use_a_little(*open_store(place.location));
    const auto copy = place.folder.path / "copy";
    REQUIRE(store::back_up(place.location, copy));
    std::filesystem::resize_file(copy, std::filesystem::file_size(copy) - 100);
    REQUIRE(store::restore(other.location, copy).error().code == Errc::untrusted);
    const std::string nonsense(8192, 'x');
    std::ofstream(copy, std::ios::trunc) << nonsense;
    std::ofstream(copy.string() + ".sha256", std::ios::trunc)
        << base::crypto::sha256_hex(base::view(nonsense)) << "  copy\n";
    REQUIRE_FALSE(store::restore(other.location, copy));
    REQUIRE_FALSE(store::restore(other.location, place.folder.path / "none"));
    REQUIRE(open_store(other.location)->terminals()->empty());
}

TEST_CASE("a copy of a newer version of this program is not restored")
{
    const auto kind = GENERATE(Kind::file, Kind::server);
    const StorePlace place(kind);
    const StorePlace other(kind);
    open_store(place.location);
    place.ask(kind == Kind::file ? "PRAGMA user_version = 999"
                                 : "UPDATE schema_version SET version = 999");
    const auto copy = place.folder.path / "copy";
    REQUIRE(store::back_up(place.location, copy));
    REQUIRE(store::restore(other.location, copy).error().code == Errc::refused);
    REQUIRE(open_store(other.location)->check());
}

TEST_CASE("what is not there is not copied")
{
    const Folder folder;
    const store::Location nowhere{.file = folder.path / "none", .url = {}};
    REQUIRE(store::back_up(nowhere, folder.path / "copy").error().code == Errc::not_found);
    REQUIRE_FALSE(std::filesystem::exists(folder.path / "none"));
    const store::Location away{.file = {}, .url = "postgresql:///x?host=" + folder.path.string()};
    REQUIRE(store::back_up(away, folder.path / "copy").error().code == Errc::exhausted);
    REQUIRE(std::filesystem::is_empty(folder.path));
}
