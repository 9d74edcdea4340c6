#include "tests/conformance/measure.h"

#include "tests/ui/screens/stage.h"
#include "ui/gallery/looks.h"
#include "ui/screens/stepper.h"
#include "ui/toolkit/layout_check.h"

#include <fmt/format.h>

#include <functional>
#include <limits>

namespace conformance {

using namespace ui;
using toolkit::Appearance;
using toolkit::ColourMode;
using toolkit::Scene;

namespace {

constexpr double endless = std::numeric_limits<double>::max();
// Upright as the large one, 21.5 inches.
constexpr toolkit::Panel small_panel{.pixels = {1080, 1920}, .width_mm = 268};
constexpr Appearance elder{.text_size = toolkit::largest_text_size, .is_elder = true};

class Measurement {
public:
    Measured take()
    {
        for (const auto language : all_languages)
            measure_usual(language);
        // Mirrored or not, a colour is the same in each language.
        for (const auto language : {Language::zh, Language::ug}) {
            look_for_contrast(language, ColourMode::dark, out_.dark_contrast);
            look_for_contrast(language, ColourMode::high_contrast, out_.high_contrast);
        }
        for (const auto language : all_languages)
            measure_elder_and_low(language);
        for (const auto mode : toolkit::all_colour_modes)
            look_for_colour_alone(mode);
        for (const auto language : all_languages)
            measure_small(language);
        return std::move(out_);
    }

private:
    using Look = std::function<void(const Scene&, const std::string& where)>;

    static void through_all(Stage& stage, Language language, const Appearance& appearance,
                            const Look& look)
    {
        stage.face.set_language(language);
        stage.face.set_appearance(appearance);
        for (const auto& sample : samples::screens()) {
            samples::show(sample, stage.face);
            look(stage.face.scene(), fmt::format("{} {}", sample.name, name_of(language)));
        }
    }
    void through_all(Language language, const Appearance& appearance, const Look& look)
    {
        through_all(stage_, language, appearance, look);
    }
    static void least(Worst& worst, double value, const std::string& where)
    {
        if (value < worst.value)
            worst = {value, where};
    }
    // Technicians' screens hold more than the largest text leaves room for.
    static void least_of_citizens(Worst& worst, const Scene& scene, const toolkit::Panel& panel,
                                  const std::string& where)
    {
        if (!where.starts_with("technician"))
            least(worst, toolkit::smallest_capital_mm(scene, panel), where);
    }
    double mm(int pixels) const { return pixels / stage_.panel.pixels_per_mm(); }

    void measure_usual(Language language)
    {
        through_all(language, {}, [this](const Scene& scene, const std::string& where) {
            least(out_.target_mm, mm(toolkit::least_side(scene)), where);
            least(out_.gap_mm, mm(toolkit::least_gap(scene)), where);
            least(out_.capital_mm, toolkit::smallest_capital_mm(scene, stage_.panel), where);
            least(out_.light_contrast, toolkit::least_contrast(scene), where);
            for (const auto& mistake : toolkit::speech_mistakes(scene))
                out_.mistakes.push_back(where + ": " + mistake);
        });
    }
    void look_for_contrast(Language language, ColourMode mode, Worst& worst)
    {
        through_all(language, {.colours = mode},
                    [&worst](const Scene& scene, const std::string& where) {
                        least(worst, toolkit::least_contrast(scene), where);
                    });
    }
    void measure_elder_and_low(Language language)
    {
        through_all(language, elder, [this](const Scene& scene, const std::string& where) {
            least(out_.elder_target_mm, mm(toolkit::least_side(scene)), where);
            least(out_.gap_mm, mm(toolkit::least_gap(scene)), where);
            least_of_citizens(out_.elder_capital_mm, scene, stage_.panel, where);
        });
        through_all(
            language, {.is_low = true},
            [this](const Scene& scene, const std::string& where) { measure_reach(scene, where); });
    }
    void measure_small(Language language)
    {
        through_all(small_, language, {}, [this](const Scene& scene, const std::string& where) {
            least(out_.small_target_mm, toolkit::least_side(scene) / small_.panel.pixels_per_mm(),
                  where);
            least(out_.small_capital_mm, toolkit::smallest_capital_mm(scene, small_.panel), where);
        });
        through_all(small_, language, elder, [this](const Scene& scene, const std::string& where) {
            least_of_citizens(out_.small_elder_capital_mm, scene, small_.panel, where);
        });
    }
    void measure_reach(const Scene& scene, const std::string& where)
    {
        const double top_mm = stage_.panel.bottom_mm + mm(stage_.panel.pixels.height);
        const auto see = [&](const toolkit::Rect& rect) {
            least(out_.lowest_mm, top_mm - mm(rect.bottom()), where);
            if (const auto high = top_mm - mm(rect.y); high > out_.highest_mm.value)
                out_.highest_mm = {high, where};
        };
        for (const auto& target : scene.targets)
            see(target.rect);
        for (const auto& item : scene.items)
            if (const auto* text = std::get_if<toolkit::Text>(&item))
                see(text->rect);
    }

