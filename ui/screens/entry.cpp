#include "ui/screens/entry.h"

#include "ui/input/characters.h"

#include <algorithm>
#include <utility>

namespace ui {

using input::KeyboardId;
using input::NumberProblem;
using Means = KeyStroke::Means;

// Where picking a date begins when none is given.
static constexpr std::chrono::year_month_day usual_date{std::chrono::year(2000),
                                                        std::chrono::month(1), std::chrono::day(1)};

Entry::Entry(input::Methods& methods, const base::Clock& clock) : methods_(methods), clock_(clock)
{
}

bool Entry::is_same(const TextEntry& other) const
{
    return is_open_ && other.kind == asked_.kind && other.title == asked_.title &&
           other.text == asked_.text;
}

static KeyboardId first_keyboard(Language language)
{
    switch (language) {
    case Language::zh:
        return KeyboardId::pinyin;
    case Language::en:
        return KeyboardId::latin;
    case Language::ii:
        return KeyboardId::yi;
    case Language::bo:
        return KeyboardId::tibetan;
    case Language::ug:
        return KeyboardId::uyghur;
    }
    std::unreachable();
}

static bool is_typed(EntryKind kind)
{
    return kind == EntryKind::search || kind == EntryKind::words;
}

void Entry::begin(const TextEntry& asked, Language shown)
{
    const bool goes_on = is_same(asked);
    if (!goes_on)
        forget();
    asked_ = asked;
    if (goes_on)
        return;
    is_open_ = true;
    typed_ = asked.initial;
    if (asked.kind == EntryKind::date)
        date_ = input::date_of(asked.initial.reveal()).value_or(usual_date);
    if (!is_typed(asked.kind))
        return;
    const auto first = first_keyboard(shown);
    order_ = {first};
    for (const auto id : input::all_keyboards)
        if (id != first)
            order_.push_back(id);
    std::erase_if(order_, [this](KeyboardId id) { return !methods_.can_use(id); });
    turn_to(order_.front());
}

void Entry::forget()
{
    asked_ = {};
    typed_ = {};
    stop_composing();
    methods_.forget();
    is_hidden_ = false;
    is_open_ = false;
}

// ---- Keys

Action Entry::press(const KeyStroke& stroke)
{
    switch (stroke.means) {
    case Means::character:
        press_character(stroke.character);
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
        turn_to(next_keyboard());
        break;
    case Means::choose:
        choose(stroke.number);
        break;
    case Means::later:
        page_ = std::min(page_ + 1, pages_.empty() ? 0 : pages_.size() - 1);
        break;
    case Means::earlier:
        page_ -= page_ > 0 ? 1 : 0;
        break;
    case Means::hide:
        is_hidden_ = !is_hidden_;
        break;
    case Means::undo:
    case Means::clear:
        take_back(stroke.means == Means::clear);
        break;
    case Means::year:
        date_ = input::stepped(date_, input::DatePart::year, stroke.number);
        break;
    case Means::month:
        date_ = input::stepped(date_, input::DatePart::month, stroke.number);
        break;
    case Means::day:
        date_ = input::stepped(date_, input::DatePart::day, stroke.number);
        break;
    case Means::done:
        return can_be_done() ? done() : Touch::is_there;
    }
    return Touch::is_there;
}

Action Entry::done() const
{
    if (asked_.kind == EntryKind::date)
        return Entered{base::SecretText(input::text_of(date_))};
    if (asked_.kind == EntryKind::signature)
        return Signed{base::Secret(Signature{pad_.x, pad_.y, strokes()})};
    if (asked_.kind != EntryKind::search)
        return Entered{typed_};
    auto letters = composing();
    std::erase(letters, ' ');
    auto entered = Entered{base::SecretText(typed() + letters)};
    base::wipe(letters);
    return entered;
}

void Entry::press_character(const std::string& character)
{
    if (compose(character))
        return;
    // Punctuation after a word that is still composed takes its first candidate.
    while (!composing().empty() && !candidates_.reveal().empty())
        choose(0);
    stop_composing();
    add(character);
    if (shift_ == Shift::once)
        shift_ = Shift::off;
}

static bool is_letter(const std::string& character)
{
    return character.size() == 1 && character[0] >= 'a' && character[0] <= 'z';
}

// Whether the key went into what is being composed.
bool Entry::compose(const std::string& character)
{
    const bool is_of_hand = keyboard_ == KeyboardId::handwriting;
    const bool is_composed =
        keyboard_ == KeyboardId::pinyin || keyboard_ == KeyboardId::yi || is_of_hand;
    if (!is_typed(asked_.kind) || !is_composed)
        return false;
    const auto shown = candidates();
    const int digit = character.size() == 1 ? character[0] - '0' : -1;
    if (character == " " && !shown.empty())
        return choose(first_candidate()), true;
    if (digit >= 1 && digit <= static_cast<int>(shown.size()))
        return choose(first_candidate() + digit - 1), true;
    if (!is_letter(character) || shows_symbols_ || is_of_hand)
        return false;
    if (!may_add(character))
        return true;
    if (keyboard_ == KeyboardId::yi)
        yi_letters_ = base::SecretText(yi_letters_.reveal() + character);
    else
        methods_.pinyin()->type(character[0]);
    look_up();
    return true;
}

bool Entry::may_add(const std::string& text) const
{
    const auto length = input::count_characters(typed()) + input::count_characters(text);
    const bool is_digit = text.size() == 1 && text[0] >= '0' && text[0] <= '9';
    switch (asked_.kind) {
    case EntryKind::search:
    case EntryKind::words:
        return length <= asked_.most;
    case EntryKind::phone:
        return length <= input::phone_length && is_digit;
    case EntryKind::id_number:
        return length <= input::id_number_length &&
               (is_digit || (text == "X" && length == input::id_number_length));
    case EntryKind::date:
    case EntryKind::signature:
        return false;
    }
    std::unreachable();
}

void Entry::add(const std::string& text)
{
    // Of a word that is too long, what there is room for.
    std::string fitting = text;
    while (!fitting.empty() && !may_add(fitting))
        input::erase_last_character(fitting);
    if (!fitting.empty())
        typed_ = base::SecretText(typed() + fitting);
    base::wipe(fitting);
}

void Entry::erase()
{
    if (keyboard_ == KeyboardId::pinyin && !composing().empty()) {
        methods_.pinyin()->erase();
        return look_up();
    }
    auto& secret = yi_letters_.is_empty() ? typed_ : yi_letters_;
    std::string text = secret.reveal();
    input::erase_last_character(text);
    secret = base::SecretText(text);
    base::wipe(text);
    look_up();
}

void Entry::take_back(bool is_all)
{
    auto strokes = strokes_.reveal();
    if (is_all || strokes.empty())
        base::wipe(strokes);
    else
        strokes.pop_back();
    strokes_ = base::Secret<std::vector<SignatureStroke>>(std::move(strokes));
    look_up();
}

input::NumberProblem Entry::problem() const
{
    using namespace std::chrono;
    const auto today = year_month_day(floor<days>(clock_.wall()));
    if (asked_.kind == EntryKind::phone)
        return input::check_phone(typed());
    if (asked_.kind == EntryKind::id_number)
        return input::check_id_number(typed(), static_cast<int>(today.year()));
    return NumberProblem::none;
}

// A dot, or a line by accident, is no signature.
static constexpr double least_signature = 300;  // Tenths of a millimetre.

bool Entry::can_be_done() const
{
    const auto length = input::count_characters(typed());
    switch (asked_.kind) {
    case EntryKind::search:  // Also by the first letters of its sounds, as they stand.
        return length + composing().size() >= asked_.least && length <= asked_.most;
    case EntryKind::words:
        return length >= asked_.least && length <= asked_.most && composing().empty();
    case EntryKind::phone:
    case EntryKind::id_number:
        return problem() == NumberProblem::none;
    case EntryKind::date:
        return true;
    case EntryKind::signature:
        return !is_stroke_open_ && length_of(strokes()) >= least_signature;
    }
    std::unreachable();
}

// ---- Keyboards

void Entry::turn_to(KeyboardId id)
{
    stop_composing();
    keyboard_ = id;
    shows_symbols_ = false;
    shift_ = Shift::off;
}

const input::Keyboard& Entry::keyboard() const
{
    return shows_symbols_ ? keyboards().symbols() : keyboards().keyboard(keyboard_);
}

const input::Layer& Entry::layer() const
{
    return shift_ == Shift::off ? keyboard().plain : keyboard().shifted;
}

KeyboardId Entry::next_keyboard() const
{
    const auto now = std::ranges::find(order_, keyboard_);
    const bool is_last = now == order_.end() || now + 1 == order_.end();
    return is_last ? order_.front() : *(now + 1);
}

bool Entry::is_writing_by_hand() const
{
    return keyboard_ == KeyboardId::handwriting && !shows_symbols_;
}

}  // namespace ui
