// The keys by which a terminal is operated without touching its screen: five are enough for all of
// it, the others are conveniences that a key pad may have. Plain, so that settings can name them.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ui::toolkit {

enum class Key {
    up,
    down,
    left,
    right,
    ok,
    repeat,
    pause,
    louder,
    softer,
    faster,
    slower,
    headset_in,  // Key pads with a jack tell of it as of a key.
    headset_out,
};

inline constexpr std::array all_keys{Key::up,         Key::down,   Key::left,   Key::right,
                                     Key::ok,         Key::repeat, Key::pause,  Key::louder,
                                     Key::softer,     Key::faster, Key::slower, Key::headset_in,
                                     Key::headset_out};

constexpr std::string_view name_of(Key key)
{
    constexpr std::array<std::string_view, all_keys.size()> names{
        "up",     "down",   "left",   "right",  "ok",         "repeat",     "pause",
        "louder", "softer", "faster", "slower", "headset_in", "headset_out"};
    return names[static_cast<std::size_t>(key)];
}

constexpr std::optional<Key> key_named(std::string_view name)
{
    for (const auto key : all_keys)
        if (name_of(key) == name)
            return key;
    return std::nullopt;
}

// What a keyboard or key pad sends, by the names of SDL, and what it means here.
using KeyMap = std::map<std::string, Key, std::less<>>;

inline KeyMap usual_keys()
{
    return {{"Up", Key::up},       {"Down", Key::down}, {"Left", Key::left},
            {"Right", Key::right}, {"Return", Key::ok}, {"Keypad Enter", Key::ok},
            {"Space", Key::ok}};
}

// Keys that a key pad can be set to send. Letters are not among them: nobody types words here, and
// what a code scanner types must not move the focus.
inline bool is_key_of_pad(std::string_view name)
{
    static constexpr std::array<std::string_view, 12> named{
        "Up",    "Down", "Left", "Right",  "Return",   "Keypad Enter",
        "Space", "Home", "End",  "PageUp", "PageDown", "Tab"};
    if (std::ranges::find(named, name) != named.end())
        return true;
    if (!name.starts_with('F'))
        return false;
    for (int number = 1; number <= 24; ++number)
        if (name.substr(1) == std::to_string(number))
            return true;
    return false;
}

}  // namespace ui::toolkit
