#include "ui/speech/voice.h"

#include "base/secret.h"
#include "ui/strings/strings.h"

#include <espeak-ng/speak_lib.h>

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <string>

namespace ui::speech {

namespace {

// The library counts a rate below its least one as its least one; there the words stand apart
// instead. 6 makes 80 words a minute into 60 (measured, ui/speech/README.md).
constexpr int gap_below_least_rate = 6;
constexpr int chunk_ms = 60;
// A screen has some hundred characters; more is nothing that anybody listens to.
constexpr std::size_t longest_text = 8000;

// The library is one for the whole program and keeps what it says in its own variables. It is
// opened once and never closed: closing version 1.51 waits now and then for a thread of its own
// for ever, and there is nothing that the end of the program does not close as well.
struct Library {
    std::mutex turn;
    bool is_open = false;
};

Library& library()
{
    static Library one;
    return one;
}

base::Result<> open_library()
{
    const std::lock_guard lock(library().turn);
    if (library().is_open)
        return {};
    const int rate =
        espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, chunk_ms, nullptr, espeakINITIALIZE_DONT_EXIT);
    if (rate != samples_per_second)
        return base::fail(base::Errc::not_found,
                          fmt::format("espeak-ng has no data or speaks at {} Hz", rate));
    library().is_open = true;
    return {};
}

std::string voice_name(std::string_view code)
{
    return code == "zh" ? "cmn" : std::string(code);
}

bool choose(std::string_view code)
{
    return espeak_SetVoiceByName(voice_name(code).c_str()) == EE_OK;
}

int take_samples(short* samples, int count, espeak_EVENT* events)
{
    const auto* sink = static_cast<const Sink*>(events->user_data);
    if (!samples || count <= 0 || !sink)
        return 0;
    static constexpr int stop = 1;
    return (*sink)({samples, static_cast<std::size_t>(count)}) ? 0 : stop;
}

bool knows(std::string_view code)
{
    const std::lock_guard lock(library().turn);
    return choose(code);
}

void speak(const Line& line, const Sink& sink)
{
    const std::lock_guard lock(library().turn);
    if (!choose(name_of(line.language)))
        return;
    const bool is_below = line.words_per_minute < espeakRATE_MINIMUM;
    espeak_SetParameter(espeakRATE, std::max(line.words_per_minute, espeakRATE_MINIMUM), 0);
    espeak_SetParameter(espeakWORDGAP, is_below ? gap_below_least_rate : 0, 0);
    espeak_SetSynthCallback(take_samples);
    std::string text(line.text.substr(0, longest_text));
    // The library takes no const here and changes nothing.
    espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr,
                 const_cast<Sink*>(&sink));
    base::wipe(text);
}

}  // namespace

base::Result<Voice> open_voice()
{
    TRY(open_library());
    return Voice{.knows = [](Language language) { return knows(name_of(language)); },
                 .speak = [](const Line& line, const Sink& sink) { speak(line, sink); }};
}

bool has_voice(std::string_view language_code)
{
    return open_library() && knows(language_code);
}

}  // namespace ui::speech
