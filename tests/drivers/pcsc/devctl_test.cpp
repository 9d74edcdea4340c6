// The bench tool's commands for smart cards, through a real pcscd.
#include "drivers/camera/emulator.h"
#include "drivers/devctl/commands.h"
#include "drivers/emrtd/emulator.h"
#include "drivers/emulation/bus.h"
#include "drivers/social_card/emulator.h"
#include "tests/catch.h"
#include "tests/drivers/pcsc/virtual_reader.h"
#include "tests/eventually.h"

#include <sstream>
#include <string>
#include <vector>

using namespace drivers;
using devctl::Exit;

namespace {

struct Outcome {
    Exit exit;
    std::string out;
    std::string err;
};

Outcome run(const std::vector<std::string_view>& arguments)
{
    emulation::Bus bus;
    camera::Emulator video;
    devctl::PcscReaders cards;
    std::ostringstream out;
    std::ostringstream err;
    const auto exit = devctl::run_command(arguments, {bus, video, cards}, out, err);
    return {exit, out.str(), err.str()};
}

// pcscd takes its time until it has seen a card, and vpcd has several readers.
bool reads(const std::vector<std::string_view>& arguments, std::string_view told)
{
    return tests::eventually([&] {
        const auto outcome = run(arguments);
        return outcome.exit == Exit::ok && outcome.out.contains(told);
    });
}

}  // namespace

TEST_CASE("list and the commands for cards find the readers of a real pcscd")
{
    tests::VirtualReader machine;
    social_card::Emulator social("2.00");
    social.use_blocks();
    emrtd::Emulator chip;
    REQUIRE(reads({"list"}, "pcscd    -          pcsc        Virtual PCD 00 00"));
    const auto empty = run({"read-social-card"});
    REQUIRE(empty.exit == Exit::said_no);
    REQUIRE(empty.err.contains("no card"));
    machine.insert(social);
    REQUIRE(reads({"read-social-card"}, "name            测**"));
    machine.remove();
    machine.insert(chip);
    REQUIRE(reads({"read-passport", "--mrz", emrtd::specimen_lines}, "surname         E*******"));
    machine.remove();
    machine.stop_pcscd();
    const auto gone = run({"read-social-card"});
    REQUIRE(gone.exit == Exit::said_no);
    REQUIRE(gone.err.contains("start pcscd.socket"));
    const auto list = run({"list"});
    REQUIRE(list.exit == Exit::ok);
    REQUIRE(list.err.empty());
}
