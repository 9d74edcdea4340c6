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
    Face(toolkit::Window&, const toolkit::Theme&, Strings, Hall, const base::Clock&);

    // From here on what is shown is spoken as well. It outlives the face.
    void speak_with(speech::Speaker& speaker) { reader_.speak_with(speaker); }

    void show(Screen);
    // A question over what is shown, until remove_overlay() or the next show().
    void overlay(StillThere);
    void remove_overlay();
    void set_language(Language);
    // The visit is over: screen, caches and pixels are wiped. show() follows.
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
    base::Result<> screenshot(const std::filesystem::path&);

private:
    void paint();
    toolkit::Scene compose();
    toolkit::Scene compose_for(Language, std::map<std::string, Answer>&);
    std::optional<Action> on_key(const toolkit::KeyPress&);
    std::optional<Action> on_pointer(const toolkit::Pointer&);
    std::optional<Action> on_release(const std::string& id);
    std::optional<Action> on_held_corner();
    bool is_in_corner(int x, int y) const;
    bool is_shielded() const;
    base::Deadline next_wake(base::Deadline) const;
    void move_on();
    bool is_left_at_rest() const;

    toolkit::Window& window_;
    toolkit::Theme theme_;
    Strings strings_;
    Hall hall_;
    const base::Clock& clock_;
    Reader reader_;

    Screen screen_ = Attract{};
    std::optional<StillThere> overlay_;
    View view_;
    std::map<std::string, Answer> answers_;
    std::string touched_;      // Id of the target on which the finger came down.
    bool is_pressed_ = false;  // The finger is still on it.
    std::optional<base::SteadyTime> corner_since_;
    base::SteadyTime shown_at_{};
    base::SteadyTime moved_at_{};
    std::optional<toolkit::Key> last_key_;
    base::SteadyTime key_at_{};
    bool has_activity_ = false;
    bool is_another_ = true;  // Not the last screen brought up to date.
    bool must_compose_ = true;
    bool is_closed_ = false;
};

}  // namespace ui
