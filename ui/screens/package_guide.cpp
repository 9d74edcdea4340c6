#include "ui/screens/catalogue_parts.h"
#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

namespace {

// The items come first, then what they want together.
struct Place {
    int page = 0;
    int pages = 1;
    int item_pages = 1;
    bool is_items() const { return page < item_pages; }
};

Place place_in(const Composer& composer, const PackageGuide& package)
{
    Place place;
    place.item_pages = pages_for(package.items.size(), entries_on_page(composer.theme()));
    place.pages = place.item_pages + pages_for(package.materials.size(), lines_on_page);
    place.page = std::clamp(composer.view().page, 0, place.pages - 1);
    return place;
}

void add_items(Column& content, Composer& composer, const PackageGuide& package, int page)
{
    const int on_page = entries_on_page(composer.theme());
    const int count = static_cast<int>(package.items.size());
    for (int i = page * on_page; i < std::min(count, (page + 1) * on_page); ++i)
        content.add(entry(composer, package.items[static_cast<std::size_t>(i)], i));
    content.add(space(0, 0), 1);
}

Part materials(const Composer& composer, const PackageGuide& package, int page)
{
    auto column = std::make_unique<Column>(composer.scaled(24));
    column->add(composer.heading(composer.text("package.materials")));
    const int count = static_cast<int>(package.materials.size());
    for (int i = page * lines_on_page; i < std::min(count, (page + 1) * lines_on_page); ++i)
        column->add(fact(composer, package.materials[static_cast<std::size_t>(i)], i + 1));
    column->add(space(0, 0), 1);
    return composer.card(std::move(column));
}

}  // namespace

void draw(const PackageGuide& package, Composer& composer, Drawing& drawing)
{
    const auto place = place_in(composer, package);
    auto content = std::make_unique<Column>(composer.theme().gap);
    if (place.is_items())
        add_items(*content, composer, package, place.page);
    else
        content->add(materials(composer, package, place.page - place.item_pages), 1);
    content->add_if_room(fact(composer, package.reform, 0));
    if (place.page > 0) {
        auto row = std::make_unique<Row>(composer.theme().gap);
        row->add(composer.button(Way{"previous_page", "button.previous_page", IconId::page_previous,
                                     TurnPage{-1}},
                                 ButtonKind::utility))
            .add(space(0, 0), 1);
        content->add(std::move(row));
    }
    Frame frame{.icon = IconId::package,
                .title = shown(composer, package.name),
                .text = shown(composer, package.summary),
                .content = std::move(content),
                .back = Way{"back", "button.back", IconId::back, Action{Touch::back}},
                .out = way_out()};
    if (place.page + 1 < place.pages)
        frame.forward = Way{
            "next_page",
            place.page + 1 == place.item_pages ? "button.package_materials" : "button.next_topic",
            IconId::forward, TurnPage{1}};
    draw_frame(composer, std::move(frame), drawing);
}

}  // namespace ui
