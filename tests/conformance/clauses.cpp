#include "tests/conformance/clauses.h"

#include "ui/speech/speaker.h"

#include <fmt/format.h>

namespace conformance {

using enum Standing;

static std::vector<Clause> without_sight()
{
    return {
        {"5.1.2.2",
         "Used without attaching assistive technology, a headset excepted",
         met,
         "Speech, keys, text sizes and colours are the terminal's own.",
         "",
         {"a citizen who sees nothing gets the certificate by five keys and what is spoken"}},
        {"5.1.3.1",
         "A non-visual mode for every function",
         met,
         "Everything that is shown is spoken, and everything that can be touched is reached by "
         "five "
         "keys; a technician's screens too.",
         "",
         {"each target of every screen is reached by keys, and OK on it is a touch of it",
          "up and down pass everything on every screen, each says something, and lead back"}},
        {"5.1.3.2",
         "Sound by the terminal or a jack that is found without sight",
         partly,
         "Speech goes to the loudspeaker or the headset; the jack and its sign are the cabinet's.",
         "",
         {"a headset greets with what the keys mean, and the first key then already counts"}},
        {"5.1.3.4, .5",
         "Speech is interrupted by any action, and can be repeated",
         met,
         "Every touch and key ends what is being said; OK and `repeat` say it again.",
         "",
         {"any action ends what is being said",
          "OK where there is no button pauses, goes on, and says it again"}},
        {"5.1.3.8, .9",
         "What is masked or private is spoken by private listening only",
         met,
         "Private texts go to a headset; the loudspeaker says that there is something personal.",
         "",
         {"without a headset nothing personal is heard, and it is said that there is something",
          "a PIN is not read out to the hall while it is typed",
          "private text goes into a headset and never to a loudspeaker"}},
        {"5.1.3.10",
         "No other sound by itself for longer than 3 s",
         met,
         "The terminal makes no sound but speech.",
         "",
         {"nothing is said where nobody asked for it"}},
    };
}

static std::vector<Clause> spoken_and_focused()
{
    using ui::speech::speeds;
    return {
        {"5.1.3.12, .13",
         "A loudspeaker in steps up to 65 dBA, reset after each use",
         partly,
         "Volume is set back when the visit ends. How many dBA the usual step is, is set at the "
         "amplifier when the terminal is put up.",
         fmt::format("{} steps of 6 dB", ui::speech::volume_steps),
         {"volume and speed are set by the keys and set back after the visit"}},
        {"5.1.3.14",
         "Speech in the language that is shown",
         partly,
         "Chinese and English are. Yi, Tibetan and Uyghur have no voice that could be trusted, so "
         "their screens are spoken in Chinese, unless recordings were made (ui/speech/README.md).",
         fmt::format("speed from {} to {} words a minute in {} steps", speeds.front(),
                     speeds.back(), speeds.size()),
         {"a language without a voice is spoken in Chinese, while it is shown as it was chosen"}},
        {"5.1.3.15",
         "An error of input is spoken, with what is wrong",
         met,
         "A card or code that cannot be used and a wrong PIN have a screen that says so; it is "
         "spoken "
         "as every screen is.",
         "",
         {"every screen says and offers what was accepted",
          "up and down pass everything on every screen, each says something, and lead back"}},
        {"5.1.3.16",
         "Speech gives what a receipt says",
         met,
         "The last screen says the serial and where each paper lies.",
         "",
         {"a citizen who sees nothing gets the certificate by five keys and what is spoken"}},
        {"5.1.5", "What is told by sound is not told by sound alone", met,
         "Speech says only what is on the screen.", ""},
        {"5.1.6.1",
         "Without a keyboard: everything by the terminal's own keys",
         met,
         "Five keys, none held, no two at once.",
         "",
         {"each target of every screen is reached by keys, and OK on it is a touch of it"}},
        {"5.1.6.2",
         "The focus can leave every element",
         met,
         "Up and down go through everything and back; no key acts on its own.",
         "",
         {"up and down pass everything on every screen, each says something, and lead back",
          "the panels are opened, told and gone through by keys"}},
    };
}

static std::vector<Clause> operated()
{
    return {
        {"5.2",
         "Each feature can be switched on without the ability it replaces",
         met,
         "Plugging in a headset or pressing a key begins speech; the panel of assistance is one "
         "touch away on every screen, and by keys.",
         "",
         {"the first key says what the keys mean, shows where one is and does nothing else"}},
        {"5.3", "Biometrics are never the only way", met, "There are none.", ""},
        {"5.4", "Conversion keeps what makes a document accessible", partly,
         "The page that is shown is a picture; what it is and how many pages it has is text and "
         "speech, its content is not.",
         ""},
        {"5.5",
         "Operated without a tight grasp, pinch or twist; parts found without touching off",
         partly,
         "The program asks for taps and single keys. Where keys lie is the cabinet's.",
         "",
         {"a touch that begins and ends on a target is its action"}},
        {"5.6",
         "A locking or toggle control tells its state by more than sight",
         met,
         "What is chosen is said, ticked and in bold.",
         "",
         {"what is chosen is said, not only shown by its colour"}},
        {"5.7",
         "Repetition of a held key can be put off for 2 s",
         met,
         "A held key never repeats.",
         "",
         {"a key that is held counts once, and so does one that is struck twice"}},
        {"5.8",
         "A second strike within 0.5 s can be ignored",
         met,
         "`assistance.double_strike_ms`, up to 2 s, for fingers and keys alike; what comes up "
         "under "
         "a finger is guarded for half a second in any case.",
         "",
         {"the second tap of a shaking finger does not press what came up under it",
          "a second touch of the same key counts, unless double strikes are to be ignored",
          "double strikes are ignored for up to two seconds, and not at first"}},
        {"5.9",
         "No two actions at the same time",
         met,
         "One finger, or one key.",
         "",
         {"a touch that leaves its target is nothing, wherever it ends"}},
    };
}

static std::vector<Clause> seen_in_time(const Measured& measured, const kiosk::Settings& settings)
{
    const auto seconds = [](auto time) {
        return std::chrono::duration_cast<std::chrono::seconds>(time).count();
    };
    return {
        {"5.1.4",
         "A mode whose capital H is seen at 0.7 degrees: 7.3 mm from 600 mm, 6.1 mm "
         "from 500 mm",
         met,
         "Four sizes of text; the elders' mode has the largest (measured on"
         " what citizens see, not technicians).",
         fmt::format("least capital {:.1f} mm as a visit begins, {:.1f} mm in the elders' mode; "
                     "on 21.5 inches {:.1f} and {:.1f} mm",
                     measured.capital_mm.value, measured.elder_capital_mm.value,
                     measured.small_capital_mm.value, measured.small_elder_capital_mm.value)},
        {"9.2.2.1",
         "Whoever needs more time can have it",
         met,
         "The question is shown and spoken, and its answer gives the whole time again, any number "
         "of "
         "times; none is asked while the machine works.",
         fmt::format("asked after {} s, {} s to answer", seconds(settings.waiting.warn_after),
                     seconds(settings.waiting.answer_within)),
         {"more time can be had any number of times",
          "nobody is timed out while the machine is the one that works",
          "a citizen at the keys is asked aloud whether they are still there, and answers"}},
        {"9.1.4.3",
         "Contrast of text",
         met,
         "Promised are 10 to 1, and 20 to 1 in high contrast; theme.toml with less is refused.",
         fmt::format("least {:.1f} light, {:.1f} dark, {:.1f} high contrast",
                     measured.light_contrast.value, measured.dark_contrast.value,
                     measured.high_contrast.value),
         {"a theme whose colours are hard to read is refused, with the ratio"}},
    };
}

static std::vector<Clause> hardware(const Measured& measured)
{
    return {
        {"8.1.3",
         "Colour is never the only sign",
         met,
         "Of each two states of a screen, of the steps and of a choice, one has another word, mark "
         "or "
         "place, or differs 3 to 1 in light.",
         "",
         {"two states that differ in their hue alone are found out"}},
        {"8.2.1.1, .2",
         "Speech volume over 18 dB, a step 12 dB above the lowest",
         met,
         "Set by keys or by touch, in steps.",
         fmt::format("{} dB",
                     ui::speech::volume_decibels.back() - ui::speech::volume_decibels.front()),
         {"volume has 24 dB in steps, one of them 12 dB above the lowest"}},
        {"8.3.2", "Clear floor of 760 by 1220 mm", installation, "The place's.", ""},
        {"8.3.3",
         "Controls between 380 and 1220 mm over the floor",
         met,
         "With the picture lowered (画面放低), where `panel_bottom_mm` says how high the panel "
         "hangs. "
         "Measured on 32 inches upright, 700 mm over the floor.",
         fmt::format("from {:.0f} to {:.0f} mm", measured.lowest_mm.value,
                     measured.highest_mm.value),
         {"an elder who sits reaches everything on the way to the paper, and nothing is small",
          "where nobody measured how high the panel hangs, nothing is lowered"}},
        {"8.3.4", "Legible from 1015 mm over the floor", installation, "Of panel and place.", ""},
        {"8.4.1", "Number keys: key 5 can be felt", installation,
         "The pad on the screen is reached by the five keys.", ""},
        {"8.4.2", "No more than 22.2 N", installation,
         "A capacitive panel wants none; keys and doors are the cabinet's.", ""},
        {"8.4.3", "Cards and tickets whose way round can be felt", installation,
         "The reader takes a card either way round where its maker does.", ""},
        {"8.5", "A tactile sign where speech is begun", installation, "The cabinet's.", ""},
        {"",
         "Something to touch is at least 15 mm wide and high, 20 mm in the elders' mode, and 3 mm "
         "from the next (ours; VVSG 7.2-I wants 12.7 mm)",
         met,
         "All sizes begin in millimetres.",
         fmt::format("least {:.1f} mm, {:.1f} mm in the elders' mode, {:.1f} mm on 21.5 inches; "
                     "least gap {:.1f} mm",
                     measured.target_mm.value, measured.elder_target_mm.value,
                     measured.small_target_mm.value, measured.gap_mm.value),
         {"every screen in every language and orientation keeps the rules of layout"}},
    };
}

std::vector<Clause> clauses(const Measured& measured, const kiosk::Settings& settings)
{
    std::vector<Clause> all;
    for (auto&& part : {without_sight(), spoken_and_focused(), operated(),
                        seen_in_time(measured, settings), hardware(measured)})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::vector<std::string> shortfalls(const Measured& measured, const kiosk::Settings& settings)
{
    auto all = measured.mistakes;
    const auto at_least = [&all](const char* what, const Worst& worst, double least) {
        if (worst.value < least)
            all.push_back(fmt::format("{} is {:.2f}, less than {}, on {}", what, worst.value, least,
                                      worst.where));
    };
    at_least("target in mm", measured.target_mm, 15);
    at_least("target in mm in the elders' mode", measured.elder_target_mm, 20);
    at_least("gap in mm", measured.gap_mm, 3);
    at_least("capital in mm", measured.capital_mm, 5);
    at_least("capital in mm in the elders' mode", measured.elder_capital_mm, 8.5);
    at_least("target in mm on 21.5 inches", measured.small_target_mm, 15);
    at_least("capital in mm on 21.5 inches", measured.small_capital_mm, 5);
    at_least("capital in mm in the elders' mode on 21.5 inches", measured.small_elder_capital_mm,
             6.1);
    at_least("contrast of the light colours", measured.light_contrast, 10);
    at_least("contrast of the dark colours", measured.dark_contrast, 10);
    at_least("high contrast", measured.high_contrast, 20);
    at_least("height over the floor in mm", measured.lowest_mm, 380);
    if (measured.highest_mm.value > 1220)
        all.push_back(fmt::format("{:.0f} mm is out of reach, on {}", measured.highest_mm.value,
                                  measured.highest_mm.where));
    if (settings.waiting.warn_after < std::chrono::seconds(60) ||
        settings.waiting.answer_within < std::chrono::seconds(20))
        all.push_back("citizens are not given the time that is promised");
    return all;
}

}  // namespace conformance
