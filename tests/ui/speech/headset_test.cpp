#include "ui/speech/headset.h"

#include "tests/catch.h"
#include "tests/folder.h"

#include <atomic>
#include <fstream>

using ui::speech::Headset;

TEST_CASE("a device without a jack is no headset, and the watch ends when asked")
{
    const tests::Folder folder;
    std::ofstream(folder.path() / "event0") << "no input device";
    std::atomic<int> changes = 0;
    for (int i = 0; i < 20; ++i) {
        Headset headset([&](bool) { ++changes; }, folder.path());
        std::ofstream(folder.path() / ("event" + std::to_string(i + 1))) << "another";
    }
    Headset nowhere([&](bool) { ++changes; }, folder.path() / "none");
    REQUIRE(changes == 0);
}
