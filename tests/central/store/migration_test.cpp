#include "central/store/dialect.h"
#include "central/store/schema.h"
#include "tests/catch.h"
#include "tests/central/store/postgresql_cluster.h"
#include "tests/central/store/samples.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

using namespace central;
using namespace central::testing;
using Kind = StorePlace::Kind;

namespace {

// What a version of the program with so many steps has left: the statements of schemas/N.sql,
// an empty line after each, the first person being number 1.
void lay_down(const StorePlace& place, int steps)
{
    std::ifstream file(fmt::format(YIMEN_SOURCE_DIR "/tests/central/store/schemas/{}.sql", steps));
    std::stringstream text;
    text << file.rdbuf();
    auto rest = text.str();
    REQUIRE_FALSE(rest.empty());
    const bool is_file = place.location.is_file();
    const auto dialect = is_file ? store::Dialect::sqlite : store::Dialect::postgresql;
    std::string all = is_file ? ""
                              : "CREATE TABLE schema_version (one BIGINT PRIMARY KEY CHECK "
                                "(one = 1), version BIGINT NOT NULL);";
    while (!rest.empty()) {
        const auto end = std::min(rest.find("\n\n"), rest.size());
        for (const auto& statement : store::schema_statements(dialect, rest.substr(0, end)))
            all += statement + ";\n";
        rest.erase(0, end + 2);
    }
    const auto* version =
        is_file ? "PRAGMA user_version = {}" : "INSERT INTO schema_version VALUES (1, {})";
    place.ask(all + fmt::format(fmt::runtime(version), steps));
}

// Tables, columns, indexes and triggers, in an order that does not depend on how they came about.
std::vector<std::string> shape_of(const StorePlace& place)
{
    if (place.location.is_file())
        return place.ask(
            "SELECT type || name || tbl_name || coalesce(sql, '') FROM sqlite_master "
            "ORDER BY 1");
    return place.ask(
        "SELECT table_name || column_name || data_type || coalesce(collation_name, '') || "
        "is_nullable || coalesce(column_default, '') || is_identity || ordinal_position "
        "FROM information_schema.columns WHERE table_schema = 'public' UNION ALL "
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' UNION ALL "
        "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal UNION ALL "
        "SELECT conrelid::regclass || pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1");
}

}  // namespace

TEST_CASE("what an older version kept is there after its schema was brought up to date")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    const int steps = GENERATE(1, 2);
    lay_down(place, steps);
    const auto store = open_store(place.location);
    REQUIRE(store->find_person(base::SecretText("100000198805200078"))->id == 1);
    REQUIRE(store->certificates_of(1)->front().title == "居住证明");
    REQUIRE(store->session_of_visit("T-000001", "v1")->id == "s1");
    REQUIRE(*store->document("XF-2026-00000001-1") == base::bytes({1, 2, 3}));
    REQUIRE(store->issue_of_key("k2")->pages_out == 0);
    REQUIRE(store->ratings(10)->front().level == 4);
    REQUIRE(store->terminals()->size() == 2);
    REQUIRE(store->heartbeats()->size() == 1);
    REQUIRE(store->cases_of(1, 10)->size() == (steps == 1 ? 0 : 1));
    REQUIRE(store->complaints(10)->size() == (steps == 1 ? 0 : 1));
    REQUIRE(store->places()->size() == (steps == 1 ? 0 : 1));
}

TEST_CASE("an older store goes on counting where it was")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    lay_down(place, 2);
    const auto store = open_store(place.location);
    const auto enrolled = store->enrol(
        {"d1", "r1", "2026-03-01T08:00:00Z"},
        [](const std::string& id) -> base::Result<store::Terminal> { return terminal_named(id); });
    REQUIRE(enrolled->id == "T-000003");
    const Hall hall{"T-000001", 1, "c1", "s1", "v1"};
    REQUIRE(store->add_issue(issue_draft(hall, "k3"), 2026, tiny_document)->serial ==
            make_serial(2026, 3));
    REQUIRE(store->add_case(filing_of(hall), 2026).value() == cases::make_case_number(2026, 2));
    REQUIRE(store->add_event("BJ-2026-0000001-3",
                             event_at(cases::Happening::accepted, "2026-01-06T01:00:00Z")));
}

TEST_CASE("an older schema brought up to date is the newest one")
{
    const auto kind = GENERATE(Kind::file, Kind::server);
    const int steps = GENERATE(1, 2);
    const StorePlace fresh(kind);
    const StorePlace older(kind);
    lay_down(older, steps);
    open_store(fresh.location);
    open_store(older.location);
    REQUIRE_FALSE(shape_of(fresh).empty());
    REQUIRE(shape_of(fresh) == shape_of(older));
}

TEST_CASE("what happened to a case is neither changed nor deleted, not even by hand")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    const auto store = open_store(place.location);
    REQUIRE(store->add_case(filing_of(furnish(*store)), 2026));
    REQUIRE(place.is_refused("UPDATE case_events SET at = ''"));
    REQUIRE(place.is_refused("DELETE FROM case_events"));
    if (!place.location.is_file())
        REQUIRE(place.is_refused("TRUNCATE case_events"));
}

TEST_CASE("texts are sorted by their bytes, whatever the locale of the database is")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    const auto store = open_store(place.location);
    for (const auto* id : {"b", "A", "a", "B", "丙", "甲"})
        REQUIRE(
            place
                .ask(fmt::format("INSERT INTO terminals VALUES ('{0}', '', '{0}', '', '', '')", id))
                .empty());
    std::string order;
    const auto terminals = store->terminals().value();
    for (const auto& terminal : terminals)
        order += terminal.id;
    REQUIRE(order == "ABab丙甲");
}
