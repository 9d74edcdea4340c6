#include "drivers/camera/code_scanner.h"

#include "drivers/camera/v4l2_source.h"

#include <fmt/format.h>

namespace drivers::camera {

using base::Errc;
using base::Result;

// Half a second of a usual camera, and three times what may pass between two looks that are
// thorough: a code in poor light is read by these alone, and has not been away between them.
static constexpr int pictures_until_away = 15;

Result<std::unique_ptr<drivers::CodeScanner>> CodeScanner::open(VideoSystem& system,
                                                                const base::Clock& clock)
{
    Result<std::unique_ptr<drivers::CodeScanner>> out = base::fail(
        Errc::not_found, "no camera is plugged in, or none that this user may open (group video)");
    for (const auto& camera : find_cameras(system)) {
        auto source = V4l2Source::open(system, camera.node);
        if (!source) {
            out = std::unexpected(std::move(source).error());
            continue;
        }
        const auto& layout = (*source)->layout();
        auto model = fmt::format("{}, {} x {}", camera.name, layout.width, layout.height);
        return std::make_unique<CodeScanner>(std::move(*source), std::move(model), clock);
    }
    return out;
}

CodeScanner::CodeScanner(std::unique_ptr<FrameSource> source, std::string model,
                         const base::Clock& clock)
    : scanner_(std::move(source), clock), model_(std::move(model)), clock_(clock)
{
}

Result<CodeScannerState> CodeScanner::state()
{
    TRY(scanner_.check());
    return scanner_.is_armed() ? CodeScannerState::armed : CodeScannerState::idle;
}

Result<> CodeScanner::arm()
{
    forget();
    scanner_.disarm();  // What the camera holds ready may be from before.
    const auto armed = scanner_.arm();
    if (!armed)
        return base::fail(Errc::disconnected, "the camera does not start: " + armed.error().detail);
    return {};
}

Result<> CodeScanner::disarm()
{
    forget();
    scanner_.disarm();
    return {};
}

void CodeScanner::forget()
{
    in_view_ = {};
    pictures_without_ = 0;
}

Result<std::optional<ScannedCode>> CodeScanner::next(base::Deadline deadline)
{
    do {
        auto look = TRY(scanner_.look(deadline));
        if (!look)
            return std::nullopt;
        std::optional<ScannedCode> shown;
        if (is_newly_shown(*look))
            shown = make_scanned_code(look->code->bytes, drivers::Symbology::qr);
        if (look->code) {
            base::wipe(look->code->text);
            base::wipe(look->code->bytes);
        }
        if (shown)
            return shown;
    } while (clock_.steady() < deadline);
    return std::nullopt;
}

bool CodeScanner::is_newly_shown(const Scanner::Look& look)
{
    if (!look.code) {
        pictures_without_ += look.is_picture ? 1 : 0;
        if (pictures_without_ >= pictures_until_away)
            forget();
        return false;
    }
    pictures_without_ = 0;
    if (look.code->bytes.empty() || look.code->bytes == in_view_.reveal())
        return false;
    in_view_ = base::Secret(base::Bytes(look.code->bytes));
    return true;
}

}  // namespace drivers::camera
