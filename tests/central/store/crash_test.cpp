#include "tests/catch.h"
#include "tests/central/store/postgresql_cluster.h"
#include "tests/central/store/samples.h"
#include "tests/eventually.h"

#include <fmt/format.h>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>

using namespace central;
using namespace central::testing;
using Kind = StorePlace::Kind;

namespace {

// A process of the service that issues papers until it is killed, and tells of each.
class Writer {
public:
    // Papers have keys "NAME-0", "NAME-1", …; count of them, then it ends.
    Writer(const store::Location& location, const Hall& hall, const std::string& name, int count)
    {
        int ends[2] = {};
        REQUIRE(::pipe(ends) == 0);
        pid_ = ::fork();
        REQUIRE(pid_ >= 0);
        if (pid_ == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            ::close(ends[0]);
            write_papers(location, hall, name, count, ends[1]);
            ::_exit(0);
        }
        ::close(ends[1]);
        told_ = ends[0];
    }
    ~Writer()
    {
        if (pid_ > 0)
            kill();
        ::close(told_);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // False when it ended before.
    bool wait_for(int papers)
    {
        char each = 0;
        for (int i = 0; i < papers; ++i) {
            if (::read(told_, &each, 1) != 1)
                return false;
            ++papers_;
        }
        return true;
    }
    void kill()
    {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
        pid_ = 0;
        while (wait_for(1)) {
        }
    }
    int papers() const { return papers_; }

private:
    // An answer that was lost is asked for by the key, as a terminal does.
    static void write_papers(const store::Location& location, const Hall& hall,
                             const std::string& name, int count, int tell)
    {
        std::unique_ptr<store::Store> store;
        const bool is_open = tests::eventually([&] {
            auto opened = store::Store::open(location);
            if (opened)
                store = std::move(*opened);
            return opened.has_value();
        });
        if (!is_open)
            return;
        for (int i = 0; i < count; ++i) {
            const auto key = fmt::format("{}-{}", name, i);
            const bool is_kept = tests::eventually([&] {
                return store->add_issue(issue_draft(hall, key), 2026, tiny_document) ||
                       store->issue_of_key(key);
            });
            if (!is_kept || ::write(tell, "+", 1) != 1)
                return;
        }
    }

    pid_t pid_ = 0;
    int told_ = -1;
    int papers_ = 0;
};

Hall furnish_place(const StorePlace& place)
{
    return furnish(*open_store(place.location));
}

// Serials 1 to the last without a gap, each paper whole; at least as many as were told of.
void require_consistent(const StorePlace& place, int told)
{
    if (place.location.is_file())
        REQUIRE(place.ask("PRAGMA integrity_check") == std::vector<std::string>{"ok"});
    const auto store = open_store(place.location);
    const auto issues = store->issues(1'000'000).value();
    REQUIRE(issues.size() >= static_cast<std::size_t>(told));
    for (std::size_t i = 0; i < issues.size(); ++i) {
        REQUIRE(issues[i].serial == make_serial(2026, static_cast<int>(issues.size() - i)));
        REQUIRE(*store->document(issues[i].serial) == base::bytes({1, 2, 3}));
    }
}

}  // namespace

TEST_CASE("a process killed while it writes leaves whole papers and no gap")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    const auto hall = furnish_place(place);
    std::minstd_rand random(2026);
    int told = 0;
    for (int round = 0; round < 20; ++round) {
        Writer killed(place.location, hall, fmt::format("killed-{}", round), 1'000'000);
        Writer other(place.location, hall, fmt::format("other-{}", round), 20);
        REQUIRE(killed.wait_for(static_cast<int>(random() % 30)));
        killed.kill();
        REQUIRE(other.wait_for(20));
        told += killed.papers() + other.papers();
    }
    require_consistent(place, told);
}

TEST_CASE("a process of the server killed at work loses nothing that was told")
{
    const StorePlace place(Kind::server);
    const auto hall = furnish_place(place);
    std::minstd_rand random(2027);
    constexpr int papers = 60;
    for (int round = 0; round < 5; ++round) {
        Writer writer(place.location, hall, fmt::format("w-{}", round), papers);
        const int before = 1 + static_cast<int>(random() % 40);
        REQUIRE(writer.wait_for(before));
        for (const auto& pid : place.ask("SELECT pid FROM pg_stat_activity WHERE datname = "
                                         "current_database() AND pid <> pg_backend_pid()"))
            ::kill(std::stoi(pid), SIGKILL);
        REQUIRE(writer.wait_for(papers - before));
    }
    // Each key once, whatever answers were lost.
    REQUIRE(open_store(place.location)->issues(1'000'000)->size() == 5 * papers);
    require_consistent(place, 5 * papers);
}

TEST_CASE("a server killed whole and started again loses nothing that was told")
{
    const StorePlace place(Kind::server);
    const auto hall = furnish_place(place);
    auto& cluster = PostgresqlCluster::shared();
    constexpr int papers = 60;
    for (int round = 0; round < 3; ++round) {
        Writer writer(place.location, hall, fmt::format("w-{}", round), papers);
        REQUIRE(writer.wait_for(20));
        cluster.stop(SIGKILL);
        cluster.start();
        REQUIRE(writer.wait_for(papers - 20));
    }
    REQUIRE(open_store(place.location)->issues(1'000'000)->size() == 3 * papers);
    require_consistent(place, 3 * papers);
}

TEST_CASE("a store whose server is away says so, and is well again when the server is")
{
    const StorePlace place(Kind::server);
    auto& cluster = PostgresqlCluster::shared();
    const auto store = open_store(place.location);
    const auto hall = furnish(*store);
    cluster.stop(SIGQUIT);
    REQUIRE(store->check().error().code == base::Errc::exhausted);
    REQUIRE_FALSE(store->terminals());
    REQUIRE_FALSE(store->add_issue(issue_draft(hall, "k"), 2026, tiny_document));
    cluster.start();
    REQUIRE(store->check());
    REQUIRE(store->add_issue(issue_draft(hall, "k"), 2026, tiny_document)->serial ==
            make_serial(2026, 1));
}

TEST_CASE(
    "a connection lost in the middle of a paper loses the paper whole, and the key serves again")
{
    const StorePlace place(Kind::server);
    const auto store = open_store(place.location);
    const auto hall = furnish(*store);
    const auto cut = [&](const std::string& serial) {
        place.ask(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
            "current_database() AND pid <> pg_backend_pid()");
        // What a call within the paper would find out must not open a transaction of its own.
        REQUIRE_FALSE(store->terminals());
        return tiny_document(serial);
    };
    REQUIRE_FALSE(store->add_issue(issue_draft(hall, "k"), 2026, cut));
    REQUIRE(store->issue_of_key("k").error().code == base::Errc::not_found);
    REQUIRE(store->add_issue(issue_draft(hall, "k"), 2026, tiny_document)->serial ==
            make_serial(2026, 1));
}

TEST_CASE("a transaction in which a statement failed is not called done")
{
    const StorePlace place(Kind::server);
    const auto store = open_store(place.location);
    const auto hall = furnish(*store);
    const auto spoil = [&](const std::string& serial) {
        REQUIRE_FALSE(store->add_code(enrolment_code("first")));
        return tiny_document(serial);
    };
    REQUIRE_FALSE(store->add_issue(issue_draft(hall, "k"), 2026, spoil));
    REQUIRE(store->issues(10)->empty());
}
