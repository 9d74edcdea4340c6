#include "ui/speech/speaker.h"

#include "ui/speech/pronounce.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::speech {

// What is synthesised ahead of what is heard: enough for the slowest machine, little enough that
// an hour of text is no memory.
static constexpr std::size_t most_ahead = 2UL * samples_per_second;
static constexpr std::size_t pause_between = samples_per_second / 4;

static void wipe(Utterance& utterance)
{
    base::wipe(utterance.text);
    base::wipe(utterance.in_public);
}

// What the worker is at: a copy, so that nobody waits for it.
struct Speaker::Turn {
    std::string text;
    Language language{};
    int words_per_minute = 0;
    std::uint64_t generation = 0;
};

Speaker::Speaker(Options options, Voice voice, Prompts prompts)
    : options_(options),
      voice_(std::move(voice)),
      prompts_(std::move(prompts)),
      volume_step_(options.volume_step)
{
    for (const auto language : all_languages)
        is_known_[static_cast<std::size_t>(language)] = voice_.knows(language);
    worker_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

Speaker::~Speaker()
{
    worker_.request_stop();
    worker_.join();
    const std::lock_guard lock(mutex_);
    drop_all();
    for (auto& utterance : last_)
        wipe(utterance);
}

bool Speaker::knows(Language language) const
{
    return is_known_[static_cast<std::size_t>(language)];
}

// ---- Who hears it; with the mutex held where a name has no lock of its own

bool Speaker::is_heard() const
{
    if (options_.mode == SpeechMode::off)
        return false;
    return has_headset_ || (options_.mode == SpeechMode::always && is_turned_on_);
}

bool Speaker::is_on() const
{
    const std::lock_guard lock(mutex_);
    return is_heard();
}

bool Speaker::has_headset() const
{
    const std::lock_guard lock(mutex_);
    return has_headset_;
}

void Speaker::turn_on()
{
    const std::lock_guard lock(mutex_);
    is_turned_on_ = true;
}

void Speaker::set_headset(bool is_in)
{
    const std::lock_guard lock(mutex_);
    // What was meant for a headset must not go on in the loudspeaker.
    if (has_headset_ && !is_in)
        drop_all();
    has_headset_ = is_in;
}

// ---- What is said

void Speaker::drop_all()
{
    ++generation_;
    for (auto& utterance : waiting_)
        wipe(utterance);
    waiting_.clear();
    std::ranges::fill(samples_, std::int16_t{0});
    samples_.clear();
    is_paused_ = false;
    begins_anew_ = true;
    changed_.notify_all();
}

void Speaker::queue(Utterance utterance)
{
    if (waiting_.size() == most_waiting) {
        wipe(waiting_.front());
        waiting_.pop_front();
    }
    waiting_.push_back(std::move(utterance));
    changed_.notify_all();
}

void Speaker::say(Utterance utterance)
{
    const std::lock_guard lock(mutex_);
    if (!is_heard() || utterance.text.empty())
        return;
    if (begins_anew_) {
        for (auto& old : last_)
            wipe(old);
        last_.clear();
        begins_anew_ = false;
    }
    if (last_.size() < most_waiting)
        last_.push_back(utterance);
    queue(std::move(utterance));
}

void Speaker::interrupt()
{
    const std::lock_guard lock(mutex_);
    drop_all();
}

void Speaker::repeat()
{
    const std::lock_guard lock(mutex_);
    drop_all();
    if (!is_heard())
        return;
    for (const auto& utterance : last_)
        queue(utterance);
    // What comes next is said with it, and repeated with it.
    begins_anew_ = last_.empty();
}

void Speaker::pause()
{
    const std::lock_guard lock(mutex_);
    is_paused_ = true;
}

void Speaker::resume()
{
    const std::lock_guard lock(mutex_);
    is_paused_ = false;
}

bool Speaker::is_paused() const
{
    const std::lock_guard lock(mutex_);
    return is_paused_;
}

bool Speaker::is_silent() const
{
    const std::lock_guard lock(mutex_);
    return waiting_.empty() && samples_.empty() && !is_rendering_;
}

int Speaker::volume_step() const
{
    const std::lock_guard lock(mutex_);
    return volume_step_;
}

int Speaker::speed_step() const
{
    const std::lock_guard lock(mutex_);
    return speed_step_;
}

void Speaker::change_volume(int by)
{
    const std::lock_guard lock(mutex_);
    volume_step_ = std::clamp(volume_step_ + by, 1, volume_steps);
}

void Speaker::change_speed(int by)
{
    const std::lock_guard lock(mutex_);
    speed_step_ = std::clamp(speed_step_ + by, 1, speed_steps);
}

void Speaker::end_visit()
{
    const std::lock_guard lock(mutex_);
    drop_all();
    for (auto& utterance : last_)
        wipe(utterance);
    last_.clear();
    volume_step_ = options_.volume_step;
    speed_step_ = usual_speed_step;
    is_turned_on_ = false;
}

std::vector<Said> Speaker::log() const
{
    const std::lock_guard lock(mutex_);
    return log_;
}

// ---- Sound

void Speaker::fill(std::span<std::int16_t> buffer)
{
    const std::lock_guard lock(mutex_);
    const double decibels = volume_decibels[static_cast<std::size_t>(volume_step_ - 1)];
    const double gain = std::pow(10.0, decibels / 20);
    const auto count = is_paused_ ? 0 : std::min(buffer.size(), samples_.size());
    for (std::size_t i = 0; i < count; ++i)
        buffer[i] = static_cast<std::int16_t>(samples_[i] * gain);
    std::ranges::fill(buffer.subspan(count), std::int16_t{0});
    samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(count));
    changed_.notify_all();
}

