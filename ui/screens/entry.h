// What a citizen is typing, picking or signing: the state behind a TextEntry. Everything typed is
// kept here alone, and wiped when it is over. Knows no pixel; Face asks it what a key means.
#pragma once

#include "base/clock.h"
#include "ui/input/date.h"
#include "ui/input/methods.h"
#include "ui/input/numbers.h"
#include "ui/screens/content.h"

#include <span>

namespace ui {

// What a key of an entry stands for.
struct KeyStroke {
    enum class Means {
        character,
        erase,
        shift,
        symbols,
        next_keyboard,
        choose,  // The candidate with this number.
        later,   // The next candidates.
        earlier,
        hide,  // What was typed, or shows it again.
        undo,  // The last stroke.
        clear,
        year,  // So many on, or back.
        month,
        day,
        done,
    };
    Means means{};
    std::string character = {};
    int number = 0;
};

class Entry {
public:
    // Both outlive the entry.
    Entry(input::Methods&, const base::Clock&);

    // Goes on with what was typed when the same is asked again.
    void begin(const TextEntry&, Language shown);
    void forget();
    bool is_same(const TextEntry&) const;

    // What the visit hears of it: what was entered, or that somebody is there.
    Action press(const KeyStroke&);

    // A finger on the area to write in, in tenths of a millimetre.
    struct Spot {
        std::int32_t x = 0;
        std::int32_t y = 0;
    };
    void begin_stroke(Spot, Spot size);
    void extend_stroke(Spot);
    void end_stroke();

    const TextEntry& asked() const { return asked_; }
    const std::string& typed() const { return typed_.reveal(); }
    // Not yet characters: "shen fen".
    std::string composing() const;
    bool is_hidden() const { return is_hidden_; }
    bool can_be_done() const;
    input::NumberProblem problem() const;
    std::chrono::year_month_day date() const { return date_; }
    const std::vector<SignatureStroke>& strokes() const { return strokes_.reveal(); }

    const input::Keyboards& keyboards() const { return methods_.keyboards(); }
    const input::Keyboard& keyboard() const;
    input::KeyboardId keyboard_id() const { return keyboard_; }
    // The same where there is no other.
    input::KeyboardId next_keyboard() const;
    const input::Layer& layer() const;
    enum class Shift { off, once, on };
    Shift shift() const { return shift_; }
    bool shows_symbols() const { return shows_symbols_; }
    bool is_writing_by_hand() const;
    bool has_candidates() const;  // Or may have.

    // Those that are shown now; number: of the first.
    std::span<const std::string> candidates() const;
    int first_candidate() const;
    bool has_later() const;
    bool has_earlier() const { return page_ > 0; }

    // Another candidate that has the character in it, to tell it by; perhaps none.
    std::string word_with(const std::string& character) const;

    // Places in the row of candidates that one takes.
    static int cells_of(const std::string& candidate);
    static constexpr int cells_in_row = 8;

private:
    void press_character(const std::string&);
    void add(const std::string& text);
    void erase();
    bool may_add(const std::string& character) const;
    bool compose(const std::string& character);
    void choose(int number);
    void take_back(bool is_all);
    void look_up();
    void stop_composing();
    void turn_to(input::KeyboardId);
    Action done() const;

    input::Methods& methods_;
    const base::Clock& clock_;
    TextEntry asked_;
    bool is_open_ = false;
    base::SecretText typed_;
    base::SecretText yi_letters_;
    bool is_hidden_ = false;
    std::vector<input::KeyboardId> order_;  // Of the keyboards that work, as a key switches them.
    input::KeyboardId keyboard_ = input::KeyboardId::latin;
    Shift shift_ = Shift::off;
    bool shows_symbols_ = false;

    base::Secret<std::vector<std::string>> candidates_;
    std::vector<std::size_t> pages_;  // Number of the first candidate of each.
    std::size_t page_ = 0;

    std::chrono::year_month_day date_ = input::first_date;
    base::Secret<std::vector<SignatureStroke>> strokes_;
    Spot pad_;
    base::SteadyTime first_point_at_{};
    bool is_stroke_open_ = false;
};

}  // namespace ui
