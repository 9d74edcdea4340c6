#include "ui/speech/voice.h"

#include "tests/catch.h"
#include "ui/speech/speaker.h"

#include <cmath>

using namespace ui;
using namespace ui::speech;

namespace {

struct Heard {
    std::size_t samples = 0;
    double energy = 0;
};

Heard hear(const Voice& voice, const Line& line)
{
    Heard heard;
    voice.speak(line, [&](std::span<const std::int16_t> samples) {
        heard.samples += samples.size();
        for (const double sample : samples)
            heard.energy += sample * sample;
        return true;
    });
    return heard;
}

const char* text_in(Language language)
{
    return language == Language::zh ? "请把身份证平放在读卡区" : "Place your identity card here";
}

}  // namespace

TEST_CASE("the voice speaks Chinese and English, longer for more text")
{
    const auto voice = open_voice().value();
    for (const auto language : {Language::zh, Language::en}) {
        REQUIRE(voice.knows(language));
        const auto once = hear(voice, {text_in(language), language});
        REQUIRE(std::sqrt(once.energy / static_cast<double>(once.samples)) > 300);
        const auto text = std::string(text_in(language)) + ", " + text_in(language);
        REQUIRE(hear(voice, {text, language}).samples > once.samples * 3 / 2);
    }
}

TEST_CASE("each of the seven speeds is faster than the one before")
{
    const auto voice = open_voice().value();
    for (const auto language : {Language::zh, Language::en}) {
        std::size_t last = std::numeric_limits<std::size_t>::max();
        for (const int speed : speeds) {
            const auto samples = hear(voice, {text_in(language), language, speed}).samples;
            REQUIRE(samples < last);
            last = samples;
        }
    }
    REQUIRE(speeds.front() <= 70);
    REQUIRE(speeds.back() >= 240);
}

TEST_CASE("a sink that has heard enough ends the speech")
{
    const auto voice = open_voice().value();
    int chunks = 0;
    voice.speak({"One two three four five six seven eight nine ten", Language::en},
                [&](std::span<const std::int16_t>) { return ++chunks < 2; });
    REQUIRE(chunks == 2);
    REQUIRE(hear(voice, {"one", Language::en}).samples > 0);
}

TEST_CASE("it is known which languages have no voice")
{
    for (const auto* code : {"zh", "en"})
        REQUIRE(has_voice(code));
    for (const auto* code : {"bo", "ii", "no such language"})
        REQUIRE_FALSE(has_voice(code));
}

TEST_CASE("several voices take turns")
{
    const auto one = open_voice().value();
    const auto other = open_voice().value();
    const auto samples = hear(one, {"第一", Language::zh}).samples;
    REQUIRE(hear(other, {"one", Language::en}).samples > 0);
    // Not to the sample: how the library begins depends on how it ended.
    const auto again = hear(one, {"第一", Language::zh}).samples;
    REQUIRE(static_cast<double>(again) == Approx(samples).epsilon(0.01));
}
