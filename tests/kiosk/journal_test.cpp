#include "kiosk/journal/journal.h"

#include "tests/catch.h"

#include <unistd.h>
#include <filesystem>
#include <fstream>

using namespace kiosk::journal;
using base::Errc;
using wire::Outcome;

namespace {

class Folder {
public:
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "journal-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path file() const { return path_ / "journal.sqlite"; }

private:
    std::filesystem::path path_;
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
