#include "kiosk/journal/database.h"

#include "tests/catch.h"
#include "tests/folder.h"

#include <fstream>

using base::Errc;
using base::Result;

namespace kiosk::journal {

namespace {

std::unique_ptr<Database> opened(const std::filesystem::path& path = ":memory:")
{
    auto database = Database::open(path);
    REQUIRE(database);
    return std::move(*database);
}

std::unique_ptr<Database> with_table(const std::filesystem::path& path = ":memory:")
{
    auto database = opened(path);
    REQUIRE(database->run("CREATE TABLE letter (id INTEGER PRIMARY KEY, body TEXT UNIQUE)"));
    return database;
}

Value only_value(Database& database, std::string_view sql)
{
    const auto rows = database.rows(sql);
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    REQUIRE(rows->front().size() == 1);
    return rows->front().front();
}

std::int64_t letters(Database& database)
{
    return std::get<std::int64_t>(only_value(database, "SELECT count(*) FROM letter"));
}

}  // namespace

TEST_CASE("a transaction is there whole once its work is done")
{
    auto database = with_table();
    REQUIRE(database->transaction([&]() -> Result<> {
        TRY(database->run("INSERT INTO letter (body) VALUES ('a')"));
        return database->run("INSERT INTO letter (body) VALUES ('b')");
    }));
    REQUIRE(letters(*database) == 2);
}

TEST_CASE("a transaction whose work fails leaves nothing, and the next one works")
{
    auto database = with_table();
    const auto failed = database->transaction([&]() -> Result<> {
        TRY(database->run("INSERT INTO letter (body) VALUES ('a')"));
        return base::fail(Errc::cancelled, "changed its mind");
    });
    REQUIRE(failed.error().code == Errc::cancelled);
    REQUIRE(letters(*database) == 0);
    REQUIRE(database->transaction(
        [&] { return database->run("INSERT INTO letter (body) VALUES ('a')"); }));
    REQUIRE(letters(*database) == 1);
}

TEST_CASE("a transaction that fails tells the first cause, not what came of it")
{
    auto database = with_table();
    const auto failed = database->transaction([&]() -> Result<> {
        // Inside another transaction BEGIN is refused by SQLite; that is the cause to be told.
        return database->transaction([] { return Result<>{}; });
    });
    REQUIRE(failed.error().code == Errc::refused);
    REQUIRE(failed.error().detail.contains("within a transaction"));

    // Here SQLite has ended the transaction by itself, so that our ROLLBACK fails as well.
    const auto ended = database->transaction([&]() -> Result<> {
        TRY(database->run("INSERT INTO letter (body) VALUES ('a')"));
        return database->run("INSERT OR ROLLBACK INTO letter (body) VALUES ('a')");
    });
    REQUIRE(ended.error().detail.contains("UNIQUE"));
    REQUIRE(letters(*database) == 0);
}

TEST_CASE("a file that is no database is malformed and stays as it is")
{
    const tests::Folder folder;
    const auto path = folder.path() / "journal.sqlite";
    const std::string text(4096, 'x');
    std::ofstream(path) << text;
    REQUIRE(Database::open(path).error().code == Errc::malformed);
    std::ifstream file(path);
    REQUIRE(std::string(std::istreambuf_iterator(file), {}) == text);
}

TEST_CASE("a database in a folder that is not there is refused")
{
    const tests::Folder folder;
    REQUIRE(Database::open(folder.path() / "nowhere" / "journal.sqlite").error().code ==
            Errc::refused);
}

TEST_CASE("two connections see each other's commits, and nothing before the commit")
{
    const tests::Folder folder;
    const auto path = folder.path() / "journal.sqlite";
    auto one = with_table(path);
    auto other = opened(path);
    REQUIRE(one->transaction([&]() -> Result<> {
        TRY(one->run("INSERT INTO letter (body) VALUES ('a')"));
        REQUIRE(letters(*other) == 0);
        return {};
    }));
    REQUIRE(letters(*other) == 1);
    REQUIRE(other->run("DELETE FROM letter"));
    REQUIRE(letters(*one) == 0);
}

TEST_CASE("a connection that another holds up gives up in time and leaves nothing")
{
    const tests::Folder folder;
    const auto path = folder.path() / "journal.sqlite";
    auto one = with_table(path);
    auto other = opened(path);
    REQUIRE(one->transaction([&]() -> Result<> {
        const auto late = other->run("INSERT INTO letter (body) VALUES ('late')");
        REQUIRE(late.error().code == Errc::timeout);
        return {};
    }));
    REQUIRE(letters(*other) == 0);
}

TEST_CASE("what is committed is there after the program was opened again")
{
    const tests::Folder folder;
    const auto path = folder.path() / "journal.sqlite";
    REQUIRE(with_table(path)->run("INSERT INTO letter (body) VALUES ('a')"));
    REQUIRE(letters(*opened(path)) == 1);
}

TEST_CASE("every value comes back as it went in")
{
    auto database = with_table();
    const Value value = GENERATE(
        Value(std::string()), Value(std::string("O'Neil said \"no\"; DROP TABLE letter; --")),
        Value(std::string("清溪镇𠮷")), Value(std::string("a\0b", 3)), Value(nullptr));
    REQUIRE(database->run("INSERT INTO letter (body) VALUES (?)", {value}));
    REQUIRE(only_value(*database, "SELECT body FROM letter") == value);
    REQUIRE(database->changes() == 1);
}

TEST_CASE("integers keep all their 64 bits")
{
    auto database = with_table();
    const auto number =
        GENERATE(std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::max(),
                 std::numeric_limits<std::int64_t>::min());
    REQUIRE(database->run("INSERT INTO letter (id) VALUES (?)", {number}));
    REQUIRE(only_value(*database, "SELECT id FROM letter") == Value(number));
}

TEST_CASE("an error of SQL is refused and names what SQLite says of it")
{
    auto database = opened();
    const auto failed = database->run("INSERT INTO nowhere VALUES (1)");
    REQUIRE(failed.error().code == Errc::refused);
    REQUIRE(failed.error().detail.contains("nowhere"));
}

}  // namespace kiosk::journal
