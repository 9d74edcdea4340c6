#include "drivers/code_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace drivers {

using base::ByteView;
using base::Errc;
using base::Result;
using base::SteadyTime;

// A code with its identifier and its mark, and an answer or two around it.
static constexpr std::size_t heard_limit = code_size_limit + 512;

static constexpr std::size_t aim_size = 3;

CodeStream::CodeStream(const Options& options) : options_(options)
{
    // At once, so that growing leaves no copies behind.
    heard_.reserve(heard_limit);
}

void CodeStream::set_ending(CodeEnding ending)
{
    forget();
    options_.ending = ending;
    unmarked_ = 0;
}

void CodeStream::feed(ByteView more, SteadyTime now)
{
    const auto end = due();
    // The rest of what was dropped did not come in time: this is another code.
    if (heard_.empty() && end && *end <= now)
        flaw_ = Flaw::none;
    last_ = now;
    const auto room = heard_limit - heard_.size();
    if (more.size() > room)
        flaw_ = Flaw::too_long;
    base::append(heard_, more.first(std::min(more.size(), room)));
}

void CodeStream::lose(SteadyTime now)
{
    last_ = now;
    if (flaw_ == Flaw::none)
        flaw_ = Flaw::gap;
}

bool CodeStream::has_mark() const
{
    // Of what is too long the end was not kept.
    return flaw_ != Flaw::too_long && base::text(heard_).ends_with(mark_of(options_.ending));
}

std::chrono::milliseconds CodeStream::wait() const
{
    if (options_.ending == CodeEnding::silence)
        return options_.silence;
    if (heard_.empty())
        return flaw_ == Flaw::rest ? options_.rest : options_.silence;
    return has_mark() ? options_.silence : options_.patience;
}

std::optional<SteadyTime> CodeStream::due() const
{
    if (heard_.empty() && flaw_ == Flaw::none)
        return std::nullopt;
    return last_ + wait();
}

bool CodeStream::lacks_mark() const
{
    static constexpr int accidents = 2;  // More in a row are none.

    return unmarked_ > accidents;
}

std::string CodeStream::ending_in_words() const
{
    if (options_.ending == CodeEnding::silence)
        return {};
    return fmt::format(", codes {} {}",
                       lacks_mark() ? "come without the ending that is set:" : "end with",
                       name_of(options_.ending));
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
    flaw_ = Flaw::none;
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

CodeStream::Reading CodeStream::find_ended(SteadyTime now)
{
    const auto end = due();
    if (!end || now < *end)
        return std::nullopt;
    if (heard_.empty()) {
        flaw_ = Flaw::none;
        return std::nullopt;
    }
    const bool is_marked = options_.ending == CodeEnding::silence || has_mark();
    return is_marked || flaw_ == Flaw::too_long ? finish() : drop_unmarked();
}

CodeStream::Reading CodeStream::finish()
{
    const auto text = base::text(heard_);
    // Where no mark is agreed on, the one that scanners add unless they are told not to.
    const bool is_agreed = options_.ending != CodeEnding::silence;
    const auto size = text.size() - mark_of(is_agreed ? options_.ending : ending_of(text)).size();
    const auto limit = code_size_limit + (options_.begins_with_aim ? aim_size : 0);
    const auto found = std::exchange(flaw_, Flaw::none);
    const auto flaw = size > limit ? Flaw::too_long : found;
    std::optional<ScannedCode> out;
    // Empty codes are none: a scanner that says good morning with a line break.
    if (size > 0 && flaw == Flaw::none)
        out = make_code(ByteView(heard_).first(size));
    base::wipe(heard_);
    if (flaw == Flaw::too_long)
        return base::fail(Errc::malformed, "longer than a code can be");
    unmarked_ = 0;
    if (flaw != Flaw::none)
        return base::fail(Errc::malformed, "code that is not whole");
    return out;
}

CodeStream::Reading CodeStream::drop_unmarked()
{
    const auto came = ending_of(base::text(heard_));
    base::wipe(heard_);
    // Its rest may come yet, with a mark, and must not pass for a code.
    flaw_ = Flaw::rest;
    if (!lacks_mark())
        ++unmarked_;
    return base::fail(
        Errc::malformed,
        fmt::format("code without its ending: {} is set, it came with {}", name_of(options_.ending),
                    came == CodeEnding::silence ? "none" : name_of(came)));
}

ScannedCode CodeStream::make_code(ByteView data) const
{
    if (!options_.begins_with_aim || data.size() < aim_size)
        return make_scanned_code(data, Symbology::unknown);
    const auto symbology = symbology_of(base::text(data.first(aim_size)));
    const bool is_there = symbology != Symbology::unknown;
    return make_scanned_code(is_there ? data.subspan(aim_size) : data, symbology);
}

}  // namespace drivers
