#include "ui/screens/entry.h"

#include "ui/input/characters.h"

#include <utility>

namespace ui {

using Means = KeyStroke::Means;

static constexpr std::size_t phone_length = 11;
static constexpr std::size_t id_number_length = 18;

Entry::Entry(const input::Keyboards& keyboards) : keyboards_(keyboards) {}

bool Entry::is_same(const TextEntry& other) const
{
    return is_open_ && other.kind == asked_.kind && other.title == asked_.title &&
           other.text == asked_.text;
}

void Entry::begin(const TextEntry& asked, Language)
{
    const bool goes_on = is_same(asked);
    asked_ = asked;
    if (goes_on)
        return;
    is_open_ = true;
    typed_ = asked.initial;
    is_hidden_ = false;
    keyboard_ = input::all_keyboards.front();
    shift_ = Shift::off;
    shows_symbols_ = false;
}

void Entry::forget()
{
    asked_ = {};
    typed_ = {};
    is_open_ = false;
}

Action Entry::press(const KeyStroke& stroke)
{
    switch (stroke.means) {
    case Means::character:
        add(stroke.character);
        break;
    case Means::erase:
        erase();
        break;
    case Means::shift:
        shift_ = shift_ == Shift::off    ? Shift::once
                 : shift_ == Shift::once ? Shift::on
                                         : Shift::off;
        break;
    case Means::symbols:
        shows_symbols_ = !shows_symbols_;
        shift_ = Shift::off;
        break;
    case Means::next_keyboard:
        keyboard_ = next_keyboard();
        shows_symbols_ = false;
        shift_ = Shift::off;
        break;
    case Means::hide:
        is_hidden_ = !is_hidden_;
        break;
    case Means::done:
        if (can_be_done())
            return Entered{typed_};
        break;
    }
    return Touch::is_there;
}

bool Entry::may_add(const std::string& character) const
{
    const auto length = input::count_characters(typed());
    const bool is_digit = character.size() == 1 && character[0] >= '0' && character[0] <= '9';
    switch (asked_.kind) {
    case EntryKind::search:
    case EntryKind::words:
        return length < asked_.most;
    case EntryKind::phone:
        return length < phone_length && is_digit;
    case EntryKind::id_number:
        return length < id_number_length &&
               (is_digit || (character == "X" && length + 1 == id_number_length));
    case EntryKind::date:
    case EntryKind::signature:
        return false;
    }
    std::unreachable();
}

void Entry::add(const std::string& character)
{
    if (!may_add(character))
        return;
    typed_ = base::SecretText(typed() + character);
    if (shift_ == Shift::once)
        shift_ = Shift::off;
}

void Entry::erase()
{
    std::string text = typed();
    input::erase_last_character(text);
    typed_ = base::SecretText(text);
    base::wipe(text);
}

bool Entry::can_be_done() const
{
    const auto length = input::count_characters(typed());
    switch (asked_.kind) {
    case EntryKind::search:
    case EntryKind::words:
        return length >= asked_.least && length <= asked_.most;
    case EntryKind::phone:
        return length == phone_length;
    case EntryKind::id_number:
        return length == id_number_length;
    case EntryKind::date:
    case EntryKind::signature:
        return false;
    }
    std::unreachable();
}

const input::Keyboard& Entry::keyboard() const
{
    return shows_symbols_ ? keyboards_.symbols() : keyboards_.keyboard(keyboard_);
}

const input::Layer& Entry::layer() const
{
    return shift_ == Shift::off ? keyboard().plain : keyboard().shifted;
}

input::KeyboardId Entry::next_keyboard() const
{
    const auto next = (static_cast<std::size_t>(keyboard_) + 1) % input::all_keyboards.size();
    return input::all_keyboards[next];
}

}  // namespace ui
