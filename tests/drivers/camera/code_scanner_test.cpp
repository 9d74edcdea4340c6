#include "drivers/camera/code_scanner.h"

#include "drivers/camera/emulator.h"
#include "drivers/camera/folder_source.h"
#include "drivers/camera/pgm.h"
#include "tests/catch.h"
#include "tests/drivers/camera/pictures.h"
#include "tests/folder.h"

#include <fmt/format.h>

#include <fstream>

using namespace drivers::camera;
using base::Errc;
using drivers::CodeScannerState;
using namespace std::chrono_literals;

namespace {

constexpr int enough_to_be_away = 15;

class PictureFolder {
public:
    void put(const Picture& picture, int times = 1)
    {
        for (int i = 0; i < times; ++i) {
            const auto name = fmt::format("{:04}.pgm", count_++);
            std::ofstream(folder_.path() / name, std::ios::binary)
                << base::text(encode_pgm(picture));
        }
    }
    int count() const { return count_; }
    std::unique_ptr<FolderSource> open() const
    {
        return FolderSource::open(folder_.path()).value();
    }

private:
    tests::Folder folder_;
    int count_ = 0;
};

// An armed scanner over the folder's pictures. The time stands still: a call looks once.
struct Desk {
    explicit Desk(const PictureFolder& folder) : scanner(folder.open(), "pictures", clock)
    {
        REQUIRE(scanner.arm());
    }
    class StandingClock final : public base::Clock {
    public:
        base::SteadyTime steady() const override { return {}; }
        base::WallTime wall() const override { return {}; }
    };
    // What is told while so many pictures go by.
    std::vector<std::string> told_of(int pictures)
    {
        std::vector<std::string> out;
        for (int i = 0; i < pictures; ++i)
            if (const auto code = scanner.next(clock.steady()).value())
                out.push_back(code->text.reveal());
        return out;
    }
    StandingClock clock;
    drivers::camera::CodeScanner scanner;
};

const Picture dark = make_picture(64, 64);

struct Plugged {
    Emulator camera;
    base::SystemClock clock;
    std::unique_ptr<drivers::CodeScanner> scanner =
        drivers::camera::CodeScanner::open(camera, clock).value();
};

}  // namespace

TEST_CASE("a code that stays before the camera is told once")
{
    const auto code = tests::code_of(3);
    PictureFolder folder;
    folder.put(tests::draw(code, 4), 2);
    Desk desk(folder);
    REQUIRE(desk.told_of(40) == std::vector{code.text});
}

TEST_CASE("a code that a few pictures do not show was not away, and later it was")
{
    const auto code = tests::code_of(3);
    PictureFolder flickering;
    flickering.put(tests::draw(code, 4));
    flickering.put(dark, enough_to_be_away - 1);
    Desk desk(flickering);
    REQUIRE(desk.told_of(3 * flickering.count()) == std::vector{code.text});

    PictureFolder leaving;
    leaving.put(tests::draw(code, 4), 2);
    leaving.put(dark, enough_to_be_away);
    Desk other(leaving);
    REQUIRE(other.told_of(3 * leaving.count()) == std::vector(3, code.text));
}

TEST_CASE("another code in the place of the first is told at once")
{
    const auto first = tests::code_of(3, 1), second = tests::code_of(3, 2);
    PictureFolder folder;
    folder.put(tests::draw(first, 4), 2);
    folder.put(tests::draw(second, 4), 2);
    Desk desk(folder);
    REQUIRE(desk.told_of(4) == std::vector{first.text, second.text});
}

TEST_CASE("who asks for a code again is told of the one that lies there")
{
    const auto code = tests::code_of(3);
    PictureFolder folder;
    folder.put(tests::draw(code, 4));
    Desk desk(folder);
    REQUIRE(desk.told_of(3).size() == 1);
    REQUIRE(desk.scanner.arm());
    REQUIRE(desk.told_of(3).size() == 1);
}

TEST_CASE("a picture that is none neither shows a code nor takes one away")
{
    const auto code = tests::code_of(3);
    const tests::Folder folder;
    std::ofstream(folder.path() / "0.pgm", std::ios::binary)
        << base::text(encode_pgm(tests::draw(code, 4)));
    for (int i = 0; i < enough_to_be_away; ++i)
        std::ofstream(folder.path() / fmt::format("1{:02}.pgm", i)) << "no picture";
    const base::SystemClock clock;
    drivers::camera::CodeScanner scanner(FolderSource::open(folder.path()).value(), "", clock);
    REQUIRE(scanner.arm());
    int told = 0;
    for (int i = 0; i < 3 * (1 + enough_to_be_away); ++i)
        told += scanner.next(base::SteadyTime{}).value().has_value();
    REQUIRE(told == 1);
}

TEST_CASE("a camera is opened by what it is, and works only while a code is wanted")
{
    Plugged desk;
    const auto code = tests::code_of(4);
    desk.camera.show(tests::draw(code, 5));
    REQUIRE(desk.scanner->model().ends_with("640 x 480"));
    REQUIRE_FALSE(desk.camera.is_streaming());
    REQUIRE(desk.scanner->state().value() == CodeScannerState::idle);
    REQUIRE(desk.scanner->next(base::within(1h)).error().code == Errc::refused);
    REQUIRE(desk.scanner->arm());
    REQUIRE(desk.camera.is_streaming());
    REQUIRE(desk.scanner->state().value() == CodeScannerState::armed);
    const auto read = desk.scanner->next(base::within(1h)).value().value();
    REQUIRE(read.text.reveal() == code.text);
    REQUIRE(read.symbology == drivers::Symbology::qr);
    REQUIRE(desk.scanner->disarm());
    REQUIRE_FALSE(desk.camera.is_streaming());
}

TEST_CASE("a camera that is pulled is gone, also while nobody wants a code")
{
    Plugged desk;
    desk.camera.plug_out();
    REQUIRE(desk.scanner->state().error().code == Errc::disconnected);
    REQUIRE(desk.scanner->arm().error().code == Errc::disconnected);
    REQUIRE(drivers::camera::CodeScanner::open(desk.camera, desk.clock).error().code ==
            Errc::not_found);
    desk.scanner.reset();
    desk.camera.plug_in();
    REQUIRE(drivers::camera::CodeScanner::open(desk.camera, desk.clock));
}

TEST_CASE("a camera that does not start any more is opened anew")
{
    Plugged desk;
    desk.camera.have_room_for(0);
    REQUIRE(desk.scanner->arm().error().code == Errc::disconnected);
    REQUIRE_FALSE(desk.camera.is_streaming());
    desk.scanner.reset();
    REQUIRE(drivers::camera::CodeScanner::open(desk.camera, desk.clock).error().code ==
            Errc::exhausted);
    desk.camera.have_room_for(1U << 20U);
    REQUIRE(drivers::camera::CodeScanner::open(desk.camera, desk.clock));
}
