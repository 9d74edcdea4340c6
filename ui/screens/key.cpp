#include "ui/screens/key.h"

#include "ui/input/characters.h"

#include <fmt/format.h>

namespace ui {

using namespace toolkit;

enum class KeyKind { writes, acts };

static Part key_with(Composer& composer, const KeyFace& face, KeyKind kind, Part content)
{
    const auto& palette = composer.palette();
    const bool writes = kind == KeyKind::writes;
    const Colour fill = face.is_on ? palette.brand : writes ? palette.card : palette.brand_light;
    return composer.touchable(face.id, face.spoken, face.stroke,
                              {{.fill = fill,
                                .radius = composer.scaled(14),
                                .border = writes ? palette.line : palette.brand,
                                .border_width = std::max(2, composer.scaled(2))},
                               palette.pressed,
                               face.is_private},
                              centred(std::move(content)));
}

Part key(Composer& composer, const KeyFace& face, const std::string& legend, Font font)
{
    return key_with(composer, face, KeyKind::writes,
                    label(legend, {.font = font,
                                   .colour = composer.palette().ink,
                                   .max_lines = 1,
                                   .is_private = face.is_private}));
}

Part key(Composer& composer, const KeyFace& face, const std::string& legend)
{
    return key(composer, face, legend, composer.theme().heading);
}

Part named_key(Composer& composer, const KeyFace& face, const std::string& legend)
{
    return key_with(composer, face, KeyKind::acts,
                    label(legend, {.font = {composer.theme().body.pixels, true},
                                   .colour = composer.palette().ink,
                                   .max_lines = 1}));
}

Part icon_key(Composer& composer, const KeyFace& face, IconId id)
{
    const auto& palette = composer.palette();
    return key_with(
        composer, face, KeyKind::acts,
        icon(id, composer.theme().heading.pixels, face.is_on ? palette.on_brand : palette.ink));
}

Part erase_key(Composer& composer)
{
    return icon_key(
        composer, {"key.erase", composer.text("button.delete"), KeyStroke{KeyStroke::Means::erase}},
        IconId::backspace);
}

static std::string spoken_of(const Composer& composer, const std::string& character)
{
    static const std::map<std::string, const char*> names{
        {",", "key.comma"},
        {".", "key.full_stop"},
        {"，", "key.comma"},
        {"。", "key.full_stop"},
        {"-", "key.hyphen"},
        {"/", "key.slash"},
        {":", "key.colon"},
        {";", "key.semicolon"},
        {"(", "key.open_bracket"},
        {")", "key.close_bracket"},
        {"@", "key.at"},
        {"&", "key.and"},
        {"\"", "key.quote"},
        {"?", "key.question"},
        {"!", "key.exclamation"},
        {"'", "key.apostrophe"},
        {"#", "key.number"},
        {"%", "key.percent"},
        {"+", "key.plus"},
        {"=", "key.equals"},
        {"、", "key.list_comma"},
        {"《", "key.open_title"},
        {"》", "key.close_title"},
        {"“", "key.open_quote"},
        {"”", "key.close_quote"},
        {"：", "key.colon"},
        {"；", "key.semicolon"},
        {"（", "key.open_bracket"},
        {"）", "key.close_bracket"},
        {"？", "key.question"},
        {"！", "key.exclamation"},
        {"·", "key.middle_dot"},
        {"…", "key.ellipsis"},
        {"—", "key.dash"},
        {"￥", "key.yuan"},
        {"*", "key.asterisk"},
        {"་", "key.tsheg"},
        {"།", "key.shad"},
        {"،", "key.comma"},
        {"؛", "key.semicolon"},
        {"؟", "key.question"},
    };
    const auto found = names.find(character);
    return found == names.end() ? legend_of(character) : composer.text(found->second);
}

KeyFace character_key(const Composer& composer, const std::string& character, bool is_private)
{
    return {.id = fmt::format("key.{}", character),
            .spoken = spoken_of(composer, character),
            .stroke = {KeyStroke::Means::character, character},
            .is_private = is_private};
}

// Vowels and letters below others: of our keyboards only Tibetan has them.
static bool stands_on_another(const std::string& character)
{
    return (character >= "ཱ" && character <= "ྀ") || (character >= "ྐ" && character <= "ྼ");
}

std::string legend_of(const std::string& character)
{
    return stands_on_another(character) ? fmt::format("◌{}", character) : character;
}

}  // namespace ui
