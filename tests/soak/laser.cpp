#include "tests/soak/laser.h"

#include "drivers/pjl/emulator.h"
#include "drivers/pjl/printer.h"

namespace soak {

using drivers::PaperOutcome;
using drivers::Transport;
using drivers::emulation::faults::Connect;
using drivers::emulation::faults::Course;
using drivers::emulation::faults::Outcome;
using drivers::emulation::faults::Trial;
using namespace std::chrono_literals;

namespace {

constexpr drivers::pjl::Patience short_patience{
    .answer = 100ms, .look = 1ms, .first_page = 5s, .further_page = 5s, .blocked = 5s};

class LaserTrial final : public Trial {
public:
    Outcome run(const Connect& connect, Course&) override
    {
        if (!printer_) {
            auto wire = connect();
            if (!wire)
                return failed(wire.error());
            auto opened = drivers::pjl::Printer::open(std::move(*wire), short_patience);
            if (!opened)
                return failed(opened.error());
            printer_ = std::move(*opened);
        }
        return print();
    }
    std::unique_ptr<Transport> connect() override { return machine_.connect(); }
    void pull_plug() override { machine_.plug_out(); }
    drivers::emulation::Device* machine() override { return &machine_; }
    void close() override { printer_.reset(); }
    void set_right() override
    {
        machine_.plug_in();
        machine_.empty_basket();
    }

private:
    static Outcome failed(const base::Error& error)
    {
        return {.word = error.detail, .is_success = false, .objection = {}};
    }

    Outcome print()
    {
        static const std::string pdf =
            "%PDF-1.4 /Type /Pages\n" + std::string(9'000, ' ') + "/Type /Page\n";
        const auto report = printer_->print(
            {.token = "XF-1", .pdf = base::view(pdf), .pages = 1, .options = {}}, {});
        if (report.error && report.error->code == base::Errc::disconnected)
            printer_.reset();
        Outcome out{.word = std::string(drivers::name_of(report.outcome)),
                    .is_success = report.outcome == PaperOutcome::printed,
                    .objection = {}};
        if (out.is_success && machine_.printed().size() != 1)
            out.objection = "called printed, and nothing came out";
        return out;
    }

    drivers::pjl::Emulator machine_;
    std::unique_ptr<drivers::DocumentPrinter> printer_;
};

}  // namespace

std::unique_ptr<Trial> laser_trial()
{
    return std::make_unique<LaserTrial>();
}

}  // namespace soak
