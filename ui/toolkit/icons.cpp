#include "ui/toolkit/icons.h"

#include <array>
#include <utility>

namespace ui::toolkit {

// Notation, all numbers on the grid, separated by blanks:
//   ~ soft fill, # full fill, | stroke: how the subpaths that follow are painted
//   M x y, L x y, C x1 y1 x2 y2 x y, Z   as everywhere
//   O cx cy r                            a circle
//   R x y width height radius            a rounded rectangle
//   A cx cy r from to                    an arc in degrees, clockwise
//   W width                              of the strokes that follow
struct Drawing {
    IconId id;
    std::string_view name;
    std::string_view path;
};

static constexpr std::array drawings{
    Drawing{IconId::door, "door",
            "~ M5 21 L5 9 C5 5 8 2.5 12 2.5 C16 2.5 19 5 19 9 L19 21 Z "
            "| M5 21 L5 9 C5 5 8 2.5 12 2.5 C16 2.5 19 5 19 9 L19 21 M2.5 21 L21.5 21 "
            "M9 21 L9 10.4 L15 7.6 L15 21 # O13.2 14.8 0.9"},
    Drawing{IconId::certificate, "certificate",
            "~ R4 2.5 16 19 2 | R4 2.5 16 19 2 M7.5 7 L16.5 7 M7.5 10.5 L16.5 10.5 M7.5 14 L11 14 "
            "# O15 16 2.3 | M13.8 17.8 L13.4 20 M16.2 17.8 L16.6 20"},
    Drawing{IconId::id_card, "id_card",
            "~ R2 4.5 20 15 2 | R2 4.5 20 15 2 M13.5 9.5 L19 9.5 M13.5 13 L19 13 # O7.7 9.8 2.1 "
            "M4.4 16 C4.4 13.6 5.9 12.7 7.7 12.7 C9.5 12.7 11 13.6 11 16 Z"},
    Drawing{IconId::card_on_reader, "card_on_reader",
            "~ R1.5 15.5 21 6 1.8 | R1.5 15.5 21 6 1.8 M5 18.5 L8 18.5 # R4.5 2 15 8.6 1.3 "
            "| M12 12 L12 14.6 M10.6 13.4 L12 14.8 L13.4 13.4"},
    Drawing{IconId::printer, "printer",
            "~ R2.5 9 19 8 1.8 | M6.5 9 L6.5 3 L17.5 3 L17.5 9 R2.5 9 19 8 1.8 "
            "# R6.5 14 11 7.5 0.8 O18.5 11.8 0.9"},
    Drawing{IconId::receipt, "receipt",
            "~ M6 2.5 L18 2.5 L18 21.5 L16 20 L14 21.5 L12 20 L10 21.5 L8 20 L6 21.5 Z "
            "| M6 2.5 L18 2.5 L18 21.5 L16 20 L14 21.5 L12 20 L10 21.5 L8 20 L6 21.5 Z "
            "M9 7 L15 7 M9 10.5 L15 10.5 M9 14 L12.5 14"},
    Drawing{IconId::choose, "choose",
            "~ R3 3 18 7.5 1.5 R3 13.5 18 7.5 1.5 | R3 3 18 7.5 1.5 R3 13.5 18 7.5 1.5 "
            "M6.2 6.8 L7.8 8.3 L10.6 5.2 M13 6.8 L18 6.8 M13 17.3 L18 17.3 O8.2 17.3 1.3"},
    Drawing{IconId::check, "check", "~ O12 12 10 | O12 12 10 M7 12.4 L10.6 16 L17.2 8.6"},
    Drawing{IconId::clock, "clock", "~ O12 12 9.5 | O12 12 9.5 M12 6.5 L12 12 L15.8 14.4"},
    Drawing{IconId::star, "star",
            "# M12 2.2 L14.9 8.5 L21.8 9.3 L16.7 14 L18.1 20.8 L12 17.4 L5.9 20.8 L7.3 14 L2.2 9.3 "
            "L9.1 8.5 Z"},
    Drawing{IconId::smile, "smile",
            "~ O12 12 10 | O12 12 10 A12 12.4 5 25 155 # O8.5 9.6 1.2 O15.5 9.6 1.2"},
    Drawing{IconId::warning, "warning",
            "~ M12 3 L22 20.5 L2 20.5 Z | M12 3 L22 20.5 L2 20.5 Z M12 9.5 L12 14.5 "
            "# O12 17.4 0.9"},
    Drawing{IconId::stop, "stop", "~ O12 12 10 | O12 12 10 M8 8 L16 16 M16 8 L8 16"},
    Drawing{IconId::question, "question",
            "~ O12 12 10 | O12 12 10 M9 9.6 C9 7.6 10.3 6.6 12 6.6 C13.8 6.6 15.1 7.7 15.1 9.4 "
            "C15.1 11.8 12 11.8 12 14.4 # O12 17.2 0.95"},
    Drawing{IconId::person, "person",
            "~ O12 7.5 4.2 M3.8 21 C3.8 15.6 7.4 13.8 12 13.8 C16.6 13.8 20.2 15.6 20.2 21 Z "
            "| O12 7.5 4.2 M3.8 21 C3.8 15.6 7.4 13.8 12 13.8 C16.6 13.8 20.2 15.6 20.2 21 Z"},
    Drawing{IconId::shield, "shield",
            "~ M12 2 L20.5 5 L20.5 11 C20.5 16.5 17 20.2 12 22 C7 20.2 3.5 16.5 3.5 11 L3.5 5 Z "
            "| M12 2 L20.5 5 L20.5 11 C20.5 16.5 17 20.2 12 22 C7 20.2 3.5 16.5 3.5 11 L3.5 5 Z "
            "M8 11.8 L11 14.8 L16.2 9"},
    Drawing{IconId::globe, "globe",
            "| O12 12 9.5 M2.5 12 L21.5 12 M12 2.5 C8 6 8 18 12 21.5 M12 2.5 C16 6 16 18 12 21.5"},
    Drawing{IconId::back, "back", "| M20 12 L4.5 12 M11 5 L4 12 L11 19"},
    Drawing{IconId::forward, "forward", "| M4 12 L19.5 12 M13 5 L20 12 L13 19"},
    Drawing{IconId::home, "home",
            "~ M4 11 L12 4 L20 11 L20 20.5 L4 20.5 Z | M2.5 12.2 L12 3.8 L21.5 12.2 "
            "M5 10.4 L5 20.5 L19 20.5 L19 10.4 M10 20.5 L10 14.5 L14 14.5 L14 20.5"},
    Drawing{IconId::leave, "leave",
            "| M14 4 L5 4 C4.4 4 4 4.4 4 5 L4 19 C4 19.6 4.4 20 5 20 L14 20 M9.5 12 L20.5 12 "
            "M16.5 7.8 L20.7 12 L16.5 16.2"},
    Drawing{IconId::retry, "retry", "| A12 12 8.2 -30 250 M19.8 3.6 L19.4 8.2 L14.8 7.6"},
    Drawing{IconId::network, "network",
            "| A12 20 14 225 315 A12 20 9.4 225 315 A12 20 4.8 225 315 # O12 19.4 1.3 "
            "| M4 21.5 L20 4"},
    Drawing{IconId::paper, "paper",
            "~ M5 2.5 L14.5 2.5 L19 7 L19 21.5 L5 21.5 Z | M5 2.5 L14.5 2.5 L19 7 L19 21.5 "
            "L5 21.5 Z M14.5 2.5 L14.5 7 L19 7 M9 14.5 L15 14.5"},
    Drawing{IconId::cover, "cover",
            "~ R2.5 13 19 8 1.8 | R2.5 13 19 8 1.8 M4 13 L18.5 4.2 M4 13 L20 13 # O18.4 16.8 0.9"},
    Drawing{IconId::wrench, "wrench",
            "~ M14.6 3.2 C17.4 2.2 20 3.6 21 6 L17.4 7.4 L16.6 9 L17.8 10.2 L21.4 8.8 "
            "C21.6 12.4 18 14.8 14.8 13.4 L7.4 20.8 C5 22.6 1.8 19.4 3.6 17 L11 9.6 "
            "C10 6.8 11.8 4 14.6 3.2 Z "
            "| M14.6 3.2 C17 2.4 18.6 2.8 19.6 3.8 L16.2 7.2 L17 8 L20.6 4.8 "
            "C21.8 8 21.2 10.4 19.2 12 C17.8 13.2 16.2 13.6 14.8 13.4 L7.4 20.8 "
            "C5 22.6 1.8 19.4 3.6 17 L11 9.6 C10.4 6.8 11.8 4 14.6 3.2 Z"},
    Drawing{IconId::phone, "phone",
            "~ M4.5 3 L8.5 3 L10 8 L7.8 9.8 C9 12.6 11.4 15 14.2 16.2 L16 14 L21 15.5 L21 19.5 "
            "C12 22 2 12 4.5 3 Z "
            "| M4.5 3 L8.5 3 L10 8 L7.8 9.8 C9 12.6 11.4 15 14.2 16.2 L16 14 L21 15.5 L21 19.5 "
            "C12 22 2 12 4.5 3 Z"},
    Drawing{IconId::scan, "scan",
            "~ R7 7 10 10 1 | M3 8 L3 3 L8 3 M16 3 L21 3 L21 8 M21 16 L21 21 L16 21 M8 21 L3 21 "
            "L3 16 R7 7 3.6 3.6 0.4 R13.4 7 3.6 3.6 0.4 R7 13.4 3.6 3.6 0.4 "
            "# R13.4 13.4 1.8 1.8 0.2 R15.6 15.6 1.8 1.8 0.2"},
    Drawing{IconId::search, "search", "~ O10.5 10.5 7 | O10.5 10.5 7 M15.8 15.8 L21 21"},
    Drawing{IconId::backspace, "backspace",
            "~ M8 5 L21.5 5 L21.5 19 L8 19 L2 12 Z | M8 5 L21.5 5 L21.5 19 L8 19 L2 12 Z "
            "M11.5 9 L17.5 15 M17.5 9 L11.5 15"},
    Drawing{IconId::page_next, "page_next", "| M5 9 L12 16 L19 9"},
    Drawing{IconId::page_previous, "page_previous", "| M5 15 L12 8 L19 15"},
    Drawing{IconId::lock, "lock",
            "~ R4.5 10.5 15 11 1.8 | R4.5 10.5 15 11 1.8 M8 10.5 L8 7 C8 1.7 16 1.7 16 7 L16 10.5 "
            "# O12 15.2 1.3 | M12 15.5 L12 18"},
    Drawing{IconId::seal, "seal",
            "~ O12 12 10 | O12 12 10 O12 12 7.6 # M12 6.8 L13.5 10.2 L17.2 10.5 L14.4 12.9 "
            "L15.2 16.5 L12 14.6 L8.8 16.5 L9.6 12.9 L6.8 10.5 L10.5 10.2 Z"},
    Drawing{IconId::tick, "tick", "| M5 12.5 L10 17.5 L19.5 7"},
    Drawing{
        IconId::hand, "hand",
        "~ M9 12 L9 5 C9 3 11.8 3 11.8 5 L11.8 10.6 L17 11.6 C18.7 12 19.4 12.9 19.2 14.4 L18.4 "
        "18.6 "
        "C18 20.6 16.8 21.5 15 21.5 L11.4 21.5 C10 21.5 9 21 8 19.8 L4.2 15.2 C3.2 13.8 4.8 12.2 "
        "6.4 13.2 L9 15 Z "
        "| M9 15 L9 5 C9 3 11.8 3 11.8 5 L11.8 10.6 L17 11.6 C18.7 12 19.4 12.9 19.2 14.4 "
        "L18.4 18.6 C18 20.6 16.8 21.5 15 21.5 L11.4 21.5 C10 21.5 9 21 8 19.8 L4.2 15.2 "
        "C3.2 13.8 4.8 12.2 6.4 13.2 L9 15"},
    Drawing{IconId::hall, "hall",
            "~ M1.5 22 L22.5 22 L22.5 20.4 L1.5 20.4 Z M2 9.2 L12 3 L22 9.2 Z "
            "M4 11 L7 11 L7 18.8 L4 18.8 Z M17 11 L20 11 L20 18.8 L17 18.8 Z "
            "W0.6 | M2 9.2 L12 3 L22 9.2 Z M3 11 L21 11 M4 11 L4 18.8 M7 11 L7 18.8 "
            "M17 11 L17 18.8 M20 11 L20 18.8 M2.8 18.8 L9.4 18.8 M14.6 18.8 L21.2 18.8 "
            "M1.5 20.4 L22.5 20.4 M1.5 22 L22.5 22 O12 6.9 1.3 "
            "M9.4 20.4 L9.4 14.2 C9.4 10.8 14.6 10.8 14.6 14.2 L14.6 20.4"},
    Drawing{IconId::hall_light, "hall_light",
            "# M9.7 20.1 L9.7 14.2 C9.7 11.2 14.3 11.2 14.3 14.2 L14.3 20.1 Z "
            "~ M9.7 20.4 L14.3 20.4 L19 24 L5 24 Z "
            "~ M10.4 20.4 L13.6 20.4 L16.6 24 L7.4 24 Z"},
    Drawing{
        IconId::touch, "touch",
        "~ M9 12 L9 5 C9 3 11.8 3 11.8 5 L11.8 10.6 L17 11.6 C18.7 12 19.4 12.9 19.2 14.4 L18.4 "
        "18.6 "
        "C18 20.6 16.8 21.5 15 21.5 L11.4 21.5 C10 21.5 9 21 8 19.8 L4.2 15.2 C3.2 13.8 4.8 12.2 "
        "6.4 13.2 L9 15 Z "
        "| M9 15 L9 5 C9 3 11.8 3 11.8 5 L11.8 10.6 L17 11.6 C18.7 12 19.4 12.9 19.2 14.4 "
        "L18.4 18.6 C18 20.6 16.8 21.5 15 21.5 L11.4 21.5 C10 21.5 9 21 8 19.8 L4.2 15.2 "
        "C3.2 13.8 4.8 12.2 6.4 13.2 L9 15 A10.4 5.6 4.3 155 385"},
    Drawing{IconId::assistance, "assistance",
            "~ O12 12 10 | O12 12 10 M6.5 9.6 L12 10.6 L17.5 9.6 M12 10.6 L12 14 L9.4 18.6 "
            "M12 14 L14.6 18.6 # O12 6.8 1.5"},
    Drawing{IconId::text_smaller, "text_smaller",
            "| M4 18 L9 6 L14 18 M5.7 14 L12.3 14 M16.5 12 L21.5 12"},
    Drawing{IconId::text_larger, "text_larger",
            "| M2.5 19 L8.5 4.5 L14.5 19 M4.5 14.2 L12.5 14.2 M16.5 12 L22 12 M19.25 9.2 L19.25 "
            "14.8"},
    Drawing{IconId::sun, "sun",
            "~ O12 12 4.6 | O12 12 4.6 M12 2 L12 4.6 M12 19.4 L12 22 M2 12 L4.6 12 M19.4 12 L22 12 "
            "M4.9 4.9 L6.8 6.8 M17.2 17.2 L19.1 19.1 M4.9 19.1 L6.8 17.2 M17.2 6.8 L19.1 4.9"},
    Drawing{IconId::moon, "moon",
            "~ M19.5 15.2 C13 17.5 6.9 11.2 9.2 4.6 C4.6 6.3 2.6 11.2 4.4 15.6 C6.6 21.2 14 22.6 "
            "19.5 15.2 Z | M19.5 15.2 C13 17.5 6.9 11.2 9.2 4.6 C4.6 6.3 2.6 11.2 4.4 15.6 "
            "C6.6 21.2 14 22.6 19.5 15.2 Z"},
    Drawing{IconId::contrast, "contrast",
            "| O12 12 9.5 # M12 2.5 C17.3 2.5 21.5 6.7 21.5 12 C21.5 17.3 17.3 21.5 12 21.5 Z"},
    Drawing{IconId::elder, "elder",
            "~ O9.5 5 2.6 | O9.5 5 2.6 M9.5 9.4 L9.5 15 L7 21.5 M9.5 15 L12.5 21.5 "
            "M9.5 10.4 L14.5 13.4 M16.6 21.5 L16.6 13 C16.6 11.2 19.4 11.2 19.4 13"},
    Drawing{IconId::lower, "lower",
            "~ R3.5 2.5 17 19 2 | R3.5 2.5 17 19 2 M12 6.5 L12 16.5 M7.8 12.6 L12 16.8 L16.2 12.6"},
    Drawing{IconId::keyboard, "keyboard",
            "~ R1.5 5.5 21 13 2 | R1.5 5.5 21 13 2 M7.5 15.5 L16.5 15.5 "
            "# O6 9.5 1 O10 9.5 1 O14 9.5 1 O18 9.5 1 O6 12.5 1 O10 12.5 1 O14 12.5 1 O18 12.5 1"},
    Drawing{IconId::shift, "shift", "| M12 3.5 L20.5 12 L16 12 L16 19.5 L8 19.5 L8 12 L3.5 12 Z"},
    Drawing{IconId::caps, "caps",
            "# M12 2.5 L20.5 11 L16 11 L16 17 L8 17 L8 11 L3.5 11 Z | M8 21 L16 21"},
    Drawing{IconId::bell, "bell",
            "~ M5 17 L5 11 C5 6.6 8 4 12 4 C16 4 19 6.6 19 11 L19 17 Z "
            "| M3 17.5 L21 17.5 M5 17 L5 11 C5 6.6 8 4 12 4 C16 4 19 6.6 19 11 L19 17 M12 4 L12 2 "
            "# O12 20.3 1.7"},
    Drawing{
        IconId::case_file, "case_file",
        "~ M2.5 5 L9.5 5 L11.5 7.5 L21.5 7.5 L21.5 20 L2.5 20 Z "
        "| M2.5 5 L9.5 5 L11.5 7.5 L21.5 7.5 L21.5 20 L2.5 20 Z M7.5 13.8 L10.6 16.6 L16.5 10.8"},
    Drawing{IconId::zoom_in, "zoom_in",
            "~ O10 10 7 | O10 10 7 M15.2 15.2 L21.5 21.5 M6.8 10 L13.2 10 M10 6.8 L10 13.2"},
    Drawing{IconId::zoom_out, "zoom_out",
            "~ O10 10 7 | O10 10 7 M15.2 15.2 L21.5 21.5 M6.8 10 L13.2 10"},
    Drawing{IconId::arrow_left, "arrow_left", "| M20 12 L4.5 12 M11 5 L4 12 L11 19"},
    Drawing{IconId::arrow_right, "arrow_right", "| M4 12 L19.5 12 M13 5 L20 12 L13 19"},
    Drawing{IconId::arrow_up, "arrow_up", "| M12 20 L12 4.5 M5 11 L12 4 L19 11"},
    Drawing{IconId::arrow_down, "arrow_down", "| M12 4 L12 19.5 M5 13 L12 20 L19 13"},
    Drawing{IconId::guide, "guide",
            "~ M12 5.4 C9.4 3.6 6 3.2 2.5 3.6 L2.5 18.6 C6 18.2 9.4 18.6 12 20.4 C14.6 18.6 "
            "18 18.2 21.5 18.6 L21.5 3.6 C18 3.2 14.6 3.6 12 5.4 Z | M12 5.4 C9.4 3.6 6 3.2 "
            "2.5 3.6 L2.5 18.6 C6 18.2 9.4 18.6 12 20.4 C14.6 18.6 18 18.2 21.5 18.6 L21.5 "
            "3.6 C18 3.2 14.6 3.6 12 5.4 Z M12 5.4 L12 20.4 M5.4 8 L9.2 8.6 M5.4 11.6 L9.2 "
            "12.2 M14.8 8.6 L18.6 8 M14.8 12.2 L18.6 11.6"},
    Drawing{IconId::package, "package",
            "~ M12 2.5 L21 7 L21 17 L12 21.5 L3 17 L3 7 Z | M12 2.5 L21 7 L21 17 L12 21.5 "
            "L3 17 L3 7 Z M3 7 L12 11.6 L21 7 M12 11.6 L12 21.5 M7.4 4.8 L16.6 9.3"},
    Drawing{IconId::family, "family",
            "~ O8 6.6 3.3 M1.8 20.5 C1.8 15.2 4.4 12.8 8 12.8 C11.6 12.8 14.2 15.2 14.2 "
            "20.5 Z | O8 6.6 3.3 M1.8 20.5 C1.8 15.2 4.4 12.8 8 12.8 C11.6 12.8 14.2 15.2 "
            "14.2 20.5 Z O17.2 9.6 2.6 M17 20.5 L22.2 20.5 C22.2 16.4 20.4 14.6 17.2 14.6 "
            "C16.4 14.6 15.6 14.8 15 15.1"},
    Drawing{IconId::umbrella, "umbrella",
            "~ M2 12.5 C2.6 6.8 6.8 3.2 12 3.2 C17.2 3.2 21.4 6.8 22 12.5 Z | M2 12.5 C2.6 "
            "6.8 6.8 3.2 12 3.2 C17.2 3.2 21.4 6.8 22 12.5 Z M12 12.5 L12 18.8 C12 21.6 8.2 "
            "21.6 8.2 18.8 M12 1.6 L12 3.2"},
    Drawing{IconId::medical, "medical",
            "~ R3 6 18 14.5 2 | R3 6 18 14.5 2 M8.5 6 L8.5 3 L15.5 3 L15.5 6 M12 9.4 L12 17 "
            "M8.2 13.2 L15.8 13.2"},
    Drawing{IconId::wheelchair, "wheelchair",
            "~ O9.6 15.6 5.4 | O9.6 15.6 5.4 M9.4 7.4 L10 13 L15.6 13 L18 19 L20.6 18.2 "
            "M9.7 9.8 L14.6 9.8 # O9.2 3.9 2"},
    Drawing{IconId::plant, "plant",
            "~ M12 13.4 C12 8.4 8.4 5.8 3.2 5.8 C3.2 10.8 6.6 13.4 12 13.4 Z M12 11 C12 6.4 "
            "15.2 3.2 20.8 3.2 C20.8 8.2 17.6 11 12 11 Z | M12 13.4 C12 8.4 8.4 5.8 3.2 5.8 "
            "C3.2 10.8 6.6 13.4 12 13.4 Z M12 11 C12 6.4 15.2 3.2 20.8 3.2 C20.8 8.2 17.6 "
            "11 12 11 Z M12 21 L12 10.6 M5 21 L19 21"},
    Drawing{IconId::shop, "shop",
            "~ M3.4 3.6 L20.6 3.6 L22.4 9.4 C22.4 12.4 18 12.4 17.2 9.6 C16.6 12.4 12.6 "
            "12.4 12 9.6 C11.4 12.4 7.4 12.4 6.8 9.6 C6 12.4 1.6 12.4 1.6 9.4 Z | M3.4 3.6 "
            "L20.6 3.6 L22.4 9.4 C22.4 12.4 18 12.4 17.2 9.6 C16.6 12.4 12.6 12.4 12 9.6 "
            "C11.4 12.4 7.4 12.4 6.8 9.6 C6 12.4 1.6 12.4 1.6 9.4 Z M3.8 12.2 L3.8 20.6 "
            "L20.2 20.6 L20.2 12.2 M9.4 20.6 L9.4 15 L14.6 15 L14.6 20.6"},
    Drawing{IconId::building, "building",
            "~ R4 2.8 10 18.4 1 R14 9 6.4 12.2 0.8 | R4 2.8 10 18.4 1 R14 9 6.4 12.2 0.8 "
            "M7.2 7 L10.8 7 M7.2 11 L10.8 11 M7.2 15 L10.8 15 M16.6 13 L18 13 M16.6 17 L18 "
            "17 M1.8 21.2 L22.2 21.2"},
    Drawing{IconId::undo, "undo",
            "| M8 4.5 L3.5 9 L8 13.5 M3.8 9 L14 9 C18 9 20.5 11.5 20.5 14.5 C20.5 17.5 18 20 14 20 "
            "L8 20"},
    Drawing{IconId::pen, "pen",
            "~ M15.5 4 L20 8.5 L8.5 20 L3.5 20.5 L4 15.5 Z | M15.5 4 L20 8.5 L8.5 20 L3.5 20.5 "
            "L4 15.5 Z M12.8 6.7 L17.3 11.2"},
    Drawing{IconId::calendar, "calendar",
            "~ R3 4.5 18 17 2 | R3 4.5 18 17 2 M3 9.5 L21 9.5 M8 2.5 L8 6.5 M16 2.5 L16 6.5 "
            "# O8 13.5 1.1 O12 13.5 1.1 O16 13.5 1.1 O8 17.5 1.1 O12 17.5 1.1"},
    Drawing{IconId::plus, "plus", "| M12 4.5 L12 19.5 M4.5 12 L19.5 12"},
    Drawing{IconId::minus, "minus", "| M4.5 12 L19.5 12"},
    Drawing{IconId::paused, "paused", "~ O12 12 10 | O12 12 10 M9.4 8 L9.4 16 M14.6 8 L14.6 16"},
    Drawing{IconId::softer, "softer",
            "~ M3 9 L7.5 9 L13 4.5 L13 19.5 L7.5 15 L3 15 Z "
            "| M3 9 L7.5 9 L13 4.5 L13 19.5 L7.5 15 L3 15 Z M16.5 12 L21.5 12"},
    Drawing{IconId::louder, "louder",
            "~ M3 9 L7.5 9 L13 4.5 L13 19.5 L7.5 15 L3 15 Z "
            "| M3 9 L7.5 9 L13 4.5 L13 19.5 L7.5 15 L3 15 Z M16 12 L22 12 M19 9 L19 15"},
    Drawing{IconId::slower, "slower", "| M12 5 L5 12 L12 19 M19.5 5 L12.5 12 L19.5 19"},
    Drawing{IconId::faster, "faster", "| M12 5 L19 12 L12 19 M4.5 5 L11.5 12 L4.5 19"},
};

static const Drawing& drawing_of(IconId id)
{
    const auto& drawing = drawings[static_cast<std::size_t>(id)];
    return drawing;
}

static constexpr bool is_in_order()
{
    for (std::size_t i = 0; i < drawings.size(); ++i)
        if (static_cast<std::size_t>(drawings[i].id) != i)
            return false;
    return drawings.size() == static_cast<std::size_t>(IconId::faster) + 1;
}
static_assert(is_in_order());

std::string_view name_of(IconId id)
{
    return drawing_of(id).name;
}

std::optional<IconId> icon_called(std::string_view name)
{
    for (const auto& drawing : drawings)
        if (drawing.name == name)
            return drawing.id;
    return std::nullopt;
}

std::vector<IconId> all_icons()
{
    std::vector<IconId> all;
    for (const auto& drawing : drawings)
        all.push_back(drawing.id);
    return all;
}

bool has_direction(IconId id)
{
    return id == IconId::back || id == IconId::forward || id == IconId::leave ||
           id == IconId::slower || id == IconId::faster;
}

std::string_view path_of(IconId id)
{
    return drawing_of(id).path;
}

}  // namespace ui::toolkit
