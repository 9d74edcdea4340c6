#include "drivers/tty/watch.h"

#include "tests/catch.h"
#include "tests/folder.h"

#include <fstream>
#include <semaphore>

using drivers::tty::Watch;
using tests::Folder;
namespace fs = std::filesystem;

TEST_CASE("files are seen to come and go")
{
    const Folder folder;
    const auto file = folder.path() / "ttyUSB0";
    std::counting_semaphore<> changes(0);
    const Watch watch({file}, [&changes] { changes.release(); });
    std::ofstream{file};
    changes.acquire();
    fs::permissions(file, fs::perms::owner_all);
    changes.acquire();
    fs::remove(file);
    changes.acquire();
}

TEST_CASE("folders on the way are seen to come and go too")
{
    const Folder folder;
    const auto file = folder.path() / "serial" / "by-id" / "scanner";
    std::counting_semaphore<> changes(0);
    const Watch watch({file}, [&changes] { changes.release(); });
    for (int i = 0; i < 20; ++i) {
        fs::create_directories(file.parent_path());
        std::ofstream{file};
        while (changes.try_acquire())
            continue;
        // Whichever of the folders' events have been taken by now, the file's going is one.
        fs::remove(file);
        changes.acquire();
        fs::remove_all(folder.path() / "serial");
        changes.acquire();
    }
}

TEST_CASE("what happens beside the files is nobody's business")
{
    const Folder folder;
    std::counting_semaphore<> changes(0);
    {
        const Watch watch({folder.path() / "ttyUSB0"}, [&changes] { changes.release(); });
        for (int i = 0; i < 10; ++i)
            std::ofstream{folder.path() / std::to_string(i)};
        // The watch has taken all of them when it has taken the last.
        std::ofstream{folder.path() / "ttyUSB0"};
        changes.acquire();
    }
    REQUIRE_FALSE(changes.try_acquire());
}
