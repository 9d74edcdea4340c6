// A camera on the shelf, in the place of a code scanner.
#pragma once

#include "drivers/camera/scanner.h"
#include "drivers/camera/video_system.h"
#include "drivers/code_scanner.h"

#include <memory>
#include <string>

namespace drivers::camera {

class CodeScanner final : public drivers::CodeScanner {
public:
    // The first camera that opens. The system and the clock must outlive the scanner.
    // Errc::not_found when there is none.
    static base::Result<std::unique_ptr<drivers::CodeScanner>> open(VideoSystem&,
                                                                    const base::Clock&);

    CodeScanner(std::unique_ptr<FrameSource>, std::string model, const base::Clock&);

    base::Result<CodeScannerState> state() override;

    // A camera that does not start is Errc::disconnected: opening it anew looks for a mode that
    // its bus has room for.
    base::Result<> arm() override;
    base::Result<> disarm() override;

    // A code that stays in view is told once, until it was away or another one was shown.
    base::Result<std::optional<ScannedCode>> next(base::Deadline) override;

    std::string model() const override { return model_; }

private:
    bool is_newly_shown(const Scanner::Look&);
    void forget();

    Scanner scanner_;
    const std::string model_;
    const base::Clock& clock_;
    base::Secret<base::Bytes> in_view_;  // Empty: nothing is.
    int pictures_without_ = 0;           // Since it was seen last.
};

}  // namespace drivers::camera
