// The terminal's face on the display, with the four screens that its peers show as well.
//
//   yimen-face-terminal [--motion] [--hurried]
//   yimen-face-terminal --prepare FOLDER
//
// --motion: one screen fades into the next. --hurried: by a clock ten thousand times as fast, so
// that no tap meets the shield which the face holds over what has just come up. --prepare: writes
// the page that all of them show (certificate.png) and where this one is touched
// (terminal_places.txt).
#include "ui/gallery/looks.h"
#include "ui/gallery/samples.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <span>
#include <string_view>

using namespace std::chrono_literals;
using namespace ui;

namespace {

constexpr auto& panel = gallery::all_panels[0].panel;
constexpr std::size_t rows = 200;

class HurriedClock final : public base::Clock {
public:
    base::SteadyTime steady() const override
    {
        const auto now = std::chrono::steady_clock::now();
        return begun_ + (now - begun_) * 10'000;
    }
    base::WallTime wall() const override { return std::chrono::system_clock::now(); }

private:
    const base::SteadyTime begun_ = std::chrono::steady_clock::now();
};

Screen sample(std::string_view name)
{
    const auto all = samples::screens();
    return std::ranges::find(all, name, &samples::Sample::name)->screen;
}

Screen form()
{
    return TextEntry{
        .kind = EntryKind::words, .title = "entry.words.title", .text = "entry.words.text"};
}

Screen list()
{
    auto list = std::get<ItemList>(sample("item_list"));
    const auto few = list.entries;
    while (list.entries.size() < rows)
        list.entries.push_back(few[list.entries.size() % few.size()]);
    return list;
}

Screen home()
{
    return Home{.can_verify_papers = true, .guides = samples::guides()};
}

// Made when the home is there: a start does not wait for what comes later.
struct Screens {
    Screen home = ::home();
    Screen form = ::form();
    Screen list = ::list();
    Screen certificate = sample("preview");
};

// Without engines the keyboard of the form has Latin letters, as those of the peers.
input::Methods methods()
{
    return input::Methods::load(
               {.keyboards = "config/keyboards", .dictionaries = {}, .handwriting = {}})
        .value();
}

const Screen& after(const Action& action, const Screens& screens)
{
    const auto* chosen = std::get_if<Choose>(&action);
    const Screen* const ways[] = {&screens.form, &screens.list, &screens.certificate};
    if (chosen && chosen->index >= 0 && chosen->index < std::ssize(ways))
        return *ways[chosen->index];
    return screens.home;
}

bool leads_on(const Action& action, const Screen& shown)
{
    if (const auto* touch = std::get_if<Touch>(&action))
        return *touch == Touch::back;
    return std::holds_alternative<Choose>(action) && std::holds_alternative<Home>(shown);
}

void serve(Face& face)
{
    face.show(home());
    face.pump(base::Deadline{});
    const Screens screens;
    const Screen* shown = &screens.home;
    while (!face.is_closed())
        for (const auto& action : face.pump(base::within(1h)))
            if (leads_on(action, *shown)) {
                shown = &after(action, screens);
                face.show(*shown);
            }
}

void write_places(Face& face, const std::filesystem::path& path)
{
    const Screens screens;
    std::ofstream file(path);
    const auto tell = [&](const char* name, const Screen& screen, std::string_view id) {
        face.show(screen);
        const auto* target = face.scene().find(id);
        if (!target)
            throw std::runtime_error(fmt::format("no {} for {}", id, name));
        const auto& rect = target->rect;
        file << fmt::format("{} {} {}\n", name, rect.x + rect.width / 2, rect.y + rect.height / 2);
    };
    tell("home.form", screens.home, "choose.0");
    tell("home.list", screens.home, "choose.1");
    tell("home.certificate", screens.home, "choose.2");
    tell("form.key", screens.form, "key.g");
    tell("form.back", screens.form, "back");
    tell("list.next", screens.list, "next_page");
    tell("list.back", screens.list, "back");
    tell("certificate.back", screens.certificate, "back");
}

void write_certificate(const std::filesystem::path& path)
{
    const auto page = samples::certificate_page();
    auto pixels = page->pixels;
    toolkit::write_png({pixels.data(), {page->width, page->height}, page->width * 4}, path).value();
}

}  // namespace

int main(int count, char** words)
{
    const std::span<char*> all(words, static_cast<std::size_t>(count));
    const auto is_asked = [&all](std::string_view word) {
        return std::ranges::find(all, word) != all.end();
    };
    const bool is_preparing = is_asked("--prepare");
    if (is_preparing && count != 3)
        return 2;
    // As large as the display, but not "fullscreen": without a window manager SDL waits a tenth of
    // a second for an answer that does not come.
    const auto window =
        toolkit::Window::open(
            {.title = "Yimen", .size = panel.pixels, .left = 0, .is_unseen = is_preparing})
            .value();
    const auto design = toolkit::Design::load("config/theme.toml", panel).value();
    const base::SystemClock usual;
    const HurriedClock hurried;
    const base::Clock& clock =
        is_asked("--hurried") ? static_cast<const base::Clock&>(hurried) : usual;
    Face face(*window, design, Strings::load("config/strings").value(), methods(), samples::hall(),
              clock);
    if (is_asked("--motion"))
        face.offer_motion(design.fade());
    if (!is_preparing) {
        serve(face);
        return 0;
    }
    const std::filesystem::path folder = words[2];
    write_certificate(folder / "certificate.png");
    write_places(face, folder / "terminal_places.txt");
    return 0;
}
