#include "drivers/devctl/commands.h"

#include "base/overloaded.h"
#include "drivers/devctl/scan.h"
#include "drivers/devctl/test_prints.h"
#include "drivers/devctl/udev_rules.h"
#include "drivers/registry.h"
#include "drivers/watchdog/survey.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <optional>
#include <ostream>

namespace drivers::devctl {

using base::Result;
using namespace std::chrono_literals;

namespace {

// What a command works with.
struct Bench {
    std::span<const std::string_view> arguments;  // After the command.
    Bus& bus;
    std::ostream& out;
    std::ostream& err;
};

Exit tell(Bench& bench, const base::Error& error)
{
    bench.err << fmt::format("{} ({})\n", error.detail, base::name_of(error.code));
    return Exit::said_no;
}

Exit tell_usage(std::ostream& err)
{
    err << "usage: yimen-devctl COMMAND\n" << commands_usage;
    return Exit::usage;
}

std::string_view name_of(CardReaderState state)
{
    return state == CardReaderState::ready ? "ready" : "failed";
}

std::string_view name_of(CardProblem problem)
{
    switch (problem) {
    case CardProblem::no_card:
        return "no card, or one that was read already: lift it and put it down again";
    case CardProblem::moved:
        return "the card moved while it was being read";
    case CardProblem::unreadable:
        return "the card cannot be read";
    case CardProblem::refused:
        return "the secure module refuses the card";
    case CardProblem::unsupported:
        return "another kind of card";
    }
    std::unreachable();
}

std::string_view name_of(CardKind kind)
{
    switch (kind) {
    case CardKind::citizen:
        return "citizen";
    case CardKind::regional_permit:
        return "residence permit (J)";
    case CardKind::foreigner_2017:
        return "foreign permanent resident, 2017 (I)";
    case CardKind::foreigner_2023:
        return "foreign permanent resident, 2023 (Y)";
    }
    std::unreachable();
}

template <class Device>
std::string_view driver_for(std::span<const Driver<Device>> known, const DeviceDescription& device)
{
    const auto found = std::ranges::find_if(
        known, [&device](const auto& driver) { return driver.recognises(device); });
    return found == known.end() ? std::string_view{} : found->name;
}

std::string_view driver_for(const DeviceDescription& device)
{
    auto out = driver_for(id_card_reader_drivers(), device);
    if (out.empty())
        out = driver_for(receipt_printer_drivers(), device);
    if (out.empty())
        out = driver_for(document_printer_drivers(), device);
    if (out.empty())
        out = driver_for(code_scanner_drivers(), device);
    if (out.empty())
        out = driver_for(power_supply_drivers(), device);
    if (out.empty())
        out = driver_for(cabinet_drivers(), device);
    return out;
}

Exit list(Bench& bench)
{
    for (const auto& device : bench.bus.devices()) {
        const auto driver = driver_for(device);
        bench.out << fmt::format("{:<8} {:04x}:{:04x}  {:<11} {} {}\n", device.location,
                                 device.id.vendor, device.id.product, driver.empty() ? "-" : driver,
                                 device.manufacturer, device.product);
    }
    return Exit::ok;
}

Result<std::string> identify(IdCardReader& reader)
{
    const auto state = TRY(reader.state());
    return fmt::format("{}, secure module {}", name_of(state), reader.secure_module());
}

Result<std::string> identify(ReceiptPrinter& printer)
{
    const auto state = TRY(printer.state());
    const auto trust = printer.trust();
    return fmt::format("{}, {}, {} dots wide at {} dpi, {}", drivers::name_of(state),
                       printer.model(), printer.width_dots(), printer.dpi(),
                       trust == StatusTrust::trusted
                           ? "status trusted"
                           : fmt::format("status not trustworthy ({})", drivers::name_of(trust)));
}

std::string told(const Supply& supply)
{
    const auto level = supply.percent ? fmt::format("{} %", *supply.percent) : "unknown";
    return fmt::format("{} ({}): {}", supply.name, drivers::name_of(supply.kind), level);
}

Result<std::string> identify(DocumentPrinter& printer)
{
    auto out = fmt::format("{}, {}", drivers::name_of(TRY(printer.state())), printer.model());
    if (const auto supplies = printer.supplies())
        for (const auto& supply : *supplies)
            out += fmt::format("\n  {}", told(supply));
    return out;
}

Result<std::string> identify(CodeScanner& scanner)
{
    const auto state = TRY(scanner.state());
    return fmt::format("{}, {}", drivers::name_of(state), scanner.model());
}

Result<std::string> identify(PowerSupply& supply)
{
    return fmt::format("{}, {}", describe(TRY(supply.status())), supply.model());
}

Result<std::string> identify(Cabinet& cabinet)
{
    const auto state = TRY(cabinet.state());
    return fmt::format("door {}{}, tamper {}, {}", drivers::name_of(state.door),
                       state.was_opened ? " (was opened)" : "", drivers::name_of(state.tamper),
                       cabinet.model());
}

template <class Device>
Result<std::string> probe_with(const Driver<Device>& driver, Bus& bus,
                               const DeviceDescription& device)
{
    auto transport = TRY(bus.open(device));
    const auto opened = TRY(driver.open(std::move(transport)));
    return identify(*opened);
}

// Empty when no driver of this kind knows the device.
template <class Device>
std::optional<Exit> probe_device(Bench& bench, std::span<const Driver<Device>> known,
                                 const DeviceDescription& device)
{
    for (const auto& driver : known) {
        if (!driver.recognises(device))
            continue;
        bench.out << fmt::format("{:<8} {:<11} ", device.location, driver.name);
        const auto identity = probe_with(driver, bench.bus, device);
        bench.out << (identity ? *identity : identity.error().detail) << '\n';
        return identity ? Exit::ok : Exit::said_no;
    }
    return std::nullopt;
}

Exit probe(Bench& bench)
{
    auto out = Exit::ok;
    int known = 0;
    for (const auto& device : bench.bus.devices()) {
        auto outcome = probe_device(bench, id_card_reader_drivers(), device);
        if (!outcome)
            outcome = probe_device(bench, receipt_printer_drivers(), device);
        if (!outcome)
            outcome = probe_device(bench, code_scanner_drivers(), device);
        if (!outcome)
            outcome = probe_device(bench, document_printer_drivers(), device);
        if (!outcome)
            outcome = probe_device(bench, power_supply_drivers(), device);
        if (!outcome)
            outcome = probe_device(bench, cabinet_drivers(), device);
        known += outcome.has_value();
        if (outcome == Exit::said_no)
            out = Exit::said_no;
    }
    if (known > 0)
        return out;
    bench.err << "no device that a driver knows\n";
    return Exit::said_no;
}

Result<std::unique_ptr<DocumentPrinter>> open_document_printer_at(Bench& bench,
                                                                  std::string_view uri)
{
    static constexpr auto blocked_limit = 60s;
    return open_document_printer(
        bench.bus,
        {.uri = std::string(uri), .blocked_limit = blocked_limit, .rasterise = draw_test_page});
}

Exit document_status(Bench& bench, std::string_view uri)
{
    const auto printer = open_document_printer_at(bench, uri);
    if (!printer)
        return tell(bench, printer.error());
    const auto state = (*printer)->state();
    if (!state)
        return tell(bench, state.error());
    const auto identity = identify(**printer);
    if (!identity)
        return tell(bench, identity.error());
    bench.out << "document printer: " << *identity << '\n';
    return can_print(*state) ? Exit::ok : Exit::said_no;
}

template <class Device>
Exit device_status(Bench& bench, std::string_view name, Result<std::unique_ptr<Device>> device)
{
    bench.out << name << ": ";
    const auto state =
        device ? identify(**device) : Result<std::string>(std::unexpected(device.error()));
    bench.out << (state ? *state : state.error().detail) << '\n';
    return state ? Exit::ok : Exit::said_no;
}

// Of what not every terminal has: one that is not there is told, and is no failure.
template <class Device>
bool is_well_if_fitted(Bench& bench, std::string_view name, Result<std::unique_ptr<Device>> found)
{
    const bool is_missing = !found && found.error().code == base::Errc::not_found;
    return device_status(bench, name, std::move(found)) == Exit::ok || is_missing;
}

Exit status(Bench& bench)
{
    const auto& arguments = bench.arguments;
    if (arguments.size() == 2 && arguments[0] == "--uri")
        return document_status(bench, arguments[1]);
    if (!arguments.empty())
        return tell_usage(bench.err);
    const auto reader = device_status(bench, "ID card reader", open_id_card_reader(bench.bus));
    const auto printer = device_status(bench, "receipt printer", open_receipt_printer(bench.bus));
    const bool is_rest_well[]{
        is_well_if_fitted(bench, "code scanner", open_code_scanner(bench.bus)),
        is_well_if_fitted(bench, "power supply", open_power_supply(bench.bus)),
        is_well_if_fitted(bench, "cabinet", open_cabinet(bench.bus)),
    };
    const bool is_well = reader == Exit::ok && printer == Exit::ok &&
                         std::ranges::all_of(is_rest_well, std::identity{});
    return is_well ? Exit::ok : Exit::said_no;
}

// The first character, which tells a technician with the card in hand whether text came over right,
// and the length.
std::string masked(const base::SecretText& secret)
{
    const std::string_view text = secret.reveal();
    const auto begins_character = [](char c) { return (c & 0xc0) != 0x80; };
    const auto characters = std::ranges::count_if(text, begins_character);
    std::size_t first = text.empty() ? 0 : 1;
    while (first < text.size() && !begins_character(text[first]))
        ++first;
    std::string out(text.substr(0, first));
    for (std::ptrdiff_t i = 1; i < characters; ++i)
        out += '*';
    return out;
}

void show(std::ostream& out, const IdCard& card)
{
    out << fmt::format("kind            {}\n", name_of(card.kind));
    out << fmt::format("name            {}\n", masked(card.name));
    out << fmt::format("number          {}\n", masked(card.number));
    out << fmt::format("address         {}\n", masked(card.address));
    out << fmt::format("newest address  {}\n", masked(card.newest_address));
    out << fmt::format("photo           {} bytes\n", card.photo.reveal().size());
    out << fmt::format("fingerprints    {} bytes\n", card.fingerprints.reveal().size());
}

Exit read_card(Bench& bench)
{
    const auto reader = open_id_card_reader(bench.bus);
    if (!reader)
        return tell(bench, reader.error());
    const auto reading = (*reader)->read_card();
    if (!reading)
        return tell(bench, reading.error());
    return std::visit(base::overloaded{[&bench](const IdCard& card) {
                                           show(bench.out, card);
                                           return Exit::ok;
                                       },
                                       [&bench](CardProblem problem) {
                                           bench.err << name_of(problem) << '\n';
                                           return Exit::said_no;
                                       }},
                      *reading);
}

Exit tell_report(Bench& bench, const PrintReport& report)
{
    bench.out << fmt::format("outcome {}, printer {}\n", drivers::name_of(report.outcome),
                             drivers::name_of(report.state));
    if (report.error)
        return tell(bench, *report.error);
    return report.outcome == PaperOutcome::printed ? Exit::ok : Exit::said_no;
}

Exit print_slip(Bench& bench)
{
    const auto printer = open_receipt_printer(bench.bus);
    if (!printer)
        return tell(bench, printer.error());
    return tell_report(bench, (*printer)->print(test_slip((*printer)->width_dots())));
}

// The printer finds a job again by its token.
std::string test_token()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return fmt::format("yimen-test-{}", std::chrono::nanoseconds(now).count());
}

Exit print_page(Bench& bench, std::string_view uri, const PrintOptions& options)
{
    const auto printer = open_document_printer_at(bench, uri);
    if (!printer)
        return tell(bench, printer.error());
    const auto page = test_page();
    const DocumentPrinter::Progress progress{
        .first_byte = [] {},
        .pages_out = [&bench](int pages) { bench.out << fmt::format("{} out\n", pages); },
        .blocked =
            [&bench](PrinterState state) {
                bench.out << fmt::format("waiting: {}\n", drivers::name_of(state));
            },
    };
    const auto report = (*printer)->print(
        {.token = test_token(), .pdf = page, .pages = 1, .options = options}, progress);
    return tell_report(bench, report);
}

std::optional<Sides> sides_named(std::string_view name)
{
    for (const auto sides :
         {Sides::one_sided, Sides::two_sided_long_edge, Sides::two_sided_short_edge})
        if (drivers::name_of(sides) == name)
            return sides;
    return std::nullopt;
}

// --media, --source, --type, --sides, --copies, each with a value. Empty for anything else.
std::optional<PrintOptions> read_options(std::span<const std::string_view> words)
{
    PrintOptions options;
    for (; !words.empty(); words = words.subspan(2)) {
        if (words.size() < 2)
            return std::nullopt;
        const auto value = words[1];
        const auto sides = sides_named(value);
        if (words[0] == "--media")
            options.media = value;
        else if (words[0] == "--source")
            options.source = value;
        else if (words[0] == "--type")
            options.type = value;
        else if (words[0] == "--sides" && sides)
            options.sides = *sides;
        else if (words[0] != "--copies" ||
                 std::from_chars(value.data(), value.data() + value.size(), options.copies).ec !=
                     std::errc{})
            return std::nullopt;
    }
    return options;
}

Exit print_test(Bench& bench)
{
    const auto& arguments = bench.arguments;
    if (arguments.size() == 1 && arguments[0] == "receipt")
        return print_slip(bench);
    if (arguments.size() < 3 || arguments[0] != "document" || arguments[1] != "--uri")
        return tell_usage(bench.err);
    const auto options = read_options(arguments.subspan(3));
    return options ? print_page(bench, arguments[2], *options) : tell_usage(bench.err);
}

Exit scan(Bench& bench)
{
    const auto& arguments = bench.arguments;
    const bool shows_all = arguments.size() == 1 && arguments[0] == "--show";
    if (!arguments.empty() && !shows_all)
        return tell_usage(bench.err);
    const auto code = scan_one_code(bench.bus);
    if (!code)
        return tell(bench, code.error());
    bench.out << describe(*code, shows_all ? Shown::all : Shown::beginning);
    return Exit::ok;
}

Exit write_udev_rules(Bench& bench)
{
    bench.out << udev_rules();
    return Exit::ok;
}

// One that systemd holds is active. None is no failure: not every board has one.
Exit show_watchdogs(Bench& bench)
{
    if (bench.arguments.size() > 1)
        return tell_usage(bench.err);
    const auto folder =
        bench.arguments.empty() ? std::string_view(watchdog::class_folder) : bench.arguments[0];
    const auto all = watchdog::survey(folder);
    for (const auto& seen : all)
        bench.out << watchdog::describe(seen) << '\n';
    if (all.empty())
        bench.out << "no hardware watchdog\n";
    return Exit::ok;
}

struct Command {
    std::string_view name;
    Exit (*run)(Bench&);
    bool takes_arguments;
};

constexpr auto commands = std::to_array<Command>({
    {"list", list, false},
    {"probe", probe, false},
    {"status", status, true},
    {"read-card", read_card, false},
    {"print-test", print_test, true},
    {"scan", scan, true},
    {"watchdog", show_watchdogs, true},
    {"udev-rules", write_udev_rules, false},
});

}  // namespace

Exit run_command(std::span<const std::string_view> arguments, Bus& bus, std::ostream& out,
                 std::ostream& err)
{
    if (arguments.empty())
        return tell_usage(err);
    const auto command = std::ranges::find(commands, arguments.front(), &Command::name);
    Bench bench{arguments.subspan(1), bus, out, err};
    if (command == commands.end() || (!command->takes_arguments && arguments.size() > 1))
        return tell_usage(err);
    return command->run(bench);
}

}  // namespace drivers::devctl
