// yimen-face-bench [--json FILE]: what labels, screens and motion cost, where DISPLAY says so in a
// real window (Xvfb is enough), otherwise in one that nobody sees.
#include "tests/bench/figures.h"
#include "ui/gallery/looks.h"
#include "ui/gallery/samples.h"

#include <fmt/format.h>
#include <malloc.h>

#include <cstdlib>
#include <functional>
#include <string_view>

using namespace std::chrono_literals;
using namespace ui;

namespace {

using Steady = std::chrono::steady_clock;
constexpr auto& panel = gallery::all_panels[0].panel;

double microseconds(const std::function<void()>& work)
{
    const auto begun = Steady::now();
    work();
    return std::chrono::duration<double, std::micro>(Steady::now() - begun).count();
}

struct Sentence {
    const char* name;
    toolkit::Script script;
    const char* text;
};
constexpr Sentence sentences[] = {
    {"hanzi", toolkit::Script::chinese, "请选择要打印的证照"},
    {"Latin", toolkit::Script::latin, "Print a certificate"},
    {"Yi", toolkit::Script::yi, "ꆈꌠꉙꆈꌠꁱꂷ"},
    {"Tibetan", toolkit::Script::tibetan, "བོད་སྐད་ཡིག་ཆ་དཔར་བ"},
    {"Uyghur", toolkit::Script::uyghur, "گۇۋاھنامە بېسىش"},
};

// Cold: shaped and drawn anew, with the fonts open. Warm: from the cache.
void measure_labels(std::vector<bench::Figure>& figures)
{
    for (const auto& [name, script, words] : sentences) {
        toolkit::Typesetter typesetter;
        typesetter.prefer(script);
        const toolkit::Text text{
            .rect = {0, 0, 1000, 100}, .text = words, .font = {32, false}, .colour = {}};
        std::vector<double> cold;
        std::vector<double> warm;
        for (int i = 0; i < 300; ++i) {
            typesetter.forget();
            cold.push_back(microseconds([&] { typesetter.mask(text); }));
            warm.push_back(microseconds([&] { typesetter.mask(text); }));
        }
        figures.push_back(
            {fmt::format("label, {}: cold", name), bench::percentile(cold, 0.5), "us", ""});
        figures.push_back(
            {fmt::format("label, {}: warm", name), bench::percentile(warm, 0.5), "us", ""});
    }
}

struct Desk {
    Desk()
        : window(toolkit::Window::open({.title = "bench",
                                        .size = panel.pixels,
                                        .is_unseen = std::getenv("DISPLAY") == nullptr})
                     .value()),
          face(*window, toolkit::Design::load("config/theme.toml", panel).value(),
               Strings::load("config/strings").value(), samples::methods(), samples::hall(), clock)
    {
    }
    base::SystemClock clock;
    std::unique_ptr<toolkit::Window> window;
    Face face;
};

// From another screen to the pixels of this one.
double median_of_screens(Desk& desk)
{
    std::vector<double> took;
    for (int round = 0; round < 3; ++round)
        for (const auto& sample : samples::screens()) {
            desk.face.show(sample.screen);
            took.push_back(microseconds([&] { desk.face.scene(); }) / 1000);
        }
    return bench::percentile(took, 0.5);
}

void measure_screens(std::vector<bench::Figure>& figures)
{
    Desk desk;
    for (const auto language : all_languages) {
        desk.face.set_language(language);
        figures.push_back({fmt::format("screen composed and painted, {}", name_of(language)),
                           median_of_screens(desk), "ms", ""});
    }
    desk.face.set_language(Language::zh);
    for (const auto& look : gallery::all_looks) {
        desk.face.set_appearance(look.appearance);
        figures.push_back({fmt::format("screen composed and painted, zh {}", look.name),
                           median_of_screens(desk), "ms", ""});
    }
}

// Whole screens that fade: how far the pictures are apart, and how many there are.
void measure_motion(std::vector<bench::Figure>& figures)
{
    Desk desk;
    desk.face.offer_motion(160ms);
    desk.face.show(Attract{});
    desk.face.pump(base::within(50ms));
    std::vector<double> apart;
    std::uint64_t pictures = 0;
    static constexpr int fades = 20;
    for (int i = 0; i < fades; ++i) {
        if (i % 2 == 0)
            desk.face.show(Home{.can_print_certificates = true, .reason = {}});
        else
            desk.face.show(Attract{});
        desk.face.scene();
        auto last = Steady::now();
        auto frames = desk.window->frames();
        while (desk.window->is_fading()) {
            desk.face.pump(base::within(1ms));
            if (desk.window->frames() == frames)
                continue;
            frames = desk.window->frames();
            const auto now = Steady::now();
            apart.push_back(std::chrono::duration<double, std::milli>(now - last).count());
            last = now;
            ++pictures;
        }
    }
    figures.push_back({"fade of a whole screen: pictures", static_cast<double>(pictures) / fades,
                       "in 160 ms", ""});
    figures.push_back(
        {"fade: from picture to picture, median", bench::percentile(apart, 0.5), "ms", "<= 16.7"});
    figures.push_back(
        {"fade: from picture to picture, 95 %", bench::percentile(apart, 0.95), "ms", ""});
}

void measure_memory(std::vector<bench::Figure>& figures)
{
    Desk desk;
    const auto all = samples::screens();
    const auto show = [&](int count) {
        for (int i = 0; i < count; ++i) {
            desk.face.show(all[static_cast<std::size_t>(i) % all.size()].screen);
            desk.face.scene();
        }
    };
    show(1'000);
    const auto before = mallinfo2().uordblks;
    show(10'000);
    const auto after = mallinfo2().uordblks;
    figures.push_back(
        {"memory in use after 1,000 screens", static_cast<double>(before) / 1024, "KiB", ""});
    figures.push_back({"memory grown after 10,000 more",
                       (static_cast<double>(after) - static_cast<double>(before)) / 1024, "KiB",
                       ""});
}

}  // namespace

int main(int count, char** words)
{
    std::vector<bench::Figure> figures;
    measure_labels(figures);
    measure_screens(figures);
    measure_motion(figures);
    measure_memory(figures);
    bench::print(figures);
    if (count > 2 && std::string_view(words[1]) == "--json")
        bench::write_json(figures, words[2]);
    return 0;
}
