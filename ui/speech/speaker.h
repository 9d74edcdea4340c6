// Says one thing after the other, where it may be heard. What is private goes to a headset and
// never to a loudspeaker. Everything that a citizen set is forgotten at the end of the visit.
//
// Called by the thread of the screen, which never waits: a worker synthesises, a little ahead of
// what is heard; fill() is called by the sound system's thread and set_headset() by the jack's.
#pragma once

#include "base/secret.h"
#include "ui/speech/loudness.h"
#include "ui/speech/prompts.h"
#include "ui/speech/voice.h"

#include <array>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace ui::speech {

// Words a minute: from 60 to 250, in seven steps (VVSG 7.1-K).
inline constexpr std::array speeds{60, 80, 100, 125, 160, 200, 250};
inline constexpr int speed_steps = static_cast<int>(speeds.size());
inline constexpr int usual_speed_step = 4;

struct Utterance {
    std::string text;
    Language language{};
    bool is_private = false;
    std::string in_public = {};  // Where bystanders hear, instead of a private text.
};

// What was handed to the sound system, for tests.
struct Said {
    std::string text;  // As it stood in the utterance, before pronounce().
    Language language{};
    bool is_private = false;  // And so into a headset.
    bool operator==(const Said&) const = default;
};

class Speaker {
public:
    struct Options {
        SpeechMode mode = SpeechMode::headset;
        int volume_step = 3;     // 1 to volume_steps, at the start of each visit.
        bool keeps_log = false;  // Of everything said, private texts too: for tests only.
    };
    Speaker(Options, Voice, Prompts = {});
    ~Speaker();
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    bool knows(Language) const;
    // Whether anybody would hear.
    bool is_on() const;
    // The citizen has pressed a key: in SpeechMode::always the loudspeaker is on from here.
    void turn_on();
    void set_headset(bool is_in);
    bool has_headset() const;

    // After what is being said. The oldest is dropped when nobody has listened to most_waiting.
    void say(Utterance);
    // Silent within one buffer of sound.
    void interrupt();
    // All that was said since the last interruption that something was said after.
    void repeat();
    void pause();
    void resume();
    bool is_paused() const;
    // Nothing is being said and nothing waits to be.
    bool is_silent() const;

    // Steps from 1; both stop at their ends.
    int volume_step() const;
    int speed_step() const;
    void change_volume(int by);
    void change_speed(int by);

    void end_visit();

    // Samples for the sound system, silence where nothing is said.
    void fill(std::span<std::int16_t>);

    std::vector<Said> log() const;

    static constexpr std::size_t most_waiting = 16;

private:
    struct Turn;
    void work(const std::stop_token&);
    void render(const std::stop_token&, const Turn&);
    bool take(const std::stop_token&, const Turn&, std::span<const std::int16_t>);
    bool is_heard() const;
    void drop_all();
    void queue(Utterance);

    const Options options_;
    const Voice voice_;
    const Prompts prompts_;
    std::array<bool, all_languages.size()> is_known_{};

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Utterance> waiting_;
    std::vector<Utterance> last_;
    std::deque<std::int16_t> samples_;
    std::vector<Said> log_;
    std::uint64_t generation_ = 0;  // Counts interruptions: what began before one is stale.
    int volume_step_;
    int speed_step_ = usual_speed_step;
    bool has_headset_ = false;
    bool is_turned_on_ = false;
    bool is_paused_ = false;
    bool is_rendering_ = false;
    bool begins_anew_ = true;  // What is said next does not belong to last_.
    std::jthread worker_;      // Last: it uses all of the above.
};

}  // namespace ui::speech
