#include "ui/screens/keyboard.h"

#include "ui/toolkit/key_grid.h"

namespace ui {

using namespace toolkit;
using Means = KeyStroke::Means;

enum class Privacy { open, personal };

static TouchStyle style_of(const Composer& composer, bool is_writing, bool is_on, Privacy privacy)
{
    const auto& palette = composer.palette();
    const Colour fill = is_on ? palette.brand : is_writing ? palette.card : palette.brand_light;
    return {{.fill = fill,
             .radius = composer.scaled(14),
             .border = is_writing ? palette.line : palette.brand,
             .border_width = std::max(2, composer.scaled(2))},
            palette.pressed,
            privacy == Privacy::personal};
}

// The signs that a voice would pass over have a name.
static std::string spoken_of(const Composer& composer, const std::string& character)
{
    static const std::map<std::string, const char*> names{
        {",", "comma"},
        {".", "full_stop"},
        {"，", "comma"},
        {"。", "full_stop"},
        {"-", "hyphen"},
        {"/", "slash"},
        {":", "colon"},
        {";", "semicolon"},
        {"(", "open_bracket"},
        {")", "close_bracket"},
        {"@", "at"},
        {"&", "and"},
        {"\"", "quote"},
        {"?", "question"},
        {"!", "exclamation"},
        {"'", "apostrophe"},
        {"#", "number"},
        {"%", "percent"},
        {"+", "plus"},
        {"=", "equals"},
        {"、", "list_comma"},
        {"《", "open_title"},
        {"》", "close_title"},
        {"“", "open_quote"},
        {"”", "close_quote"},
        {"：", "colon"},
        {"；", "semicolon"},
        {"（", "open_bracket"},
        {"）", "close_bracket"},
        {"？", "question"},
        {"！", "exclamation"},
        {"·", "middle_dot"},
        {"…", "ellipsis"},
        {"—", "dash"},
        {"￥", "yuan"},
        {"*", "asterisk"},
    };
    const auto found = names.find(character);
    return found == names.end() ? character : composer.text(std::string("key.") + found->second);
}

static Part writing_key(Composer& composer, const std::string& character, Privacy privacy)
{
    return composer.touchable(
        "key." + character, spoken_of(composer, character), KeyStroke{Means::character, character},
        style_of(composer, true, false, privacy),
        centred(label(
            character,
            {.font = composer.theme().heading, .colour = composer.palette().ink, .max_lines = 1})));
}

static Part named_key(Composer& composer, const char* id, const std::string& legend,
                      std::string spoken, Means means)
{
    return composer.touchable(id, std::move(spoken), KeyStroke{means},
                              style_of(composer, false, false, Privacy::open),
                              centred(label(legend, {.font = {composer.theme().note.pixels, true},
                                                     .colour = composer.palette().ink,
                                                     .max_lines = 1})));
}

static Part erase_key(Composer& composer)
{
    return composer.touchable(
        "key.erase", composer.text("button.delete"), KeyStroke{Means::erase},
        style_of(composer, false, false, Privacy::open),
        centred(icon(IconId::backspace, composer.theme().heading.pixels, composer.palette().ink)));
}

static Part shift_key(Composer& composer, Entry::Shift shift)
{
    const bool is_on = shift != Entry::Shift::off;
    const char* spoken = shift == Entry::Shift::off    ? "key.shift"
                         : shift == Entry::Shift::once ? "key.caps"
                                                       : "key.no_caps";
    return composer.touchable(
        "key.shift", composer.text(spoken), KeyStroke{Means::shift},
        style_of(composer, false, is_on, Privacy::open),
        centred(icon(shift == Entry::Shift::on ? IconId::caps : IconId::shift,
                     composer.theme().heading.pixels,
                     is_on ? composer.palette().on_brand : composer.palette().ink)));
}

static void add_last_row(Composer& composer, const Entry& entry, KeyGrid& grid)
{
    const bool is_symbols = entry.shows_symbols();
    const auto& marks = entry.keyboard().marks;
    grid.begin_row();
    grid.add(named_key(composer, "key.symbols", is_symbols ? "ABC" : "123",
                       composer.text(is_symbols ? "key.letters" : "key.symbols"), Means::symbols),
             1.5);
    grid.add(writing_key(composer, marks[0], Privacy::open));
    grid.add(composer.touchable(
                 "key.space", composer.text("key.space"), KeyStroke{Means::character, " "},
                 style_of(composer, true, false, Privacy::open),
                 centred(label(composer.text("key.space"),
                               {.font = composer.theme().note, .colour = composer.palette().ink}))),
             6.5);
    grid.add(writing_key(composer, marks[1], Privacy::open));
}

Part keyboard(Composer& composer, const Entry& entry)
{
    auto grid = std::make_unique<KeyGrid>(10, composer.theme().gap);
    const auto& layer = entry.layer();
    for (std::size_t row = 0; row < layer.size(); ++row) {
        const bool is_last = row + 1 == layer.size();
        const bool has_shift = is_last && !entry.keyboard().shifted[0].empty();
        const double taken = static_cast<double>(layer[row].size()) + (is_last ? 3 : 0);
        const double left = std::max(0.0, 10 - taken) / 2;
        grid->begin_row();
        if (has_shift)
            grid->add(shift_key(composer, entry.shift()), 1.5);
        else
            grid->add(nullptr, is_last ? 1.5 : 0);
        grid->add(nullptr, left);
        for (const auto& character : layer[row])
            grid->add(writing_key(composer, character, Privacy::open));
        grid->add(nullptr, left);
        if (is_last)
            grid->add(erase_key(composer), 1.5);
    }
    add_last_row(composer, entry, *grid);
    return unmirrored(std::move(grid));
}

Part digit_keys(Composer& composer, const Entry& entry)
{
    auto grid = std::make_unique<KeyGrid>(3, composer.theme().gap);
    for (int digit = 1; digit <= 9; ++digit) {
        if (digit % 3 == 1)
            grid->begin_row();
        grid->add(writing_key(composer, std::to_string(digit), Privacy::personal));
    }
    grid->begin_row();
    const bool wants_x = entry.asked().kind == EntryKind::id_number && entry.typed().size() == 17;
    grid->add(wants_x ? writing_key(composer, "X", Privacy::personal) : nullptr);
    grid->add(writing_key(composer, "0", Privacy::personal));
    grid->add(erase_key(composer));
    return unmirrored(std::move(grid));
}

}  // namespace ui
