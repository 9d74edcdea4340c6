#include "drivers/devctl/conform/faulty_video.h"

#include "drivers/camera/emulator.h"
#include "drivers/camera/v4l2_source.h"
#include "drivers/devctl/code_picture.h"
#include "drivers/devctl/conform/camera_subjects.h"
#include "drivers/devctl/conform/document_subjects.h"
#include "drivers/devctl/conform/emulated_trial.h"
#include "drivers/sdt/emulator.h"
#include "tests/catch.h"

#include <algorithm>

using namespace drivers;
using namespace drivers::emulation::faults;
using devctl::conform::FaultyVideo;
using namespace std::chrono_literals;

static base::Result<camera::Picture> one_picture(std::optional<Moment> fault, Course*& seen,
                                                 std::optional<Course>& course)
{
    camera::Emulator machine;
    machine.show(devctl::picture_of_code("https://example.gov.cn"));
    FaultyVideo video(machine);
    course.emplace(fault, Waits::real, [&machine, &video] {
        video.lose_files();
        machine.plug_out();
    });
    seen = &*course;
    video.follow(seen);
    auto source = TRY(camera::V4l2Source::open(video, "/dev/video0"));
    TRY(source->start());
    return source->next(base::within(1s));
}

static std::vector<Transfer> clean_run()
{
    Course* seen = nullptr;
    std::optional<Course> course;
    REQUIRE(one_picture(std::nullopt, seen, course));
    return seen->transfers();
}

static std::size_t first_frame()
{
    const auto transfers = clean_run();
    const auto found = std::ranges::find(transfers, Call::read, &Transfer::call);
    REQUIRE(found != transfers.end());
    REQUIRE(found->received == 640U * 480U * 2U);
    return static_cast<std::size_t>(found - transfers.begin());
}

TEST_CASE("a frame that is spoiled, cut, late or flagged is followed by a good one")
{
    const auto frame = first_frame();
    for (const auto fault : {Fault::truncated, Fault::delay, Fault::time_out, Fault::garbage}) {
        Course* seen = nullptr;
        std::optional<Course> course;
        const auto picture = one_picture(Moment{frame, 1000, fault}, seen, course);
        INFO(name_of(fault));
        CHECK(picture);
        CHECK(seen->has_fault_happened());
    }
}

TEST_CASE("a camera that leaves is gone at every of its calls")
{
    const auto transfers = clean_run();
    for (std::size_t i = 0; i + 2 < transfers.size(); ++i) {
        Course* seen = nullptr;
        std::optional<Course> course;
        const auto picture = one_picture(Moment{i, 0, Fault::unplug}, seen, course);
        INFO("transfer " << i);
        CHECK(seen->has_fault_happened());
        // What follows the last picture is not asked for any more.
        CHECK((!picture || i + 4 > transfers.size()));
    }
}

TEST_CASE("camera and document printers are subjects of their classes")
{
    std::vector<devctl::conform::Subject> subjects;
    devctl::conform::add_camera(subjects);
    devctl::conform::add_document_printers(subjects);
    REQUIRE(subjects.size() == 3);
    REQUIRE(subjects[0].device_class == "code_scanner");
    REQUIRE(subjects[1].device_class == "document_printer");
    REQUIRE(subjects[2].device_class == "document_printer");
}

TEST_CASE("an emulated machine is set right by plugging it in and by its own hand")
{
    struct NoVisit final : devctl::conform::Visit {
        Outcome run(const Connect& connect, const Course&) override
        {
            return {.word = connect() ? "there" : "away", .is_success = true, .objection = {}};
        }
    };
    static int hands = 0;
    hands = 0;
    devctl::conform::EmulatedTrial<sdt::Emulator> trial(std::make_unique<sdt::Emulator>(),
                                                        [](sdt::Emulator&) { ++hands; });
    trial.use(std::make_unique<NoVisit>());
    trial.pull_plug();
    trial.set_right();
    REQUIRE(hands == 2);
    Course course(std::nullopt, Waits::real, {});
    REQUIRE(trial.run([&trial] { return trial.connect(); }, course).word == "there");
    REQUIRE(trial.machine() == &trial.emulator());
}
