#include "ui/toolkit/audio.h"

#include <SDL.h>

#include <fmt/format.h>

namespace ui::toolkit {

// 23 ms at 22,050 a second: what is cut off is silent before a finger notices.
static constexpr Uint16 buffer_samples = 512;

static void ask_for_samples(void* fill, Uint8* bytes, int count)
{
    (*static_cast<Audio::Fill*>(fill))({reinterpret_cast<std::int16_t*>(bytes),
                                        static_cast<std::size_t>(count) / sizeof(std::int16_t)});
}

base::Result<std::unique_ptr<Audio>> Audio::open(int samples_per_second, Fill fill)
{
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
        return base::fail(base::Errc::refused, fmt::format("no sound: {}", SDL_GetError()));
    std::unique_ptr<Audio> audio(new Audio(std::move(fill)));
    SDL_AudioSpec wanted{};
    wanted.freq = samples_per_second;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = buffer_samples;
    wanted.callback = ask_for_samples;
    wanted.userdata = &audio->fill_;
    SDL_AudioSpec given{};
    audio->device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, &given, 0);
    if (audio->device_ == 0)
        return base::fail(base::Errc::refused, fmt::format("no sound: {}", SDL_GetError()));
    SDL_PauseAudioDevice(audio->device_, 0);
    return audio;
}

Audio::~Audio()
{
    if (device_ != 0)
        SDL_CloseAudioDevice(device_);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

}  // namespace ui::toolkit
