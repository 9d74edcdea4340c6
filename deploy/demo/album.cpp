#include "deploy/demo/album.h"

#include "ui/page/page.h"

#include <fmt/format.h>

#include <fstream>

namespace demo {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
namespace toolkit = ui::toolkit;

namespace {

constexpr int columns = 5;
constexpr int column_width = 360;
constexpr int margin = 24;
constexpr int caption_height = 48;
constexpr toolkit::Colour table{60, 66, 74};
constexpr toolkit::Colour paper{255, 255, 255};
constexpr toolkit::Colour black{0, 0, 0};
constexpr toolkit::Font caption_font{.pixels = 24, .is_bold = false};

toolkit::Picture picture_of(toolkit::Canvas& canvas, const toolkit::Rect& rect)
{
    const auto view = canvas.view();
    const auto count =
        static_cast<std::size_t>(view.size.width) * static_cast<std::size_t>(view.size.height);
    return {.rect = rect, .size = view.size, .pixels = {view.pixels, count}, .owner = {}};
}

base::Result<> save(const toolkit::Scene& scene, toolkit::Size size, toolkit::Colour ground,
                    toolkit::Typesetter& typesetter, const fs::path& path)
{
    toolkit::Canvas canvas(size, ground);
    toolkit::paint(scene, canvas.view(), {0, 0, size.width, size.height}, typesetter);
    return toolkit::write_png(canvas.view(), path);
}

// The strip with a hand's breadth of table around it.
base::Result<> save_strip(const base::Bitmap& strip, const fs::path& path)
{
    const toolkit::Size size{strip.width + 2 * margin, strip.height + 2 * margin};
    toolkit::Canvas canvas(size, paper);
    const auto view = canvas.view();
    for (int y = 0; y < strip.height; ++y)
        for (int x = 0; x < strip.width; ++x)
            if (strip.is_black(x, y))
                view.pixels[(y + margin) * size.width + x + margin] = 0;
    return toolkit::write_png(view, path);
}

}  // namespace

Album::Album(hall::Hall& hall, fs::path folder) : hall_(hall), folder_(std::move(folder))
{
    fs::create_directories(folder_ / "screens");
}

std::string Album::name_of_screen()
{
    const auto& screen = hall_.terminal().screen();
    std::string name(ui::name_of(screen));
    if (const auto* notice = std::get_if<ui::Notice>(&screen))
        name += fmt::format("-{}", ui::name_of(notice->id));
    if (const auto* printing = std::get_if<ui::Printing>(&screen))
        name += fmt::format("-{}", ui::name_of(printing->stage));
    if (const auto* working = std::get_if<ui::Working>(&screen))
        name += fmt::format("-{}", working->title.substr(working->title.find('.') + 1));
    if (hall_.terminal().is_asking())
        name += "-still-there";
    std::ranges::replace(name, '_', '-');
    return name;
}

void Album::look()
{
    auto name = name_of_screen();
    if (name == last_)
        return;
    last_ = name;
    auto& face = hall_.terminal().face();
    const auto file = fmt::format("{:02}-{}.png", pictures_.size() + 1, name);
    if (const auto saved = face.screenshot(folder_ / "screens" / file); !saved)
        fmt::print(stderr, "demo: {}\n", saved.error().detail);
    const auto& settings = hall_.settings().screen;
    const toolkit::Size size{settings.width, settings.height};
    auto canvas = std::make_unique<toolkit::Canvas>(size, paper);
    toolkit::paint(face.scene(), canvas->view(), {0, 0, size.width, size.height}, typesetter_);
    pictures_.push_back({std::move(name), std::move(canvas)});
}

base::Result<> Album::save_sheet()
{
    const auto& settings = hall_.settings().screen;
    const int height = column_width * settings.height / settings.width;
    const int step_x = column_width + margin;
    const int step_y = height + caption_height + margin;
    const int rows = (static_cast<int>(pictures_.size()) + columns - 1) / columns;
    toolkit::Scene sheet;
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
        const int x = margin + static_cast<int>(i) % columns * step_x;
        const int y = margin + static_cast<int>(i) / columns * step_y;
        sheet.add(picture_of(*pictures_[i].canvas, {x, y, column_width, height}));
        sheet.add(toolkit::Text{.rect = {x, y + height + 8, column_width, caption_height - 8},
                                .text = fmt::format("{}  {}", i + 1, pictures_[i].name),
                                .font = caption_font,
                                .colour = paper,
                                .align = toolkit::Align::centre,
                                .max_lines = 1});
    }
    return save(sheet, {margin + columns * step_x, margin + rows * step_y}, table, typesetter_,
                folder_ / "journey.png");
}

base::Result<> Album::save_papers()
{
    const auto papers = hall_.papers.printed();
    const auto slips = hall_.receipts.slips();
    if (papers.empty() || slips.empty())
        return base::fail(base::Errc::not_found, "no paper came out");
    TRY(save_strip(slips.front(), folder_ / "receipt.png"));
    const auto& pdf = papers.front().pdf;
    std::ofstream(folder_ / "certificate.pdf", std::ios::binary) << base::text(pdf);
    const auto page = TRY(ui::page::render_page(hall_.settings().terminal.page_helper, pdf, 0, 1240,
                                                base::within(10s)));
    toolkit::Canvas canvas({page->width, page->height}, black);
    std::ranges::copy(page->pixels, canvas.view().pixels);
    return toolkit::write_png(canvas.view(), folder_ / "certificate.png");
}

}  // namespace demo
