#include "deploy/demo/live.h"

#include "tests/hall/printed_code.h"
#include "tests/hall/process.h"

#include <fmt/format.h>

#include <fstream>
#include <functional>
#include <map>
#include <string>

namespace demo {

using namespace std::chrono_literals;

// The code of the last slip, as somebody holds it before the scanner.
static void show_receipt_code(hall::Hall& hall)
{
    const auto slips = hall.receipts.slips();
    const auto code = slips.empty() ? std::nullopt : hall::code_on(slips.back());
    if (code)
        hall.scanner.show(*code);
}

// What each button of the panel does, by the word that the panel writes.
static std::map<std::string, std::function<void()>> hands(hall::Hall& hall)
{
    return {
        {"card", [&] { hall.place("three_certificates"); }},
        {"card-none", [&] { hall.place("no_certificates"); }},
        {"card-expired", [&] { hall.place("expired_card"); }},
        {"lift", [&] { hall.reader.lift(); }},
        {"slip", [&] { hall.receipts.take_slip(); }},
        {"code", [&] { show_receipt_code(hall); }},
        {"code-foreign", [&] { hall.scanner.show("https://elsewhere.example/menu"); }},
        {"paper-out", [&] { hall.papers.take_out_paper(); }},
        {"paper-in", [&] { hall.papers.load_paper(); }},
        {"roll-out", [&] { hall.receipts.take_out_paper(); }},
        {"roll-in", [&] { hall.receipts.load_paper(); }},
        {"cover-open", [&] { hall.papers.open_cover(); }},
        {"cover-close", [&] { hall.papers.close_cover(); }},
        {"reader-out", [&] { hall.bus.unplug(hall.reader); }},
        {"reader-in", [&] { hall.bus.plug_in(hall.reader); }},
        {"network-cut", [&] { hall.centre.stop(); }},
        {"network-back", [&] { hall.centre.start(); }},
        {"power-cut",
         [&] {
             hall.switch_off();
             hall.switch_on();
         }},
    };
}

void live(hall::Hall& hall, const std::filesystem::path& panel, const std::filesystem::path& lines)
{
    const std::ofstream made(lines);
    const auto window = hall::Process::start({panel.string(), lines.string()}, {});
    if (!window)
        fmt::print(stderr, "demo: {}\n", window.error().detail);
    const auto by_word = hands(hall);
    std::ifstream pressed(lines);
    while (!hall.terminal().is_closed()) {
        hall.terminal().step(base::within(50ms));
        std::string word;
        while (std::getline(pressed, word))
            if (const auto hand = by_word.find(word); hand != by_word.end())
                hand->second();
        pressed.clear();
    }
}

}  // namespace demo
