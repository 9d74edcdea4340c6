#include "drivers/devctl/conform/subjects.h"

#include "drivers/cabinet_line/cabinet.h"
#include "drivers/cabinet_line/emulator.h"
#include "drivers/devctl/conform/camera_subjects.h"
#include "drivers/devctl/conform/document_subjects.h"
#include "drivers/devctl/conform/emulated_trial.h"
#include "drivers/devctl/conform/visits.h"
#include "drivers/escpos/emulator.h"
#include "drivers/escpos/printer.h"
#include "drivers/hid_pos/emulator.h"
#include "drivers/hid_pos/scanner.h"
#include "drivers/megatec/emulator.h"
#include "drivers/megatec/supply.h"
#include "drivers/sdt/emulator.h"
#include "drivers/sdt/reader.h"
#include "drivers/serial_scan/emulator.h"
#include "drivers/serial_scan/scanner.h"

#include <algorithm>
#include <set>
#include <utility>

namespace drivers::devctl::conform {

using emulation::faults::MakeTrial;
using emulation::faults::Trial;
using emulation::faults::Waits;
using namespace std::chrono_literals;

// Longer than one report, so that pieces are joined; and what a citizen shows.
static constexpr std::string_view shown_code =
    "https://example.gov.cn/q?t=0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefgh";

namespace {

// What the emulated card says when everything goes well, with and without its newest address.
std::pair<std::string, std::string> example_identities()
{
    static const auto identities = [] {
        sdt::Emulator machine;
        machine.place(sdt::example_card());
        auto card =
            std::get<IdCard>(sdt::Reader::open(machine.connect()).value()->read_card().value());
        auto whole = identity_of(card);
        card.newest_address = {};
        return std::pair{whole, identity_of(card)};
    }();
    return identities;
}

MakeTrial card_reader(sdt::Framing framing, sdt::Emulator::Variety variety)
{
    return [framing, variety]() -> std::unique_ptr<Trial> {
        auto trial = std::make_unique<EmulatedTrial<sdt::Emulator>>(
            std::make_unique<sdt::Emulator>(framing, "1-1", variety), [](sdt::Emulator& machine) {
                machine.lift();
                machine.place(sdt::example_card());
            });
        const auto [whole, shorter] = example_identities();
        trial->use(card_visit(over_wire<IdCardReader>(sdt::Reader::open), whole, shorter));
        return trial;
    };
}

template <class Machine>
std::unique_ptr<Trial> scanner_trial(std::unique_ptr<Machine> machine, Open<CodeScanner> open)
{
    auto trial = std::make_unique<EmulatedTrial<Machine>>(std::move(machine), [](Machine&) {});
    auto& shown = trial->emulator();
    trial->use(scanner_visit(over_wire(std::move(open)), std::string(shown_code),
                             [&shown] { shown.show(shown_code); }));
    return trial;
}

// Some lines of text and a row at the end, another each time.
base::Bitmap slip(int width, unsigned number)
{
    static constexpr int height = 24;
    base::Bitmap out{.width = width, .height = height, .rows = {}};
    out.rows.resize(out.stride() * height);
    for (std::size_t i = 0; i < out.rows.size(); ++i)
        if (i / out.stride() % 12 < 8 || i / out.stride() == height - 1)
            out.rows[i] = static_cast<std::uint8_t>((i + number) * 37 % 251 | 1);
    return out;
}

bool shows(const base::Bitmap& strip, const base::Bitmap& picture)
{
    if (strip.width < picture.width || strip.height < picture.height)
        return false;
    for (int y = 0; y < strip.height; ++y)
        for (int x = 0; x < strip.width; ++x) {
            const bool inside = x < picture.width && y < picture.height;
            if (strip.is_black(x, y) != (inside && picture.is_black(x, y)))
                return false;
        }
    return true;
}

class EmulatedPaper final : public Paper {
public:
    explicit EmulatedPaper(escpos::Emulator& machine) : machine_(machine) {}

