// The screen for somebody who operates it with keys and perhaps hears it: where the focus is, what
// is said, and what a key means. Face shows it every scene and asks it about every key.
//
// Stops of a screen, from the top: the screen itself (its spoken text), what stands on it in
// reading order, and, while somebody listens, volume and speed.
#pragma once

#include "ui/screens/composer.h"
#include "ui/speech/speaker.h"
#include "ui/strings/strings.h"
#include "ui/toolkit/focus.h"
#include "ui/toolkit/keys.h"

#include <optional>
#include <string>
#include <vector>

namespace ui {

class Reader {
public:
    // Both outlive the reader.
    Reader(const Strings&, const toolkit::Theme&);

    // Without it the keys work and nothing is said. It outlives the reader.
    void speak_with(speech::Speaker& speaker) { speaker_ = &speaker; }

    // The language that is spoken for what is shown in another: itself, or Chinese where there is
    // no voice for it.
    Language spoken_for(Language shown) const;
    bool is_visible() const { return is_visible_; }
    bool is_active() const { return is_visible_ || is_heard(); }
    // Speech has begun or ended by itself (a headset): follow() must be called.
    bool is_roused();

    // What is about to be shown, and the same composed in the spoken language: notes the stops,
    // says what is new, draws the focus. is_another: not the last screen brought up to date.
    void follow(toolkit::Scene& shown, const toolkit::Scene& spoken, Language, bool is_another);

    // A key: the target that it presses, if it does.
    std::optional<std::string> on_key(toolkit::Key);
    // A finger: the focus disappears, speech falls silent.
    void on_touch();
    // The visit is over.
    void forget();

    // How the voice is set; nothing where nobody hears it. By a finger: when the wish is of it,
    // it is set, and how it is now is said.
    std::optional<Hearing> hearing() const;
    void set_voice(Adjust::Wish);

private:
    enum class Role { screen, text, control, volume, speed };
    struct Item {
        toolkit::Rect rect;
        std::string id = {};
        std::string spoken = {};
        std::string in_public = {};  // Of the screen, where it has another text for bystanders.
        bool is_private = false;
        Role role{};
    };

    bool is_heard() const { return speaker_ && speaker_->is_on(); }
    std::vector<Item> items_of(const toolkit::Scene& shown, const toolkit::Scene& spoken) const;
    static void wipe(std::vector<Item>&);
    void say_changes(const std::vector<Item>& before);
    void greet();
    void say(std::string_view string_id);
    void say_item(const Item&);
    void say_here();
    std::string role_of(const Item&) const;
    std::string joined(std::initializer_list<std::string> sentences) const;
    std::string text(std::string_view id, Words words = {}) const;

    void start();
    void go(toolkit::Key);
    void go_sideways(int by);
    void on_ok_without_control(bool was_sounding, bool was_paused);
    bool on_convenience(toolkit::Key);

    const Strings& strings_;
    const toolkit::Theme& theme_;
    speech::Speaker* speaker_ = nullptr;
    Language language_ = Language::zh;
    std::vector<Item> items_;
    std::size_t focus_ = 0;
    bool is_visible_ = false;
    bool was_heard_ = false;
    bool must_greet_ = false;
    bool is_greeted_ = false;  // Has heard, in this visit, what the keys mean.
};

}  // namespace ui
