#include "tests/bench/face_peers/hand.h"

#include "base/verify.h"

#include <fstream>

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

namespace bench {

Places read_places(const std::filesystem::path& path)
{
    std::ifstream file(path);
    Places places;
    std::string name;
    Place place;
    while (file >> name >> place.x >> place.y)
        places[name] = place;
    VERIFY(!places.empty());
    return places;
}

struct Hand::Connection {
    Display* display = XOpenDisplay(nullptr);
    ~Connection() { XCloseDisplay(display); }
};

Hand::Hand() : connection_(std::make_unique<Connection>())
{
    VERIFY(connection_->display);
}

Hand::~Hand() = default;

void Hand::tap(Place place)
{
    auto* display = connection_->display;
    XTestFakeMotionEvent(display, -1, place.x, place.y, CurrentTime);
    XTestFakeButtonEvent(display, 1, True, CurrentTime);
    XTestFakeButtonEvent(display, 1, False, CurrentTime);
    XFlush(display);
}

void Hand::rest()
{
    XTestFakeMotionEvent(connection_->display, -1, 540, 1919, CurrentTime);
    XSync(connection_->display, False);
}

}  // namespace bench
