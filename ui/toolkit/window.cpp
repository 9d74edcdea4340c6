#include "ui/toolkit/window.h"

#include "base/overloaded.h"
#include "base/verify.h"
#include "ui/toolkit/input_watch.h"

#include <SDL.h>

#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <cstring>
#include <string_view>
#include <utility>

namespace ui::toolkit {

// SDL_Event.button.which of Window::tap, keysym.unused of Window::press.
static constexpr Uint32 tap_device = 0x594D;

struct WindowDeleter {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};

struct Window::Handles {
    std::unique_ptr<SDL_Window, WindowDeleter> window;
    Uint32 wake_event = 0;
    KeyMap keys;
    bool must_present_twice = false;
    SDL_Event event{};
    // Where no window system tells of input.
    std::optional<InputWatch> input;

    ~Handles()
    {
        window.reset();
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
};

Window::Window(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}

Window::~Window()
{
    forget();
}

static std::unexpected<base::Error> sdl_failed(const char* what)
{
    return base::fail(base::Errc::refused, fmt::format("{}: {}", what, SDL_GetError()));
}

// SDL_GetWindowSurface quietly goes through OpenGL where it can: 50 to 100 ms at start and 17 ms a
// frame without a graphics processor (design measurements). KMSDRM has no other way.
static bool choose_framebuffer()
{
    const bool is_kmsdrm = std::strcmp(SDL_GetCurrentVideoDriver(), "KMSDRM") == 0;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, is_kmsdrm ? "opengles2" : "0");
    return is_kmsdrm;
}

static bool has_window_system()
{
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    return driver == "x11" || driver == "wayland";
}

base::Result<std::unique_ptr<Window>> Window::open(const WindowSettings& settings)
{
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "1");
    if (settings.is_unseen)
        SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "dummy", SDL_HINT_OVERRIDE);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return sdl_failed("no display");
    auto handles = std::make_unique<Handles>();
    // On KMSDRM the first frame stays black until the next one is shown.
    handles->must_present_twice = choose_framebuffer();
    if (!has_window_system())
        handles->input.emplace();
    handles->wake_event = SDL_RegisterEvents(1);
    handles->keys = settings.keys;
    Uint32 flags = SDL_WINDOW_SHOWN;
    if (settings.is_fullscreen)
        flags |= SDL_WINDOW_BORDERLESS | SDL_WINDOW_FULLSCREEN_DESKTOP;
    const int left = settings.left.value_or(SDL_WINDOWPOS_CENTERED);
    handles->window.reset(SDL_CreateWindow(settings.title.c_str(), left, SDL_WINDOWPOS_CENTERED,
                                           settings.size.width, settings.size.height, flags));
    if (!handles->window)
        return sdl_failed("no window");
    if (settings.is_fullscreen)
        SDL_ShowCursor(SDL_DISABLE);
    std::unique_ptr<Window> window(new Window(std::move(handles)));
    if (!window->pixels())
        return sdl_failed("no surface of 32 bits");
    return window;
}

std::optional<PixelView> Window::pixels()
{
    auto* surface = SDL_GetWindowSurface(handles_->window.get());
    if (!surface || surface->format->BytesPerPixel != 4 || surface->format->Rmask != 0xFF0000)
        return std::nullopt;
    return PixelView{
        static_cast<std::uint32_t*>(surface->pixels), {surface->w, surface->h}, surface->pitch};
}

Size Window::size() const
{
    Size size;
    SDL_GetWindowSize(handles_->window.get(), &size.width, &size.height);
    return size;
}

void Window::present(Scene scene)
{
    present(std::move(scene), std::chrono::milliseconds{0}, {});
}

