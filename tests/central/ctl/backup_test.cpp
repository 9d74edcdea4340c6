#include "tests/catch.h"
#include "tests/central/centre_process.h"
#include "tests/central/store/postgresql_cluster.h"

#include <fmt/format.h>

#include <csignal>

using namespace central::testing;

namespace {

std::string url_of(StorePlace::Kind kind)
{
    const auto is_file = kind == StorePlace::Kind::file;
    return is_file ? std::string{} : PostgresqlCluster::shared().create_database().url;
}

}  // namespace

TEST_CASE("the operator copies the store of a running service, and restores it after a loss")
{
    const auto kind = GENERATE(StorePlace::Kind::file, StorePlace::Kind::server);
    CentreProcess centre(url_of(kind));
    REQUIRE(centre.post("/v1/heartbeats", CentreProcess::heartbeat()).status == 0);
    const auto before = json_from(centre.ctl("terminals --json"));
    REQUIRE(before.size() == 1);
    REQUIRE(centre.ctl("backup --file " + centre.file("copy") + " 2>&1").status == 0);
    REQUIRE(centre.ctl("restore --file " + centre.file("copy") + " 2>&1").status == 1);
    REQUIRE(centre.ctl("backup 2>&1").status == 1);

    centre.stop(SIGTERM);
    for (const auto* file : {"data/store.db", "data/store.db-wal", "data/store.db-shm"})
        std::filesystem::remove(centre.file(file));
    if (kind == StorePlace::Kind::server)
        centre.move_to(url_of(kind));
    const auto restored = centre.ctl("restore --file " + centre.file("copy") + " 2>&1");
    INFO(restored.text);
    REQUIRE(restored.status == 0);
    centre.start();
    REQUIRE(json_from(centre.ctl("terminals --json")) == before);
    REQUIRE(centre.post("/v1/heartbeats", CentreProcess::heartbeat()).status == 0);
}

TEST_CASE("a password on the command line is refused before anything is done")
{
    const Folder folder;
    const auto programs = std::string(YIMEN_BINARY_DIR "/central/");
    const auto options = " --data " + (folder.path / "data").string() +
                         " --store postgresql://yimen:hunter2@localhost/yimen 2>&1";
    for (const auto* program : {"yimen-central", "yimen-centralctl init --host localhost",
                                "yimen-centralctl terminals"}) {
        const auto output = run(programs + program + options);
        REQUIRE(output.status == 1);
        REQUIRE_FALSE(output.text.contains("hunter2"));
    }
    REQUIRE(std::filesystem::is_empty(folder.path));
}
