// What the screens of the catalogue share: an entry of a list, a fact of a guide, the line that
// says of which day all that is.
#pragma once

#include "ui/screens/composer.h"

#include <optional>

namespace ui {

const std::string& shown(const Composer&, const Named&);

// Something to choose, as tall as every other: its name on two lines at most, at the right a few
// words more.
struct Choosable {
    std::string id;
    toolkit::IconId icon{};
    std::string title;
    std::string note = {};
    Answer answer;
    bool is_marked = false;  // It can be had here, now.
};
toolkit::Part entry(Composer&, const Choosable&);

// A service of the list: Choose{index}.
toolkit::Part entry(Composer&, const ListEntry&, int index);

// number > 0 stands in front.
toolkit::Part fact(const Composer&, const GuideLine&, int number);

// "Demonstration data. As of 2026-03-01."
std::string state_of(const Composer&, const std::string& day, bool is_demonstration);

toolkit::IconId icon_of(const ThemeTile&);

}  // namespace ui
