#include "drivers/camera/modes.h"

#include <algorithm>
#include <tuple>

namespace drivers::camera {

static constexpr int greatest_width = 1280;
static constexpr int greatest_height = 720;
static constexpr int least_width = 320;
static constexpr int least_height = 240;

// More are of no use, and each costs a try when the bus has no room.
static constexpr std::size_t modes_limit = 8;

static bool is_of_use(const Mode& mode)
{
    return mode.width >= least_width && mode.height >= least_height &&
           mode.width <= greatest_width && mode.height <= greatest_height;
}

static auto rank(const Mode& mode)
{
    return std::tuple(mode.format == PixelFormat::mjpeg, -mode.width * mode.height, mode.format);
}

std::vector<Mode> in_order(std::vector<Mode> offered)
{
    std::erase_if(offered, [](const Mode& mode) { return !is_of_use(mode); });
    std::ranges::sort(offered, {}, rank);
    const auto again = std::ranges::unique(offered);
    offered.erase(again.begin(), again.end());
    // Motion JPEG must stay within the list: it is the way out when the bus is full.
    const auto jpeg = std::ranges::find(offered, PixelFormat::mjpeg, &Mode::format);
    const auto plain = static_cast<std::size_t>(jpeg - offered.begin());
    if (plain > modes_limit / 2)
        offered.erase(offered.begin() + modes_limit / 2, jpeg);
    if (offered.size() > modes_limit)
        offered.resize(modes_limit);
    return offered;
}

}  // namespace drivers::camera
