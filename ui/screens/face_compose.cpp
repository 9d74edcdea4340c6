// Of the face: a screen becomes a scene, in the language and appearance that a citizen chose.
#include "base/secret.h"
#include "ui/screens/assistance.h"
#include "ui/screens/face.h"
#include "ui/screens/pages.h"
#include "ui/toolkit/layout_check.h"

#include <utility>

namespace ui {

using namespace toolkit;

// The screens are made for the usual appearance, in Chinese and English. Otherwise text is as large
// as there is room for: it becomes smaller before anything is cut or pushed away.
Scene Face::compose_fitting()
{
    static constexpr double step = 0.94;
    static constexpr double least_room = 0.5;
    while (true) {
        theme_ = design_.theme(view_.appearance, room_);
        auto scene = compose_for(view_.language, answers_);
        if (is_as_made() || room_ * step < least_room || is_fitting(scene))
            return scene;
        scene.wipe();
        room_ *= step;
    }
}

// What is wrong quotes the text that is wrong, which may be personal.
bool Face::is_fitting(const Scene& scene)
{
    const Kit kit{theme_, window_.typesetter()};
    auto mistakes = layout_mistakes(scene, kit);
    const bool is_fitting = mistakes.empty();
    for (auto& mistake : mistakes)
        base::wipe(mistake);
    return is_fitting;
}

bool Face::is_as_made() const
{
    const bool is_known = view_.language == Language::zh || view_.language == Language::en;
    return is_known && view_.appearance == Appearance{.colours = view_.appearance.colours};
}

Scene Face::compose_for(Language language, std::map<std::string, Answer>& answers)
{
    const Kit kit{theme_, window_.typesetter()};
    auto view = view_;
    view.language = language;
    view.entry = &entry_;
    Composer composer(strings_, hall_, kit, view);
    Scene scene;
    Drawing drawing{scene, kit, is_pressed_ ? std::string_view(touched_) : std::string_view()};
    std::visit([&](const auto& screen) { draw(screen, composer, drawing); }, screen_);
    if (is_choosing_language_)
        draw_languages(composer, drawing);
    else if (is_assisting_)
        draw_assistance(composer, drawing);
    if (overlay_)
        draw(*overlay_, composer, drawing);
    answers = composer.answers();
    if (is_right_to_left(language))
        scene.mirror(theme_.panel.pixels.width);
    put_within_reach(scene);
    return scene;
}

Scene Face::compose()
{
    view_.hearing = reader_.hearing();
    auto scene = compose_fitting();
    const bool is_another = std::exchange(is_another_, false);
    const auto language = reader_.spoken_for(view_.language);
    if (language == view_.language || !reader_.is_active()) {
        reader_.follow(scene, scene, language, is_another);
        return scene;
    }
    std::map<std::string, Answer> same_answers;
    auto spoken = compose_for(language, same_answers);
    reader_.follow(scene, spoken, language, is_another);
    spoken.wipe();
    return scene;
}

void Face::put_within_reach(Scene& scene) const
{
    if (!view_.appearance.is_low)
        return;
    const auto [above, below] = design_.out_of_reach();
    const auto [width, height] = design_.panel().pixels;
    scene.move_down(above);
    const Item bands[] = {
        Box{.rect = {0, 0, width, above}, .fill = theme_.palette.hero},
        Box{.rect = {0, height - below, width, below}, .fill = theme_.palette.card}};
    scene.items.insert(scene.items.begin(), std::begin(bands), std::end(bands));
    if (scene.covered > 0)
        scene.covered += std::size(bands);
}

}  // namespace ui
