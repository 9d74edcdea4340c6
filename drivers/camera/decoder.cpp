#include "drivers/camera/decoder.h"

#include "drivers/camera/crowd.h"
#include "drivers/camera/qr_reader.h"

#include <array>

namespace drivers::camera {

// In order of what they read for what they cost, measured by yimen-qr-bench.
static constexpr Look quick_look{.surroundings = 20, .smoothing = 0};
static constexpr std::array thorough_looks{
    Look{.surroundings = 45, .smoothing = 1},
    Look{.surroundings = 6, .smoothing = 0},
    Look{.surroundings = 20, .smoothing = 1},
    Look{.surroundings = 20, .smoothing = 0, .shape = Shape::inner},
    Look{.surroundings = 6, .smoothing = 0, .shape = Shape::inner},
    Look{.surroundings = 45, .smoothing = 1, .shape = Shape::inner},
    Look{.surroundings = 20, .smoothing = 0, .corners = Look::Corners::two},
    Look{.surroundings = 45, .smoothing = 1, .corners = Look::Corners::two},
};

static ReadCode read(FoundCode code)
{
    return {.text = std::move(code.text), .bytes = std::move(code.bytes)};
}

std::optional<ReadCode> read_code(const Picture& picture, Effort effort, const base::Clock& clock,
                                  base::Deadline deadline)
{
    const bool can_use_zxing = !is_crowded(picture);
    if (can_use_zxing)
        if (auto code = find_code(picture, Search::quick))
            return read(std::move(*code));
    const auto is_time_up = [&] { return clock.steady() >= deadline; };
    QrReader reader(picture);
    if (auto code = reader.look(quick_look, is_time_up))
        return read(std::move(*code));
    if (effort == Effort::quick)
        return {};
    for (const auto& look : thorough_looks) {
        if (is_time_up())
            return {};
        if (auto code = reader.look(look, is_time_up))
            return read(std::move(*code));
    }
    if (is_time_up() || !can_use_zxing)
        return {};
    if (auto code = find_code(picture, Search::harder))
        return read(std::move(*code));
    return {};
}

std::optional<ReadCode> Decoder::decode(const Picture& picture)
{
    const auto effort = unread_ == 0 ? Effort::thorough : Effort::quick;
    auto code = read_code(picture, effort, clock_, clock_.steady() + options_.budget);
    unread_ = code ? 0 : (unread_ + 1) % options_.thorough_every;
    return code;
}

}  // namespace drivers::camera
