#pragma once

namespace ui {

// Chinese, English, Yi (ꆈꌠꉙ), Tibetan (བོད་སྐད), Uyghur (ئۇيغۇرچە).
enum class Language { zh, en, ii, bo, ug };

constexpr bool is_right_to_left(Language language)
{
    return language == Language::ug;
}

}  // namespace ui
