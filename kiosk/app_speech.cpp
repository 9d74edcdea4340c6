// How App comes to speak.
#include "base/log.h"
#include "kiosk/app.h"

namespace kiosk {

using base::LogEvent;
using ui::speech::SpeechMode;

// A terminal that cannot speak serves everybody else; its log says why.
std::unique_ptr<ui::speech::Speaker> App::open_speaker(const Options& options,
                                                       const ui::Strings& strings)
{
    const auto& settings = options.settings;
    if (settings.assistance.speech == SpeechMode::off)
        return nullptr;
    auto voice = ui::speech::open_voice();
    if (!voice) {
        base::log(LogEvent::speech_failed, {{"cause", voice.error()}});
        return nullptr;
    }
    auto prompts = ui::speech::Prompts::load(settings.terminal.share / "prompts", strings);
    if (!prompts)
        base::log(LogEvent::speech_failed, {{"cause", prompts.error()}});
    return std::make_unique<ui::speech::Speaker>(
        ui::speech::Speaker::Options{.mode = settings.assistance.speech,
                                     .volume_step = settings.assistance.volume,
                                     .keeps_log = options.is_heard_by_test},
        std::move(*voice), prompts ? std::move(*prompts) : ui::speech::Prompts());
}

void App::start_speaking()
{
    if (!speaker_)
        return;
    face_.speak_with(*speaker_);
    if (options_.is_heard_by_test)
        return;
    auto audio = ui::toolkit::Audio::open(
        ui::speech::samples_per_second,
        [this](std::span<std::int16_t> samples) { speaker_->fill(samples); });
    if (!audio) {
        base::log(LogEvent::speech_failed, {{"cause", audio.error()}});
        return;
    }
    audio_ = std::move(*audio);
    headset_ = std::make_unique<ui::speech::Headset>([this](bool is_in) {
        speaker_->set_headset(is_in);
        face_.wake();
    });
}

}  // namespace kiosk
