#include "drivers/escpos/stream.h"

#include <algorithm>

namespace drivers::escpos {

static constexpr std::size_t answers_limit = 64;  // A chatty printer: the newest matter.
static constexpr std::size_t text_limit = 128;    // Epson's longest block is 80.

static constexpr std::uint8_t block_header = 0x37;
static constexpr std::uint8_t text_header = 0x5f;
static constexpr std::uint8_t process_id_block = 0x22;
static constexpr std::uint8_t cleared_block = 0x25;

static bool is_printable(std::uint8_t byte)
{
    return byte >= 0x20 && byte < 0x7f;
}

void Stream::push(base::ByteView bytes)
{
    for (const auto byte : bytes) {
        pending_.push_back(std::to_integer<std::uint8_t>(byte));
        auto step = Step::answered;
        while (!pending_.empty() && step != Step::needs_more) {
            step = parse();
            if (step != Step::misfit)
                continue;
            pending_.pop_front();
            ++discarded_;
        }
    }
}

std::optional<Answer> Stream::next()
{
    if (answers_.empty())
        return std::nullopt;
    auto answer = std::move(answers_.front());
    answers_.pop_front();
    return answer;
}

void Stream::reset()
{
    pending_.clear();
    answers_.clear();
}

void Stream::accept(Answer answer, std::size_t length)
{
    if (answers_.size() == answers_limit)
        answers_.pop_front();
    answers_.push_back(std::move(answer));
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(length));
}

Stream::Step Stream::parse()
{
    const auto first = pending_.front();
    if (dialect_ == StatusDialect::custom && first == 0x10)
        return parse_full_status();
    if ((first & 0x93) == 0x10)
        return parse_automatic_status();
    if (first == block_header)
        return parse_block();
    if (first == text_header)
        return parse_text();
    if ((first & 0x93) == 0x12)
        accept(StatusByte{first}, 1);
    else if ((first & 0x90) == 0)
        accept(PaperStatus{first}, 1);
    else
        return Step::misfit;
    return Step::answered;
}

Stream::Step Stream::parse_automatic_status()
{
    const auto follows = [](std::uint8_t byte) { return (byte & 0x90) == 0; };
    if (!std::all_of(pending_.begin() + 1, pending_.end(), follows))
        return Step::misfit;
    if (pending_.size() < 4)
        return Step::needs_more;
    accept(AutomaticStatus{{pending_[0], pending_[1], pending_[2], pending_[3]}}, 4);
    return Step::answered;
}

// 10 0F and four bytes of any value: the one answer that cannot be checked further.
Stream::Step Stream::parse_full_status()
{
    if (pending_.size() >= 2 && pending_[1] != 0x0f)
        return Step::misfit;
    if (pending_.size() < 6)
        return Step::needs_more;
    accept(FullStatus{{pending_[2], pending_[3], pending_[4], pending_[5]}}, 6);
    return Step::answered;
}

Stream::Step Stream::parse_block()
{
    if (pending_.size() < 2)
        return Step::needs_more;
    const bool is_process_id = pending_[1] == process_id_block;
    if (!is_process_id && pending_[1] != cleared_block)
        return Step::misfit;
    const std::size_t end = is_process_id ? 6 : 2;
    for (std::size_t i = 2; i < std::min(end, pending_.size()); ++i)
        if (!is_printable(pending_[i]))
            return Step::misfit;
    if (pending_.size() <= end)
        return Step::needs_more;
    if (pending_[end] != 0)
        return Step::misfit;
    if (is_process_id)
        accept(ProcessId{{pending_[2], pending_[3], pending_[4], pending_[5]}}, end + 1);
    else
        accept(BuffersCleared{}, end + 1);
    return Step::answered;
}

Stream::Step Stream::parse_text()
{
    const auto end = std::find_if_not(pending_.begin() + 1, pending_.end(), is_printable);
    if (end == pending_.end())
        return pending_.size() < text_limit ? Step::needs_more : Step::misfit;
    if (*end != 0)
        return Step::misfit;
    std::string text(pending_.begin() + 1, end);
    const auto length = text.size() + 2;
    accept(InfoText{std::move(text)}, length);
    return Step::answered;
}

}  // namespace drivers::escpos
