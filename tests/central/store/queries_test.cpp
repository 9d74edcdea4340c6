#include "tests/catch.h"
#include "tests/central/store/postgresql_cluster.h"
#include "tests/central/store/samples.h"

#include <fmt/format.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace central;
using namespace central::testing;
using Kind = StorePlace::Kind;

namespace {

// Read whole, because they do not grow with use: a row for each terminal there is.
const std::set<std::string> small_tables{"terminals", "heartbeats", "places"};

// What opens or copies a whole store: of the catalogue of tables, or of tables of one row.
const std::set<std::string> asked_once{"backup.cpp",    "copying_file.cpp", "copying_server.cpp",
                                       "migration.cpp", "postgresql.cpp",   "schema.cpp"};

void use_fleet(store::Store& store, const Hall& hall)
{
    REQUIRE(store.check());
    REQUIRE(store.revoke_terminal(hall.terminal, "2026"));
    REQUIRE(store.beat({hall.terminal, "2026", "{}"}));
    REQUIRE(store.terminals());
    REQUIRE(store.heartbeats());
    REQUIRE(store.set_place({hall.terminal, "n", "a", "", 1, 2}));
    REQUIRE(store.places());
    REQUIRE(store.person(hall.person));
    REQUIRE(store.find_person(base::SecretText("100000198805200078")));
    REQUIRE(store.certificates_of(hall.person));
    REQUIRE(store.revoke_certificate(hall.certificate, "2026"));
}

void use_ledger(store::Store& store, const Hall& hall)
{
    REQUIRE(store.session(hall.session));
    REQUIRE(store.session_of_visit(hall.terminal, hall.visit));
    REQUIRE(store.end_session(hall.session, "2026"));
    auto issue = store.add_issue(issue_draft(hall, "k"), 2026, tiny_document).value();
    REQUIRE(store.issue(issue.serial));
    REQUIRE(store.issue_of_key("k"));
    REQUIRE(store.issue_of_verification(issue.verification));
    REQUIRE(store.document(issue.serial));
    issue.state = PaperState::printed;
    REQUIRE(store.settle(issue, PaperState::issued));
    REQUIRE(store.issues(10));
    REQUIRE(store.rate({hall.visit, hall.terminal, issue.serial, 4, "2026"}));
    REQUIRE(store.ratings(10));
}

void use_cases_and_help(store::Store& store, const Hall& hall)
{
    const auto number = store.add_case(filing_of(hall), 2026).value();
    REQUIRE(store.add_event(number, event_at(cases::Happening::accepted, "2026-03-02T08:00:00Z")));
    REQUIRE(store.cases_of(hall.person, 10)->size() == 1);
    REQUIRE(store.add_help_call({"h", hall.terminal, "choose", "2026", "", ""}));
    REQUIRE(store.help_calls(10));
    REQUIRE(store.help_calls_since(hall.terminal, "2025"));
    REQUIRE(store.answer_help_call({"h", "", "", "", "2026", "officer"}));
    auto complaint = complaint_of(hall, "TS-1", "c");
    REQUIRE(store.add_complaint(complaint));
    REQUIRE(store.complaints_of(hall.person, 10));
    REQUIRE(store.complaints(10));
    REQUIRE(store.answer_complaint(complaint));
}

// Each statement that the store makes when everything it can do is done, once.
std::set<std::string> statements_of(const StorePlace& place)
{
    std::stringstream log;
    const auto store = open_store(place.location);
    store->log_statements(log);
    const auto hall = furnish(*store);
    use_fleet(*store, hall);
    use_ledger(*store, hall);
    use_cases_and_help(*store, hall);
    std::set<std::string> statements;
    static const std::regex form("^(SELECT|INSERT|UPDATE|DELETE|WITH) ");
    for (std::string line; std::getline(log, line);)
        if (std::regex_search(line, form))
            statements.insert(line);
    return statements;
}

// SQLite tells a line for each step: "SEARCH t USING INDEX i (a=?)", "SCAN t", …
std::vector<std::string> plan_in_file(const StorePlace& place, const std::string& statement)
{
    static const std::regex parameter(":[a-z]+");
    const auto bare = std::regex_replace(statement, parameter, "NULL");
    return place.ask("EXPLAIN QUERY PLAN " + bare);
}

// With sequential scans and sorts made dear, they are there only where nothing else would do.
std::vector<std::string> plan_on_server(const StorePlace& place, const std::string& statement)
{
    static const std::regex parameter(":[a-z]+");
    std::string prepared;
    std::string values;
    std::string rest = statement;
    int count = 0;
    for (std::smatch found; std::regex_search(rest, found, parameter); rest = found.suffix()) {
        prepared += found.prefix().str() + fmt::format("${}", ++count);
        values += count == 1 ? "NULL" : ", NULL";
    }
    prepared += rest;
    const auto arguments = count == 0 ? "" : "(" + values + ")";
    return place.ask(
        "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; "
        "SET enable_sort = off; SET enable_bitmapscan = off; PREPARE s AS " +
        prepared + "; EXPLAIN EXECUTE s" + arguments);
}

// A table that a step of the plan goes through from end to end, or "a sort".
std::string waste_of(const std::string& step, const std::string& statement)
{
    static const std::regex scan("(^SCAN |Seq Scan on )([a-z_]+)");
    static const std::regex sort("USE TEMP B-TREE|Sort  ");
    static const std::regex in_order("^SCAN [a-z_]+ USING (COVERING )?INDEX");
    std::smatch found;
    if (std::regex_search(step, sort))
        return "a sort";
    // In the order of an index, and no farther than the limit.
    if (std::regex_search(step, in_order) && statement.contains(" LIMIT "))
        return "";
    if (std::regex_search(step, found, scan))
        return small_tables.contains(found[2]) ? "" : found[2].str();
    return "";
}

}  // namespace

