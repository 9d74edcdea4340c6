#include "drivers/watchdog/survey.h"

#include "tests/catch.h"

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <string>

using namespace drivers::watchdog;
namespace fs = std::filesystem;

// As /sys/class/watchdog.
struct Folder {
    Folder() : path(fs::temp_directory_path() / ("yimen-watchdog-" + std::to_string(getpid())))
    {
        fs::create_directories(path);
    }
    ~Folder() { fs::remove_all(path); }
    void write(const std::string& name, const std::string& file, const std::string& text) const
    {
        fs::create_directories(path / name);
        std::ofstream(path / name / file) << text;
    }
    fs::path path;
};

TEST_CASE("each watchdog is told with what the kernel knows of it")
{
    const Folder folder;
    folder.write("watchdog1", "identity", "Software Watchdog\n");
    folder.write("watchdog1", "state", "inactive\n");
    folder.write("watchdog0", "identity", "iTCO_wdt\n");
    folder.write("watchdog0", "state", "active\n");
    folder.write("watchdog0", "nowayout", "1\n");
    folder.write("watchdog0", "timeout", "60\n");
    folder.write("watchdog0", "timeleft", "42\n");
    folder.write("watchdog0", "bootstatus", "32\n");
    const auto seen = survey(folder.path);
    REQUIRE(seen.size() == 2);
    CHECK(describe(seen[0]) ==
          "watchdog0: iTCO_wdt, active, timeout 60 s, 42 s left, cannot be stopped, reset the "
          "machine last time");
    CHECK(describe(seen[1]) == "watchdog1: Software Watchdog, inactive");
    CHECK_FALSE(seen[1].was_reset_by_it);
}

TEST_CASE("what is no number and what is not there is not told")
{
    const Folder folder;
    folder.write("watchdog0", "timeout", "soon\n");
    folder.write("watchdog0", "bootstatus", "0x20\n");
    folder.write("watchdog0", "timeleft", "99999999999999999999\n");
    const auto seen = survey(folder.path);
    REQUIRE(seen.size() == 1);
    CHECK_FALSE(seen[0].timeout_s);
    CHECK_FALSE(seen[0].time_left_s);
    CHECK(seen[0].was_reset_by_it == true);
    CHECK(survey(folder.path / "nothing").empty());
}
