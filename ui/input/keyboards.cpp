#include "ui/input/keyboards.h"

#include "base/settings.h"
#include "ui/input/characters.h"

#include <fmt/format.h>
#include <utility>

namespace ui::input {

std::string_view name_of(KeyboardId id)
{
    switch (id) {
    case KeyboardId::pinyin:
        return "pinyin";
    case KeyboardId::handwriting:
        return "handwriting";
    case KeyboardId::latin:
        return "latin";
    case KeyboardId::yi:
        return "yi";
    case KeyboardId::tibetan:
        return "tibetan";
    case KeyboardId::uyghur:
        return "uyghur";
    }
    std::unreachable();
}

// "q w e r": the characters of a row, a blank between them.
static KeyRow read_row(std::string_view text)
{
    KeyRow row;
    for (const auto& character : split_characters(text)) {
        if (row.empty())
            row.emplace_back();
        if (character == " ")
            row.emplace_back();
        else
            row.back() += character;
    }
    std::erase(row, "");
    return row;
}

static Layer read_layer(base::Settings& file, const char* key)
{
    static constexpr std::size_t row_length = 200;
    if (!file.has(key))
        return {};
    const auto texts = file.texts(key, rows_of_layer, row_length);
    Layer layer;
    if (texts.size() != layer.size())
        file.note(key, fmt::format("has {} rows, not {}", texts.size(), layer.size()));
    for (std::size_t i = 0; i < std::min(texts.size(), layer.size()); ++i) {
        layer[i] = read_row(texts[i]);
        const auto most = i + 1 < layer.size() ? keys_in_row : keys_in_last_row;
        if (layer[i].size() > most)
            file.note(key, fmt::format("has more than {} keys in row {}", most, i + 1));
    }
    return layer;
}

static base::Result<Keyboard> read(const std::filesystem::path& path)
{
    auto file = TRY(base::Settings::load(path));
    Keyboard keyboard{.legend = file.text("legend", 1, 32),
                      .plain = read_layer(file, "plain"),
                      .shifted = read_layer(file, "shifted"),
                      .marks = read_row(file.text("marks", 3, 16))};
    if (keyboard.marks.size() != 2)
        file.note("marks", "has not two characters");
    TRY(file.finish());
    return keyboard;
}

base::Result<Keyboards> Keyboards::load(const std::filesystem::path& folder)
{
    Keyboards all;
    for (const auto id : all_keyboards)
        all.keyboards_[static_cast<std::size_t>(id)] =
            TRY(read(folder / fmt::format("{}.toml", name_of(id))));
    all.symbols_ = TRY(read(folder / "symbols.toml"));
    return all;
}

}  // namespace ui::input
