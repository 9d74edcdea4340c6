#include "tests/catch.h"
#include "tests/central/store/postgresql_cluster.h"
#include "tests/central/store/samples.h"

#include <fmt/format.h>

#include <functional>
#include <set>
#include <thread>

using namespace central;
using namespace central::testing;
using base::Errc;
using Kind = StorePlace::Kind;

namespace {

constexpr int rounds = 1000;

// Two processes of the service, as far as the database can tell: each has a store of its own. What
// they do is told to them by number, and counted when it was done. No assertion in the threads.
struct Two {
    std::vector<int> done[2];  // Numbers.
    std::set<std::string> details;
};

Two race(const store::Location& location, int count,
         const std::function<base::Result<>(store::Store&, int side, int number)>& perform)
{
    Two two;
    std::set<std::string> details[2];
    std::unique_ptr<store::Store> stores[2] = {open_store(location), open_store(location)};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 2; ++i)
            threads.emplace_back([&, i] {
                for (int number = 0; number < count; ++number)
                    if (const auto done = perform(*stores[i], i, number))
                        two.done[i].push_back(number);
                    else
                        details[i].insert(done.error().detail);
            });
    }
    for (auto& each : details)
        two.details.merge(each);
    return two;
}

// Each number was done by one of the two, and by one only.
void require_once_each(const Two& two, int count)
{
    std::multiset<int> all(two.done[0].begin(), two.done[0].end());
    all.insert(two.done[1].begin(), two.done[1].end());
    REQUIRE(all.size() == static_cast<std::size_t>(count));
    REQUIRE(std::set<int>(all.begin(), all.end()).size() == all.size());
}

}  // namespace

TEST_CASE("the same paper asked for twice at once, a thousand times, is one paper each time")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    const auto store = open_store(place.location);
    const auto hall = furnish(*store);
    const auto two = race(place.location, rounds, [&](store::Store& of, int, int number) {
        const auto issue =
            of.add_issue(issue_draft(hall, fmt::format("k{}", number)), 2026, tiny_document);
        return issue ? base::Result<>{} : base::Result<>{std::unexpected(issue.error())};
    });
    require_once_each(two, rounds);
    const auto issues = store->issues(2 * rounds).value();
    REQUIRE(issues.size() == rounds);
    for (int i = 0; i < rounds; ++i)
        REQUIRE(issues[static_cast<std::size_t>(i)].serial == make_serial(2026, rounds - i));
}

TEST_CASE("the same complaint told twice at once, a thousand times, is kept once and agreed to")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    const auto store = open_store(place.location);
    const auto hall = furnish(*store);
    const auto two = race(place.location, rounds, [&](store::Store& of, int, int number) {
        return of.add_complaint(
            complaint_of(hall, fmt::format("TS-{}", number), fmt::format("k{}", number)));
    });
    CAPTURE(two.details);
    REQUIRE(two.done[0].size() == rounds);
    REQUIRE(two.done[1].size() == rounds);
    REQUIRE(store->complaints(2 * rounds)->size() == rounds);
}

TEST_CASE("the numbers of cases filed from two sides have no double and no gap")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    const auto store = open_store(place.location);
    const auto hall = furnish(*store);
    const auto two = race(place.location, rounds / 2, [&](store::Store& of, int, int) {
        const auto number = of.add_case(filing_of(hall), 2026);
        return number ? base::Result<>{} : base::Result<>{std::unexpected(number.error())};
    });
    CAPTURE(two.details);
    REQUIRE(two.details.empty());
    const auto cases = store->cases_of(hall.person, 2 * rounds).value();
    REQUIRE(cases.size() == rounds);
    for (int i = 0; i < rounds; ++i)
        REQUIRE(cases[static_cast<std::size_t>(i)].number ==
                cases::make_case_number(2026, rounds - i));
}

TEST_CASE("a code enrols one terminal, and terminals enrolled at once have numbers of their own")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    const auto store = open_store(place.location);
    constexpr int codes = 200;
    for (int i = 0; i < codes; ++i)
        REQUIRE(store->add_code(enrolment_code(fmt::format("d{}", i))));
    // One side begins where the other ends: they meet in the middle, on other codes before.
    const auto two = race(place.location, codes, [&](store::Store& of, int side, int number) {
        const auto code = fmt::format("d{}", side == 0 ? number : codes - 1 - number);
        const auto enrolled = of.enrol({code, "request " + code, "2026-03-01T08:00:00Z"},
                                       [](const std::string& id) -> base::Result<store::Terminal> {
                                           return terminal_named(id);
                                       });
        return enrolled ? base::Result<>{} : base::Result<>{std::unexpected(enrolled.error())};
    });
    CAPTURE(two.details);
    REQUIRE(two.details.empty());
    const auto terminals = store->terminals().value();
    REQUIRE(terminals.size() == codes);
    REQUIRE(terminals.front().id == "T-000001");
    REQUIRE(terminals.back().id == fmt::format("T-{:06}", codes));
}

TEST_CASE("a paper is settled once, a visit rated once and a call taken once, whoever is quicker")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    const auto store = open_store(place.location);
    const auto hall = furnish(*store);
    constexpr int count = 200;
    std::vector<store::Issue> issues;
    for (int i = 0; i < count; ++i) {
        const auto key = fmt::format("k{}", i);
        issues.push_back(store->add_issue(issue_draft(hall, key), 2026, tiny_document).value());
        REQUIRE(store->add_session({key, hall.terminal, hall.person, key, "2026", ""}));
        REQUIRE(store->add_help_call({key, hall.terminal, "choose", "2026", "", ""}));
    }
    require_once_each(race(place.location, count,
                           [&](store::Store& of, int, int number) {
                               auto issue = issues[static_cast<std::size_t>(number)];
                               issue.state = PaperState::printed;
                               return of.settle(issue, PaperState::issued);
                           }),
                      count);
    require_once_each(race(place.location, count,
                           [&](store::Store& of, int, int number) {
                               const auto key = fmt::format("k{}", number);
                               return of.answer_help_call({key, "", "", "", "2026", "officer"});
                           }),
                      count);
    const auto rated = race(place.location, count, [&](store::Store& of, int side, int number) {
        const int level = side == 0 ? 1 : 5;
        return of.rate({fmt::format("k{}", number), hall.terminal, "", level, "2026"});
    });
    require_once_each(rated, count);
    REQUIRE(store->ratings(2 * count)->size() == count);
}

TEST_CASE("what can happen to a case once happens once, from whichever side")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    const auto store = open_store(place.location);
    const auto hall = furnish(*store);
    constexpr int count = 200;
    std::vector<std::string> numbers;
    for (int i = 0; i < count; ++i)
        numbers.push_back(store->add_case(filing_of(hall), 2026).value());
    const auto two = race(place.location, count, [&](store::Store& of, int, int number) {
        return of.add_event(numbers[static_cast<std::size_t>(number)],
                            event_at(cases::Happening::accepted, "2026-03-02T08:00:00Z"));
    });
    require_once_each(two, count);
}

TEST_CASE("processes that start at once make the tables once")
{
    const StorePlace place(GENERATE(Kind::file, Kind::server));
    std::string details[4];
    {
        std::vector<std::jthread> threads;
        for (auto& detail : details)
            threads.emplace_back([&place, &detail] {
                if (const auto opened = store::Store::open(place.location); !opened)
                    detail = opened.error().detail;
            });
    }
    for (const auto& detail : details)
        REQUIRE(detail == "");
    REQUIRE(open_store(place.location)->check());
}
