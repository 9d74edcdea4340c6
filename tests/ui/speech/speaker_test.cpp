#include "ui/speech/speaker.h"

#include "tests/catch.h"
#include "tests/eventually.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

using namespace ui;
using namespace ui::speech;

namespace {

constexpr std::size_t buffer_size = 512;

struct Ear {
    explicit Ear(Speaker::Options options = {}, Voice voice = open_voice().value())
        : speaker(with_log(options), std::move(voice))
    {
        speaker.set_headset(true);
    }
    static Speaker::Options with_log(Speaker::Options options)
    {
        options.keeps_log = true;
        return options;
    }
    std::vector<std::int16_t> buffer()
    {
        std::vector<std::int16_t> samples(buffer_size, 1);
        speaker.fill(samples);
        return samples;
    }
    // To the end of what is said.
    std::vector<std::int16_t> hear_out()
    {
        std::vector<std::int16_t> all;
        tests::eventually([&] {
            const auto more = buffer();
            all.insert(all.end(), more.begin(), more.end());
            return speaker.is_silent();
        });
        return all;
    }
    bool until_sounding()
    {
        return tests::eventually([this] { return !is_quiet(buffer()); });
    }
    static bool is_quiet(const std::vector<std::int16_t>& samples)
    {
        return std::ranges::all_of(samples, [](std::int16_t sample) { return sample == 0; });
    }
    std::vector<std::string> texts() const
    {
        std::vector<std::string> all;
        for (const auto& said : speaker.log())
            all.push_back(said.text);
        return all;
    }

    Speaker speaker;
};

const Utterance place_card{"请把身份证平放在读卡区，屏幕会告诉您什么时候取回。", Language::zh};
const Utterance private_name{"王小明，您好", Language::zh, true, "这里是个人信息"};

int peak(const std::vector<std::int16_t>& samples)
{
    int highest = 0;
    for (const int sample : samples)
        highest = std::max(highest, std::abs(sample));
    return highest;
}

}  // namespace

TEST_CASE("what is said is heard, one after the other")
{
    Ear ear;
    ear.speaker.say(place_card);
    ear.speaker.say({"Certificate printed", Language::en});
    REQUIRE_FALSE(Ear::is_quiet(ear.hear_out()));
    REQUIRE(ear.texts() == std::vector<std::string>{place_card.text, "Certificate printed"});
}

TEST_CASE("an interruption is silent from the next buffer on")
{
    Ear ear;
    ear.speaker.say(place_card);
    ear.speaker.say(place_card);
    REQUIRE(ear.until_sounding());
    ear.speaker.interrupt();
    for (int i = 0; i < 100; ++i)
        REQUIRE(Ear::is_quiet(ear.buffer()));
    REQUIRE(tests::eventually([&] { return ear.speaker.is_silent(); }));
    REQUIRE(ear.texts().size() == 1);
}

TEST_CASE("after a pause speech goes on with the very sample where it was")
{
    // A voice that counts.
    static constexpr int count = 30'000;
    const auto count_up = [](const Line&, const Sink& sink) {
        for (int first = 1; first < count; first += 100) {
            std::vector<std::int16_t> samples;
            for (int i = 0; i < 100; ++i)
                samples.push_back(static_cast<std::int16_t>(first + i));
            if (!sink(samples))
                return;
        }
    };
    Ear ear({.volume_step = volume_steps}, {[](Language) { return true; }, count_up});
    ear.speaker.say(place_card);
    std::vector<std::int16_t> heard;
    const auto listen = [&] {
        for (const auto sample : ear.buffer())
            if (sample != 0)
                heard.push_back(sample);
        return heard.size();
    };
    REQUIRE(tests::eventually([&] { return listen() > 5000; }));
    ear.speaker.pause();
    REQUIRE(ear.speaker.is_paused());
    for (int i = 0; i < 20; ++i)
        REQUIRE(Ear::is_quiet(ear.buffer()));
    REQUIRE_FALSE(ear.speaker.is_silent());
    ear.speaker.resume();
    REQUIRE(tests::eventually([&] { return listen() == count; }));
    for (int i = 0; i < count; ++i)
        REQUIRE(heard[static_cast<std::size_t>(i)] == i + 1);
}

TEST_CASE("what was said can be heard again, also after an interruption")
{
    Ear ear;
    ear.speaker.say(place_card);
    ear.speaker.say({"第二句", Language::zh});
    ear.hear_out();
    ear.speaker.interrupt();
    ear.speaker.repeat();
    ear.hear_out();
    REQUIRE(ear.texts() ==
            std::vector<std::string>{place_card.text, "第二句", place_card.text, "第二句"});
}