    base::Bitmap next_picture(int width) override
    {
        rows_before_ = machine_.rows_printed();
        return slip(width, ++pictures_);
    }
    bool is_out(const base::Bitmap& picture) const override
    {
        const auto slips = machine_.slips();
        return !slips.empty() && shows(slips.back(), picture);
    }
    bool is_touched() const override { return machine_.rows_printed() > rows_before_; }

private:
    escpos::Emulator& machine_;
    unsigned pictures_ = 0;
    int rows_before_ = 0;
};

// The emulator prints at once or never, so waits for it can be short.
constexpr escpos::Patience short_patience{.answer = 40ms, .look = 5ms, .job = 200ms};

MakeTrial printer(const escpos::Model& model)
{
    return [&model]() -> std::unique_ptr<Trial> {
        auto trial = std::make_unique<EmulatedTrial<escpos::Emulator>>(
            std::make_unique<escpos::Emulator>(model), [](escpos::Emulator& machine) {
                machine.take_slip();
                machine.empty_basket();
            });
        const Open<ReceiptPrinter> open = [](std::unique_ptr<Transport> wire) {
            return escpos::Printer::open(std::move(wire), short_patience);
        };
        trial->use(
            printer_visit(over_wire(open), std::make_unique<EmulatedPaper>(trial->emulator())));
        return trial;
    };
}

void add_card_readers(std::vector<Subject>& to)
{
    using sdt::Framing;
    using Variety = sdt::Emulator::Variety;
    struct Row {
        const char* name;
        Framing framing;
        Variety variety;
    };
    static constexpr Row rows[]{
        {"sdt four pipes", Framing::four_pipes, Variety::usual},
        {"sdt two endpoints", Framing::two_endpoints, Variety::usual},
        {"sdt pieces, interrupt", Framing::pieces, Variety::usual},
        {"sdt pieces, bulk", Framing::pieces, Variety::rare},
        {"sdt HID, control", Framing::hid_reports, Variety::usual},
        {"sdt HID, interrupt", Framing::hid_reports, Variety::rare},
        {"sdt serial line", Framing::serial_line, Variety::usual},
    };
    for (const auto& row : rows)
        to.push_back({.device_class = "id_card_reader",
                      .driver = "sdt",
                      .name = row.name,
                      .is_representative = true,
                      .make = card_reader(row.framing, row.variety),
                      .terms = {.bound = 12s}});
}

// Opening, arming, reading and disarming each have a bound of their own.
constexpr auto scanner_bound = 12s;

void add_hid_scanners(std::vector<Subject>& to)
{
    std::set<hid_pos::Dialect> seen;
    for (const auto& model : hid_pos::models())
        to.push_back({.device_class = "code_scanner",
                      .driver = "hid_pos",
                      .name = std::string(model.name),
                      .is_representative = seen.insert(model.dialect).second,
                      .make =
                          [&model] {
                              return scanner_trial(std::make_unique<hid_pos::Emulator>(model),
                                                   hid_pos::Scanner::open);
                          },
                      .terms = {.bound = scanner_bound}});
}

// Where a mark ends its codes that nobody can agree on with it, the settings say so.
MakeTrial serial_scanner(std::function<std::unique_ptr<serial_scan::Emulator>()> make,
                         CodeEnding ending)
{
    return [make = std::move(make), ending] {
        auto machine = make();
        machine->set_tail(mark_of(ending));
        const Open<CodeScanner> open = [ending](std::unique_ptr<Transport> wire) {
            auto scanner = serial_scan::Scanner::open(std::move(wire));
            if (scanner)
                (*scanner)->set_ending(ending);
            return scanner;
        };
        return scanner_trial(std::move(machine), open);
    };
}

void add_serial_scanners(std::vector<Subject>& to)
{
    using serial_scan::Dialect;
    std::set<Dialect> seen;
    const auto add = [&to](std::string name, bool is_first, MakeTrial make) {
        to.push_back({.device_class = "code_scanner",
                      .driver = "serial_scan",
                      .name = std::move(name),
                      .is_representative = is_first,
                      .make = std::move(make),
                      .terms = {.bound = scanner_bound}});
    };
    for (const auto& model : serial_scan::models())
        add(std::string(model.name), seen.insert(model.dialect).second,
            serial_scanner([&model] { return std::make_unique<serial_scan::Emulator>(model); },
                           CodeEnding::crlf));
    // One of the two with silence alone, as the settings have it at first.
    for (const auto& [dialect, ending] :
         {std::pair(Dialect::nls, CodeEnding::silence), std::pair(Dialect::gm65, CodeEnding::cr)})
        add("serial line, " + std::string(serial_scan::name_of(dialect)), true,
            serial_scanner(
                [dialect] {
                    static constexpr std::uint32_t baud = 9600;
                    return std::make_unique<serial_scan::Emulator>(dialect, baud);
                },
                ending));
}

void add_printers(std::vector<Subject>& to)
{
    using Kind = std::tuple<escpos::StatusDialect, escpos::Fence, escpos::Clearing>;
    std::set<Kind> seen;
    for (const auto& model : escpos::models())
        to.push_back(
            {.device_class = "receipt_printer",
             .driver = "escpos",
             .name = std::string(model.name),
             .is_representative = seen.insert({model.status, model.fence, model.clearing}).second,
             .make = printer(model),
             .terms = {.waits = Waits::real,
                       .edge = 2,
                       .stride = 512,
                       .damages_writes = false,
                       .bound = 30s}});
}

MakeTrial power_supply(megatec::Emulator::Type type, megatec::Emulator::Link link)
{
    return [type, link]() -> std::unique_ptr<Trial> {
        auto trial = std::make_unique<EmulatedTrial<megatec::Emulator>>(
            std::make_unique<megatec::Emulator>(type, "1-6", link),
            [](megatec::Emulator& machine) { machine.cut_mains(); });
        trial->use(
            power_visit(over_wire<PowerSupply>(megatec::Supply::open), PowerState::on_battery));
        return trial;
    };
}

void add_power_supplies(std::vector<Subject>& to)
{
    using Type = megatec::Emulator::Type;
    using Link = megatec::Emulator::Link;
    for (const auto& [name, type, link] :
         {std::tuple{"megatec standby", Type::standby, Link::serial_line},
          std::tuple{"megatec on-line", Type::on_line, Link::serial_line},
          std::tuple{"megatec HID bridge", Type::standby, Link::hid_bridge}})
        to.push_back({.device_class = "power_supply",
                      .driver = "megatec",
                      .name = name,
                      .is_representative = true,
                      .make = power_supply(type, link),
                      .terms = {.bound = 12s, .recovery = 12s}});
}

void add_cabinets(std::vector<Subject>& to)
{
    const auto make = []() -> std::unique_ptr<Trial> {
        auto trial = std::make_unique<EmulatedTrial<cabinet_line::Emulator>>(
            std::make_unique<cabinet_line::Emulator>(), [](cabinet_line::Emulator&) {});
        auto& machine = trial->emulator();
        trial->use(cabinet_visit(
            over_wire<Cabinet>(cabinet_line::Board::open),
            [&machine] {
                machine.open_door();
                machine.close_door();
            },
            [&machine](const Light& light) { return machine.lit() == light; }));
        return trial;
    };
    to.push_back({.device_class = "cabinet",
                  .driver = "cabinet_line",
                  .name = "cabinet board",
                  .is_representative = true,
                  .make = make,
                  .terms = {}});
}

}  // namespace

std::vector<Subject> emulated_subjects()
{
    std::vector<Subject> out;
    add_card_readers(out);
    add_hid_scanners(out);
    add_serial_scanners(out);
    add_printers(out);
    add_power_supplies(out);
    add_cabinets(out);
    add_camera(out);
    add_document_printers(out);
    return out;
}

std::vector<Subject> subjects_named(std::string_view word)
{
    auto out = emulated_subjects();
    std::erase_if(out, [word](const Subject& subject) {
        const bool is_of_class = subject.device_class == word || subject.driver == word;
        return subject.name != word && !(is_of_class && subject.is_representative);
    });
    return out;
}

}  // namespace drivers::devctl::conform
