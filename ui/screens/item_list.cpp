#include "ui/screens/catalogue_parts.h"
#include "ui/screens/frame.h"
#include "ui/screens/pager.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

namespace {

std::string title_of(const Composer& composer, const ItemList& list)
{
    switch (list.kind) {
    case ListKind::theme:
        return shown(composer, list.title);
    case ListKind::packages:
        return composer.text("home.packages");
    case ListKind::found:
        return composer.text(list.entries.empty() ? "item_list.nothing" : "item_list.found",
                             {{"query", list.query.reveal()}});
    }
    std::unreachable();
}

std::string text_of(const Composer& composer, const ItemList& list)
{
    if (list.kind == ListKind::packages)
        return composer.text("item_list.packages_text");
    if (list.entries.empty())
        return composer.text("item_list.nothing_text");
    return composer.text("item_list.text", {{"count", std::to_string(list.entries.size())}});
}

// Nothing was found: what to do now.
Part advice(const Composer& composer)
{
    auto column = std::make_unique<Column>(composer.scaled(36));
    column->add(composer.heading(composer.text("item_list.advice")))
        .add(composer.hint(IconId::search, composer.text("item_list.advice_shorter")))
        .add(composer.hint(IconId::keyboard, composer.text("item_list.advice_initials")))
        .add(composer.hint(IconId::choose, composer.text("item_list.advice_themes")))
        .add(composer.hint(IconId::phone, composer.text("item_list.advice_phone")));
    return composer.card(middle(std::move(column)));
}

Way forward_of(const ItemList& list)
{
    if (list.kind == ListKind::found && list.entries.empty())
        return {"guides", "button.all_themes", IconId::choose, Action{Touch::guides}};
    return {"search", list.kind == ListKind::found ? "button.search_again" : "button.search",
            IconId::search, Action{Touch::search}};
}

}  // namespace

void draw(const ItemList& list, Composer& composer, Drawing& drawing)
{
    const int on_page = entries_on_page(composer.theme());
    const int count = static_cast<int>(list.entries.size());
    const int pages = pages_for(list.entries.size(), on_page);
    const int page = std::clamp(composer.view().page, 0, pages - 1);
    auto content = std::make_unique<Column>(composer.theme().gap);
    for (int i = page * on_page; i < std::min(count, (page + 1) * on_page); ++i)
        content->add(entry(composer, list.entries[static_cast<std::size_t>(i)], i));
    if (count == 0)
        content->add(advice(composer), 1);
    else
        content->add(space(0, 0), 1);
    if (pages > 1)
        content->add(pager(composer, page, pages));
    draw_frame(composer,
               {.icon = list.kind == ListKind::packages ? IconId::package
                        : list.kind == ListKind::found  ? IconId::search
                                                        : IconId::guide,
                .title = title_of(composer, list),
                .text = text_of(composer, list),
                .content = std::move(content),
                .back = Way{"back", "button.back", IconId::back, Action{Touch::back}},
                .forward = forward_of(list),
                .out = way_out()},
               drawing);
}

}  // namespace ui
