// yimen-kiosk-monkey [MINUTES [SEED]]: a hand without sense at the program itself, on a real
// display (Xvfb) and a virtual USB bus: touches, keys, cards, codes, plugs and paper. Each minute
// says what the program uses; at the end it has to be at rest, with every device, and end when
// asked.
#include "drivers/emulation/virtual_usb/virtual_bus.h"
#include "drivers/escpos/emulator.h"
#include "drivers/hid_pos/emulator.h"
#include "drivers/sdt/emulator.h"
#include "tests/eventually.h"
#include "tests/hall/cards.h"
#include "tests/plugged/terminal.h"
#include "tests/simulation/chance.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

using drivers::emulation::Device;
using drivers::emulation::virtual_usb::VirtualBus;
using namespace std::chrono_literals;

namespace {

struct Use {
    long resident_kib = 0;
    long proportional_kib = 0;
    std::size_t descriptors = 0;
};

long figure(const std::filesystem::path& file, std::string_view name)
{
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(name))
            return std::strtol(line.c_str() + name.size(), nullptr, 10);
    return 0;
}

Use use_of(pid_t process)
{
    const auto folder = std::filesystem::path("/proc") / std::to_string(process);
    Use use{.resident_kib = figure(folder / "status", "VmRSS:"),
            .proportional_kib = figure(folder / "smaps_rollup", "Pss:")};
    std::error_code gone;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "fd", gone))
        use.descriptors += entry.exists(gone) ? 1 : 0;
    return use;
}

class Hand {
public:
    Hand(VirtualBus& bus, std::uint64_t seed) : bus_(bus), chance_(seed) {}

    // Before the program has begun.
    void plug_in_all()
    {
        for (auto* machine : machines())
            bus_.plug_in(*machine);
    }
    void begin(plugged::Terminal& terminal, const plugged::Spots& spots)
    {
        terminal_ = &terminal;
        way_ = {
            spots.leave, spots.leave, spots.begin, spots.print_certificate, spots.first_certificate,
            spots.print};
        likely_ = {spots.begin,
                   spots.print_certificate,
                   spots.first_certificate,
                   spots.print,
                   spots.print,
                   {150, 1830},
                   {700, 1830},
                   {950, 1830},
                   {250, 1690},
                   {800, 1690},
                   {540, 700},
                   {540, 950},
                   {540, 1200},
                   {540, 1400},
                   {300, 1500},
                   {800, 1500}};
    }
    void deed()
    {
        ++deeds_;
        const auto kind = chance_.below(100);
        if (kind < 55)
            click(likely_[chance_.below(likely_.size())]);
        else if (kind < 72)
            click({static_cast<int>(chance_.below(1080)), static_cast<int>(chance_.below(1920))});
        else if (kind < 82)
            press_key();
        else if (kind < 83)
            hold_corner();
        else if (kind < 88)
            walk_to_paper();
        else
            use_machine();
    }
    // As everything was when the hall opened.
    void tidy_up()
    {
        reader_.lift();
        receipts_.load_paper();
        receipts_.close_cover();
        receipts_.take_slip();
        terminal_->papers.load_paper();
        terminal_->papers.close_cover();
        if (unplugged_)
            bus_.plug_in(*unplugged_);
        unplugged_ = nullptr;
    }
    std::uint64_t deeds() const { return deeds_; }

private:
    std::array<Device*, 3> machines() { return {&reader_, &receipts_, &scanner_}; }

    // A hand is no machine gun: xdotool waits.
    std::string pause() { return fmt::format("0.{:02}", 2 + chance_.below(60)); }
    void click(plugged::Spot spot)
    {
        hall::run({"xdotool", "mousemove", std::to_string(spot.x), std::to_string(spot.y), "click",
                   "1", "sleep", pause()});
    }
    void press_key()
    {
        static constexpr std::array keys{"Up", "Down", "Left", "Right", "Return", "Return"};
        hall::run({"xdotool", "key", keys[chance_.below(keys.size())], "sleep", pause()});
    }
    void hold_corner()
    {
        hall::run({"xdotool", "mousemove", "10", "10", "mousedown", "1", "sleep", "3.3", "mouseup",
                   "1", "sleep", pause()});
    }
    // Chance alone seldom comes as far. Whatever is in the way stops it.
    void walk_to_paper()
    {
        reader_.place(hall::card_of(terminal_->centre.people(), "three_certificates"));
        for (const auto spot : way_) {
            hall::run({"xdotool", "sleep", "0.8"});
            click(spot);
        }
    }
    void use_machine()
    {
        switch (chance_.below(12)) {
        case 0:
        case 1:
        case 2:
            return reader_.place(hall::card_of(terminal_->centre.people(), "three_certificates"));
        case 3:
        case 4:
            return reader_.lift();
        case 5:
            return scanner_.show(
                "https://centre.example/v1/verifications/"
                "0123456789abcdef0123456789abcdef");
        case 6:
            return receipts_.take_slip();
        case 7:
            return chance_.once_in(3) ? terminal_->papers.take_out_paper()
                                      : terminal_->papers.load_paper();
        case 8:
            return chance_.once_in(3) ? receipts_.take_out_paper() : receipts_.load_paper();
        case 9:
            return chance_.once_in(3) ? terminal_->papers.open_cover()
                                      : terminal_->papers.close_cover();
        case 10:
            return replug();
        default:
            return reader_.slip_card_at_next_read();
        }
    }
    void replug()
    {
        if (unplugged_)
            bus_.plug_in(*std::exchange(unplugged_, nullptr));
        else if (chance_.once_in(2))
            bus_.unplug(*(unplugged_ = machines()[chance_.below(3)]));
    }

