// Parts that several screens of a person's own page and of help are made of.
#pragma once

#include "ui/screens/composer.h"

#include <string>

namespace ui {

// A small heading and, below it, what it names.
toolkit::Part named_fact(const Composer&, const std::string& name, std::string value,
                         bool is_private, toolkit::Font font);

enum class Weight { calm, caution };
// A coloured box with an icon: what to know or to do now.
toolkit::Part callout(const Composer&, Weight, toolkit::IconId, const std::string& title,
                      const std::string& text, bool is_private);

// A large thing to touch: icon, title, what is there.
struct Tile {
    std::string id;
    toolkit::IconId icon{};
    std::string title;
    std::string text;  // May be personal; the title is not, unless is_private.
    Action action;
    bool is_private = false;
};
toolkit::Part tile(Composer&, const Tile&);

// Only a mark, and its word for those who listen.
toolkit::Part mark_button(Composer&, const std::string& id, const std::string& spoken,
                          toolkit::IconId, Answer,
                          toolkit::ButtonKind = toolkit::ButtonKind::utility);

}  // namespace ui