void Window::present(Scene scene, std::chrono::milliseconds fade, base::SteadyTime now)
{
    const auto view = pixels();
    if (!view)
        return;
    const Rect all{0, 0, view->size.width, view->size.height};
    last_damage_ = must_paint_all_ ? std::vector{all} : difference(shown_, scene);
    for (auto& rect : last_damage_)
        rect = intersection(rect, all);
    std::erase_if(last_damage_, [](const Rect& rect) { return rect.is_empty(); });
    const bool is_faded = fade.count() > 0 && !must_paint_all_ && !last_damage_.empty();
    auto changed = last_damage_;
    // What was still fading is there now: the next change begins from it.
    if (transition_.is_running() && !last_damage_.empty()) {
        changed.insert(changed.end(), transition_.rects().begin(), transition_.rects().end());
        transition_.finish(*view);
    }
    if (is_faded)
        transition_.keep(*view, last_damage_);
    for (const auto& rect : last_damage_)
        paint(scene, *view, rect, typesetter_);
    if (is_faded)
        transition_.begin(*view, now, fade);
    shown_.wipe();
    shown_ = std::move(scene);
    if (changed.empty())
        return;
    show_pixels(changed, must_paint_all_ && handles_->must_present_twice ? 2 : 1);
    must_paint_all_ = false;
}

void Window::show_pixels(const std::vector<Rect>& rects, int times)
{
    std::vector<SDL_Rect> places;
    for (const auto& rect : rects)
        places.push_back({rect.x, rect.y, rect.width, rect.height});
    ++frames_;
    for (int i = 0; i < times; ++i)
        SDL_UpdateWindowSurfaceRects(handles_->window.get(), places.data(),
                                     static_cast<int>(places.size()));
}

void Window::animate(base::SteadyTime now)
{
    const auto view = pixels();
    if (!view || !transition_.is_running())
        return;
    const auto rects = transition_.rects();
    transition_.draw(*view, now);
    show_pixels(rects, 1);
}

// A key that is held repeats at the operating system's pace, which nobody with slow hands chose:
// only its first event counts (EN 301 549, 5.7).
static std::optional<WindowEvent> understood(const SDL_KeyboardEvent& event, const KeyMap& keys)
{
    if (event.repeat != 0)
        return std::nullopt;
    const auto found = keys.find(std::string_view(SDL_GetKeyName(event.keysym.sym)));
    if (found == keys.end())
        return std::nullopt;
    return KeyPress{found->second, false, event.keysym.unused == tap_device};
}

static std::optional<WindowEvent> understood(const SDL_Event& event, Uint32 wake_event,
                                             const KeyMap& keys)
{
    switch (event.type) {
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        if (event.button.button != SDL_BUTTON_LEFT)
            return std::nullopt;
        return Pointer{event.type == SDL_MOUSEBUTTONDOWN ? Contact::down : Contact::up,
                       event.button.x, event.button.y, event.button.which == tap_device};
    case SDL_MOUSEMOTION:
        if ((event.motion.state & SDL_BUTTON_LMASK) == 0)
            return std::nullopt;
        return Pointer{Contact::moved, event.motion.x, event.motion.y, false};
    case SDL_KEYDOWN:
        return understood(event.key, keys);
    case SDL_QUIT:
        return Closed{};
    case SDL_WINDOWEVENT:
        if (event.window.event == SDL_WINDOWEVENT_EXPOSED ||
            event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED)
            return Uncovered{};
        return std::nullopt;
    default:
        if (event.type == wake_event)
            return Woken{};
        return std::nullopt;
    }
}

