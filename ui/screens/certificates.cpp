#include "ui/screens/frame.h"
#include "ui/screens/pager.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

static std::string validity(const Composer& composer, const CertificateChoice& choice)
{
    return choice.valid_to.empty()
               ? composer.text("certificates.no_end")
               : composer.text("certificates.valid_to", {{"date", choice.valid_to}});
}

// Names come from the centre: cut off with an ellipsis rather than let out of their place.
static Part choice_words(const Composer& composer, const CertificateChoice& choice)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    const Font font = composer.is_portrait() ? theme.heading : Font{theme.body.pixels, true};
    auto words = std::make_unique<Column>(composer.scaled(6));
    words
        ->add(label(composer.chosen(choice.title, choice.title_en),
                    {.font = font, .colour = palette.ink, .max_lines = 2}))
        .add(label(composer.text("certificates.issuer", {{"issuer", choice.issuer}}),
                   {.font = theme.note, .colour = palette.soft_ink, .max_lines = 1}))
        .add(label(validity(composer, choice), {.font = theme.note, .colour = palette.soft_ink}));
    return words;
}

static Part choice_tile(Composer& composer, const CertificateChoice& choice, int index)
{
    const auto& palette = composer.palette();
    auto row = std::make_unique<Row>(composer.scaled(36));
    row->add(badge(IconId::certificate, composer.scaled(124), palette.brand, palette.brand_light))
        .add(choice_words(composer, choice), 1)
        .add(icon(IconId::forward, composer.scaled(60), palette.brand));
    auto style = composer.card_style();
    style.padding_y = composer.scaled(24);
    style.border = palette.line;
    style.border_width = composer.scaled(3);
    const auto& title = composer.chosen(choice.title, choice.title_en);
    return composer.touchable(
        "choose." + std::to_string(index), composer.text("certificates.choose", {{"title", title}}),
        Action{Choose{index}}, {style, palette.pressed, true}, std::move(row));
}

void draw(const Certificates& certificates, Composer& composer, Drawing& drawing)
{
    const int on_page = certificates_on_page;
    const int count = static_cast<int>(certificates.choices.size());
    const int pages = std::max(1, (count + on_page - 1) / on_page);
    const int page = std::clamp(composer.view().page, 0, pages - 1);
    auto content = std::make_unique<Column>(composer.theme().gap);
    for (int i = page * on_page; i < std::min(count, (page + 1) * on_page); ++i)
        content->add(choice_tile(composer, certificates.choices[static_cast<std::size_t>(i)], i));
    content->add(space(0, 0), 1);
    if (pages > 1)
        content->add(pager(composer, page, pages));
    std::optional<Way> back;
    if (certificates.can_go_back)
        back.emplace("back", "button.back", IconId::back, Action{Touch::back});
    Frame frame{
        .step = 1,
        .icon = IconId::person,
        .title = composer.text("certificates.title", {{"name", certificates.masked_name.reveal()}}),
        .text = composer.text("certificates.text"),
        .is_title_private = true,
        .content = std::move(content),
        .back = std::move(back),
        .out = way_out()};
    draw_frame(composer, std::move(frame), drawing);
}

}  // namespace ui
