// Reads a QR code where a general reader gives up: it finds the corners, lays a grid by all that is
// known of a code, and undoes blur module by module. Never guesses: what error correction does not
// accept is not returned.
#pragma once

#include "drivers/camera/finder_patterns.h"
#include "drivers/camera/zxing.h"

#include <functional>

namespace drivers::camera {

// One way to look for corners.
struct Look {
    int surroundings;  // What a pixel is compared with: the picture's height divided by this.
    int smoothing;     // Pixels.
    Shape shape = Shape::whole;
    enum class Corners { three, two } corners = Corners::three;
};

// One picture, looked at in several ways; what one look has found out, the next need not.
class QrReader {
public:
    // The picture must outlive the reader.
    explicit QrReader(const Picture& picture) : picture_(picture), sums_(picture) {}

    // is_time_up is asked between pieces of work that take a few milliseconds each.
    std::optional<FoundCode> look(const Look&, const std::function<bool()>& is_time_up);

    // How many groups of corners a grid was laid on.
    std::size_t tried() const { return tried_.size(); }

private:
    struct Seen {
        int surroundings;
        int smoothing;
        Relief relief;
    };
    const Relief& relief(const Look&);
    bool was_tried(const Corners&) const;

    const Picture& picture_;
    Sums sums_;
    std::vector<Seen> reliefs_;  // As many as the looks have kinds.
    std::vector<Corners> tried_;
};

}  // namespace drivers::camera
