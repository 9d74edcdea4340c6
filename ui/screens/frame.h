// The frame every citizen's screen stands in: who speaks (the office), where we are (the steps),
// what it is about (icon, title, text), the content, the ways back and forward, the way out and the
// languages. Upright panels have the coloured area above, wide ones at the left.
#pragma once

#include "ui/screens/composer.h"

namespace ui {

// Over a screen that a question or a choice covers.
inline constexpr toolkit::Colour shade{4, 14, 28, 176};

enum class Tone { calm, good, caution };

struct Frame {
    std::optional<int> step = {};  // 0 to 3; none outside the way to a paper.
    Tone tone = Tone::calm;
    toolkit::IconId icon{};
    std::string title = {};
    std::string text = {};
    bool is_title_private = false;  // Not to be heard by bystanders.
    bool is_text_private = false;
    toolkit::Part content = {};
    bool is_content_wide = false;  // On a wide panel the coloured area makes room for it.
    std::optional<Way> back = {};
    std::optional<Way> forward = {};
    std::optional<Way> out = {};  // Ends the visit.
};

inline Way way_out()
{
    return {"leave", "button.leave", toolkit::IconId::leave, Action{Touch::leave}};
}

void draw_frame(Composer&, Frame, toolkit::Drawing&);

// Opens the choice of languages; names the one that is shown.
toolkit::Part language_button(Composer&, toolkit::ButtonKind);

// The office's name beside the door.
toolkit::Part signboard(const Composer&);

}  // namespace ui
