// From a code's plane to the picture of a camera.
#pragma once

#include <array>
#include <optional>

namespace drivers::camera {

struct Point {
    double x = 0;
    double y = 0;
};

// From the code's plane, in modules, to the picture, in pixels.
class Projection {
public:
    // By four points and where they are seen; empty when these make no plane.
    static std::optional<Projection> through(const std::array<Point, 4>& code,
                                             const std::array<Point, 4>& seen);

    Point seen(double x, double y) const
    {
        const double w = m_[6] * x + m_[7] * y + 1;
        return {(m_[0] * x + m_[1] * y + m_[2]) / w, (m_[3] * x + m_[4] * y + m_[5]) / w};
    }

private:
    std::array<double, 8> m_{};
};

}  // namespace drivers::camera
