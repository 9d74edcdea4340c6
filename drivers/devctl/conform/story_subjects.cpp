#include "drivers/devctl/conform/story_subjects.h"

#include "drivers/devctl/conform/known_devices.h"
#include "drivers/devctl/test_prints.h"
#include "drivers/recording/retelling.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace drivers::devctl::conform {

namespace fs = std::filesystem;
using base::Errc;
using base::Result;
using emulation::faults::Terms;
using emulation::faults::Trial;
using emulation::faults::Waits;
using recording::Action;
using recording::Retelling;
using recording::Step;
using recording::Story;
using namespace std::chrono_literals;

// Longer writes to a printer are pictures, and not questions.
static constexpr std::size_t longest_question = 64;

namespace {

bool is_picture(const Step& step)
{
    return step.action == Action::write && step.sent.size() > longest_question;
}

// What a recording knows of paper: which of its pictures' bytes were sent.
class StoryPaper final : public Paper {
public:
    explicit StoryPaper(Retelling& machine) : machine_(machine)
    {
        for (const auto& step : machine.story().steps)
            if (is_picture(step))
                pictures_.push_back(&step);
    }

    base::Bitmap next_picture(int width) override
    {
        machine_.forget();
        return test_slip(width);
    }
    bool is_out(const base::Bitmap&) const override
    {
        std::vector<const Step*> whole;
        for (const auto& taken : machine_.taken())
            if (is_picture(*taken.step) && taken.bytes == taken.step->sent.size())
                whole.push_back(taken.step);
        return !pictures_.empty() && whole.size() >= pictures_.size() &&
               std::equal(pictures_.rbegin(), pictures_.rend(), whole.rbegin());
    }
    bool is_touched() const override
    {
        return std::ranges::any_of(machine_.taken(), [](const auto& taken) {
            return is_picture(*taken.step) && taken.bytes > longest_question;
        });
    }

private:
    Retelling& machine_;
    std::vector<const Step*> pictures_;
};

// The machine is a story; the visit is made for it.
class StoryTrial final : public Trial {
public:
    using MakeVisit = std::function<std::unique_ptr<Visit>(Retelling&)>;

    StoryTrial(const Story& story, DeviceDescription device, const MakeVisit& make)
        : machine_(story), device_(std::move(device)), make_(make), visit_(make_(machine_))
    {
    }

    Outcome run(const Connect& connect, Course& course) override
    {
        return visit_->run(connect, course);
    }
    std::unique_ptr<Transport> connect() override
    {
        auto wire = machine_.open(device_);
        return wire ? std::move(*wire) : nullptr;
    }
    void pull_plug() override { machine_.pull_plug(); }
    void close() override { visit_.reset(); }

    // A driver that is left where its story never was is at last opened anew.
    void set_right() override
    {
        machine_.plug_in();
        if (++attempts_ > 1)
            visit_ = make_(machine_);
    }

private:
    Retelling machine_;
    const DeviceDescription device_;
    const MakeVisit make_;
    std::unique_ptr<Visit> visit_;  // Before the machine it ends.
    int attempts_ = 0;
};

Terms terms_for(const DeviceDescription& device)
{
    // A serial line has no check sum of its own.
    const bool is_line = device.purpose != Purpose::unstated;
    return {.waits = Waits::skipped,
            .edge = 2,
            .stride = 256,
            .damages_writes = is_line,
            .bound = 60s,
            .recovery = 60s};
}

}  // namespace

static Subject subject_of(const std::string& name, const Story& story,
                          const DeviceDescription& device, const KnownDevice& known,
                          StoryTrial::MakeVisit visit)
{
    return {.device_class = std::string(known.device_class),
            .driver = std::string(known.driver),
            .name = name + ": " + std::string(known.driver) + " at " + device.location,
            .is_representative = true,
            .make =
                [story, device, visit = std::move(visit)] {
                    return std::make_unique<StoryTrial>(story, device, visit);
                },
            .terms = terms_for(device)};
}

// What the story itself tells, without a fault.
static Result<std::pair<std::string, std::string>> identities_in(const Story& story,
                                                                 const DeviceDescription& device,
                                                                 const Driver<IdCardReader>& driver)
{
    Retelling machine(story);
    auto wire = TRY(machine.open(device));
    const auto reader = TRY(driver.open(std::move(wire)));
    auto reading = TRY(reader->read_card());
    auto* const card = std::get_if<IdCard>(&reading);
    if (!card)
        return base::fail(Errc::refused, "no card is read in this story");
    auto whole = identity_of(*card);
    card->newest_address = {};
    return std::pair{std::move(whole), identity_of(*card)};
}

static Result<std::string> code_in(const Story& story, const DeviceDescription& device,
                                   const Driver<CodeScanner>& driver)
{
    Retelling machine(story);
    auto wire = TRY(machine.open(device));
    const auto scanner = TRY(driver.open(std::move(wire)));
    TRY(scanner->arm());
    const auto code = TRY(scanner->next(base::within(2s)));
    if (!code)
        return base::fail(Errc::refused, "no code is read in this story");
    return std::string(base::text(code->bytes.reveal()));
}

// Empty for a device that is not used as the command tells.
static Result<std::optional<StoryTrial::MakeVisit>> visit_for(std::string_view command,
                                                              const Story& story,
                                                              const DeviceDescription& device,
                                                              const KnownDevice& known)
{
    using MakeVisit = StoryTrial::MakeVisit;
    using Made = std::optional<MakeVisit>;
    if (command == "probe" || command == "status")
        return Made([make = known.state_visit](Retelling&) { return make(); });
    if (command == "read-card") {
        const auto* const driver = driver_for(id_card_reader_drivers(), device);
        if (!driver)
            return Made();
        const auto [whole, shorter] = TRY(identities_in(story, device, *driver));
        return Made([driver, whole, shorter](Retelling&) {
            return card_visit(over_wire<IdCardReader>(driver->open), whole, shorter);
        });
    }
    if (command == "scan") {
        const auto* const driver = driver_for(code_scanner_drivers(), device);
        if (!driver)
            return Made();
        const auto code = TRY(code_in(story, device, *driver));
        return Made([driver, code](Retelling&) {
            return scanner_visit(over_wire<CodeScanner>(driver->open), code, [] {});
        });
    }
    const auto* const driver = driver_for(receipt_printer_drivers(), device);
    if (command != "print-test_receipt" || !driver)
        return Made();
    return Made([driver](Retelling& machine) {
        return printer_visit(over_wire<ReceiptPrinter>(driver->open),
                             std::make_unique<StoryPaper>(machine));
    });
}

static Result<Story> read_story(const fs::path& file)
{
    std::ifstream in(file);
    if (!in)
        return base::fail(Errc::not_found, file.string() + " cannot be read");
    return recording::decode_story(std::string(std::istreambuf_iterator<char>(in), {}));
}

Result<std::vector<Subject>> story_subjects(const fs::path& file)
{
    const auto story = TRY(read_story(file));
    const auto name = file.stem().string();
    const auto command = name.substr(0, name.find('.'));
    std::vector<Subject> out;
    for (const auto& device : story.devices) {
        const auto known = known_device(device);
        if (!known ||
            std::ranges::find(story.steps, device.location, &Step::location) == story.steps.end())
            continue;
        if (auto visit = TRY(visit_for(command, story, device, *known)))
            out.push_back(subject_of(name, story, device, *known, *std::move(visit)));
    }
    if (out.empty())
        return base::fail(Errc::refused,
                          "the file's name begins with no command that its devices were used for: "
                          "read-card, scan, print-test_receipt, probe or status");
    return out;
}

}  // namespace drivers::devctl::conform
