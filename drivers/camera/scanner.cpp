#include "drivers/camera/scanner.h"

namespace drivers::camera {

using base::Errc;
using base::Result;
using namespace std::chrono_literals;

// Cameras need up to a second for the first picture after they were switched on.
static constexpr auto silence_limit = 3s;

Scanner::Scanner(std::unique_ptr<FrameSource> source, const base::Clock& clock,
                 Decoder::Options options)
    : source_(std::move(source)), clock_(clock), decoder_(clock, options)
{
}

Result<> Scanner::arm()
{
    if (is_armed_)
        return {};
    TRY(source_->start());
    is_armed_ = true;
    last_picture_ = clock_.steady();
    decoder_.begin();
    return {};
}

void Scanner::disarm()
{
    source_->stop();
    is_armed_ = false;
}

Result<std::optional<Scanner::Look>> Scanner::look(base::Deadline deadline)
{
    if (!is_armed_)
        return base::fail(Errc::refused, "the camera is not armed");
    const auto picture = source_->next(deadline);
    if (picture) {
        last_picture_ = clock_.steady();
        return Look{.is_picture = true, .code = decoder_.decode(*picture)};
    }
    const auto cause = picture.error().code;
    if (cause == Errc::malformed || cause == Errc::exhausted)
        return Look{};  // A picture that is none; the next one may be.
    if (cause != Errc::timeout)
        return std::unexpected(picture.error());
    if (clock_.steady() - last_picture_ > silence_limit)
        return base::fail(Errc::disconnected, "the camera gives no pictures");
    return std::nullopt;
}

Result<std::optional<ReadCode>> Scanner::next(base::Deadline deadline)
{
    do {
        auto look = TRY(this->look(deadline));
        if (!look)
            return std::nullopt;
        if (look->code)
            return std::move(look->code);
    } while (clock_.steady() < deadline);
    return std::nullopt;
}

}  // namespace drivers::camera
