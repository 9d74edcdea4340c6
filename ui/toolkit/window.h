// The one window: shows scenes, sleeps until something happens, wakes when told from a thread.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "ui/toolkit/keys.h"
#include "ui/toolkit/painter.h"
#include "ui/toolkit/transition.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace ui::toolkit {

enum class Contact { down, moved, up };
struct Pointer {
    Contact contact{};
    int x = 0;
    int y = 0;
    bool is_from_tap = false;  // Of Window::tap, not of a hand.
};
struct KeyPress {
    Key key{};
    bool is_held = false;        // Again, because the key is still down: never told.
    bool is_from_press = false;  // Of Window::press, not of a hand.
};
struct Woken {};
struct Closed {};
struct Uncovered {};  // Paint everything again, perhaps in another size.
using WindowEvent = std::variant<Pointer, KeyPress, Woken, Closed, Uncovered>;

struct WindowSettings {
    std::string title;
    Size size{1080, 1920};
    bool is_fullscreen = false;
    std::optional<int> left =
        std::nullopt;  // Distance from the display's left edge; centred without.
    KeyMap keys = usual_keys();
    bool is_unseen = false;  // On no display: for pictures of screens.
};

// Used by one thread, except wake(), tap() and press(). Without a display: SDL_VIDEODRIVER=dummy.
class Window {
public:
    static base::Result<std::unique_ptr<Window>> open(const WindowSettings&);
    ~Window();

    Size size() const;
    Typesetter& typesetter() { return typesetter_; }

    // Paints where the scene differs from the last one.
    void present(Scene);
    // The same, faded in over so long from now on by animate(). What can be touched is the new
    // scene from the beginning.
    void present(Scene, std::chrono::milliseconds fade, base::SteadyTime now);
    const Scene& scene() const { return shown_; }

    // The next picture of what fades; where nothing does, nothing happens.
    void animate(base::SteadyTime now);
    bool is_fading() const { return transition_.is_running(); }

    // The next event, or nothing at the deadline.
    std::optional<WindowEvent> next(base::Deadline);

    // From any thread: as if by a hand, or from outside.
    void wake();
    void tap(int x, int y);
    void post(const Pointer&);
    // False when no key of the map means it.
    bool press(Key key) { return post(KeyPress{key, false, true}); }
    bool post(const KeyPress&);
    void close();

    // What the last present() painted, how often one painted at all, a pixel (0x00RRGGBB), and
    // whether the surface holds anything: for tests and benches.
    const std::vector<Rect>& last_damage() const { return last_damage_; }
    std::uint64_t frames() const { return frames_; }
    std::uint32_t pixel(int x, int y);
    bool is_blank();

    base::Result<> screenshot(const std::filesystem::path&);

    // Texts, masks and pixels of what was shown are wiped; the next scene is painted whole.
    void forget();

private:
    struct Handles;
    explicit Window(std::unique_ptr<Handles>);
    static bool watch_for_event(Handles&, base::Deadline);
    void rouse();
    std::optional<PixelView> pixels();
    void show_pixels(const std::vector<Rect>&, int times);

    std::unique_ptr<Handles> handles_;
    Typesetter typesetter_;
    Scene shown_;
    std::vector<Rect> last_damage_;
    Transition transition_;
    std::uint64_t frames_ = 0;
    bool must_paint_all_ = true;
    std::atomic<bool> is_woken_ = false;
};

}  // namespace ui::toolkit