TEST_CASE("no query goes through a table that grows, nor sorts what it finds")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    const auto statements = statements_of(place);
    REQUIRE(statements.size() > 40);
    for (const auto& statement : statements) {
        INFO(statement);
        const auto plan = place.location.is_file() ? plan_in_file(place, statement)
                                                   : plan_on_server(place, statement);
        CHECK((!plan.empty() || statement.starts_with("INSERT")));
        for (const auto& step : plan) {
            INFO(step);
            CHECK(waste_of(step, statement) == "");
        }
    }
}

TEST_CASE("a query without an index is found out")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    open_store(place.location);
    for (const std::string statement :
         {"SELECT id FROM sessions WHERE opened_at = :a",
          "SELECT serial FROM issues WHERE terminal = :t ORDER BY issued_at LIMIT :l",
          "SELECT number FROM complaints WHERE person = :p ORDER BY received_at"}) {
        INFO(statement);
        const auto plan = place.location.is_file() ? plan_in_file(place, statement)
                                                   : plan_on_server(place, statement);
        CHECK(std::ranges::any_of(
            plan, [&](const auto& step) { return !waste_of(step, statement).empty(); }));
    }
}

TEST_CASE("the queries that are checked are all there are")
{
    const StorePlace place(Kind::file);
    const auto statements = statements_of(place);
    static const std::regex parts(
        R"re("((?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE|ORDER BY) [^"]+))re");
    const std::filesystem::path folder = YIMEN_SOURCE_DIR "/central/store";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto name = entry.path().filename();
        if (name.extension() != ".cpp" || asked_once.contains(name.string()))
            continue;
        std::ifstream file(entry.path());
        std::stringstream text;
        text << file.rdbuf();
        const auto source = text.str();
        for (std::sregex_iterator at(source.begin(), source.end(), parts), end; at != end; ++at) {
            const auto part = (*at)[1].str();
            INFO(name << ": " << part << ": no call in this test makes it");
            CHECK(std::ranges::any_of(statements, [&](const std::string& statement) {
                return statement.contains(part);
            }));
        }
    }
}
