// Which characters lie on which key of which keyboard: config/keyboards/*.toml.
#pragma once

#include "base/result.h"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ui::input {

// In the order in which a key switches from one to the next.
enum class KeyboardId { pinyin, handwriting, latin, yi, tibetan, uyghur };

inline constexpr std::array all_keyboards{KeyboardId::pinyin,  KeyboardId::handwriting,
                                          KeyboardId::latin,   KeyboardId::yi,
                                          KeyboardId::tibetan, KeyboardId::uyghur};

std::string_view name_of(KeyboardId);

// Three rows of keys with a character each, at most ten in a row (eight in the last, beside which
// two other keys stand): what is shown at once.
inline constexpr std::size_t rows_of_layer = 3;
inline constexpr std::size_t keys_in_row = 10;
inline constexpr std::size_t keys_in_last_row = 8;
using KeyRow = std::vector<std::string>;
using Layer = std::array<KeyRow, rows_of_layer>;

struct Keyboard {
    std::string legend;  // On the key that switches to it, in its own script.
    Layer plain;         // No keys at all where one writes by hand.
    Layer shifted;
    KeyRow marks;  // Two, at the sides of the space bar.
};

class Keyboards {
public:
    // Errc::malformed with every mistake.
    static base::Result<Keyboards> load(const std::filesystem::path& folder);

    const Keyboard& keyboard(KeyboardId id) const
    {
        return keyboards_[static_cast<std::size_t>(id)];
    }
    // Digits and punctuation, reached from each of them.
    const Keyboard& symbols() const { return symbols_; }

private:
    std::array<Keyboard, all_keyboards.size()> keyboards_;
    Keyboard symbols_;
};

}  // namespace ui::input
