// Our own pictograms: lines on a grid of 24 × 24, drawn as vectors at any size.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace ui::toolkit {

enum class IconId {
    door,
    certificate,
    id_card,
    card_on_reader,
    printer,
    receipt,
    choose,
    check,
    clock,
    star,
    smile,
    warning,
    stop,
    question,
    person,
    shield,
    globe,
    back,
    forward,
    home,
    leave,
    retry,
    network,
    paper,
    cover,
    wrench,
    phone,
    scan,
    search,
    backspace,
    page_next,
    page_previous,
    lock,
    seal,
    tick,
    hand,
    hall,
    hall_light,
    touch,
    assistance,
    text_smaller,
    text_larger,
    sun,
    moon,
    contrast,
    elder,
    lower,
    keyboard,
    shift,
    caps,
    bell,
    case_file,
    zoom_in,
    zoom_out,
    arrow_left,
    arrow_right,
    arrow_up,
    arrow_down,
    guide,
    package,
    family,
    umbrella,
    medical,
    wheelchair,
    plant,
    shop,
    building,
    undo,
    pen,
    calendar,
    plus,
    minus,
    paused,
    softer,
    louder,
    slower,
    faster,
};

std::string_view name_of(IconId);
// For names from outside; nothing where no icon is called so.
std::optional<IconId> icon_called(std::string_view name);
std::vector<IconId> all_icons();

// It points along the line of reading, or against it: turned over with it.
bool has_direction(IconId);

// Subpaths of the icon. See icons.cpp for the notation.
std::string_view path_of(IconId);

}  // namespace ui::toolkit
