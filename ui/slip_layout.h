// What slips have in common: dots on a narrow paper, words in two languages, one of them Chinese.
#pragma once

#include "base/bitmap.h"
#include "ui/strings/strings.h"
#include "ui/toolkit/widget.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace ui {

inline constexpr toolkit::Colour slip_black{0, 0, 0};

// Beside English, the language that was shown comes first; beside another language Chinese does,
// and stands alone where the other has no text.
class SlipLayout {
public:
    SlipLayout(const Strings& strings, Language shown, int width)
        : strings_(strings),
          first_(shown == Language::en ? Language::en : Language::zh),
          second_(shown == Language::zh   ? Language::en
                  : shown == Language::en ? Language::zh
                                          : shown),
          width_(width)
    {
    }

    int scaled(int design) const { return design * width_ / design_width; }
    toolkit::Font font(int design, bool is_bold) const
    {
        return {std::max(scaled(design), least_letter), is_bold};
    }
    const std::string& first(std::string_view id) const { return strings_.text(first_, id); }
    const std::string& second(std::string_view id) const { return strings_.text(second_, id); }
    std::string first(std::string_view id, Words words) const
    {
        return strings_.text(first_, id, words);
    }
    const std::string& first_of(const std::string& zh, const std::string& en) const
    {
        return first_ == Language::en && !en.empty() ? en : zh;
    }
    // Names from outside are Chinese and English; other languages have none.
    std::string second_of(const std::string& zh, const std::string& en) const
    {
        return second_ == Language::zh ? zh : second_ == Language::en ? en : std::string();
    }
    std::string both(std::string_view id) const
    {
        return first(id) == second(id) ? first(id) : first(id) + " · " + second(id);
    }

    toolkit::Part line(const std::string& text, int size, bool is_bold, toolkit::Align align) const
    {
        return toolkit::label(text,
                              {.font = font(size, is_bold), .colour = slip_black, .align = align});
    }
    toolkit::Part rule(int thickness) const
    {
        return toolkit::box({.fill = slip_black}, toolkit::space(width_, thickness));
    }
    // Both languages, one below the other.
    toolkit::Part pair(const std::string& one, const std::string& other, int size,
                       toolkit::Align align) const
    {
        auto column = std::make_unique<toolkit::Column>(0);
        column->add(line(one, size, true, align));
        if (!other.empty() && other != one)
            column->add(line(other, size * 3 / 4, false, align));
        return column;
    }
    toolkit::Part row(std::string_view id, toolkit::Part value) const
    {
        auto names = toolkit::at_least({scaled(168), 0},
                                       pair(first(id), second(id), 26, toolkit::Align::left));
        auto line_of_two = std::make_unique<toolkit::Row>(scaled(12));
        line_of_two->add(std::move(names)).add(std::move(value), 1);
        return line_of_two;
    }
    toolkit::Part row(std::string_view id, const std::string& value) const
    {
        return row(id, line(value, 28, true, toolkit::Align::left));
    }

private:
    // Sizes in dots for a head of 576; narrower heads get smaller letters, never below what 8 dots
    // a millimetre can show of a character with many strokes.
    static constexpr int design_width = 576;
    static constexpr int least_letter = 22;

    const Strings& strings_;
    Language first_;
    Language second_;
    int width_;
};

// Lays out and draws; width_dots: the head's width, 384 to 640. From any thread.
base::Bitmap paint_slip(Language, const Strings&, int width_dots,
                        const std::function<toolkit::Part(const SlipLayout&)>& compose);

}  // namespace ui
