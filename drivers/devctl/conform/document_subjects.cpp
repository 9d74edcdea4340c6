#include "drivers/devctl/conform/document_subjects.h"

#include "drivers/devctl/conform/emulated_trial.h"
#include "drivers/devctl/conform/visits.h"
#include "drivers/emulation/faults/relay.h"
#include "drivers/ipp/emulator.h"
#include "drivers/ipp/printer.h"
#include "drivers/pjl/emulator.h"
#include "drivers/pjl/printer.h"

#include <algorithm>
#include <utility>

namespace drivers::devctl::conform {

using emulation::faults::Relay;
using emulation::faults::Trial;
using emulation::faults::Waits;
using namespace std::chrono_literals;

namespace {

// The emulator prints at once or never.
constexpr auto page_time = 1ms;
constexpr ipp::Patience short_patience{.connect = 500ms,
                                       .answer = 500ms,
                                       .poll = 2ms,
                                       .first_page = 3s,
                                       .further_page = 1s,
                                       .blocked = 3s,
                                       .settle = 500ms};

class IppBasket final : public Basket {
public:
    explicit IppBasket(ipp::Emulator& machine) : machine_(machine) {}

    int count(const std::string& token) const override
    {
        const auto printed = machine_.printed();
        return static_cast<int>(std::ranges::count(printed, token, &ipp::PrintedDocument::token));
    }
    bool is_whole(const std::string& token, base::ByteView pdf) const override
    {
        return std::ranges::any_of(machine_.printed(), [&](const auto& document) {
            return document.token == token && document.pages == 1 &&
                   std::ranges::equal(document.pdf, pdf);
        });
    }
    void empty() override { machine_.empty_basket(); }

private:
    ipp::Emulator& machine_;
};

class IppTrial final : public Trial {
public:
    IppTrial()
        : machine_(page_time),
          relay_(machine_.port()),
          visit_(document_visit([this](const Connect&) { return open(); },
                                std::make_unique<IppBasket>(machine_)))
    {
    }

    Outcome run(const Connect& connect, Course& course) override
    {
        relay_.follow(&course);
        auto out = visit_->run(connect, course);
        relay_.follow(nullptr);
        return out;
    }
    void pull_plug() override
    {
        relay_.plug_out();
        machine_.plug_out();
    }
    void close() override { visit_.reset(); }
    void set_right() override
    {
        machine_.plug_in();
        relay_.plug_in();
    }

private:
    base::Result<std::unique_ptr<DocumentPrinter>> open() const
    {
        return ipp::Printer::open("ipp://127.0.0.1:" + std::to_string(relay_.port()) + "/ipp/print",
                                  short_patience);
    }

    ipp::Emulator machine_;
    Relay relay_;
    std::unique_ptr<Visit> visit_;
};

constexpr pjl::Patience short_pjl_patience{
    .answer = 100ms, .look = 1ms, .first_page = 500ms, .further_page = 500ms, .blocked = 500ms};

class PjlBasket final : public Basket {
public:
    explicit PjlBasket(pjl::Emulator& machine) : machine_(machine) {}

    int count(const std::string& token) const override
    {
        return static_cast<int>(
            std::ranges::count(machine_.printed(), token, &pjl::Emulator::Printed::name));
    }
    bool is_whole(const std::string& token, base::ByteView pdf) const override
    {
        return std::ranges::any_of(machine_.printed(), [&](const auto& paper) {
            return paper.name == token && paper.pages == 1 && std::ranges::equal(paper.file, pdf);
        });
    }
    void empty() override { machine_.empty_basket(); }

private:
    pjl::Emulator& machine_;
};

std::unique_ptr<Trial> pjl_trial()
{
    auto trial = std::make_unique<EmulatedTrial<pjl::Emulator>>(std::make_unique<pjl::Emulator>(),
                                                                [](pjl::Emulator&) {});
    const Open<DocumentPrinter> open = [](std::unique_ptr<Transport> wire) {
        return pjl::Printer::open(std::move(wire), short_pjl_patience);
    };
    trial->use(document_visit(over_wire(open), std::make_unique<PjlBasket>(trial->emulator())));
    return trial;
}

}  // namespace

void add_document_printers(std::vector<Subject>& to)
{
    to.push_back({.device_class = "document_printer",
                  .driver = "pjl",
                  .name = "PJL laser",
                  .is_representative = true,
                  .make = pjl_trial,
                  .terms = {.waits = Waits::real,
                            .edge = 2,
                            .stride = 1024,
                            .damages_writes = false,
                            .bound = 30s,
                            .repeats = false}});
    // Opening, a page, and the first looks at what becomes of it, of three transfers each.
    static constexpr std::size_t requests = 8;
    to.push_back({.device_class = "document_printer",
                  .driver = "ipp",
                  .name = "IPP printer",
                  .is_representative = true,
                  .make = [] { return std::make_unique<IppTrial>(); },
                  // TCP has a check sum; what comes is garbled by what stands at the other end.
                  .terms = {.waits = Waits::real,
                            .edge = 1,
                            .stride = 2048,
                            .transfers = 3 * requests,
                            .damages_writes = false,
                            .bound = 30s,
                            .recovery = 30s,
                            .repeats = false}});
}

}  // namespace drivers::devctl::conform
