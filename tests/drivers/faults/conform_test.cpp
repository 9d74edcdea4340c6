#include "drivers/devctl/conform/conform.h"

#include "tests/catch.h"

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace drivers::devctl;
using namespace drivers::emulation::faults;
namespace fs = std::filesystem;

TEST_CASE("conform tells what comes through every fault, and writes it down")
{
    const auto file =
        (fs::temp_directory_path() / ("yimen-conform-" + std::to_string(getpid()))).string();
    std::ostringstream out;
    std::ostringstream err;
    const std::vector<std::string_view> words{"Symbol CS4070", "--report", file};
    REQUIRE(conform::conform(words, out, err) == Exit::ok);
    CHECK(out.str().contains("Symbol CS4070"));
    CHECK(out.str().ends_with("supported\n"));
    std::ifstream in(file);
    const std::string report(std::istreambuf_iterator<char>(in), {});
    CHECK(report.contains("## Symbol CS4070: supported"));
    CHECK(report.contains("| unplug |"));
    fs::remove(file);
}

TEST_CASE("what nobody knows is no subject")
{
    std::ostringstream out;
    std::ostringstream err;
    const std::vector<std::string_view> words{"moon"};
    REQUIRE(conform::conform(words, out, err) == Exit::usage);
    REQUIRE(conform::conform({}, out, err) == Exit::usage);
}

TEST_CASE("one failed case is enough not to be supported")
{
    Tally tally;
    tally.subject = "printer";
    tally.cases = 10;
    tally.failed = 1;
    tally.failures.push_back({{3, 4, Fault::stall}, "write 01", "printed", "nothing came out"});
    const auto report = conform::report_of({tally});
    CHECK(report.contains("## printer: not supported"));
    CHECK(report.contains("stall in transfer 3 (write 01) at byte 4: printed: nothing came out"));
}
