// The driver against an IPP server that others wrote. One case, so that no two private Avahi
// daemons run side by side.
#include "tests/drivers/ipp/real_printer.h"

#include "drivers/ipp/emulated_queue.h"
#include "drivers/ipp/printer.h"
#include "tests/catch.h"
#include "tests/drivers/ipp/documents.h"
#include "ui/page/page.h"

#include <fstream>
#include <iterator>

using namespace drivers;
using namespace drivers::ipp;
using namespace std::chrono_literals;

static std::string read_file(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

static std::unique_ptr<DocumentPrinter> open(const RealPrinter& machine)
{
    Patience patience;
    patience.poll = 50ms;
    patience.settle = 3s;
    return Printer::open(machine.uri(), patience).value();
}

static void print_well()
{
    const RealPrinter machine(R"(
cp "$1" "$dir/out.pdf"
echo "ATTR: job-impressions=2 job-impressions-completed=1" >&2
echo "ATTR: job-impressions-completed=2" >&2
)");
    const auto printer = open(machine);
    CHECK_FALSE(printer->model().empty());
    CHECK(printer->state() == PrinterState::ready);
    const auto pdf = pdf_of(2) + std::string(300'000, ' ');
    int first_bytes = 0;
    const auto report = printer->print(
        {.token = "yimen-1", .pdf = base::view(pdf), .pages = 2},
        {.first_byte = [&first_bytes] { ++first_bytes; }, .pages_out = {}, .blocked = {}});
    CHECK(report.outcome == PaperOutcome::printed);
    CHECK(report.pages_out == 2);
    CHECK(first_bytes == 1);
    CHECK((read_file(machine.file("out.pdf")) == pdf));
}

static void print_encrypted()
{
    const RealPrinter machine(
        "cp \"$1\" \"$dir/out.pdf\"\n"
        "echo 'ATTR: job-impressions-completed=1' >&2\n");
    Patience patience;
    patience.poll = 50ms;
    const auto uri = "ipps" + machine.uri().substr(std::string_view("ipp").size());
    const auto printer = Printer::open(uri, patience).value();
    const auto pdf = pdf_of(1);
    const auto report =
        printer->print({.token = "yimen-7", .pdf = base::view(pdf), .pages = 1}, {});
    CHECK(report.outcome == PaperOutcome::printed);
    CHECK((read_file(machine.file("out.pdf")) == pdf));
}

static void abort_job()
{
    const RealPrinter machine("echo 'ERROR: paper jam' >&2\nexit 1\n");
    const auto printer = open(machine);
    const auto pdf = pdf_of(1);
    const auto report =
        printer->print({.token = "yimen-2", .pdf = base::view(pdf), .pages = 1}, {});
    CHECK(report.outcome == PaperOutcome::not_printed);
    CHECK(report.error->code == base::Errc::refused);
}

static void wait_for_paper()
{
    const RealPrinter machine(R"(
echo "STATE: +media-empty-error,media-needed-error" >&2
until [ -e "$dir/paper" ]; do sleep 0.05; done
echo "STATE: -media-empty-error,media-needed-error" >&2
cp "$1" "$dir/out.pdf"
echo "ATTR: job-impressions-completed=1" >&2
)");
    const auto printer = open(machine);
    const auto pdf = pdf_of(1);
    std::vector<PrinterState> blocked;
    const auto report =
        printer->print({.token = "yimen-3", .pdf = base::view(pdf), .pages = 1},
                       {.first_byte = {}, .pages_out = {}, .blocked = [&](PrinterState state) {
                            blocked.push_back(state);
                            std::ofstream(machine.file("paper")) << "here";
                        }});
    CHECK(blocked == std::vector{PrinterState::paper_out});
    CHECK(report.outcome == PaperOutcome::printed);
    CHECK((read_file(machine.file("out.pdf")) == pdf));
}

static void swallow_job()
{
    const RealPrinter machine("exit 0\n");
    const auto printer = open(machine);
    const auto pdf = pdf_of(1);
    const auto report =
        printer->print({.token = "yimen-4", .pdf = base::view(pdf), .pages = 1}, {});
    CHECK(report.outcome == PaperOutcome::unknown);
    CHECK(report.pages_out == 0);
}

// Our own PDF engine in its own process, in the driver's words.
static base::Result<PageDots> draw(base::ByteView pdf, const PageWanted& wanted)
{
    const auto image = TRY(ui::page::render_page(YIMEN_BINARY_DIR "/ui/page/yimen-page", pdf,
                                                 wanted.index, wanted.width, base::within(20s)));
    PageDots page{.width = image->width, .height = image->height, .is_colour = false, .bytes = {}};
    for (const auto pixel : image->pixels)
        page.bytes.push_back(static_cast<std::uint8_t>(pixel >> 8));
    return page;
}

static void print_raster()
{
    const RealPrinter machine(R"(
cp "$1" "$dir/out.pwg"
echo "ATTR: job-impressions-completed=1" >&2
)",
                              "image/pwg-raster");
    CHECK(Printer::open(machine.uri(), 5s).error().code == base::Errc::refused);
    Patience patience;
    patience.poll = 50ms;
    const auto printer = Printer::open(machine.uri(), patience, draw).value();
    const auto supplies = printer->supplies().value();
    CHECK(supplies.size() == 2);
    const auto pdf = read_file("tests/vectors/ipp/one_page_a4.pdf");
    const auto report =
        printer->print({.token = "yimen-5",
                        .pdf = base::view(pdf),
                        .pages = 1,
                        .options = {.sides = Sides::two_sided_long_edge, .copies = 1}},
                       {});
    CHECK(report.outcome == PaperOutcome::printed);
    const auto raster = read_file(machine.file("out.pwg"));
    CHECK(raster.starts_with("RaS2"));
    CHECK(count_raster_pages(base::view(raster)) == 1);
    CHECK(printer
              ->print({.token = "yimen-6",
                       .pdf = base::view(pdf),
                       .pages = 1,
                       .options = {.media = "iso_a0_841x1189mm"}},
                      {})
              .error->detail.contains("iso_a0"));
}

TEST_CASE(
    "with ippeveprinter a document is printed, aborted, waits for paper, is swallowed, or is sent "
    "as raster")
{
    print_well();
    abort_job();
    wait_for_paper();
    swallow_job();
    print_raster();
    print_encrypted();
}
