// Slips and pages that show whether a printer prints.
#include "drivers/devctl/bench.h"
#include "drivers/devctl/test_prints.h"
#include "drivers/registry.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <optional>
#include <ostream>

namespace drivers::devctl {

using namespace std::chrono_literals;

base::Result<std::unique_ptr<DocumentPrinter>> open_document_printer_at(Bench& bench,
                                                                        std::string_view uri)
{
    static constexpr auto blocked_limit = 60s;
    return open_document_printer(
        bench.machines.bus,
        {.uri = std::string(uri), .blocked_limit = blocked_limit, .rasterise = draw_test_page});
}

namespace {

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
    const auto printer = open_receipt_printer(bench.machines.bus);
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

}  // namespace

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

}  // namespace drivers::devctl
