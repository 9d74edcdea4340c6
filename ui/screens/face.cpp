#include "ui/screens/face.h"

#include "ui/screens/assistance.h"
#include "ui/screens/pages.h"

#include <utility>

namespace ui {

using namespace std::chrono_literals;
using namespace toolkit;

// A second tap of a shaking finger must not press what has just come up under it.
static constexpr auto shield_of_new = 500ms;
static constexpr auto corner_hold = 3s;
static constexpr double corner_mm = 25;
// Who pressed a key in passing and began no visit leaves neither focus nor loudspeaker to the next.
static constexpr auto rest_after_key = 60s;
static constexpr auto phase_interval = 500ms;
static constexpr std::chrono::microseconds frame_interval{16'667};
// Whoever opened the languages and left: the first screen has no visit whose patience would end.
static constexpr auto languages_stay = 60s;

// At rest nobody's visit ends: who wished for large text and went away is taken for gone after
// this.
static constexpr auto forgotten_after = 60s;

Face::Face(Window& window, const Design& design, Strings strings, input::Methods methods, Hall hall,
           const base::Clock& clock)
    : window_(window),
      design_(design),
      theme_(design.theme({})),
      strings_(std::move(strings)),
      methods_(std::move(methods)),
      hall_(std::move(hall)),
      clock_(clock),
      reader_(strings_, theme_),
      entry_(methods_, clock_)
{
    set_language(Language::zh);
    const auto [above, below] = design_.out_of_reach();
    view_.can_be_low = above + below > 0;
}

void Face::show(Screen screen)
{
    const auto* asked = std::get_if<TextEntry>(&screen);
    const bool is_another_entry = asked && !entry_.is_same(*asked);
    const auto* of = std::get_if<CaseDetail>(&screen);
    const auto* before = std::get_if<CaseDetail>(&screen_);
    const bool is_another_case = of && before && of->of.number != before->of.number;
    const auto* home = std::get_if<Home>(&screen);
    const auto* home_before = std::get_if<Home>(&screen_);
    const bool is_another_offer = home && home_before && *home != *home_before;
    const bool is_another =
        screen.index() != screen_.index() || overlay_ || is_another_entry || is_another_case;
    const bool is_being_chosen = is_choosing_language_ && is_pressed_ && !overlay_;
    if (asked)
        entry_.begin(*asked, view_.language);
    else
        entry_.forget();
    screen_ = std::move(screen);
    overlay_.reset();
    if (is_another) {
        view_.page = first_page_of(screen_, theme_);
        view_.phase = 0;
        view_.closer = {};
        room_ = 1;
    }
    if (is_another && !is_being_chosen) {
        is_assisting_ = false;
        is_choosing_language_ = false;
        come_up();
    } else if (is_another_offer) {
        shield();  // What is offered now lies elsewhere than before.
    }
    must_compose_ = true;
}

void Face::go_to(const Place& place)
{
    view_.page = std::clamp(place.page, 0, pages_of(screen_, theme_) - 1);
    view_.closer = place.closer;
    must_compose_ = true;
}

// Something that was not there lies under the finger.
void Face::come_up()
{
    is_another_ = true;
    shield();
}

void Face::shield()
{
    shown_at_ = clock_.steady();
    is_pressed_ = false;
    touched_.clear();
    must_compose_ = true;
}

void Face::overlay(StillThere question)
{
    if (!overlay_) {
        room_ = 1;
        come_up();
    }
    overlay_ = question;
    must_compose_ = true;
}

void Face::remove_overlay()
{
    if (!overlay_)
        return;
    overlay_.reset();
    is_another_ = true;
    shown_at_ = clock_.steady();
    must_compose_ = true;
}

static Script script_of(Language language)
{
    switch (language) {
    case Language::zh:
        return Script::chinese;
    case Language::en:
        return Script::latin;
    case Language::ii:
        return Script::yi;
    case Language::bo:
        return Script::tibetan;
    case Language::ug:
        return Script::uyghur;
    }
    std::unreachable();
}

void Face::set_language(Language language)
{
    view_.language = language;
    room_ = 1;
    window_.typesetter().prefer(script_of(language));
    must_compose_ = true;
}

void Face::set_appearance(const Appearance& appearance)
{
    if (appearance.text_size != view_.appearance.text_size)
        view_.page = 0;  // Fewer or more entries on each.
    view_.appearance = appearance;
    room_ = 1;
    must_compose_ = true;
}

void Face::adjust(Adjust wish)
{
    is_assisting_ = wish.wish != Adjust::Wish::close;
    reader_.set_voice(wish.wish);
    set_appearance(adjusted(view_.appearance, wish));
    room_ = 1;
    if (wish.wish == Adjust::Wish::open || wish.wish == Adjust::Wish::close)
        come_up();
}

void Face::forget()
{
    screen_ = Attract{};
    entry_.forget();
    overlay_.reset();
    is_assisting_ = false;
    is_choosing_language_ = false;
    set_appearance({});
    answers_.clear();
    view_.page = 0;
    view_.closer = {};
    reader_.forget();
    is_another_ = true;
    window_.forget();
    must_compose_ = true;
}

void Face::paint()
{
    if (!must_compose_)
        return;
    must_compose_ = false;
    const auto fade_of_this = is_another_ ? fade() : std::chrono::milliseconds{0};
    frame_at_ = clock_.steady();
    auto scene = compose();
    // From when it is painted: composing it is no part of the motion.
    window_.present(std::move(scene), fade_of_this, clock_.steady());
}

void Face::offer_motion(std::chrono::milliseconds length)
{
    motion_ = length;
    view_.can_be_still = true;
    must_compose_ = true;
}

std::chrono::milliseconds Face::fade() const
{
    const auto& look = view_.appearance;
    const bool is_still =
        look.is_still || look.is_elder || look.colours == ColourMode::high_contrast;
    return is_still ? std::chrono::milliseconds{0} : motion_;
}

const Scene& Face::scene()
{
    paint();
    return window_.scene();
}

const Theme& Face::theme()
{
    paint();
    return theme_;
}

const std::vector<Target>& Face::targets()
{
    return scene().targets;
}

bool Face::touch(std::string_view id_or_spoken)
{
    const auto* target = scene().find(id_or_spoken);
    if (!target)
        return false;
    tap(target->rect.x + target->rect.width / 2, target->rect.y + target->rect.height / 2);
    return true;
}

base::Result<> Face::screenshot(const std::filesystem::path& path)
{
    paint();
    window_.animate(clock_.steady() + motion_);
    return window_.screenshot(path);
}

// ---- Time

base::Deadline Face::next_wake(base::Deadline deadline) const
{
    if (window_.is_fading())
        deadline = std::min(deadline, frame_at_ + frame_interval);
    if (corner_since_)
        deadline = std::min(deadline, *corner_since_ + corner_hold);
    if (is_left_at_rest())
        deadline = std::min(deadline, key_at_ + rest_after_key);
    if (is_moving(screen_) && !is_covered())
        deadline = std::min(deadline, moved_at_ + phase_interval);
    if (is_left_changed())
        deadline = std::min(deadline, touched_at_ + forgotten_after);
    if (is_choosing_language_ && !overlay_)
        deadline = std::min(deadline, shown_at_ + languages_stay);
    return deadline;
}

bool Face::is_left_at_rest() const
{
    return reader_.is_visible() && (std::holds_alternative<Attract>(screen_) ||
                                    std::holds_alternative<OutOfService>(screen_));
}

bool Face::is_left_changed() const
{
    return std::holds_alternative<Attract>(screen_) &&
           (is_assisting_ || view_.appearance != Appearance{});
}

void Face::move_on()
{
    const auto now = clock_.steady();
    if (is_left_at_rest() && now - key_at_ >= rest_after_key) {
        reader_.forget();
        must_compose_ = true;
    }
    if (is_left_changed() && now - touched_at_ >= forgotten_after) {
        is_assisting_ = false;
        set_appearance({});
    }
    if (is_choosing_language_ && !overlay_ && now - shown_at_ >= languages_stay)
        show_languages(false);
    if (!is_moving(screen_) || is_covered() || now - moved_at_ < phase_interval)
        return;
    moved_at_ = now;
    ++view_.phase;
    must_compose_ = true;
}

void Face::move_picture()
{
    const auto now = clock_.steady();
    if (!window_.is_fading() || now - frame_at_ < frame_interval)
        return;
    frame_at_ = now;
    window_.animate(now);
}

std::optional<Action> Face::on_held_corner()
{
    if (!corner_since_ || clock_.steady() - *corner_since_ < corner_hold)
        return std::nullopt;
    corner_since_.reset();
    return Action{Touch::hidden_corner};
}

// ---- Fingers

bool Face::is_in_corner(int x, int y) const
{
    const int side = theme_.from_mm(corner_mm);
    return Rect{0, 0, side, side}.contains(x, y);
}

bool Face::is_shielded() const
{
    return clock_.steady() - shown_at_ < shield_of_new;
}

bool Face::is_double_strike(const Target* target) const
{
    return target && target->id == struck_ && clock_.steady() - struck_at_ < double_strike_;
}

void Face::show_languages(bool is_open)
{
    is_choosing_language_ = is_open;
    is_another_ = true;
    room_ = 1;
    shown_at_ = clock_.steady();
    must_compose_ = true;
}

std::optional<Action> Face::on_release(const std::string& id)
{
    const auto found = answers_.find(id);
    if (found == answers_.end())
        return std::nullopt;
    if (const auto* turn = std::get_if<TurnPage>(&found->second)) {
        view_.page = std::clamp(view_.page + turn->by, 0, pages_of(screen_, theme_) - 1);
        must_compose_ = true;
        return Action{Touch::is_there};
    }
    if (const auto* wish = std::get_if<LookCloser>(&found->second)) {
        view_.closer = looked_closer(view_.closer, *wish);
        must_compose_ = true;
        return Action{Touch::is_there};
    }
    if (const auto* stroke = std::get_if<KeyStroke>(&found->second)) {
        must_compose_ = true;
        return entry_.press(*stroke);
    }
    if (const auto* wish = std::get_if<Adjust>(&found->second)) {
        adjust(*wish);
        return Action{Touch::is_there};
    }
    if (const auto* languages = std::get_if<ShowLanguages>(&found->second)) {
        show_languages(languages->is_open);
        return std::nullopt;
    }
    auto action = std::get<Action>(found->second);
    if (std::holds_alternative<ChooseLanguage>(action))
        show_languages(false);
    return action;
}

std::optional<Action> Face::on_pointer(const Pointer& pointer)
{
    const auto* target = window_.scene().target_at(pointer.x, pointer.y);
    touched_at_ = clock_.steady();
    const bool begins = pointer.contact == Contact::down && !is_shielded() && !target;
    if (is_writing_ || (begins && window_.scene().writing.contains(pointer.x, pointer.y)))
        return on_writing(pointer);
    if (pointer.contact == Contact::down) {
        reader_.on_touch();
        must_compose_ = true;
        if (is_in_corner(pointer.x, pointer.y) && !is_covered())
            corner_since_ = clock_.steady();
        if (!pointer.is_from_tap && (is_shielded() || is_double_strike(target)))
            target = nullptr;
        touched_ = target ? target->id : "";
    }
    if (!is_in_corner(pointer.x, pointer.y) || pointer.contact == Contact::up)
        corner_since_.reset();
    const bool was_pressed = is_pressed_;
    const bool is_on_it = target && !touched_.empty() && target->id == touched_;
    is_pressed_ = is_on_it && pointer.contact != Contact::up;
    must_compose_ = must_compose_ || was_pressed != is_pressed_;
    if (pointer.contact != Contact::up)
        return std::nullopt;
    const auto id = std::exchange(touched_, {});
    if (is_on_it) {
        struck_ = id;
        struck_at_ = clock_.steady();
    }
    return is_on_it ? on_release(id) : std::nullopt;
}

// ---- Keys

std::optional<Action> Face::on_key(const KeyPress& press)
{
    const auto now = clock_.steady();
    const bool is_double_strike = last_key_ == press.key && now - key_at_ < double_strike_;
    const bool is_too_early = press.key == Key::ok && is_shielded();
    if (!press.is_from_press && (is_double_strike || is_too_early))
        return std::nullopt;
    last_key_ = press.key;
    key_at_ = now;
    touched_at_ = now;
    has_activity_ = true;
    must_compose_ = true;
    const auto id = reader_.on_key(press.key);
    return id ? on_release(*id) : std::nullopt;
}

std::vector<Action> Face::pump(base::Deadline deadline)
{
    std::vector<Action> actions;
    for (;;) {
        move_on();
        must_compose_ = reader_.is_roused() || must_compose_;
        // What was said is answered with another picture at once: one in between only costs time.
        if (actions.empty())
            paint();
        move_picture();
        if (auto held = on_held_corner())
            return {*held};
        const auto event = window_.next(actions.empty() ? next_wake(deadline) : base::Deadline{});
        if (!event) {
            if (!actions.empty() || base::time_left(deadline).count() == 0)
                return actions;
            continue;
        }
        if (std::holds_alternative<Closed>(*event))
            is_closed_ = true;
        if (std::holds_alternative<Uncovered>(*event))
            must_compose_ = true;
        if (const auto* pointer = std::get_if<Pointer>(&*event))
            if (auto action = on_pointer(*pointer))
                actions.push_back(*action);
        if (const auto* press = std::get_if<KeyPress>(&*event))
            if (auto action = on_key(*press))
                actions.push_back(*action);
        if (is_closed_ || std::holds_alternative<Woken>(*event))
            return actions;
    }
}

}  // namespace ui