TEST_CASE("volume has 24 dB in steps, one of them 12 dB above the lowest")
{
    std::vector<double> peaks;
    for (int step = 1; step <= volume_steps; ++step) {
        Ear ear({.volume_step = step});
        ear.speaker.say(place_card);
        peaks.push_back(peak(ear.hear_out()));
    }
    const auto above_lowest = [&](std::size_t i) { return 20 * std::log10(peaks[i] / peaks[0]); };
    for (std::size_t i = 1; i < peaks.size(); ++i)
        REQUIRE(std::abs(above_lowest(i) - 6.0 * static_cast<double>(i)) < 0.5);
    REQUIRE(above_lowest(peaks.size() - 1) >= 18);
}

TEST_CASE("volume and speed stop at their ends and are as before after the visit")
{
    Ear ear({.volume_step = 2});
    for (int i = 0; i < 10; ++i) {
        ear.speaker.change_volume(1);
        ear.speaker.change_speed(1);
    }
    REQUIRE(ear.speaker.volume_step() == volume_steps);
    REQUIRE(ear.speaker.speed_step() == speed_steps);
    ear.speaker.say(place_card);
    ear.speaker.end_visit();
    REQUIRE(ear.speaker.volume_step() == 2);
    REQUIRE(speeds[static_cast<std::size_t>(ear.speaker.speed_step() - 1)] == 125);
    ear.speaker.repeat();
    REQUIRE(tests::eventually([&] { return ear.speaker.is_silent(); }));
    REQUIRE(Ear::is_quiet(ear.buffer()));
    for (int i = 0; i < 10; ++i)
        ear.speaker.change_speed(-1);
    REQUIRE(ear.speaker.speed_step() == 1);
}

TEST_CASE("private text goes into a headset and never to a loudspeaker")
{
    Ear ear({.mode = SpeechMode::always});
    ear.speaker.say(private_name);
    ear.hear_out();
    REQUIRE(ear.speaker.log() == std::vector<Said>{{private_name.text, Language::zh, true}});
    ear.speaker.set_headset(false);
    ear.speaker.say(private_name);
    REQUIRE(tests::eventually([&] { return ear.speaker.is_silent(); }));
    REQUIRE(ear.speaker.log().size() == 1);
    ear.speaker.turn_on();
    ear.speaker.say(private_name);
    ear.hear_out();
    ear.speaker.repeat();
    ear.hear_out();
    const auto log = ear.speaker.log();
    REQUIRE(log.size() == 3);
    for (std::size_t i = 1; i < log.size(); ++i) {
        REQUIRE(log[i] == Said{private_name.in_public, Language::zh, false});
        REQUIRE_FALSE(log[i].text.contains("王"));
    }
}

TEST_CASE("pulling the plug ends at once what was meant for the headset")
{
    Ear ear({.mode = SpeechMode::always});
    ear.speaker.turn_on();
    ear.speaker.say({std::string(private_name.text) + place_card.text, Language::zh, true, ""});
    ear.speaker.say(private_name);
    REQUIRE(ear.until_sounding());
    ear.speaker.set_headset(false);
    for (int i = 0; i < 100; ++i)
        REQUIRE(Ear::is_quiet(ear.buffer()));
    REQUIRE(tests::eventually([&] { return ear.speaker.is_silent(); }));
    REQUIRE(ear.texts().size() == 1);
}

TEST_CASE("nothing is said where nobody asked for it")
{
    Ear off({.mode = SpeechMode::off});
    off.speaker.turn_on();
    off.speaker.say(place_card);
    REQUIRE(off.speaker.is_silent());
    Ear headset({.mode = SpeechMode::headset});
    headset.speaker.set_headset(false);
    headset.speaker.turn_on();
    REQUIRE_FALSE(headset.speaker.is_on());
    headset.speaker.say(place_card);
    REQUIRE(headset.speaker.is_silent());
    Ear always({.mode = SpeechMode::always});
    always.speaker.set_headset(false);
    REQUIRE_FALSE(always.speaker.is_on());
    always.speaker.turn_on();
    REQUIRE(always.speaker.is_on());
    always.speaker.end_visit();
    REQUIRE_FALSE(always.speaker.is_on());
}

TEST_CASE("a listener who never listens costs no more than the queue holds")
{
    Ear ear;
    for (int i = 0; i < 1000; ++i)
        ear.speaker.say({"第" + std::to_string(i) + "句", Language::zh});
    ear.hear_out();
    REQUIRE(ear.texts().size() <= Speaker::most_waiting + 2);
    REQUIRE(ear.texts().back() == "第999句");
}
