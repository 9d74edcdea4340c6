#include "base/toml_text.h"

#include <algorithm>
#include <string>

namespace base {

namespace {

// Walks over a text and knows what the next character stands in.
class Walk {
public:
    explicit Walk(std::string_view text) : text_(text) {}

    bool is_over() const { return at_ >= text_.size(); }

    // Leaves a string or a comment that begins here behind; otherwise one character, which it
    // gives.
    std::optional<char> next();
    std::size_t place() const { return at_; }

private:
    void skip_comment() { at_ = std::min(text_.find('\n', at_), text_.size()); }
    void skip_string(char quote);
    void skip_to(std::string_view end, bool has_escapes, bool may_span_lines);

    std::string_view text_;
    std::size_t at_ = 0;
};

std::optional<char> Walk::next()
{
    const auto c = text_[at_];
    if (c == '#')
        skip_comment();
    else if (c == '"' || c == '\'')
        skip_string(c);
    else {
        ++at_;
        return c;
    }
    return std::nullopt;
}

void Walk::skip_string(char quote)
{
    const std::string three(3, quote);
    const bool is_long = text_.substr(at_).starts_with(three);
    const auto end = is_long ? std::string_view(three) : std::string_view(three).substr(2);
    at_ += end.size();
    skip_to(end, quote == '"', is_long);
}

void Walk::skip_to(std::string_view end, bool has_escapes, bool may_span_lines)
{
    for (; !is_over(); ++at_) {
        const auto rest = text_.substr(at_);
        if (rest.starts_with(end)) {
            at_ += end.size();
            return;
        }
        if (rest.front() == '\n' && !may_span_lines)
            return;
        if (rest.front() == '\\' && has_escapes)
            ++at_;
    }
}

}  // namespace

std::optional<unsigned> line_of_stray_character(std::string_view toml)
{
    Walk walk(toml);
    while (!walk.is_over()) {
        const auto c = walk.next();
        if (c && static_cast<unsigned char>(*c) >= 0x80)
            return 1 +
                   static_cast<unsigned>(std::ranges::count(toml.substr(0, walk.place()), '\n'));
    }
    return std::nullopt;
}

}  // namespace base
