#include "drivers/camera/crowd.h"

#include <array>
#include <cmath>

namespace drivers::camera {

static constexpr int row_step = 8;

// What a pixel of a row is compared with, to each side.
static constexpr std::size_t surroundings = 24;

// Finder patterns that lie side by side and one below the other, so that half of the rows meet
// them, are some 250 in a picture when a row meets this many on average; for these ZXing takes 50
// ms, and the time grows with the third power. Print and noise come to fewer.
static constexpr int meetings_limit = 10;

// Smaller ones are the sensor's noise; and what hardly differs from its surroundings is even to
// ZXing.
static constexpr int least_length = 12;
static constexpr int least_contrast = 12;

static bool is_finder(const std::array<int, 5>& runs)
{
    const int length = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
    const auto differs = [&](int run, int modules) {
        return std::abs(run * 7 - length * modules) > length * modules / 2 + 1;
    };
    return length >= least_length && !differs(runs[0], 1) && !differs(runs[1], 1) &&
           !differs(runs[2], 3) && !differs(runs[3], 1) && !differs(runs[4], 1);
}

static int count_meetings(std::span<const std::uint8_t> row)
{
    std::array<int, 5> runs{};
    int out = 0;
    int run = 0;
    bool was_dark = false;
    int sum = 0;
    std::size_t from = 0, to = 0;
    for (std::size_t x = 0; x < row.size(); ++x) {
        while (to < row.size() && to <= x + surroundings)
            sum += row[to++];
        while (x > surroundings && from < x - surroundings)
            sum -= row[from++];
        const bool is_dark = (row[x] + least_contrast) * static_cast<int>(to - from) < sum;
        if (is_dark == was_dark) {
            ++run;
            continue;
        }
        runs = {runs[1], runs[2], runs[3], runs[4], run};
        out += is_finder(runs) ? 1 : 0;
        run = 1;
        was_dark = is_dark;
    }
    return out;
}

bool is_crowded(const Picture& picture)
{
    int meetings = 0;
    int rows = 0;
    for (int y = row_step / 2; y < picture.height; y += row_step) {
        meetings += count_meetings(picture.row(y));
        ++rows;
    }
    return meetings > rows * meetings_limit;
}

}  // namespace drivers::camera