    VirtualBus& bus_;
    simulation::Chance chance_;
    drivers::sdt::Emulator reader_{drivers::sdt::Framing::four_pipes, "1-1"};
    drivers::escpos::Emulator receipts_{drivers::escpos::model_named("Epson TM-T20III"), "1-2"};
    drivers::hid_pos::Emulator scanner_{
        drivers::hid_pos::model_of(drivers::hid_pos::Dialect::newland), "1-3"};
    plugged::Terminal* terminal_ = nullptr;
    std::vector<plugged::Spot> way_;
    std::vector<plugged::Spot> likely_;
    Device* unplugged_ = nullptr;
    std::uint64_t deeds_ = 0;
};

constexpr std::array devices{"id_card_reader", "receipt_printer", "code_scanner",
                             "document_printer"};

void tell(const plugged::Terminal& terminal, const Hand& hand, std::chrono::minutes after)
{
    const auto use = use_of(terminal.process());
    fmt::print(
        "{:>2} min: {} deeds, {} visits, {} papers; RSS {} KiB, PSS {} KiB, {} descriptors\n",
        after.count(), hand.deeds(), terminal.log_lines("visit-started", ""),
        terminal.papers.printed().size(), use.resident_kib, use.proportional_kib, use.descriptors);
    std::fflush(stdout);
}

bool is_at_rest(const std::filesystem::path& trace)
{
    std::ifstream lines(trace);
    std::string shown;
    for (std::string line; std::getline(lines, line);)
        if (line.contains("\"Show\""))
            shown = line;
    return shown.contains("\"attract\"");
}

// What is wrong at the end; nothing when all is well.
std::vector<std::string> look_at_end(plugged::Terminal& terminal, const Use& early)
{
    static constexpr long same_kib = 24 * 1024;
    std::vector<std::string> wrong;
    if (!terminal.is_running())
        wrong.push_back("the program has ended");
    // Questions, farewells and what is left behind end by themselves.
    if (!tests::eventually([&] { return is_at_rest(terminal.trace()); }, 150s))
        wrong.push_back("it did not come to rest");
    for (const auto* device : devices)
        if (!terminal.until_at_centre(device, "ready"))
            wrong.push_back(fmt::format("{} is not ready", device));
    std::set<std::string> tokens;
    for (const auto& paper : terminal.papers.printed())
        if (!tokens.insert(paper.token).second)
            wrong.push_back("a paper came out twice: " + paper.token);
    const auto late = use_of(terminal.process());
    if (late.resident_kib > early.resident_kib + same_kib)
        wrong.push_back(
            fmt::format("memory grew from {} to {} KiB", early.resident_kib, late.resident_kib));
    if (late.descriptors > early.descriptors + 8)
        wrong.push_back(
            fmt::format("descriptors grew from {} to {}", early.descriptors, late.descriptors));
    if (terminal.is_running() && terminal.stop() != 0)
        wrong.push_back("it did not end when asked");
    return wrong;
}

int play(Hand& hand, const plugged::Spots& spots, std::chrono::minutes minutes)
{
    plugged::Terminal terminal;
    for (const auto* device : devices)
        if (!terminal.until_at_centre(device, "ready"))
            return 1;
    hand.begin(terminal, spots);
    const auto begun = std::chrono::steady_clock::now();
    Use early;
    for (std::chrono::minutes passed{0}; passed < minutes && terminal.is_running();) {
        hand.deed();
        if (std::chrono::steady_clock::now() - begun < passed + 1min)
            continue;
        ++passed;
        tell(terminal, hand, passed);
        // Fonts of every language and size have come by then.
        if (passed <= std::max(minutes / 3, 1min))
            early = use_of(terminal.process());
    }
    hand.tidy_up();
    const auto wrong = look_at_end(terminal, early);
    for (const auto& one : wrong)
        fmt::print("{}\n", one);
    if (!wrong.empty())
        for (const auto* file : {"kiosk.log", "trace.jsonl"})
            std::filesystem::copy_file(terminal.folder.path() / file,
                                       std::filesystem::path("build") / file,
                                       std::filesystem::copy_options::overwrite_existing);
    fmt::print("{}\n", wrong.empty() ? "nothing broke" : "something broke");
    return wrong.empty() ? 0 : 1;
}

}  // namespace

int main(int count, char** words)
{
    const std::chrono::minutes minutes{count > 1 ? std::atoi(words[1]) : 30};
    const auto seed = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1;
    int status = 1;
    VirtualBus bus;
    const auto spots = plugged::spots();
    Hand hand(bus, seed);
    hand.plug_in_all();
    bus.run([&] { status = play(hand, spots, minutes); });
    return status;
}
