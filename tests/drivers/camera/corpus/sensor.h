// Light on a sensor: spread by the lens and by movement, then counted with noise.
#pragma once

#include "tests/drivers/camera/corpus/scene.h"

namespace corpus {

class Exposure {
public:
    Exposure(int width, int height);

    float& at(int x, int y) { return light_[index(x, y)]; }

    // A point becomes a disc (out of focus), a line (movement), a bell (the lens itself).
    void spread_disc(double radius);
    void spread_line(double length, double angle);
    void spread_bell(double deviation);

    // 1 becomes white; what is brighter is lost. The noise grows with the light, as photons' does.
    Picture develop(double noise, Random&) const;

private:
    std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
               static_cast<std::size_t>(x);
    }
    float clamped(int x, int y) const;

    int width_;
    int height_;
    std::vector<float> light_;
};

}  // namespace corpus
