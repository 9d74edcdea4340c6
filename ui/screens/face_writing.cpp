// Of the face: what a finger draws.
#include "ui/screens/face.h"

namespace ui {

using namespace toolkit;

// A stroke is written until the finger is lifted, wherever it goes.
std::optional<Action> Face::on_writing(const Pointer& pointer)
{
    const auto& pad = window_.scene().writing;
    const double per_tenth = theme_.panel.pixels_per_mm() / 10;
    const auto tenths = [per_tenth](int pixels) {
        return static_cast<std::int32_t>(pixels / per_tenth);
    };
    const Entry::Spot at{tenths(pointer.x - pad.x), tenths(pointer.y - pad.y)};
    must_compose_ = true;
    if (pointer.contact == Contact::down)
        entry_.begin_stroke(at, {tenths(pad.width), tenths(pad.height)});
    else if (!pad.is_empty())
        entry_.extend_stroke(at);
    is_writing_ = pointer.contact != Contact::up;
    if (is_writing_)
        return std::nullopt;
    entry_.end_stroke();
    return Action{Touch::is_there};
}

}  // namespace ui
