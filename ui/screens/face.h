// The terminal's face: shows one screen at a time and reports what a finger said. The kiosk's App
// calls it on the main thread; other threads only call wake().
#pragma once

#include "base/clock.h"
#include "ui/screens/composer.h"
#include "ui/screens/reader.h"
#include "ui/toolkit/window.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ui {

class Face {
public:
    Face(toolkit::Window&, const toolkit::Design&, Strings, input::Methods, Hall,
         const base::Clock&);

    // A second press of the same key or target within this time after the first does nothing, for
    // hands that shake (EN 301 549, 5.8). Zero, as it is at first: each counts.
    void ignore_double_strikes_within(std::chrono::milliseconds limit) { double_strike_ = limit; }

    // From here on what is shown is spoken as well. It outlives the face.
    void speak_with(speech::Speaker& speaker) { reader_.speak_with(speaker); }

    // Closes the choice of languages when it is another screen, but not from under a finger.
    void show(Screen);
    // Which page of what is shown, and how closely; gone when another screen is.
    struct Place {
        int page = 0;
        toolkit::Magnified closer = {};
    };
    Place place() const { return {view_.page, view_.closer}; }
    void go_to(const Place&);
    // A question over what is shown, until remove_overlay() or the next show().
    void overlay(StillThere);
    void remove_overlay();
    void set_language(Language);
    // As a citizen does by the panel of assistance.
    void set_appearance(const toolkit::Appearance&);
    const toolkit::Appearance& appearance() const { return view_.appearance; }

    // From here on one screen fades into the next in so long (0: not at all), and a citizen can
    // switch it off. Never where a citizen wants it large, simple or in high contrast: a picture
    // that fades has less contrast for its while.
    void offer_motion(std::chrono::milliseconds length);

    // The visit is over: screen, caches and pixels are wiped, and the next citizen sees what every
    // visit begins with. show() follows.
    void forget();

    // Paints what changed, then waits until a finger said something, wake() or the deadline.
    std::vector<Action> pump(base::Deadline);
    bool is_closed() const { return is_closed_; }
    // Whether a key was pressed since this was last asked: somebody is there, though looking around
    // by keys is no action.
    bool take_activity() { return std::exchange(has_activity_, false); }

    // From any thread: pump() returns.
    void wake() { window_.wake(); }

    // For tests and demonstrations: what can be touched now (id and spoken text), and a touch of
    // it as if by a finger, which the next pump() reports. False when nothing has that id.
    const std::vector<toolkit::Target>& targets();
    bool touch(std::string_view id_or_spoken);
    void tap(int x, int y) { window_.tap(x, y); }
    bool press(toolkit::Key key) { return window_.press(key); }
    // All that is drawn, painted first.
    const toolkit::Scene& scene();
    // What that is composed with.
    const toolkit::Theme& theme();
    base::Result<> screenshot(const std::filesystem::path&);

private:
    void paint();
    toolkit::Scene compose();
    toolkit::Scene compose_fitting();
    toolkit::Scene compose_for(Language, std::map<std::string, Answer>&);
    bool is_as_made() const;
    bool is_fitting(const toolkit::Scene&);
    void put_within_reach(toolkit::Scene&) const;
    void come_up();
    void shield();
    void adjust(Adjust);
    bool is_left_changed() const;
    std::chrono::milliseconds fade() const;
    std::optional<Action> on_key(const toolkit::KeyPress&);
    std::optional<Action> on_pointer(const toolkit::Pointer&);
    std::optional<Action> on_writing(const toolkit::Pointer&);
    std::optional<Action> on_release(const std::string& id);
    std::optional<Action> on_held_corner();
    bool is_in_corner(int x, int y) const;
    bool is_shielded() const;
    bool is_double_strike(const toolkit::Target*) const;
    bool is_covered() const { return overlay_ || is_choosing_language_ || is_assisting_; }
    void show_languages(bool is_open);
    base::Deadline next_wake(base::Deadline) const;
    void move_on();
    void move_picture();
    bool is_left_at_rest() const;

    toolkit::Window& window_;
    toolkit::Design design_;
    toolkit::Theme theme_;
    double room_ = 1;  // That text has on this screen.
    Strings strings_;
    input::Methods methods_;
    Hall hall_;
    const base::Clock& clock_;
    Reader reader_;

    Screen screen_ = Attract{};
    Entry entry_;
    std::optional<StillThere> overlay_;
    bool is_assisting_ = false;  // The panel lies over the screen.
    base::SteadyTime touched_at_{};
    bool is_choosing_language_ = false;
    View view_;
    std::map<std::string, Answer> answers_;
    std::string touched_;      // Id of the target on which the finger came down.
    bool is_pressed_ = false;  // The finger is still on it.
    bool is_writing_ = false;  // It came down where one writes.
    std::optional<base::SteadyTime> corner_since_;
    base::SteadyTime shown_at_{};
    base::SteadyTime moved_at_{};
    std::chrono::milliseconds double_strike_{0};
    std::string struck_;  // Id of the target that was pressed last.
    base::SteadyTime struck_at_{};
    std::chrono::milliseconds motion_{};
    base::SteadyTime frame_at_{};  // Of what fades, the last.
    std::optional<toolkit::Key> last_key_;
    base::SteadyTime key_at_{};
    bool has_activity_ = false;
    bool is_another_ = true;  // Not the last screen brought up to date.
    bool must_compose_ = true;
    bool is_closed_ = false;
};

}  // namespace ui
