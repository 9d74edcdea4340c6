// yimen-bench --build DIR --json FILE: the figures of a visit, measured on this machine in one run.
#include "base/verify.h"
#include "drivers/escpos/protocol.h"
#include "tests/bench/figures.h"
#include "tests/bench/terminal_process.h"
#include "tests/bench/threads.h"
#include "tests/folder.h"
#include "tests/hall/display.h"
#include "tests/hall/hall.h"
#include "ui/receipt.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

using namespace std::chrono_literals;

namespace {

using Time = std::chrono::steady_clock::time_point;

double milliseconds_since(Time begun)
{
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    return took.count();
}

ui::ReceiptContent long_receipt()
{
    return {.office = "清溪镇便民服务中心",
            .office_en = "Qingxi Township Service Centre",
            .title = "居住证明",
            .title_en = "Certificate of residence",
            .masked_name = base::SecretText(std::string("阿**********提")),
            .masked_number = base::SecretText(std::string("110***********0021")),
            .serial = "XF-2026-00000001-3",
            .time = "2026-01-31 09:30",
            .terminal = "T-000001",
            .phone = "12345",
            .verify_url = "https://central.example/v1/verifications/" + std::string(32, 'a')};
}

// Painting and encoding a slip, beside what the head needs for it at 100 mm/s.
std::vector<bench::Figure> measure_receipt(const std::filesystem::path& source)
{
    const auto strings = ui::Strings::load(source / "config" / "strings").value();
    std::vector<double> took;
    std::size_t bytes = 0;
    int height = 0;
    for (int i = 0; i < 50; ++i) {
        const auto begun = std::chrono::steady_clock::now();
        const auto slip = ui::paint_receipt(long_receipt(), strings, 576);
        bytes = 0;
        for (const auto& piece : drivers::escpos::encode_job(slip))
            bytes += piece.size();
        height = slip.height;
        took.push_back(milliseconds_since(begun));
    }
    const double head_ms = height / 8.0 / 100.0 * 1000.0;
    const double median = bench::percentile(took, 0.5);
    return {{"receipt: paint and encode, median", median, "ms", ""},
            {"receipt: bytes to the printer", static_cast<double>(bytes), "bytes", ""},
            {"receipt: faster than the head by", head_ms / median, "times", ">= 50"}};
}

// From a finger to changed pixels: the first screen in two languages, to and fro.
std::vector<bench::Figure> measure_taps(hall::Hall& hall)
{
    std::vector<double> took;
    auto& face = hall.terminal().face();
    for (int i = 0; i < 60; ++i) {
        face.touch("language");
        while (!face.scene().find("close_languages"))
            hall.terminal().step(base::within(0ms));
        const auto before = face.scene().spoken;
        const auto begun = std::chrono::steady_clock::now();
        face.touch(i % 2 == 0 ? "language.en" : "language.zh");
        while (face.scene().spoken == before)
            hall.terminal().step(base::within(0ms));
        hall.terminal().step(base::within(0ms));
        took.push_back(milliseconds_since(begun));
    }
    return {{"tap to changed pixels, whole screen, p50", bench::percentile(took, 0.5), "ms", ""},
            {"tap to changed pixels, whole screen, p95", bench::percentile(took, 0.95), "ms",
             "<= 16.7"}};
}

void step_for(hall::Hall& hall, std::chrono::milliseconds time)
{
    const auto until = base::within(time);
    while (std::chrono::steady_clock::now() < until)
        hall.terminal().step(until);
}

// What a terminal that nobody touches draws in ten seconds, once the display has asked for the
// new window's pixels.
std::vector<bench::Figure> measure_rest(hall::Hall& hall)
{
    const auto& window = hall.terminal().window();
    step_for(hall, 1s);
    const auto before = window.frames();
    step_for(hall, 10s);
    return {{"frames drawn at rest, in 10 s", static_cast<double>(window.frames() - before),
             "frames", "0"}};
}

void wait_until_ready(hall::Hall& hall)
{
    hall.until([&hall] {
        const auto& equipment = hall.terminal().session().equipment();
        return std::ranges::all_of(kiosk::all_devices, [&equipment](kiosk::Device device) {
            return !kiosk::is_fault(equipment.of(device).condition);
        });
    });
}

// What workers, link and emulated devices need of a core while nobody is there, at the pace of a
// terminal.
std::vector<bench::Figure> measure_workers(hall::Hall& hall)
{
    static constexpr auto rest = 20s;
    hall.switch_off();
    hall.keep_terminals_pace();
    hall.switch_on();
    wait_until_ready(hall);
    step_for(hall, 2s);
    const auto before = bench::time_of_other_threads();
    step_for(hall, rest);
    const std::chrono::duration<double> worked = bench::time_of_other_threads() - before;
    const std::chrono::duration<double> all = rest;
    return {{"CPU of all workers at rest, of one core", worked.count() / all.count() * 100, "%",
             "<= 0.5 %"}};
}

// The emulated reader takes no time of its own, so what is left is ours (and the centre's).
std::vector<bench::Figure> measure_visit(hall::Hall& hall)
{
    std::vector<double> card_to_name;
    std::vector<double> confirm_to_printer;
    for (int i = 0; i < 5; ++i) {
        hall.touch("begin");
        hall.touch("print_certificate");
        hall.until_shown<ui::PlaceCard>();
        hall.place("three_certificates");
        const auto placed = std::chrono::steady_clock::now();
        hall.until_shown<ui::Certificates>();
        card_to_name.push_back(milliseconds_since(placed));
        hall.touch("choose.0");
        hall.until_shown<ui::Preview>();
        const auto arrived = hall.papers.document_bytes();
        hall.touch("confirm");
        const auto confirmed = std::chrono::steady_clock::now();
        hall.until([&] { return hall.papers.document_bytes() > arrived; });
        confirm_to_printer.push_back(milliseconds_since(confirmed));
        hall.until_shown<ui::Done>();
        hall.reader.lift();
        hall.receipts.take_slip();
        hall.until([&] {
            hall.terminal().face().touch("leave");
            return hall.terminal().session().is_resting();
        });
    }
    return {{"card on reader to name on screen, with the centre",
             bench::percentile(card_to_name, 0.5), "ms", "<= 30 (ours)"},
            {"confirm to first byte at the printer", bench::percentile(confirm_to_printer, 0.5),
             "ms", "<= 50"}};
}

}  // namespace

