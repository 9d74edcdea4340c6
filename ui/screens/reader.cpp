#include "ui/screens/reader.h"

#include "base/secret.h"

#include <algorithm>
#include <utility>

namespace ui {

using namespace toolkit;

// Of a screen that was brought up to date, so much is told of what is new; the rest is found there.
static constexpr int most_changes = 4;

Reader::Reader(const Strings& strings, const Theme& theme) : strings_(strings), theme_(theme) {}

Language Reader::spoken_for(Language shown) const
{
    return !speaker_ || speaker_->knows(shown) ? shown : Language::zh;
}

bool Reader::is_roused()
{
    const bool is_heard_now = is_heard();
    if (is_heard_now == was_heard_)
        return false;
    was_heard_ = is_heard_now;
    must_greet_ = is_heard_now;
    return true;
}

// ---- The stops of a screen

// Both scenes are composed by the same code, so they have the same stops: what is heard is one's,
// where it stands the other's.
auto Reader::items_of(const Scene& shown, const Scene& spoken) const -> std::vector<Item>
{
    const auto [width, height] = theme_.panel.pixels;
    const Rect all{0, 0, width, height};
    std::vector<Item> items{{.rect = all,
                             .spoken = spoken.spoken,
                             .in_public = spoken.spoken_in_public,
                             .is_private = !spoken.spoken_in_public.empty(),
                             .role = Role::screen}};
    const auto places = reading_order(shown);
    auto stops = reading_order(spoken);
    for (std::size_t i = 0; i < stops.size(); ++i)
        items.push_back({.rect = i < places.size() ? places[i].rect : all,
                         .id = stops[i].id,
                         .spoken = std::move(stops[i].spoken),
                         .is_private = stops[i].is_private,
                         .role = stops[i].is_control() ? Role::control : Role::text});
    if (is_heard()) {
        items.push_back({.rect = all, .role = Role::volume});
        items.push_back({.rect = all, .role = Role::speed});
    }
    return items;
}

void Reader::wipe(std::vector<Item>& items)
{
    for (auto& item : items)
        base::wipe(item.spoken);
    items.clear();
}

void Reader::follow(Scene& shown, const Scene& spoken, Language language, bool is_another)
{
    if (!is_active())
        return wipe(items_);
    language_ = language;
    auto items = items_of(shown, spoken);
    const auto id = focus_ < items_.size() ? items_[focus_].id : std::string();
    auto before = std::exchange(items_, std::move(items));
    // A notice after another is a screen of the same kind that says something else.
    is_another = is_another || before.empty() || before[0].spoken != items_[0].spoken;
    const auto same = std::ranges::find_if(
        items_, [&](const Item& item) { return !id.empty() && item.id == id; });
    if (is_another)
        focus_ = 0;
    else if (same != items_.end())
        focus_ = static_cast<std::size_t>(same - items_.begin());
    focus_ = std::min(focus_, items_.size() - 1);
    if (std::exchange(must_greet_, false)) {
        greet();
    } else if (is_another) {
        if (speaker_)
            speaker_->interrupt();
        say_here();
    } else {
        say_changes(before);
    }
    wipe(before);
    if (is_visible_)
        draw_focus(shown, items_[focus_].rect, theme_);
}

static bool is_number(const std::string& text)
{
    return text.find_first_not_of("0123456789") == text.npos;
}

// What was typed is told letter by letter, not from the beginning each time: of a text that grew,
// its end.
static std::string_view news_in(const std::string& text, const std::string& before)
{
    const std::string_view all(text);
    const bool has_grown = !before.empty() && all.size() > before.size() && all.starts_with(before);
    return has_grown ? all.substr(before.size()) : all;
}

void Reader::say_changes(const std::vector<Item>& before)
{
    int told = 0;
    for (const auto& item : items_) {
        const bool is_known =
            std::ranges::any_of(before, [&](const Item& old) { return old.spoken == item.spoken; });
        // A countdown that is told each second would leave no second to answer.
        if (is_known || is_number(item.spoken) || told == most_changes)
            continue;
        auto news = item;
        const auto old = std::ranges::find_if(before, [&](const Item& one) {
            return one.role == Role::text && item.role == Role::text && one.rect == item.rect;
        });
        if (old != before.end())
            news.spoken = news_in(item.spoken, old->spoken);
        say_item(news);
        base::wipe(news.spoken);
        ++told;
    }
}

// ---- What is said

std::string Reader::text(std::string_view id, Words words) const
{
    return strings_.text(language_, id, words);
}

std::string Reader::joined(std::initializer_list<std::string> sentences) const
{
    std::string all;
    for (const auto& sentence : sentences) {
        if (!all.empty() && !sentence.empty())
            all += '\n';
        all += sentence;
    }
    return all;
}

std::string Reader::role_of(const Item& item) const
{
    return item.role == Role::control ? text("voice.button") : std::string();
}

void Reader::say(std::string_view string_id)
{
    if (speaker_)
        speaker_->say({text(string_id), language_});
}

void Reader::say_item(const Item& item)
{
    if (!speaker_)
        return;
    const auto steps = [&](std::string_view id, int step, int all) {
        return text(id, {{"step", std::to_string(step)}, {"steps", std::to_string(all)}});
    };
    if (item.role == Role::volume)
        speaker_->say(
            {steps("voice.volume", speaker_->volume_step(), speech::volume_steps), language_});
    else if (item.role == Role::speed)
        speaker_->say(
            {steps("voice.speed", speaker_->speed_step(), speech::speed_steps), language_});
    else
        speaker_->say({joined({item.spoken, role_of(item)}), language_, item.is_private,
                       joined({item.in_public.empty() && item.is_private ? text("voice.private")
                                                                         : item.in_public,
                               role_of(item)})});
}

void Reader::say_here()
{
    if (focus_ >= items_.size())
        return;
    say_item(items_[focus_]);
    if (is_visible_ && speaker_)
        speaker_->say({text("voice.position", {{"item", std::to_string(focus_ + 1)},
                                               {"items", std::to_string(items_.size())}}),
                       language_});
}

void Reader::greet()
{
    is_greeted_ = is_heard();
    say("voice.help");
    say_here();
}

// ---- What a key means

void Reader::on_touch()
{
    is_visible_ = false;
    focus_ = 0;
    if (speaker_)
        speaker_->interrupt();
}

void Reader::forget()
{
    wipe(items_);
    focus_ = 0;
    is_visible_ = false;
    is_greeted_ = false;
    if (speaker_)
        speaker_->end_visit();
    was_heard_ = is_heard();
}

void Reader::go_sideways(int by)
{
    const auto role = items_[focus_].role;
    if (role == Role::volume)
        speaker_->change_volume(by);
    if (role == Role::speed)
        speaker_->change_speed(by);
    if (role == Role::volume || role == Role::speed)
        return;
    auto at = static_cast<std::ptrdiff_t>(focus_) + by;
    const auto end = static_cast<std::ptrdiff_t>(items_.size());
    while (at >= 0 && at < end && items_[static_cast<std::size_t>(at)].role != Role::control)
        at += by;
    if (at >= 0 && at < end)
        focus_ = static_cast<std::size_t>(at);
}

void Reader::go(Key key)
{
    if (key == Key::up && focus_ > 0)
        --focus_;
    if (key == Key::down && focus_ + 1 < items_.size())
        ++focus_;
    if (key == Key::left || key == Key::right)
        go_sideways(key == Key::left ? -1 : 1);
    say_here();
}

void Reader::on_ok_without_control(bool was_sounding, bool was_paused)
{
    if (was_paused)
        speaker_->resume();
    else if (was_sounding)
        speaker_->pause();
    else
        say_here();
}

// Keys that a key pad may have beyond the five.
bool Reader::on_convenience(Key key)
{
    const bool is_of_headset = key == Key::headset_in || key == Key::headset_out;
    if (speaker_ && is_of_headset)
        speaker_->set_headset(key == Key::headset_in);
    if (!speaker_ || is_of_headset || key <= Key::ok)
        return is_of_headset || key > Key::ok;
    if (key == Key::pause) {
        on_ok_without_control(!speaker_->is_silent(), speaker_->is_paused());
        return true;
    }
    if (key == Key::louder || key == Key::softer)
        speaker_->change_volume(key == Key::louder ? 1 : -1);
    if (key == Key::faster || key == Key::slower)
        speaker_->change_speed(key == Key::faster ? 1 : -1);
    speaker_->repeat();
    return true;
}

std::optional<Hearing> Reader::hearing() const
{
    if (!is_heard())
        return std::nullopt;
    return Hearing{.volume = speaker_->volume_step(),
                   .volumes = speech::volume_steps,
                   .speed = speaker_->speed_step(),
                   .speeds = speech::speed_steps};
}

void Reader::set_voice(Adjust::Wish wish)
{
    using Wish = Adjust::Wish;
    if (!speaker_)
        return;
    if (wish == Wish::louder || wish == Wish::softer) {
        speaker_->change_volume(wish == Wish::louder ? 1 : -1);
        say_item({.rect = {}, .role = Role::volume});
    } else if (wish == Wish::faster || wish == Wish::slower) {
        speaker_->change_speed(wish == Wish::faster ? 1 : -1);
        say_item({.rect = {}, .role = Role::speed});
    }
}

void Reader::start()
{
    must_greet_ = true;
    if (speaker_) {
        speaker_->interrupt();
        speaker_->turn_on();
    }
    was_heard_ = is_heard();
}

std::optional<std::string> Reader::on_key(Key key)
{
    if (on_convenience(key))
        return std::nullopt;
    // The first key shows where one is and does nothing else, unless one has heard it already.
    if (!std::exchange(is_visible_, true) && !is_greeted_) {
        start();
        return std::nullopt;
    }
    const bool is_control = focus_ < items_.size() && items_[focus_].role == Role::control;
    if (key == Key::ok && !is_control) {
        if (speaker_)
            on_ok_without_control(!speaker_->is_silent(), speaker_->is_paused());
        return std::nullopt;
    }
    if (speaker_)
        speaker_->interrupt();
    if (key == Key::ok)
        return items_[focus_].id;
    if (!items_.empty())
        go(key);
    return std::nullopt;
}

}  // namespace ui
