// Text to masks: Pango lays out, a bounded cache remembers, forget() wipes it.
#pragma once

#include "ui/toolkit/scene.h"

#include <memory>
#include <string_view>

namespace ui::toolkit {

// Whose face is preferred; each can write all. Where it is `uyghur`, a text with one of its letters
// is laid out from right to left, also when a name or number in another script comes first;
// elsewhere the first letter decides.
enum class Script { chinese, latin, yi, tibetan, uyghur };

// What text would take up. `is_cut`: an ellipsis stands for the rest.
struct TextExtent {
    Size size;
    int lines = 0;
    bool is_cut = false;
    int unknown_characters = 0;  // No font has them.
};

// A grey picture of laid-out text, one byte a pixel. Valid until the next call.
struct TextMask {
    void* surface = nullptr;  // The painting library's.
    int x = 0;                // Of its left upper corner within the text's rectangle.
    int y = 0;
};

class Typesetter {
public:
    Typesetter();
    ~Typesetter();
    Typesetter(Typesetter&&) noexcept;

    void prefer(Script);

    // Natural size, broken at `width` (0: never).
    TextExtent measure(std::string_view text, Font, int width, int max_lines = 0);

    TextMask mask(const Text&);

    // Nothing of what was written remains.
    void forget();
    std::size_t cached() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace ui::toolkit