static bool wait_for_event(SDL_Event& event, base::Deadline deadline)
{
    const auto wait = std::min<std::int64_t>(base::time_left(deadline).count(), 60'000);
    return SDL_WaitEventTimeout(&event, static_cast<int>(wait)) == 1;
}

bool Window::watch_for_event(Handles& handles, base::Deadline deadline)
{
    // SDL learns of a new touch panel from udev, a moment after the kernel has told us.
    static constexpr std::chrono::seconds longest_sleep{1};
    for (;;) {
        if (SDL_PollEvent(&handles.event) == 1)
            return true;
        if (base::time_left(deadline).count() == 0)
            return false;
        handles.input->wait(std::min(deadline, base::within(longest_sleep)));
    }
}

void Window::rouse()
{
    if (handles_->input)
        handles_->input->rouse();
}

std::optional<WindowEvent> Window::next(base::Deadline deadline)
{
    for (;;) {
        auto& event = handles_->event;
        const bool came = handles_->input ? watch_for_event(*handles_, deadline)
                                          : wait_for_event(event, deadline);
        if (!came) {
            if (base::time_left(deadline).count() == 0)
                return std::nullopt;
            continue;
        }
        auto happened = understood(event, handles_->wake_event, handles_->keys);
        if (!happened)
            continue;
        if (std::holds_alternative<Woken>(*happened))
            is_woken_ = false;
        if (std::holds_alternative<Uncovered>(*happened)) {
            must_paint_all_ = true;
            transition_.end();
        }
        return happened;
    }
}

void Window::wake()
{
    // One in the queue is enough; a thousand would push out a touch.
    if (is_woken_.exchange(true))
        return;
    SDL_Event event{};
    event.type = handles_->wake_event;
    SDL_PushEvent(&event);
    rouse();
}

void Window::tap(int x, int y)
{
    post({Contact::down, x, y, true});
    post({Contact::up, x, y, true});
}

void Window::post(const Pointer& pointer)
{
    SDL_Event event{};
    if (pointer.contact == Contact::moved) {
        event.type = SDL_MOUSEMOTION;
        event.motion.state = SDL_BUTTON_LMASK;
        event.motion.x = pointer.x;
        event.motion.y = pointer.y;
    } else {
        event.type = pointer.contact == Contact::down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP;
        event.button.button = SDL_BUTTON_LEFT;
        event.button.which = pointer.is_from_tap ? tap_device : 0;
        event.button.x = pointer.x;
        event.button.y = pointer.y;
    }
    SDL_PushEvent(&event);
    rouse();
}

bool Window::post(const KeyPress& press)
{
    const auto found = std::ranges::find_if(
        handles_->keys, [&](const auto& entry) { return entry.second == press.key; });
    if (found == handles_->keys.end())
        return false;
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.state = SDL_PRESSED;
    event.key.repeat = press.is_held ? 1 : 0;
    event.key.keysym.sym = SDL_GetKeyFromName(found->first.c_str());
    event.key.keysym.unused = press.is_from_press ? tap_device : 0;
    SDL_PushEvent(&event);
    rouse();
    return true;
}

void Window::close()
{
    SDL_Event event{};
    event.type = SDL_QUIT;
    SDL_PushEvent(&event);
    rouse();
}

std::uint32_t Window::pixel(int x, int y)
{
    const auto view = pixels();
    VERIFY(view && x >= 0 && y >= 0 && x < view->size.width && y < view->size.height);
    return view->pixels[y * (view->stride / 4) + x] & 0xFFFFFF;
}

bool Window::is_blank()
{
    const auto view = pixels();
    if (!view)
        return true;
    const auto* bytes = reinterpret_cast<const unsigned char*>(view->pixels);
    const auto count =
        static_cast<std::size_t>(view->stride) * static_cast<std::size_t>(view->size.height);
    return std::all_of(bytes, bytes + count, [](unsigned char byte) { return byte == 0; });
}

base::Result<> Window::screenshot(const std::filesystem::path& path)
{
    const auto view = pixels();
    if (!view)
        return sdl_failed("no surface");
    return write_png(*view, path);
}

void Window::forget()
{
    shown_.wipe();
    transition_.end();
    typesetter_.forget();
    must_paint_all_ = true;
    if (const auto view = pixels())
        explicit_bzero(view->pixels, static_cast<std::size_t>(view->stride) *
                                         static_cast<std::size_t>(view->size.height));
}

}  // namespace ui::toolkit
