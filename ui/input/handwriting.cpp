#include "ui/input/handwriting.h"

#include <fmt/format.h>
#include <zinnia.h>

#include <algorithm>
#include <cstdint>

namespace ui::input {

static constexpr std::size_t most_candidates = 24;
// The model was made in a square of this side.
static constexpr std::int64_t model_side = 1000;
// What is written is taken for no smaller than this part of the area.
static constexpr std::int32_t least_share = 4;
// No character has more; a scribble is cut off.
static constexpr std::size_t most_strokes = 40;
static constexpr std::size_t most_points = 500;

struct Handwriting::Recognizer {
    std::unique_ptr<zinnia::Recognizer> zinnia{zinnia::Recognizer::create()};
};

base::Result<std::unique_ptr<Handwriting>> Handwriting::open(const std::filesystem::path& model)
{
    auto recognizer = std::make_unique<Recognizer>();
    if (!recognizer->zinnia || !recognizer->zinnia->open(model.c_str()))
        return base::fail(base::Errc::not_found,
                          fmt::format("no model for handwriting at {}", model.string()));
    return std::unique_ptr<Handwriting>(new Handwriting(std::move(recognizer)));
}

Handwriting::Handwriting(std::unique_ptr<Recognizer> recognizer)
    : recognizer_(std::move(recognizer))
{
}

Handwriting::~Handwriting() = default;

namespace {

struct Frame {
    std::int64_t x = 0;
    std::int64_t y = 0;
    std::int64_t side = 1;
};

// The square about what was written, with a margin: wherever in the area one writes, and however
// small. A dot does not become as large as a character.
Frame frame_of(const std::vector<SignatureStroke>& strokes, std::int64_t least_side)
{
    std::int64_t left = INT32_MAX, top = INT32_MAX, right = 0, bottom = 0;
    for (const auto& stroke : strokes)
        for (const auto& point : stroke) {
            left = std::min<std::int64_t>(left, point.x);
            right = std::max<std::int64_t>(right, point.x);
            top = std::min<std::int64_t>(top, point.y);
            bottom = std::max<std::int64_t>(bottom, point.y);
        }
    const auto side = std::max({right - left, bottom - top, least_side, std::int64_t{1}}) * 5 / 4;
    return {(left + right - side) / 2, (top + bottom - side) / 2, std::max<std::int64_t>(side, 1)};
}

}  // namespace

std::vector<std::string> Handwriting::candidates(const std::vector<SignatureStroke>& strokes,
                                                 std::int32_t width, std::int32_t height) const
{
    if (strokes.empty() || width <= 0 || height <= 0)
        return {};
    const std::unique_ptr<zinnia::Character> character(zinnia::Character::create());
    character->set_width(model_side);
    character->set_height(model_side);
    const auto frame = frame_of(strokes, std::min(width, height) / least_share);
    const auto scaled = [&frame](std::int64_t value, std::int64_t from) {
        return static_cast<int>((value - from) * model_side / frame.side);
    };
    for (std::size_t i = 0; i < std::min(strokes.size(), most_strokes); ++i)
        for (std::size_t j = 0; j < std::min(strokes[i].size(), most_points); ++j)
            character->add(i, scaled(strokes[i][j].x, frame.x), scaled(strokes[i][j].y, frame.y));
    const std::unique_ptr<zinnia::Result> result(
        recognizer_->zinnia->classify(*character, most_candidates));
    std::vector<std::string> all;
    for (std::size_t i = 0; result && i < result->size(); ++i)
        all.emplace_back(result->value(i));
    return all;
}

}  // namespace ui::input
