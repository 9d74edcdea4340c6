#include "drivers/code_ending.h"

#include <algorithm>
#include <array>
#include <utility>

namespace drivers {

// CR LF before the two that it is made of.
static constexpr std::array endings{CodeEnding::silence, CodeEnding::crlf, CodeEnding::cr,
                                    CodeEnding::lf, CodeEnding::tab};

std::string_view name_of(CodeEnding ending)
{
    switch (ending) {
    case CodeEnding::silence:
        return "silence";
    case CodeEnding::crlf:
        return "crlf";
    case CodeEnding::cr:
        return "cr";
    case CodeEnding::lf:
        return "lf";
    case CodeEnding::tab:
        return "tab";
    }
    std::unreachable();
}

std::optional<CodeEnding> code_ending_named(std::string_view name)
{
    const auto* const found = std::ranges::find_if(
        endings, [name](CodeEnding ending) { return name_of(ending) == name; });
    return found == endings.end() ? std::nullopt : std::optional(*found);
}

std::string code_ending_names()
{
    std::string out;
    for (auto ending : endings) {
        if (!out.empty())
            out += ", ";
        out += name_of(ending);
    }
    return out;
}

std::string_view mark_of(CodeEnding ending)
{
    switch (ending) {
    case CodeEnding::silence:
        return "";
    case CodeEnding::crlf:
        return "\r\n";
    case CodeEnding::cr:
        return "\r";
    case CodeEnding::lf:
        return "\n";
    case CodeEnding::tab:
        return "\t";
    }
    std::unreachable();
}

CodeEnding ending_of(std::string_view text)
{
    for (auto ending : endings)
        if (ending != CodeEnding::silence && text.ends_with(mark_of(ending)))
            return ending;
    return CodeEnding::silence;
}

}  // namespace drivers
