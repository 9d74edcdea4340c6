#include "ui/screens/face.h"

#include "ui/screens/pages.h"

#include <utility>

namespace ui {

using namespace std::chrono_literals;
using namespace toolkit;

// A second tap of a shaking finger must not press what has just come up under it (EN 301 549, 5.8
// asks for a guard that can be set to half a second).
static constexpr auto double_strike_guard = 500ms;
static constexpr auto corner_hold = 3s;
static constexpr double corner_mm = 25;
// Who pressed a key in passing and began no visit leaves neither focus nor loudspeaker to the next.
static constexpr auto rest_after_key = 60s;
static constexpr auto phase_interval = 500ms;

Face::Face(Window& window, const Theme& theme, Strings strings, Hall hall, const base::Clock& clock)
    : window_(window),
      theme_(theme),
      strings_(std::move(strings)),
      hall_(std::move(hall)),
      clock_(clock),
      reader_(strings_, theme_)
{
    set_language(Language::zh);
}

void Face::show(Screen screen)
{
    const bool is_another = screen.index() != screen_.index() || overlay_;
    screen_ = std::move(screen);
    overlay_.reset();
    if (is_another) {
        view_.page = 0;
        view_.phase = 0;
        is_another_ = true;
        shown_at_ = clock_.steady();
        is_pressed_ = false;
        touched_.clear();
    }
    must_compose_ = true;
}

void Face::overlay(StillThere question)
{
    if (!overlay_) {
        is_another_ = true;
        shown_at_ = clock_.steady();
        is_pressed_ = false;
        touched_.clear();
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

void Face::set_language(Language language)
{
    view_.language = language;
    window_.typesetter().prefer(language == Language::zh ? Script::chinese : Script::latin);
    must_compose_ = true;
}

void Face::forget()
{
    screen_ = Attract{};
    overlay_.reset();
    answers_.clear();
    view_.page = 0;
    reader_.forget();
    is_another_ = true;
    window_.forget();
    must_compose_ = true;
}

Scene Face::compose_for(Language language, std::map<std::string, Answer>& answers)
{
    const Kit kit{theme_, window_.typesetter()};
    auto view = view_;
    view.language = language;
    Composer composer(strings_, hall_, kit, view);
    Scene scene;
    Drawing drawing{scene, kit, is_pressed_ ? std::string_view(touched_) : std::string_view()};
    std::visit([&](const auto& screen) { draw(screen, composer, drawing); }, screen_);
    if (overlay_)
        draw(*overlay_, composer, drawing);
    answers = composer.answers();
    return scene;
}

Scene Face::compose()
{
    auto scene = compose_for(view_.language, answers_);
    const bool is_another = std::exchange(is_another_, false);
    const auto language = reader_.spoken_for(view_.language);
    if (language == view_.language || !reader_.is_active()) {
        reader_.follow(scene, scene, language, is_another);
        return scene;
    }
    std::map<std::string, Answer> same_answers;
    auto spoken = compose_for(language, same_answers);
    reader_.follow(scene, spoken, language, is_another);
    spoken.wipe();
    return scene;
}

void Face::paint()
{
    if (!must_compose_)
        return;
    must_compose_ = false;
    window_.present(compose());
}

const Scene& Face::scene()
{
    paint();
    return window_.scene();
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
    return window_.screenshot(path);
}

// ---- Time

base::Deadline Face::next_wake(base::Deadline deadline) const
{
    if (corner_since_)
        deadline = std::min(deadline, *corner_since_ + corner_hold);
    if (is_left_at_rest())
        deadline = std::min(deadline, key_at_ + rest_after_key);
    if (is_moving(screen_) && !overlay_)
        deadline = std::min(deadline, moved_at_ + phase_interval);
    return deadline;
}

bool Face::is_left_at_rest() const
{
    return reader_.is_visible() && (std::holds_alternative<Attract>(screen_) ||
                                    std::holds_alternative<OutOfService>(screen_));
}

void Face::move_on()
{
    const auto now = clock_.steady();
    if (is_left_at_rest() && now - key_at_ >= rest_after_key) {
        reader_.forget();
        must_compose_ = true;
    }
    if (!is_moving(screen_) || overlay_ || now - moved_at_ < phase_interval)
        return;
    moved_at_ = now;
    ++view_.phase;
    must_compose_ = true;
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
    return clock_.steady() - shown_at_ < double_strike_guard;
}

std::optional<Action> Face::on_release(const std::string& id)
{
    const auto found = answers_.find(id);
    if (found == answers_.end())
        return std::nullopt;
    if (const auto* turn = std::get_if<TurnPage>(&found->second)) {
        view_.page = std::clamp(view_.page + turn->by, 0, pages_of(screen_) - 1);
        must_compose_ = true;
        return std::nullopt;
    }
    return std::get<Action>(found->second);
}

std::optional<Action> Face::on_pointer(const Pointer& pointer)
{
    const auto* target = window_.scene().target_at(pointer.x, pointer.y);
    if (pointer.contact == Contact::down) {
        reader_.on_touch();
        must_compose_ = true;
        if (is_in_corner(pointer.x, pointer.y) && !overlay_)
            corner_since_ = clock_.steady();
        if (!pointer.is_from_tap && is_shielded())
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
    return is_on_it ? on_release(id) : std::nullopt;
}

// ---- Keys

std::optional<Action> Face::on_key(const KeyPress& press)
{
    const auto now = clock_.steady();
    const bool is_double_strike = last_key_ == press.key && now - key_at_ < double_strike_guard;
    const bool is_too_early = press.key == Key::ok && is_shielded();
    if (!press.is_from_press && (is_double_strike || is_too_early))
        return std::nullopt;
    last_key_ = press.key;
    key_at_ = now;
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
        paint();
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
