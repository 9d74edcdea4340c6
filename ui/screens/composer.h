// What every screen is composed with: words in the language shown, the theme, and the actions that
// its targets stand for.
#pragma once

#include "ui/screens/content.h"
#include "ui/screens/entry.h"
#include "ui/strings/strings.h"
#include "ui/toolkit/widget.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ui {

// Where the terminal stands; shown on every screen.
struct Hall {
    std::string office;  // Chinese.
    std::string office_en;
    std::string terminal;
    std::string phone;  // Of people who help.
};

// What the screens keep to themselves: the visit need not know which page of a list is shown.
struct TurnPage {
    int by = 0;
};
struct Adjust {
    enum class Wish {
        open,  // The panel of them.
        close,
        smaller_text,
        larger_text,
        light,
        dark,
        high_contrast,
        elder,
        low,
        still,
        softer,
        louder,
        slower,
        faster,
        reset,
    };
    Wish wish{};
};
struct ShowLanguages {
    bool is_open = false;
};
// Of a page that is looked at: nearer or further away, and where to. Zero: as it is.
struct LookCloser {
    int nearer = 0;
    int right = 0;
    int down = 0;
};
using Answer = std::variant<Action, TurnPage, Adjust, ShowLanguages, KeyStroke, LookCloser>;

// How the voice is set, where somebody hears it: steps from 1.
struct Hearing {
    int volume = 1;
    int volumes = 1;
    int speed = 1;
    int speeds = 1;
};

struct View {
    Language language = Language::zh;
    int page = 0;                    // Of a list.
    int phase = 0;                   // Of a moving picture, counts up.
    toolkit::Magnified closer = {};  // Of a page that is looked at.
    toolkit::Appearance appearance = {};
    bool can_be_low = false;    // Something of the panel is out of reach of somebody who sits.
    bool can_be_still = false;  // This terminal's screens fade one into the other.
    std::optional<Hearing> hearing = std::nullopt;
    const Entry* entry = nullptr;  // Of a TextEntry.
};

// A button of a screen.
struct Way {
    std::string id;
    std::string text_id;
    toolkit::IconId icon{};
    Answer answer;
};

class Composer {
public:
    Composer(const Strings& strings, const Hall& hall, const toolkit::Kit& kit, View view)
        : strings_(strings), hall_(hall), kit_(kit), view_(view)
    {
    }

    std::string text(std::string_view id) const;
    std::string text(std::string_view id, Words words) const;
    const std::string& own_name(Language language) const { return strings_.own_name(language); }
    // Of two texts from outside, the one for the language shown.
    const std::string& chosen(const std::string& zh, const std::string& en) const;
    const std::string& office() const { return chosen(hall_.office, hall_.office_en); }

    // One after the other as a voice would read them; empty ones are left out.
    std::string sentences(std::initializer_list<std::string_view>) const;

    const toolkit::Kit& kit() const { return kit_; }
    const toolkit::Theme& theme() const { return kit_.theme; }
    const toolkit::Palette& palette() const { return kit_.theme.palette; }
    const Hall& hall() const { return hall_; }
    const View& view() const { return view_; }
    bool is_portrait() const { return theme().panel.is_portrait(); }
    int scaled(double design) const { return theme().scaled(design); }

    toolkit::Part button(const Way&, toolkit::ButtonKind);
    toolkit::Part button(const toolkit::ButtonFace&, Answer);
    toolkit::Part touchable(const std::string& id, std::string spoken, Answer, toolkit::TouchStyle,
                            toolkit::Part content);
    toolkit::Part number_pad();
    // One of several, or on and off: says by colour, mark and word which it is.
    toolkit::Part choice(const Way&, bool is_chosen);

    // Words on cards.
    toolkit::Part heading(std::string text) const;
    toolkit::Part strong(std::string text) const;
    toolkit::Part body(std::string text) const;
    toolkit::Part note(std::string text) const;
    // A note with its icon at the left.
    toolkit::Part hint(toolkit::IconId, std::string text) const;
    toolkit::Part card(toolkit::Part content) const;
    toolkit::BoxStyle card_style() const;

    const std::map<std::string, Answer>& answers() const { return answers_; }

private:
    const Strings& strings_;
    const Hall& hall_;
    const toolkit::Kit& kit_;
    View view_;
    std::map<std::string, Answer> answers_;
};

}  // namespace ui
