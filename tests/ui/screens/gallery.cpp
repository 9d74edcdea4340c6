// ui_gallery FOLDER [PREFIX]: every screen in every language and orientation as PNG, with a page to
// look at them all. PREFIX: only the screens whose name begins so.
#include "tests/ui/screens/samples.h"

#include <fmt/format.h>
#include "ui/toolkit/painter.h"

#include <cstdlib>
#include <fstream>

using namespace ui;

static constexpr toolkit::Panel panels[] = {
    {.pixels = {1080, 1920}, .width_mm = 398, .bottom_mm = 700},
    {.pixels = {1920, 1080}, .width_mm = 708, .bottom_mm = 900},
};

struct Look {
    const char* name;
    toolkit::Appearance appearance;
};

static constexpr Look looks[] = {
    {"light", {}},
    {"dark", {.colours = toolkit::ColourMode::dark}},
    {"high_contrast", {.colours = toolkit::ColourMode::high_contrast}},
    {"small", {.text_size = 0}},
    {"large", {.text_size = 2}},
    {"elder", {.text_size = toolkit::largest_text_size, .is_elder = true}},
    {"low", {.is_low = true}},
};

// Four screens beside each other, to see at one glance.
class ContactSheet {
public:
    ContactSheet(std::filesystem::path folder, std::string name, toolkit::Size size)
        : folder_(std::move(folder)), name_(std::move(name)), size_(size)
    {
    }
    void add(const toolkit::Scene& scene, toolkit::Typesetter& typesetter)
    {
        auto canvas = std::make_shared<toolkit::Canvas>(size_, toolkit::Colour{});
        const auto view = canvas->view();
        toolkit::paint(scene, view, {0, 0, size_.width, size_.height}, typesetter);
        const int columns = size_.height > size_.width ? 4 : 2;
        const toolkit::Size small{1920 / columns, 1920 / columns * size_.height / size_.width};
        const int row = count_ / columns;
        sheet_.add(toolkit::Picture{
            {count_ % columns * small.width, row * small.height, small.width - 8, small.height - 8},
            size_,
            {view.pixels,
             static_cast<std::size_t>(size_.width) * static_cast<std::size_t>(size_.height)},
            canvas});
        height_ = (row + 1) * small.height;
        if (++count_ == 4)
            save(typesetter);
    }
    void save(toolkit::Typesetter& typesetter)
    {
        if (count_ == 0)
            return;
        toolkit::Canvas canvas({1920, height_}, {90, 90, 90});
        toolkit::paint(sheet_, canvas.view(), {0, 0, 1920, height_}, typesetter);
        (void)toolkit::write_png(canvas.view(),
                                 folder_ / fmt::format("sheet_{}_{:02}.png", name_, number_++));
        sheet_ = {};
        count_ = 0;
    }

private:
    std::filesystem::path folder_;
    std::string name_;
    toolkit::Size size_;
    toolkit::Scene sheet_;
    int count_ = 0;
    int number_ = 0;
    int height_ = 0;
};

static void draw_all(const toolkit::Panel& panel, Language language, const Look& look,
                     const Strings& strings, const std::filesystem::path& folder,
                     const std::string& prefix, std::ofstream& page)
{
    const base::SystemClock clock;
    auto window = toolkit::Window::open({.title = "gallery", .size = panel.pixels}).value();
    const auto design = toolkit::Design::load("config/theme.toml", panel).value();
    Face face(*window, design, strings, samples::methods(), samples::hall(), clock);
    face.set_language(language);
    face.set_appearance(look.appearance);
    const auto kind = fmt::format("{}_{}_{}", name_of(language),
                                  panel.is_portrait() ? "upright" : "wide", look.name);
    ContactSheet sheet(folder, kind, panel.pixels);
    for (const auto& sample : samples::screens()) {
        const auto& name = sample.name;
        if (!name.starts_with(prefix))
            continue;
        samples::show(sample, face);
        auto title = name;
        int number = 1;
        do {
            const auto file = fmt::format("{}_{}.png", title, kind);
            if (const auto saved = face.screenshot(folder / file); !saved)
                fmt::print(stderr, "{}\n", saved.error().detail);
            sheet.add(face.scene(), window->typesetter());
            page << fmt::format(
                "<figure><a href='{0}'><img src='{0}' height='480'></a>"
                "<figcaption>{1}</figcaption></figure>\n",
                file, title);
            title = fmt::format("{}_page_{}", name, ++number);
        } while (face.touch("next_page") && !face.pump(base::Deadline{}).empty());
    }
    if (std::string_view("assistance").starts_with(prefix)) {
        face.show(Home{.can_print_certificates = true, .reason = {}});
        if (face.touch("assistance") && !face.pump(base::Deadline{}).empty()) {
            const auto file = fmt::format("assistance_{}.png", kind);
            (void)face.screenshot(folder / file);
            sheet.add(face.scene(), window->typesetter());
            page << fmt::format(
                "<figure><a href='{0}'><img src='{0}' height='480'></a>"
                "<figcaption>assistance</figcaption></figure>\n",
                file);
        }
    }
    sheet.save(window->typesetter());
}

int main(int count, char** words)
{
    if (count < 2) {
        fmt::print(stderr, "usage: ui_gallery FOLDER [PREFIX]\n");
        return 2;
    }
    setenv("SDL_VIDEODRIVER", "dummy", 0);
    const std::filesystem::path folder = words[1];
    std::filesystem::create_directories(folder);
    const auto strings = Strings::load("config/strings");
    if (!strings) {
        fmt::print(stderr, "{}\n", strings.error().detail);
        return 1;
    }
    std::ofstream page(folder / "gallery.html");
    page << "<!doctype html><meta charset='utf-8'><title>Yimen</title>"
            "<style>body{font:14px sans-serif;background:#ddd}figure{display:inline-block}"
            "</style>\n";
    for (const auto& panel : panels)
        for (const auto language : all_languages)
            for (const auto& look : looks)
                draw_all(panel, language, look, *strings, folder, count > 2 ? words[2] : "", page);
    return 0;
}