bool Speaker::take(const std::stop_token& stop, const Turn& turn,
                   std::span<const std::int16_t> samples)
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop,
                  [&] { return generation_ != turn.generation || samples_.size() < most_ahead; });
    if (stop.stop_requested() || generation_ != turn.generation)
        return false;
    samples_.insert(samples_.end(), samples.begin(), samples.end());
    return true;
}

// Where the next recorded text could begin: after the sentence that is synthesised.
static std::size_t first_sentence(std::string_view text)
{
    static constexpr std::array<std::string_view, 7> ends{"\n", "。", "？", "！", ". ", "? ", "! "};
    auto length = text.size();
    for (const auto end : ends)
        if (const auto at = text.find(end); at != text.npos)
            length = std::min(length, at + end.size());
    return length;
}

void Speaker::render(const std::stop_token& stop, const Turn& turn)
{
    const Sink sink = [this, &stop, &turn](std::span<const std::int16_t> samples) {
        return take(stop, turn, samples);
    };
    std::string_view rest = turn.text;
    std::string unrecorded;
    const auto synthesise = [this, &unrecorded, &turn, &sink] {
        auto text = pronounce(unrecorded, turn.language);
        base::wipe(unrecorded);
        if (!text.empty())
            voice_.speak({text, turn.language, turn.words_per_minute}, sink);
        base::wipe(text);
    };
    while (!rest.empty()) {
        const auto recorded = prompts_.at_start(turn.language, rest);
        const auto length = recorded.length > 0 ? recorded.length : first_sentence(rest);
        if (recorded.length == 0)
            unrecorded += rest.substr(0, length);
        rest.remove_prefix(length);
        if (recorded.length > 0) {
            synthesise();
            if (!sink(recorded.samples))
                return;
        }
    }
    synthesise();
    static constexpr std::array<std::int16_t, pause_between> silence{};
    sink(silence);
}

void Speaker::work(const std::stop_token& stop)
{
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return !waiting_.empty(); }) &&
           !stop.stop_requested()) {
        auto next = std::move(waiting_.front());
        waiting_.pop_front();
        // Decided now and not when it was asked for: the plug may have been pulled since. Pulled
        // from here on, set_headset() makes this turn stale.
        const bool may_be_heard = !next.is_private || has_headset_;
        Turn turn{.text = may_be_heard ? next.text : next.in_public,
                  .language = next.language,
                  .words_per_minute = speeds[static_cast<std::size_t>(speed_step_ - 1)],
                  .generation = generation_};
        if (options_.keeps_log && !turn.text.empty())
            log_.push_back({turn.text, turn.language, next.is_private && may_be_heard});
        is_rendering_ = true;
        lock.unlock();
        wipe(next);
        render(stop, turn);
        base::wipe(turn.text);
        lock.lock();
        is_rendering_ = false;
    }
}

}  // namespace ui::speech
