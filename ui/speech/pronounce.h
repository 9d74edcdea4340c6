// What stands on the screen, as it is to be spoken. Pure.
#pragma once

#include "ui/strings/language.h"

#include <string>
#include <string_view>

namespace ui::speech {

// Numbers of cards, papers, terminals and telephones are spoken digit by digit: five digits and
// more, or digits among letters and hyphens. Dates (2026-03-01) become dates, masking characters
// (* and ●) are named as what they are, line breaks become pauses. Other digits stay as they are:
// they count something.
std::string pronounce(std::string_view text, Language);

}  // namespace ui::speech
