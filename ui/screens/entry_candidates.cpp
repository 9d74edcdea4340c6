// Of an entry: what is being composed, by letters or by hand, and the candidates for it.
#include "ui/input/characters.h"
#include "ui/screens/entry.h"

#include <algorithm>

namespace ui {

using input::KeyboardId;

std::string Entry::composing() const
{
    if (!yi_letters_.is_empty())
        return yi_letters_.reveal();
    const bool is_pinyin = is_open_ && keyboard_ == KeyboardId::pinyin;
    auto* pinyin = is_pinyin ? methods_.pinyin() : nullptr;
    return pinyin ? pinyin->composing() : std::string();
}

bool Entry::has_candidates() const
{
    return keyboard_ == KeyboardId::pinyin || keyboard_ == KeyboardId::yi ||
           keyboard_ == KeyboardId::handwriting;
}

int Entry::cells_of(const std::string& candidate)
{
    return std::min(static_cast<int>(input::count_characters(candidate)) / 2 + 1, cells_in_row);
}

void Entry::look_up()
{
    std::vector<std::string> found;
    if (keyboard_ == KeyboardId::pinyin && methods_.pinyin())
        found = methods_.pinyin()->candidates();
    if (keyboard_ == KeyboardId::yi)
        for (const auto& candidate : methods_.yi().candidates(yi_letters_.reveal()))
            found.push_back(candidate.text);
    if (keyboard_ == KeyboardId::handwriting && methods_.handwriting())
        found = methods_.handwriting()->candidates(strokes(), pad_.x, pad_.y);
    pages_.clear();
    page_ = 0;
    int left = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const int cells = cells_of(found[i]);
        if (cells > left) {
            pages_.push_back(i);
            left = cells_in_row;
        }
        left -= cells;
    }
    candidates_ = base::Secret(std::move(found));
}

std::span<const std::string> Entry::candidates() const
{
    const std::span<const std::string> all(candidates_.reveal());
    if (pages_.empty())
        return {};
    const auto end = page_ + 1 < pages_.size() ? pages_[page_ + 1] : all.size();
    return all.subspan(pages_[page_], end - pages_[page_]);
}

int Entry::first_candidate() const
{
    return pages_.empty() ? 0 : static_cast<int>(pages_[page_]);
}

bool Entry::has_later() const
{
    return page_ + 1 < pages_.size();
}

std::string Entry::word_with(const std::string& character) const
{
    for (const auto& candidate : candidates_.reveal())
        if (candidate != character && candidate.contains(character))
            return candidate;
    return {};
}

void Entry::choose(int number)
{
    const auto index = static_cast<std::size_t>(number);
    if (index >= candidates_.reveal().size())
        return;
    std::string chosen = candidates_.reveal()[index];
    if (keyboard_ == KeyboardId::pinyin)
        chosen = methods_.pinyin()->choose(index);
    if (keyboard_ == KeyboardId::yi) {
        const auto& letters = yi_letters_.reveal();
        const auto taken = methods_.yi().candidates(letters).at(index).letters;
        yi_letters_ = base::SecretText(letters.substr(taken));
    }
    if (keyboard_ == KeyboardId::handwriting)
        strokes_ = {};
    add(chosen);
    base::wipe(chosen);
    look_up();
}

void Entry::stop_composing()
{
    if (keyboard_ == KeyboardId::pinyin && methods_.has_started_pinyin())
        methods_.pinyin()->clear();
    yi_letters_ = {};
    strokes_ = {};
    is_stroke_open_ = false;
    candidates_ = {};
    pages_.clear();
    page_ = 0;
}

// ---- Strokes

// More than anybody writes; what comes after is left out.
static constexpr std::size_t most_strokes = 200;
static constexpr std::size_t most_points = 4000;  // Of a stroke.

void Entry::begin_stroke(Spot at, Spot size)
{
    auto strokes = strokes_.reveal();
    if (strokes.empty())
        first_point_at_ = clock_.steady();
    pad_ = size;
    is_stroke_open_ = strokes.size() < most_strokes;
    if (!is_stroke_open_)
        return;
    strokes.emplace_back();
    strokes_ = base::Secret<std::vector<SignatureStroke>>(std::move(strokes));
    extend_stroke(at);
}

void Entry::extend_stroke(Spot at)
{
    if (!is_stroke_open_)
        return;
    const auto since = clock_.steady() - first_point_at_;
    const SignaturePoint point{
        .x = std::clamp(at.x, 0, pad_.x),
        .y = std::clamp(at.y, 0, pad_.y),
        .ms = std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
    auto strokes = strokes_.reveal();
    if (strokes.back().size() < most_points)
        strokes.back().push_back(point);
    strokes_ = base::Secret<std::vector<SignatureStroke>>(std::move(strokes));
}

void Entry::end_stroke()
{
    is_stroke_open_ = false;
    if (keyboard_ == KeyboardId::handwriting && asked_.kind != EntryKind::signature)
        look_up();
}

}  // namespace ui
