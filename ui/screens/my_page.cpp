#include "ui/screens/frame.h"
#include "ui/screens/pages.h"
#include "ui/screens/parts.h"

namespace ui {

using namespace toolkit;

static Tile area(const Composer& composer, OwnArea which, IconId icon, std::string_view name,
                 std::string text)
{
    return {.id = "own." + std::string(name),
            .icon = icon,
            .title = composer.text("my_page." + std::string(name)),
            .text = std::move(text),
            .action = Choose{static_cast<int>(which)},
            .is_private = true};
}

static std::string cases_text(const Composer& composer, const MyPage& page)
{
    auto count = composer.text("my_page.cases_count", {{"count", std::to_string(page.cases)}});
    if (page.cases_to_do == 0)
        return count;
    return composer.sentences(
        {count,
         composer.text("my_page.cases_to_do", {{"count", std::to_string(page.cases_to_do)}})});
}

void draw(const MyPage& page, Composer& composer, Drawing& drawing)
{
    const auto count = [&](std::string_view id, int number) {
        return composer.text(id, {{"count", std::to_string(number)}});
    };
    auto content = std::make_unique<Column>(composer.theme().gap);
    content
        ->add(tile(composer, area(composer, OwnArea::cases, IconId::case_file, "cases",
                                  cases_text(composer, page))),
              1)
        .add(tile(composer,
                  area(composer, OwnArea::certificates, IconId::certificate, "certificates",
                       count("my_page.certificates_count", page.certificates))),
             1)
        .add(tile(composer, area(composer, OwnArea::records, IconId::shield, "records",
                                 count("my_page.records_count", page.record_sources))),
             1);
    if (page.complaints > 0)
        content->add(
            tile(composer, area(composer, OwnArea::complaints, IconId::question, "complaints",
                                count("my_page.complaints_answered", page.complaints_answered))),
            1);
    draw_frame(composer,
               {.icon = IconId::person,
                .title = composer.text("certificates.title", {{"name", page.masked_name.reveal()}}),
                .text = composer.text("my_page.text"),
                .is_title_private = true,
                .content = std::move(content),
                .out = way_out()},
               drawing);
}

}  // namespace ui
