#include "drivers/devctl/conform/conform.h"

#include "tests/catch.h"

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace drivers;
using namespace drivers::devctl;
using namespace drivers::emulation::faults;
namespace fs = std::filesystem;

TEST_CASE("conform tells what comes through every fault, and writes it down")
{
    const auto file =
        (fs::temp_directory_path() / ("yimen-conform-" + std::to_string(getpid()))).string();
    const auto json_file = file + ".json";
    std::ostringstream out;
    std::ostringstream err;
    emulation::Bus bus;
    const std::vector<std::string_view> words{"Symbol CS4070", "--report", file, "--json",
                                              json_file};
    REQUIRE(conform::conform(words, bus, out, err) == Exit::ok);
    CHECK(out.str().contains("Symbol CS4070"));
    CHECK(out.str().ends_with("supported\n"));
    std::ifstream in(file);
    const std::string report(std::istreambuf_iterator<char>(in), {});
    CHECK(report.contains("## Symbol CS4070: supported"));
    CHECK(report.contains("| unplug |"));
    std::ifstream json_in(json_file);
    const auto json = base::Json::parse(json_in).at(0);
    CHECK(json.at("subject") == "Symbol CS4070");
    CHECK(json.at("supported") == true);
    CHECK(json.at("cases") > 50);
    CHECK(json.at("outcomes").contains("unplug"));
    fs::remove(file);
    fs::remove(json_file);
}

TEST_CASE("what nobody knows is no subject")
{
    std::ostringstream out;
    std::ostringstream err;
    emulation::Bus bus;
    const std::vector<std::string_view> words{"moon"};
    REQUIRE(conform::conform(words, bus, out, err) == Exit::usage);
    REQUIRE(conform::conform({}, bus, out, err) == Exit::usage);
    const std::vector<std::string_view> half{"Symbol CS4070", "--json"};
    REQUIRE(conform::conform(half, bus, out, err) == Exit::usage);
    const std::vector<std::string_view> other{"Symbol CS4070", "--xml", "file"};
    REQUIRE(conform::conform(other, bus, out, err) == Exit::usage);
    const std::vector<std::string_view> bare{"--story"};
    REQUIRE(conform::conform(bare, bus, out, err) == Exit::usage);
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
    const auto json = conform::json_of({tally}).at(0);
    CHECK(json.at("supported") == false);
    CHECK(json.at("failures").at(0).at("byte") == 4);
    CHECK(report.contains("stall in transfer 3 (write 01) at byte 4: printed: nothing came out"));
}
