// The catalogue of faults with recorded stories as the machines.
#include "drivers/devctl/conform/conform.h"
#include "drivers/devctl/conform/story_subjects.h"
#include "tests/catch.h"

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace drivers;
using namespace drivers::devctl;
using namespace drivers::emulation::faults;
namespace fs = std::filesystem;

static const fs::path recordings = YIMEN_SOURCE_DIR "/tests/drivers/recordings";

namespace {

// A directory that goes with the test.
struct Scratch {
    Scratch() : path(fs::temp_directory_path() / ("yimen-story-" + std::to_string(getpid())))
    {
        fs::create_directories(path);
    }
    ~Scratch() { fs::remove_all(path); }
    fs::path path;
};

struct Seen {
    Exit exit;
    std::string out;
    std::string err;
};

}  // namespace

static Seen conform_story(const fs::path& file, std::vector<std::string_view> more = {})
{
    std::ostringstream out;
    std::ostringstream err;
    emulation::Bus bus;
    const auto name = file.string();
    more.insert(more.begin(), {"--story", name});
    const auto exit = conform::conform(more, bus, out, err);
    return {exit, out.str(), err.str()};
}

static std::string text_of(const fs::path& file)
{
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("every committed recording comes through every fault at every transfer of it")
{
    int stories = 0;
    for (const auto& entry : fs::directory_iterator(recordings)) {
        if (entry.path().extension() != ".jsonl")
            continue;
        const auto subjects = conform::story_subjects(entry.path());
        INFO(entry.path());
        REQUIRE(subjects);
        for (const auto& subject : *subjects) {
            ++stories;
            const auto tally = run_catalogue(subject.name, subject.make, subject.terms);
            for (const auto& failure : tally.failures)
                UNSCOPED_INFO(name_of(failure.moment.fault)
                              << " in transfer " << failure.moment.transfer << " at byte "
                              << failure.moment.byte << ": " << failure.outcome << ": "
                              << failure.reason);
            CHECK(tally.failed == 0);
            CHECK(tally.cases > 100);
            CHECK(tally.outcomes.size() == all_faults.size());
        }
    }
    REQUIRE(stories >= 5);
}

TEST_CASE("conform tells of a story, and writes it down")
{
    const Scratch scratch;
    const auto report = (scratch.path / "report.md").string();
    const auto json = (scratch.path / "report.json").string();
    const auto seen = conform_story(recordings / "read-card.emulated.jsonl",
                                    {"--report", report, "--json", json});
    INFO(seen.err);
    REQUIRE(seen.exit == Exit::ok);
    REQUIRE(text_of(report).contains("With a recorded story as the machine."));
    REQUIRE(text_of(report).contains("## read-card.emulated: sdt at 1-1: supported"));
    const auto told = base::Json::parse(text_of(json)).at(0);
    REQUIRE(told.at("subject") == "read-card.emulated: sdt at 1-1");
    REQUIRE(told.at("supported") == true);
    REQUIRE(told.at("outcomes").at("garbage").contains("card"));
}

TEST_CASE("a story whose machine stops answering is not supported")
{
    const Scratch scratch;
    const auto file = scratch.path / "scan.broken.jsonl";
    std::ifstream whole(recordings / "scan.emulated.jsonl");
    std::ofstream half(file);
    std::string line;
    for (int i = 0; i < 12 && std::getline(whole, line); ++i)
        half << line << '\n';
    half.close();
    const auto seen = conform_story(file);
    REQUIRE(seen.exit == Exit::said_no);
}

TEST_CASE("a file that is no story of a known command is told")
{
    const Scratch scratch;
    const auto none = conform_story(scratch.path / "read-card.none.jsonl");
    REQUIRE(none.exit == Exit::said_no);
    REQUIRE(none.err.contains("cannot be read"));
    const auto broken = scratch.path / "read-card.broken.jsonl";
    std::ofstream(broken) << "{}\n";
    REQUIRE(conform_story(broken).err.contains("line 1"));
    const auto other = scratch.path / "dance.emulated.jsonl";
    fs::copy_file(recordings / "read-card.emulated.jsonl", other);
    REQUIRE(conform_story(other).err.contains("no command"));
    const auto wrong = scratch.path / "scan.emulated.jsonl";
    fs::copy_file(recordings / "read-card.emulated.jsonl", wrong);
    REQUIRE(conform_story(wrong).exit == Exit::said_no);
}
