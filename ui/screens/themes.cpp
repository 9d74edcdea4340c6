#include "ui/screens/catalogue_parts.h"
#include "ui/screens/frame.h"
#include "ui/screens/pager.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

static Part one_of(Composer& composer, const Themes& all, int index)
{
    const auto& themes = all.guides.themes;
    if (index < static_cast<int>(themes.size())) {
        const auto& theme = themes[static_cast<std::size_t>(index)];
        return entry(composer, Choosable{.id = "choose." + std::to_string(index),
                                         .icon = icon_of(theme),
                                         .title = shown(composer, theme.name),
                                         .answer = Action{Choose{index}}});
    }
    return entry(composer, Choosable{.id = "packages",
                                     .icon = IconId::package,
                                     .title = composer.text("home.packages"),
                                     .answer = Action{Touch::packages}});
}

void draw(const Themes& all, Composer& composer, Drawing& drawing)
{
    const int on_page = entries_on_page(composer.theme());
    const int count = static_cast<int>(theme_entries(all));
    const int pages = pages_for(theme_entries(all), on_page);
    const int page = std::clamp(composer.view().page, 0, pages - 1);
    auto content = std::make_unique<Column>(composer.theme().gap);
    for (int i = page * on_page; i < std::min(count, (page + 1) * on_page); ++i)
        content->add(one_of(composer, all, i));
    content->add(space(0, 0), 1);
    if (pages > 1)
        content->add(pager(composer, page, pages));
    const auto& guides = all.guides;
    draw_frame(composer,
               {.icon = IconId::guide,
                .title = composer.text("themes.title"),
                .text = composer.sentences(
                    {composer.text("themes.text", {{"count", std::to_string(guides.items)}}),
                     state_of(composer, guides.day, guides.is_demonstration)}),
                .content = std::move(content),
                .back = Way{"back", "button.back", IconId::back, Action{Touch::back}},
                .forward = Way{"search", "button.search", IconId::search, Action{Touch::search}},
                .out = way_out()},
               drawing);
}

}  // namespace ui
