// What a citizen is typing, picking or signing: the state behind a TextEntry. Everything typed is
// kept here alone, and wiped when it is over. Knows no pixel; Face asks it what a key means.
#pragma once

#include "ui/input/keyboards.h"
#include "ui/screens/content.h"

namespace ui {

// What a key of an entry stands for.
struct KeyStroke {
    enum class Means {
        character,
        erase,
        shift,
        symbols,
        next_keyboard,
        hide,  // What was typed, or shows it again.
        done,
    };
    Means means{};
    std::string character = {};
};

class Entry {
public:
    // It outlives the entry.
    explicit Entry(const input::Keyboards&);

    // Goes on with what was typed when the same is asked again.
    void begin(const TextEntry&, Language shown);
    void forget();
    bool is_open() const { return is_open_; }
    bool is_same(const TextEntry&) const;

    // What the visit hears of it: what was entered, or that somebody is there.
    Action press(const KeyStroke&);

    const TextEntry& asked() const { return asked_; }
    const std::string& typed() const { return typed_.reveal(); }
    bool is_hidden() const { return is_hidden_; }
    bool can_be_done() const;

    const input::Keyboard& keyboard() const;
    input::KeyboardId keyboard_id() const { return keyboard_; }
    input::KeyboardId next_keyboard() const;
    const input::Layer& layer() const;
    enum class Shift { off, once, on };
    Shift shift() const { return shift_; }
    bool shows_symbols() const { return shows_symbols_; }

private:
    void add(const std::string& character);
    void erase();
    bool may_add(const std::string& character) const;

    const input::Keyboards& keyboards_;
    TextEntry asked_;
    bool is_open_ = false;
    base::SecretText typed_;
    bool is_hidden_ = false;
    input::KeyboardId keyboard_{};
    Shift shift_ = Shift::off;
    bool shows_symbols_ = false;
};

}  // namespace ui
