#include "drivers/code_stream.h"

#include <algorithm>
#include <array>
#include <utility>

namespace drivers {

using base::ByteView;
using base::Errc;
using base::Result;
using base::SteadyTime;

// A code with its identifier and its suffix, and an answer or two around it.
static constexpr std::size_t heard_limit = code_size_limit + 512;

static constexpr std::size_t aim_size = 3;

CodeStream::CodeStream(Ending ending) : ending_(std::move(ending))
{
    // At once, so that growing leaves no copies behind.
    heard_.reserve(heard_limit);
}

void CodeStream::feed(ByteView more, SteadyTime now)
{
    last_ = now;
    const auto room = heard_limit - heard_.size();
    is_too_long_ = is_too_long_ || more.size() > room;
    base::append(heard_, more.first(std::min(more.size(), room)));
}

std::optional<SteadyTime> CodeStream::due() const
{
    if (heard_.empty())
        return std::nullopt;
    return last_ + ending_.silence;
}

void CodeStream::cut(std::size_t begin, std::size_t end)
{
    const auto first = heard_.begin();
    heard_.erase(first + static_cast<std::ptrdiff_t>(begin),
                 first + static_cast<std::ptrdiff_t>(end));
}

void CodeStream::forget()
{
    base::wipe(heard_);
    kept_.clear();
    is_too_long_ = false;
}

// The size of the one suffix that scanners add unless they are told not to.
static std::size_t usual_suffix(std::string_view text)
{
    static constexpr std::array<std::string_view, 4> suffixes{"\r\n", "\r", "\n", "\t"};
    for (auto suffix : suffixes)
        if (text.ends_with(suffix))
            return suffix.size();
    return 0;
}

void CodeStream::keep_ended(SteadyTime now)
{
    // More than can be shown while one command is answered.
    static constexpr std::size_t kept_limit = 4;

    auto code = find_ended(now);
    if (code && *code && kept_.size() < kept_limit)
        kept_.push_back(std::move(**code));
}

Result<std::optional<ScannedCode>> CodeStream::next(SteadyTime now)
{
    if (kept_.empty())
        return find_ended(now);
    auto code = std::move(kept_.front());
    kept_.pop_front();
    return code;
}

Result<std::optional<ScannedCode>> CodeStream::find_ended(SteadyTime now)
{
    const auto text = base::text(heard_);
    if (!ending_.suffix.empty()) {
        // Empty codes are none: a scanner that says good morning with a line break.
        const auto end = text.find(ending_.suffix);
        if (end != std::string_view::npos)
            return finish(end, ending_.suffix.size());
    }
    const auto end = due();
    if (!end || now < *end)
        return std::nullopt;
    if (!ending_.suffix.empty()) {
        base::wipe(heard_);
        is_too_long_ = false;
        return std::nullopt;
    }
    const auto suffix = usual_suffix(text);
    return finish(text.size() - suffix, suffix);
}

Result<std::optional<ScannedCode>> CodeStream::finish(std::size_t size, std::size_t suffix)
{
    const auto limit = code_size_limit + (ending_.begins_with_aim ? aim_size : 0);
    const bool was_too_long = std::exchange(is_too_long_, false) || size > limit;
    std::optional<ScannedCode> out;
    if (size > 0 && !was_too_long)
        out = make_code(ByteView(heard_).first(size));
    // With everything else, when it did not fit: where it ends is not known.
    cut(0, was_too_long ? heard_.size() : size + suffix);
    if (was_too_long)
        return base::fail(Errc::malformed, "longer than a code can be");
    return out;
}

ScannedCode CodeStream::make_code(ByteView data) const
{
    if (!ending_.begins_with_aim || data.size() < aim_size)
        return make_scanned_code(data, Symbology::unknown);
    const auto symbology = symbology_of(base::text(data.first(aim_size)));
    const bool is_there = symbology != Symbology::unknown;
    return make_scanned_code(is_there ? data.subspan(aim_size) : data, symbology);
}

}  // namespace drivers