int main(int count, char** words)
{
    if (count != 5 || std::string_view(words[1]) != "--build" ||
        std::string_view(words[3]) != "--json") {
        fmt::print(stderr, "usage: yimen-bench --build DIR --json FILE\n");
        return 2;
    }
    const std::filesystem::path build = words[2];
    const tests::Folder folder;
    const hall::Display display(folder.path(), {1080, 1920});
    hall::Hall hall(hall::Programs{build}, {.folder = folder.path(),
                                            .trace = {},
                                            .width = 1080,
                                            .height = 1920,
                                            .is_short_of_patience = false,
                                            .has_window = true});
    wait_until_ready(hall);
    const auto first_pixel = display.pixel(bench::probe_x, bench::probe_y);
    VERIFY(first_pixel == hall.terminal().window().pixel(bench::probe_x, bench::probe_y));
    std::vector<bench::Figure> all;
    const auto add = [&all](const std::vector<bench::Figure>& figures) {
        all.insert(all.end(), figures.begin(), figures.end());
    };
    add(measure_rest(hall));
    add(measure_taps(hall));
    add(measure_visit(hall));
    add(measure_receipt(YIMEN_SOURCE_DIR));
    add(measure_workers(hall));
    hall.switch_off();
    add(bench::measure_process(hall, display, first_pixel, build));
    bench::print(all);
    bench::write_json(all, words[4]);
    return 0;
}
