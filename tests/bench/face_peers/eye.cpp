#include "tests/bench/face_peers/eye.h"

#include "base/verify.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <sys/ipc.h>
#include <sys/shm.h>

namespace bench {

using namespace std::chrono_literals;

struct Eye::Connection {
    Display* display = XOpenDisplay(nullptr);
    Window root{};
    int width = 0;
    int height = 0;
    int damage_event = 0;
    XShmSegmentInfo shared{};
    Picture picture;

    Connection();
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    bool take_in(const XRectangle&);
    bool wait_for_event(base::Deadline);
};

Eye::Connection::Connection()
{
    VERIFY(display);
    const int screen = DefaultScreen(display);
    VERIFY(DefaultDepth(display, screen) == 24);
    root = RootWindow(display, screen);
    width = DisplayWidth(display, screen);
    height = DisplayHeight(display, screen);
    picture.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    shared.shmid = ::shmget(IPC_PRIVATE, picture.size() * 4, IPC_CREAT | 0600);
    VERIFY(shared.shmid >= 0);
    shared.shmaddr = static_cast<char*>(::shmat(shared.shmid, nullptr, 0));
    XShmAttach(display, &shared);
    XSync(display, False);
    ::shmctl(shared.shmid, IPC_RMID, nullptr);
    int error = 0;
    VERIFY(XDamageQueryExtension(display, &damage_event, &error));
    XDamageCreate(display, root, XDamageReportRawRectangles);
}

Eye::Connection::~Connection()
{
    XShmDetach(display, &shared);
    XCloseDisplay(display);
    ::shmdt(shared.shmaddr);
}

// Whether anything there is different from what was seen.
bool Eye::Connection::take_in(const XRectangle& area)
{
    const int left = std::max<int>(area.x, 0);
    const int top = std::max<int>(area.y, 0);
    const int right = std::min(area.x + area.width, width);
    const int bottom = std::min(area.y + area.height, height);
    if (left >= right || top >= bottom)
        return false;
    auto* image = XShmCreateImage(
        display, DefaultVisual(display, DefaultScreen(display)), 24, ZPixmap, shared.shmaddr,
        &shared, static_cast<unsigned>(right - left), static_cast<unsigned>(bottom - top));
    VERIFY(image && image->bits_per_pixel == 32);
    VERIFY(XShmGetImage(display, root, image, left, top, AllPlanes));
    const auto bytes = static_cast<std::size_t>(right - left) * 4;
    bool is_changed = false;
    for (int y = top; y < bottom; ++y) {
        const auto* row = shared.shmaddr + static_cast<std::ptrdiff_t>(y - top) *
                                               static_cast<std::ptrdiff_t>(image->bytes_per_line);
        auto* seen = &picture[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                              static_cast<std::size_t>(left)];
        if (std::memcmp(seen, row, bytes) == 0)
            continue;
        std::memcpy(seen, row, bytes);
        is_changed = true;
    }
    image->data = nullptr;
    XDestroyImage(image);
    return is_changed;
}

bool Eye::Connection::wait_for_event(base::Deadline deadline)
{
    while (XPending(display) == 0) {
        const auto left = base::time_left(deadline).count();
        pollfd socket{ConnectionNumber(display), POLLIN, 0};
        if (left == 0 || ::poll(&socket, 1, static_cast<int>(left)) < 0)
            return XPending(display) > 0;
    }
    return true;
}

Eye::Eye() : connection_(std::make_unique<Connection>())
{
    look();
}

Eye::~Eye() = default;

void Eye::look()
{
    XSync(connection_->display, True);
    connection_->take_in({0, 0, static_cast<unsigned short>(connection_->width),
                          static_cast<unsigned short>(connection_->height)});
}

std::optional<base::SteadyTime> Eye::next_change(base::Deadline deadline)
{
    while (connection_->wait_for_event(deadline)) {
        XEvent event;
        XNextEvent(connection_->display, &event);
        const auto now = std::chrono::steady_clock::now();
        if (event.type != connection_->damage_event + XDamageNotify)
            continue;
        const auto& damage = reinterpret_cast<const XDamageNotifyEvent&>(event);
        if (connection_->take_in(damage.area))
            return now;
    }
    return std::nullopt;
}

bool Eye::wait_for_rest(std::chrono::milliseconds quiet)
{
    const auto limit = base::within(10s);
    while (next_change(base::within(quiet)))
        if (std::chrono::steady_clock::now() > limit)
            return false;
    return true;
}

const Picture& Eye::picture() const
{
    return connection_->picture;
}

// Chromium draws the same edges and shadows a little differently from time to time.
static bool is_other(std::uint32_t one, std::uint32_t other)
{
    static constexpr int little = 32;
    for (int shift = 0; shift < 24; shift += 8)
        if (std::abs(static_cast<int>(one >> shift & 0xFF) -
                     static_cast<int>(other >> shift & 0xFF)) > little)
            return true;
    return false;
}

bool Eye::sees(const Picture& wanted, std::size_t allowed) const
{
    const auto& seen = picture();
    if (wanted.size() != seen.size())
        return false;
    static constexpr std::size_t piece = 1080 * 16;
    std::size_t different = 0;
    for (std::size_t begin = 0; begin < seen.size() && different <= allowed; begin += piece) {
        const auto end = std::min(begin + piece, seen.size());
        if (std::memcmp(&seen[begin], &wanted[begin], (end - begin) * 4) == 0)
            continue;
        for (std::size_t i = begin; i < end; ++i)
            different += is_other(seen[i], wanted[i]) ? 1 : 0;
    }
    return different <= allowed;
}

}  // namespace bench
