#include "kiosk/journal/journal.h"

#include "base/check_digit.h"
#include "tests/catch.h"
#include "tests/folder.h"

#include <filesystem>
#include <fstream>

using namespace kiosk::journal;
using base::Errc;
using wire::Outcome;

namespace {

struct Folder : tests::Folder {
    std::filesystem::path file() const { return path() / "journal.sqlite"; }
};

wire::OutcomeReport report(Outcome outcome)
{
    return {.outcome = outcome, .pages_out = 1, .cause = "", .at = {}};
}

}  // namespace

TEST_CASE("an intent without outcome is unknown after a restart, and its letter is waiting")
{
    const Folder folder;
    const base::SystemClock clock;
    {
        auto opened = Journal::recover(folder.file(), clock);
        REQUIRE(opened);
        REQUIRE(opened->recovered.empty());
        REQUIRE(opened->journal->record_intent("XF-1", "v1"));
    }
    auto opened = Journal::recover(folder.file(), clock);
    REQUIRE(opened->recovered == std::vector<std::string>{"XF-1"});
    const auto ledger = *opened->journal->ledger();
    REQUIRE(ledger.size() == 1);
    REQUIRE(ledger[0].state == "unknown");
    REQUIRE(ledger[0].cause == "restarted");
    const auto letter = *opened->journal->next_letter();
    REQUIRE(letter->path == "/v1/issues/XF-1/outcome");
    REQUIRE(letter->body.contains("unknown"));
    REQUIRE(Journal::recover(folder.file(), clock)->recovered.empty());
}

TEST_CASE("a serial is taken for printing once and never again")
{
    const base::SystemClock clock;
    auto journal = std::move(*Journal::open(":memory:", clock));
    REQUIRE(journal->record_intent("XF-1", "v1"));
    REQUIRE(journal->record_intent("XF-1", "v2").error().code == Errc::refused);
    REQUIRE(journal->record_outcome("XF-1", "v1", report(Outcome::not_printed)));
    REQUIRE(journal->record_intent("XF-1", "v1").error().code == Errc::refused);
}

TEST_CASE("an outcome stands: the same again is nothing new, another is refused")
{
    const base::SystemClock clock;
    auto journal = std::move(*Journal::open(":memory:", clock));
    REQUIRE(journal->record_intent("XF-1", "v"));
    REQUIRE(journal->record_outcome("XF-1", "v", report(Outcome::printed)));
    REQUIRE(journal->record_outcome("XF-1", "v", report(Outcome::printed)));
    REQUIRE(journal->outbox_depth() == 1);
    REQUIRE(journal->record_outcome("XF-1", "v", report(Outcome::unknown)).error().code ==
            Errc::refused);
    REQUIRE(journal->ledger()->at(0).state == "printed");
}

TEST_CASE("a serial given back before any intent is in the ledger and in the outbox")
{
    const base::SystemClock clock;
    auto journal = std::move(*Journal::open(":memory:", clock));
    REQUIRE(journal->record_outcome("XF-1", "v", report(Outcome::withdrawn)));
    REQUIRE(journal->ledger()->at(0).state == "withdrawn");
    REQUIRE(journal->outbox_depth() == 1);
}

TEST_CASE("letters leave in the order they were written, and a refused one is kept aside")
{
    const base::SystemClock clock;
    auto journal = std::move(*Journal::open(":memory:", clock));
    REQUIRE(journal->record_rating({.visit = std::string(32, 'a'), .serial = "", .level = 2}));
    REQUIRE(journal->record_rating({.visit = std::string(32, 'b'), .serial = "", .level = 5}));
    const auto first = *journal->next_letter();
    REQUIRE(first->body.contains("aaaa"));
    REQUIRE(journal->set_aside(first->id, "409"));
    const auto second = *journal->next_letter();
    REQUIRE(second->body.contains("bbbb"));
    REQUIRE(journal->remove_letter(second->id));
    REQUIRE_FALSE(*journal->next_letter());
    REQUIRE(journal->outbox_depth() == 0);
}

TEST_CASE("two journals on one file see each other's letters")
{
    const Folder folder;
    const base::SystemClock clock;
    auto writer = std::move(*Journal::open(folder.file(), clock));
    auto reader = std::move(*Journal::open(folder.file(), clock));
    REQUIRE(writer->record_rating({.visit = std::string(32, 'a'), .serial = "", .level = 1}));
    REQUIRE(*reader->next_letter());
}

TEST_CASE("a fact outlives the program")
{
    const Folder folder;
    const base::SystemClock clock;
    REQUIRE((*Journal::open(folder.file(), clock))->set_fact("technician.wrong", "3"));
    REQUIRE(*(*Journal::open(folder.file(), clock))->fact("technician.wrong") == "3");
    REQUIRE_FALSE(*(*Journal::open(folder.file(), clock))->fact("other"));
}

TEST_CASE("a damaged journal is an error, not a crash and not an empty journal")
{
    const Folder folder;
    const base::SystemClock clock;
    std::ofstream(folder.file()) << std::string(4096, 'x');
    REQUIRE(Journal::open(folder.file(), clock).error().code == Errc::malformed);
}

static wire::Complaint complaint(const std::string& sealed)
{
    return {.number = {},
            .key = std::string(32, 'a'),
            .kind = wire::ComplaintKind::complaint,
            .subject = wire::ComplaintSubject::other,
            .visit = {},
            .at = {},
            .sealed = sealed};
}

TEST_CASE("a complaint gets this terminal's next number, and waits in the outbox under it")
{
    const Folder folder;
    const base::SystemClock clock;
    {
        const auto journal = Journal::open(folder.file(), clock).value();
        const auto first = journal->record_complaint(complaint(""), "T-000042").value();
        const auto second = journal->record_complaint(complaint("MA=="), "T-000042").value();
        REQUIRE(base::is_checked_number(first, "TS-0000-0000000000-0"));
        REQUIRE(first.substr(8, 10) == "0000420001");
        REQUIRE(second.substr(8, 10) == "0000420002");
    }
    // Neither is lost nor given again by a restart.
    const auto journal = Journal::open(folder.file(), clock).value();
    const auto letter = journal->next_letter().value();
    REQUIRE(letter->path == "/v1/complaints");
    REQUIRE(letter->body.contains("0000420001"));
    REQUIRE(journal->outbox_depth() == 2);
    REQUIRE(journal->record_complaint(complaint(""), "T-000042")->substr(8, 10) == "0000420003");
}

TEST_CASE("a terminal that filed too much this year takes no other complaint, and says so")
{
    const Folder folder;
    const base::SystemClock clock;
    const auto journal = Journal::open(folder.file(), clock).value();
    const auto year = base::to_rfc3339(clock.wall()).substr(0, 4);
    REQUIRE(journal->set_fact("complaints." + year, "9998"));
    REQUIRE(journal->record_complaint(complaint(""), "T-000042"));
    REQUIRE(journal->record_complaint(complaint(""), "T-000042").error().code == Errc::exhausted);
    REQUIRE(journal->outbox_depth() == 1);
}
