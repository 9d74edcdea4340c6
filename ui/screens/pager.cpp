#include "ui/screens/pager.h"

namespace ui {

using namespace toolkit;

Part pager(Composer& composer, int page, int pages)
{
    const auto turn = [&composer](const char* id, const char* text, IconId mark, int by) {
        return composer.button({id, text, mark, TurnPage{by}}, ButtonKind::utility);
    };
    auto row = std::make_unique<Row>(composer.theme().gap);
    if (page > 0)
        row->add(turn("previous_page", "button.previous_page", IconId::page_previous, -1));
    row->add(label(composer.text("certificates.page", {{"page", std::to_string(page + 1)},
                                                       {"pages", std::to_string(pages)}}),
                   {.font = composer.theme().body,
                    .colour = composer.palette().ink,
                    .align = Align::centre}),
             1);
    if (page + 1 < pages)
        row->add(turn("next_page", "button.next_page", IconId::page_next, 1));
    return row;
}

}  // namespace ui
