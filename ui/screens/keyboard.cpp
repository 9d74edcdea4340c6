#include "ui/screens/keyboard.h"

#include "ui/screens/key.h"
#include "ui/screens/writing_pad.h"
#include "ui/toolkit/key_grid.h"

#include <fmt/format.h>

namespace ui {

using namespace toolkit;
using Means = KeyStroke::Means;

static constexpr int columns = 10;

// ---- Candidates

// "身，身份的身": a syllable alone does not tell which.
static std::string spoken_candidate(const Composer& composer, const Entry& entry,
                                    const std::string& text)
{
    const auto word = entry.word_with(text);
    return word.empty() ? text
                        : composer.text("key.candidate", {{"candidate", text}, {"word", word}});
}

Part candidates_row(Composer& composer, const Entry& entry)
{
    auto grid = std::make_unique<KeyGrid>(columns, composer.theme().gap);
    grid->begin_row();
    int cells = 0;
    int number = entry.first_candidate();
    for (const auto& text : entry.candidates()) {
        const int taken = Entry::cells_of(text);
        cells += taken;
        grid->add(key(composer,
                      {fmt::format("candidate.{}", number), spoken_candidate(composer, entry, text),
                       KeyStroke{.means = Means::choose, .number = number},
                       entry.asked().kind != EntryKind::search},
                      text),
                  taken);
        ++number;
    }
    grid->add(nullptr, Entry::cells_in_row - cells);
    if (entry.has_earlier())
        grid->add(icon_key(composer,
                           {"key.earlier", composer.text("key.earlier"), KeyStroke{Means::earlier}},
                           IconId::page_previous));
    else
        grid->add(nullptr);
    if (entry.has_later())
        grid->add(icon_key(composer,
                           {"key.later", composer.text("key.later"), KeyStroke{Means::later}},
                           IconId::page_next));
    return unmirrored(std::move(grid));
}

// ---- Letters

static Part shift_key(Composer& composer, const Entry& entry)
{
    const auto shift = entry.shift();
    const bool is_on = shift != Entry::Shift::off;
    const bool has_capitals = entry.keyboard_id() == input::KeyboardId::latin;
    const char* spoken = !has_capitals                 ? "key.more_letters"
                         : shift == Entry::Shift::off  ? "key.shift"
                         : shift == Entry::Shift::once ? "key.caps"
                                                       : "key.no_caps";
    return icon_key(composer,
                    {.id = "key.shift",
                     .spoken = composer.text(spoken),
                     .stroke = {Means::shift},
                     .is_on = is_on},
                    shift == Entry::Shift::on ? IconId::caps : IconId::shift);
}

static Part writing_key(Composer& composer, const std::string& character)
{
    return key(composer, character_key(composer, character, false), legend_of(character));
}

// Low enough for the one row below a pad.
static Part mark_key(Composer& composer, const std::string& mark)
{
    return key(composer, character_key(composer, mark, false), mark,
               {composer.theme().body.pixels, true});
}

static void add_last_row(Composer& composer, const Entry& entry, KeyGrid& grid)
{
    const auto& marks = entry.keyboard().marks;
    const auto& own = entry.keyboards().keyboard(entry.keyboard_id()).legend;
    const auto& next = entry.keyboards().keyboard(entry.next_keyboard()).legend;
    const bool is_symbols = entry.shows_symbols();
    grid.begin_row();
    grid.add(named_key(composer,
                       {"key.symbols", composer.text(is_symbols ? "key.letters" : "key.symbols"),
                        KeyStroke{Means::symbols}},
                       is_symbols ? own : entry.keyboards().symbols().legend),
             2);
    grid.add(
        named_key(composer,
                  {"key.next_keyboard", composer.text("key.next_keyboard", {{"keyboard", next}}),
                   KeyStroke{Means::next_keyboard}},
                  next),
        2);
    grid.add(mark_key(composer, marks[0]));
    grid.add(
        key(composer, {"key.space", composer.text("key.space"), KeyStroke{Means::character, " "}},
            composer.text("key.space"), composer.theme().note),
        4);
    grid.add(mark_key(composer, marks[1]));
}

static void add_letters(Composer& composer, const Entry& entry, KeyGrid& grid)
{
    const auto& layer = entry.layer();
    for (std::size_t row = 0; row < layer.size(); ++row) {
        const bool is_last = row + 1 == layer.size();
        const double left = (columns - static_cast<double>(layer[row].size())) / 2;
        const bool has_shift = is_last && !entry.keyboard().shifted[0].empty();
        grid.begin_row();
        grid.add(has_shift ? shift_key(composer, entry) : nullptr, left);
        for (const auto& character : layer[row])
            grid.add(writing_key(composer, character));
        if (is_last)
            grid.add(erase_key(composer), left);
    }
}

// ---- By hand

static void add_hand_keys(Composer& composer, KeyGrid& grid)
{
    grid.begin_row();
    const auto add = [&](const char* id, Means means, double width) {
        grid.add(named_key(composer, {id, composer.text(id), KeyStroke{means}}, composer.text(id)),
                 width);
    };
    add("key.undo", Means::undo, 4);
    add("key.clear", Means::clear, 4);
    grid.add(erase_key(composer), 2);
}

Part keyboard(Composer& composer, const Entry& entry)
{
    const int gap = composer.theme().gap;
    auto grid = std::make_unique<KeyGrid>(columns, gap);
    if (!entry.is_writing_by_hand()) {
        add_letters(composer, entry, *grid);
        add_last_row(composer, entry, *grid);
        return unmirrored(std::move(grid));
    }
    add_hand_keys(composer, *grid);
    add_last_row(composer, entry, *grid);
    auto column = std::make_unique<Column>(gap);
    column->add(writing_pad(composer, entry.strokes(), composer.text("entry.write_here")), 6)
        .add(std::move(grid), 1);
    return unmirrored(std::move(column));
}

// ---- Numbers

Part digit_keys(Composer& composer, const Entry& entry)
{
    auto grid = std::make_unique<KeyGrid>(3, composer.theme().gap);
    const auto add = [&](const std::string& character) {
        grid->add(key(composer, character_key(composer, character, true), character,
                      composer.theme().title));
    };
    for (int digit = 1; digit <= 9; ++digit) {
        if (digit % 3 == 1)
            grid->begin_row();
        add(std::to_string(digit));
    }
    grid->begin_row();
    const bool is_last_place = entry.asked().kind == EntryKind::id_number &&
                               entry.typed().size() + 1 == input::id_number_length;
    if (is_last_place)
        add("X");
    else
        grid->add(nullptr);
    add("0");
    grid->add(erase_key(composer));
    return unmirrored(std::move(grid));
}

// ---- Dates

static Part date_part(const Composer& composer, std::string text)
{
    return centred(label(std::move(text), {.font = composer.theme().heading,
                                           .colour = composer.palette().ink,
                                           .align = Align::centre,
                                           .is_private = true}));
}

Part date_keys(Composer& composer, const Entry& entry)
{
    struct Line {
        const char* name;
        const char* text;
        const char* earlier;
        const char* later;
        Means means;
        std::string value;
        std::vector<int> steps;
    };
    const auto date = entry.date();
    const auto number = [](auto value) { return std::to_string(static_cast<unsigned>(value)); };
    const Line lines[] = {{"year",
                           "entry.year",
                           "key.year_earlier",
                           "key.year_later",
                           Means::year,
                           std::to_string(static_cast<int>(date.year())),
                           {-10, -1, 1, 10}},
                          {"month",
                           "entry.month",
                           "key.month_earlier",
                           "key.month_later",
                           Means::month,
                           number(date.month()),
                           {-1, 1}},
                          {"day",
                           "entry.day",
                           "key.day_earlier",
                           "key.day_later",
                           Means::day,
                           number(date.day()),
                           {-10, -1, 1, 10}}};
    auto grid = std::make_unique<KeyGrid>(6, composer.theme().gap);
    for (const auto& line : lines) {
        grid->begin_row();
        for (const int step : line.steps) {
            if (step == 1)
                grid->add(date_part(composer, composer.text(line.text, {{line.name, line.value}})),
                          2);
            const auto count = std::to_string(std::abs(step));
            const auto spoken =
                composer.text(step < 0 ? line.earlier : line.later, {{"count", count}});
            grid->add(named_key(composer,
                                {fmt::format("key.{}{:+}", line.name, step), spoken,
                                 KeyStroke{line.means, {}, step}},
                                fmt::format("{}{}", step < 0 ? "−" : "+", count)),
                      line.steps.size() == 2 ? 2 : 1);
        }
    }
    return unmirrored(std::move(grid));
}

}  // namespace ui
