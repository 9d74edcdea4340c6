#include "drivers/devctl/conform/camera_subjects.h"

#include "drivers/camera/code_scanner.h"
#include "drivers/camera/emulator.h"
#include "drivers/devctl/code_picture.h"
#include "drivers/devctl/conform/faulty_video.h"
#include "drivers/devctl/conform/visits.h"

#include <utility>

namespace drivers::devctl::conform {

using emulation::faults::Trial;
using emulation::faults::Waits;
using namespace std::chrono_literals;

static constexpr std::string_view shown_code = "https://example.gov.cn/camera?t=0123456789";

namespace {

class CameraTrial final : public Trial {
public:
    CameraTrial()
        : video_(machine_),
          visit_(scanner_visit(
              [this](const Connect&) { return camera::CodeScanner::open(video_, clock_); },
              std::string(shown_code), [] {}))
    {
        machine_.show(picture_of_code(shown_code));
    }

    Outcome run(const Connect& connect, Course& course) override
    {
        video_.follow(&course);
        auto out = visit_->run(connect, course);
        video_.follow(nullptr);
        return out;
    }
    void pull_plug() override
    {
        video_.lose_files();
        machine_.plug_out();
    }
    void close() override { visit_.reset(); }
    void set_right() override { machine_.plug_in(); }

private:
    const base::SystemClock clock_;
    camera::Emulator machine_;
    FaultyVideo video_;
    std::unique_ptr<Visit> visit_;
};

}  // namespace

void add_camera(std::vector<Subject>& to)
{
    // Two nodes, the camera's questions and modes, then pictures.
    static constexpr std::size_t kilobytes = 1024;
    to.push_back(
        {.device_class = "code_scanner",
         .driver = "camera",
         .name = "V4L2 camera",
         .is_representative = true,
         .make = [] { return std::make_unique<CameraTrial>(); },
         .terms = {.waits = Waits::real, .edge = 1, .stride = 128 * kilobytes, .bound = 12s}});
}

}  // namespace drivers::devctl::conform
