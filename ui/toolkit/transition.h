// One picture becoming another within a moment: what was there fades into what is. Pure: pixels in,
// pixels out, at the time that is told.
#pragma once

#include "base/clock.h"
#include "ui/toolkit/painter.h"

#include <chrono>
#include <cstdint>
#include <vector>

namespace ui::toolkit {

class Transition {
public:
    ~Transition() { end(); }

    bool is_running() const { return !rects_.empty(); }

    // Keeps what `view` shows there; to be called before the new picture is painted over it.
    void keep(const PixelView&, const std::vector<Rect>&);
    // The new picture is painted: back to what was kept, and on from there.
    void begin(const PixelView&, base::SteadyTime now, std::chrono::milliseconds length);
    // Puts the picture of that time into the view; false once it is the new one, for good.
    bool draw(const PixelView&, base::SteadyTime now);
    // At once to the new picture.
    void finish(const PixelView&);
    // Without another look at any picture. They may be personal: they are wiped.
    void end();

    const std::vector<Rect>& rects() const { return rects_; }

private:
    std::vector<Rect> rects_;
    std::vector<std::uint32_t> before_, after_;  // Row by row, one rectangle after the other.
    base::SteadyTime begun_{};
    std::chrono::milliseconds length_{};
};

}  // namespace ui::toolkit
