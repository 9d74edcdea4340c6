#include "ui/screens/stepper.h"

#include <array>

namespace ui {

using namespace toolkit;

namespace {

class Stepper final : public Widget {
public:
    Stepper(std::array<std::string, 4> names, int current, int disc)
        : names_(std::move(names)), current_(current), disc_(disc)
    {
    }

    Size measure(const Kit& kit, int width) const override
    {
        return {width, disc_ + gap() + name_height(kit, width)};
    }

    void draw(Drawing& drawing, const Rect& rect) const override
    {
        const int part = rect.width / static_cast<int>(names_.size());
        const auto& palette = drawing.kit.theme.palette;
        const int line = std::max(2, disc_ / 14);
        for (int i = 0; i < static_cast<int>(names_.size()); ++i) {
            const Rect place{rect.x + i * part, rect.y, part, rect.height};
            if (i > 0)
                drawing.scene.add(
                    Box{.rect = {place.x - part / 2 + disc_ / 2 + line, rect.y + (disc_ - line) / 2,
                                 part - disc_ - 2 * line, line},
                        .fill = palette.on_hero});
            draw_step(drawing, place, i);
        }
    }

private:
    int gap() const { return disc_ / 6; }
    int name_height(const Kit& kit, int width) const
    {
        int height = 0;
        for (const auto& name : names_)
            height = std::max(height, kit.typesetter
                                          .measure(name, {kit.theme.note.pixels, true},
                                                   width / static_cast<int>(names_.size()))
                                          .size.height);
        return height;
    }

    void draw_step(Drawing& drawing, const Rect& rect, int index) const
    {
        const auto& theme = drawing.kit.theme;
        const auto& palette = theme.palette;
        const bool is_current = index == current_;
        const Rect disc{rect.x + (rect.width - disc_) / 2, rect.y, disc_, disc_};
        drawing.scene.add(Box{.rect = disc,
                              .fill = is_current ? palette.on_hero : palette.hero,
                              .radius = disc_ / 2,
                              .border = palette.on_hero,
                              .border_width = std::max(2, disc_ / 16)});
        const auto colour = is_current ? palette.hero : palette.on_hero;
        if (index < current_)
            drawing.scene.add(Icon{disc.inset(disc_ / 5), IconId::tick, colour});
        else
            drawing.scene.add(Text{
                disc, std::to_string(index + 1), {theme.note.pixels, true}, colour, Align::centre});
        const int y = rect.y + disc_ + gap();
        drawing.scene.add(Text{{rect.x, y, rect.width, rect.bottom() - y},
                               names_[static_cast<std::size_t>(index)],
                               {theme.note.pixels, is_current},
                               palette.on_hero,
                               Align::centre});
    }

    std::array<std::string, 4> names_;
    int current_;
    int disc_;
};

}  // namespace

Part stepper(const Composer& composer, int current)
{
    return std::make_unique<Stepper>(
        std::array{composer.text("step.place_card"), composer.text("step.choose"),
                   composer.text("step.check"), composer.text("step.take")},
        current, std::max(composer.scaled(56), composer.theme().note.pixels * 3 / 2));
}

}  // namespace ui
