// A stage with somebody at the keys who hears: a voice without sound, so that a thousand screens
// take no time.
#pragma once

#include "tests/eventually.h"
#include "tests/ui/screens/stage.h"

#include <set>

struct Listener {
    explicit Listener(const ui::toolkit::Panel& panel = {}, bool has_headset = true,
                      std::set<ui::Language> known = {ui::Language::zh, ui::Language::en})
        : stage(panel),
          speaker({.mode = ui::speech::SpeechMode::always, .keeps_log = true},
                  {.knows = [known](ui::Language language) { return known.contains(language); },
                   .speak = [](const ui::speech::Line&, const ui::speech::Sink&) {}})
    {
        speaker.set_headset(has_headset);
        stage.face.speak_with(speaker);
        stage.actions();
        hear();
    }
    // Everything that was said since the last time, in order.
    std::vector<std::string> hear()
    {
        REQUIRE(tests::eventually([this] {
            std::vector<std::int16_t> buffer(65536);
            speaker.fill(buffer);
            return speaker.is_silent();
        }));
        const auto log = speaker.log();
        std::vector<std::string> texts;
        for (; heard < log.size(); ++heard)
            texts.push_back(log[heard].text);
        return texts;
    }
    std::vector<std::string> show(ui::Screen screen)
    {
        stage.face.show(std::move(screen));
        stage.actions();
        return hear();
    }
    std::vector<ui::Action> press(ui::toolkit::Key key)
    {
        REQUIRE(stage.face.press(key));
        auto said = stage.actions();
        stage.actions();
        return said;
    }
    std::vector<std::string> press_and_hear(ui::toolkit::Key key)
    {
        REQUIRE(press(key).empty());
        return hear();
    }

    Stage stage;
    ui::speech::Speaker speaker;
    std::size_t heard = 0;
};

inline bool is_among(const std::vector<std::string>& texts, std::string_view part)
{
    return std::ranges::any_of(texts, [&](const std::string& text) { return text.contains(part); });
}
