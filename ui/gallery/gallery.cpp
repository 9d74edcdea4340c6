#include "ui/gallery/gallery.h"

#include "ui/gallery/contact_sheet.h"
#include "ui/gallery/guide.h"
#include "ui/gallery/samples.h"

#include <fmt/format.h>

#include <fstream>

namespace ui::gallery {

using base::Result;
using toolkit::Window;

namespace {

constexpr std::string_view page_head = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Yimen: visual guide and gallery</title>
<style>
body{font:15px/1.5 sans-serif;margin:32px;background:#eef3f9;color:#10202f}
h1,h2,h3{line-height:1.2}table{border-collapse:collapse;background:#fff}
td,th{border:1px solid #c4d1e0;padding:4px 10px;text-align:left}
figure{display:inline-block;margin:6px}figcaption{font-size:13px}
img{max-width:100%;border:1px solid #c4d1e0}.swatch{display:inline-block;width:48px;height:20px;
border:1px solid #888;vertical-align:middle}
</style></head><body>
<h1>Yimen</h1>
)";

struct Stand {
    const Order& order;
    const Strings& strings;
    const base::Clock& clock;
    std::ofstream& page;
};

// One panel, language and look, with what is told of it on the page.
class Round {
public:
    Round(const Stand& stand, Window& window, const toolkit::Design& design, std::string kind)
        : stand_(stand),
          window_(window),
          face_(window, design, stand.strings, samples::methods(stand.order.share), samples::hall(),
                stand.clock),
          kind_(std::move(kind)),
          sheet_(stand.order.folder, kind_, window.size())
    {
        face_.offer_motion({});
    }
    Result<int> draw(Language language, const toolkit::Appearance& appearance)
    {
        face_.set_language(language);
        face_.set_appearance(appearance);
        stand_.page << fmt::format("<h3>{}</h3>\n", kind_);
        for (const auto& sample : samples::screens())
            if (sample.name.starts_with(stand_.order.only))
                TRY(draw_pages(sample));
        TRY(sheet_.save(window_.typesetter()));
        return drawn_;
    }

private:
    Result<> draw_pages(const samples::Sample& sample)
    {
        samples::show(sample, face_);
        TRY(draw_one(sample.name));
        for (int number = 2; turn_page(); ++number)
            TRY(draw_one(fmt::format("{}_page_{}", sample.name, number)));
        return {};
    }
    bool turn_page() { return face_.touch("next_page") && !face_.pump(base::Deadline{}).empty(); }
    Result<> draw_one(const std::string& name)
    {
        const auto file = fmt::format("{}_{}.png", name, kind_);
        TRY(face_.screenshot(stand_.order.folder / file));
        TRY(sheet_.add(face_.scene(), window_.typesetter()));
        stand_.page << fmt::format(
            "<figure><a href='{0}'><img loading='lazy' src='{0}' height='480' alt='{1}'></a>"
            "<figcaption>{1}</figcaption></figure>\n",
            file, name);
        ++drawn_;
        return {};
    }

    const Stand& stand_;
    Window& window_;
    Face face_;
    std::string kind_;
    ContactSheet sheet_;
    int drawn_ = 0;
};

Result<int> draw_panel(const Stand& stand, const NamedPanel& named)
{
    const auto window =
        TRY(Window::open({.title = "gallery", .size = named.panel.pixels, .is_unseen = true}));
    const auto design = TRY(toolkit::Design::load(stand.order.share / "theme.toml", named.panel));
    int drawn = 0;
    for (const auto language : stand.order.languages)
        for (const auto& look : stand.order.looks) {
            Round round(stand, *window, design,
                        fmt::format("{}_{}_{}", name_of(language), named.name, look.name));
            drawn += TRY(round.draw(language, look.appearance));
        }
    return drawn;
}

}  // namespace

Result<int> draw(const Order& order)
{
    std::error_code problem;
    std::filesystem::create_directories(order.folder, problem);
    std::ofstream page(order.folder / "gallery.html");
    page << page_head;
    const auto strings = TRY(Strings::load(order.share / "strings"));
    page << TRY(write_guide(order.share, order.folder));
    page << "<h2>Screens</h2>\n<p>People, papers and places are made up.</p>\n";
    const base::SystemClock clock;
    int drawn = 0;
    for (const auto& panel : order.panels)
        drawn += TRY(draw_panel({order, strings, clock, page}, panel));
    page << "</body></html>\n";
    page.close();
    if (!page)
        return base::fail(base::Errc::refused,
                          fmt::format("{} cannot be written", order.folder.string()));
    return drawn;
}

}  // namespace ui::gallery
