#include "drivers/camera/folder_source.h"

#include "drivers/camera/pgm.h"
#include "tests/catch.h"

#include <fstream>

#include <unistd.h>

using namespace drivers::camera;
using base::Errc;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("yimen-camera-" + std::to_string(::getpid())))
    {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const fs::path& path() const { return path_; }
    fs::path put(const std::string& name, base::ByteView bytes) const
    {
        std::ofstream file(path_ / name, std::ios::binary);
        file << base::text(bytes);
        return path_ / name;
    }

private:
    fs::path path_;
};

Picture dot(std::uint8_t level)
{
    return {.width = 1, .height = 1, .pixels = {level}};
}

}  // namespace

TEST_CASE("a folder's pictures come in the order of their names, over and over")
{
    const Folder folder;
    folder.put("b.pgm", encode_pgm(dot(2)));
    folder.put("a.pgm", encode_pgm(dot(1)));
    folder.put("notes.txt", base::view("no picture"));
    const auto source = FolderSource::open(folder.path()).value();
    REQUIRE(source->start());
    for (const auto level : {std::uint8_t{1}, std::uint8_t{2}, std::uint8_t{1}})
        REQUIRE(source->next(base::within(0ms)).value() == dot(level));
    source->stop();
}

TEST_CASE("one file is a source, too")
{
    const Folder folder;
    const auto source = FolderSource::open(folder.put("one", encode_pgm(dot(9)))).value();
    REQUIRE(source->next(base::within(0ms)).value() == dot(9));
    REQUIRE(source->next(base::within(0ms)).value() == dot(9));
}

TEST_CASE("a folder without pictures is not found, nor is one that is not there")
{
    const Folder folder;
    REQUIRE(FolderSource::open(folder.path()).error().code == Errc::not_found);
    REQUIRE(FolderSource::open(folder.path() / "none").error().code == Errc::not_found);
}

TEST_CASE("a bad file is told once, and the next one is read")
{
    const Folder folder;
    folder.put("1.pgm", base::view("P5\n2 2\n255\nabc"));
    const auto gone = folder.put("2.pgm", encode_pgm(dot(2)));
    folder.put("3.pgm", encode_pgm(dot(3)));
    const auto source = FolderSource::open(folder.path()).value();
    fs::remove(gone);
    REQUIRE(source->next(base::within(0ms)).error().code == Errc::malformed);
    REQUIRE(source->next(base::within(0ms)).error().code == Errc::malformed);
    REQUIRE(source->next(base::within(0ms)).value() == dot(3));
}

TEST_CASE("a file that is longer than any picture is not read into memory")
{
    const Folder folder;
    const auto path = folder.put("long.pgm", base::view("P5"));
    fs::resize_file(path, 1ULL << 30U);
    const auto source = FolderSource::open(path).value();
    REQUIRE(source->next(base::within(0ms)).error().code == Errc::exhausted);
}