    // Each pair of states of one screen; then what stands for a state on many: the steps, and a
    // choice that is taken.
    void look_for_colour_alone(ColourMode mode)
    {
        struct Drawn {
            std::string name;
            std::size_t kind;
            Scene scene;
        };
        std::vector<Drawn> all;
        stage_.face.set_language(Language::zh);
        stage_.face.set_appearance({.colours = mode});
        for (const auto& sample : samples::screens()) {
            samples::show(sample, stage_.face);
            all.push_back({sample.name, sample.screen.index(), stage_.face.scene()});
        }
        for (const auto& one : all)
            for (const auto& other : all)
                if (&one < &other && one.kind == other.kind)
                    must_differ(one.scene, other.scene, one.name + " and " + other.name);
        look_at_parts(mode);
    }
    void look_at_parts(ColourMode mode)
    {
        const auto theme = stage_.design.theme({.colours = mode});
        const toolkit::Kit kit{theme, stage_.window->typesetter()};
        const auto strings = Strings::load("config/strings").value();
        const auto hall = samples::hall();
        const Composer composer(strings, hall, kit, {});
        const auto drawn = [&kit](const toolkit::Part& part) {
            Scene scene;
            toolkit::Drawing drawing{scene, kit, {}};
            part->draw(drawing, {0, 0, 900, 200});
            return scene;
        };
        for (int step = 1; step < 4; ++step)
            must_differ(drawn(stepper(composer, step - 1)), drawn(stepper(composer, step)),
                        "two steps");
        const toolkit::ButtonFace face{.id = "a", .text = "a", .icon = toolkit::IconId::sun};
        must_differ(drawn(toolkit::choice(kit, face, true)),
                    drawn(toolkit::choice(kit, face, false)), "chosen and not");
    }
    void must_differ(const Scene& one, const Scene& other, const std::string& which)
    {
        if (!toolkit::are_told_apart_without_colour(one, other))
            out_.mistakes.push_back(which + " differ by colour alone");
    }

    Stage stage_{gallery::all_panels[0].panel};
    Stage small_{small_panel};
    Measured out_{.target_mm = {endless},
                  .elder_target_mm = {endless},
                  .gap_mm = {endless},
                  .capital_mm = {endless},
                  .elder_capital_mm = {endless},
                  .small_target_mm = {endless},
                  .small_capital_mm = {endless},
                  .small_elder_capital_mm = {endless},
                  .light_contrast = {endless},
                  .dark_contrast = {endless},
                  .high_contrast = {endless},
                  .lowest_mm = {endless},
                  .highest_mm = {},
                  .mistakes = {}};
};

}  // namespace

Measured measure()
{
    return Measurement().take();
}

}  // namespace conformance
