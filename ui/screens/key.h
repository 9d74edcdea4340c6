// One key, of whatever it is part.
#pragma once

#include "ui/screens/composer.h"

namespace ui {

struct KeyFace {
    std::string id;
    std::string spoken;
    KeyStroke stroke;
    bool is_private = false;
    bool is_on = false;  // What it switches is switched on.
};

// Writes what is on it.
toolkit::Part key(Composer&, const KeyFace&, const std::string& legend);
toolkit::Part key(Composer&, const KeyFace&, const std::string& legend, toolkit::Font);
// Does something else.
toolkit::Part named_key(Composer&, const KeyFace&, const std::string& legend);
toolkit::Part icon_key(Composer&, const KeyFace&, toolkit::IconId);
toolkit::Part erase_key(Composer&);

// The signs that a voice would pass over are called by a name.
KeyFace character_key(const Composer&, const std::string& character, bool is_private);
// A sign that stands on another is shown on a dotted circle.
std::string legend_of(const std::string& character);

}  // namespace ui
