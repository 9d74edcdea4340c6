#include "central/store/location.h"

#include "tests/catch.h"

using central::store::Location;

TEST_CASE("a place of the store is a file or a URL of PostgreSQL's")
{
    REQUIRE(Location::from_text("/var/lib/yimen/store.db")->file == "/var/lib/yimen/store.db");
    REQUIRE(Location::from_text("store.db")->is_file());
    for (const auto* url : {"postgresql://yimen@db.example/yimen", "postgres:///yimen",
                            "postgresql://yimen@one:5432,two:5433/yimen?sslmode=verify-full"}) {
        REQUIRE(Location::from_text(url)->url == url);
        REQUIRE_FALSE(Location::from_text(url)->is_file());
    }
}

TEST_CASE("a URL that says a password, or nothing that can be understood, is refused")
{
    for (const auto* url :
         {"", "postgresql://yimen:hunter2@db.example/yimen", "postgresql:///yimen?password=hunter2",
          "postgresql://db.example/yimen?nonsense=1", "postgresql://[::1/yimen",
          "postgresql://db.example/yimen?application_name=a b",
          "postgresql://db.example/yimen?host=%zz"}) {
        INFO(url);
        const auto location = Location::from_text(url);
        REQUIRE(location.error().code == base::Errc::malformed);
        REQUIRE_FALSE(location.error().detail.contains("hunter2"));
    }
}
