#include "drivers/pjl/protocol.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace drivers::pjl {

using base::Bytes;
using base::Errc;
using base::Result;

static constexpr std::string_view universal_exit = "\x1b%-12345X";
static constexpr std::string_view prefix = "@PJL ";
static constexpr char form_feed = '\x0c';

static constexpr std::size_t answer_limit = 2048;
static constexpr std::size_t answers_limit = 64;
static constexpr std::size_t lines_limit = 64;

static void append_command(Bytes& out, std::string_view command)
{
    base::append(out, fmt::format("{}{}\r\n", prefix, command));
}

Bytes encode_commands(std::initializer_list<std::string_view> commands)
{
    Bytes out;
    base::append(out, universal_exit);
    for (const auto command : commands)
        append_command(out, command);
    base::append(out, universal_exit);
    return out;
}

static Result<std::string_view> paper_name(const PrintOptions& options)
{
    if (!options.source.empty() || !options.type.empty())
        return base::fail(Errc::refused, "PJL chooses no tray and no type of paper here");
    for (const auto& [media, name] : {std::pair{"iso_a4_210x297mm", "A4"},
                                      {"iso_a5_148x210mm", "A5"},
                                      {"na_letter_8.5x11in", "LETTER"}})
        if (options.media == media)
            return std::string_view(name);
    return base::fail(Errc::refused, "PJL has no word for " + options.media);
}

static bool is_plain(std::string_view token)
{
    return !token.empty() && token.size() <= 80 && std::ranges::all_of(token, [](char letter) {
        return letter >= 0x20 && letter < 0x7f && letter != '"';
    });
}

Result<Bytes> encode_job_head(const PrintDocument& document)
{
    static constexpr int copies_limit = 99;
    const auto& options = document.options;
    const auto paper = TRY(paper_name(options));
    if (!is_plain(document.token))
        return base::fail(Errc::refused, "the token cannot stand in a PJL command");
    if (base::text(document.pdf).contains(universal_exit))
        return base::fail(Errc::refused, "the file holds a PJL exit");
    if (options.copies < 1 || options.copies > copies_limit)
        return base::fail(Errc::refused, "so many copies are not made");
    Bytes out;
    base::append(out, universal_exit);
    append_command(out, "USTATUS DEVICE=ON");
    append_command(out, "USTATUS JOB=ON");
    append_command(out, "USTATUS PAGE=ON");
    append_command(out, fmt::format("JOB NAME=\"{}\"", document.token));
    append_command(out, fmt::format("SET COPIES={}", options.copies));
    append_command(out, fmt::format("SET PAPER={}", paper));
    const bool is_duplex = options.sides != Sides::one_sided;
    append_command(out, is_duplex ? "SET DUPLEX=ON" : "SET DUPLEX=OFF");
    if (is_duplex)
        append_command(out, options.sides == Sides::two_sided_long_edge ? "SET BINDING=LONGEDGE"
                                                                        : "SET BINDING=SHORTEDGE");
    append_command(out, "ENTER LANGUAGE=PDF");
    return out;
}

Bytes encode_job_tail(const std::string& token)
{
    return encode_commands({fmt::format("EOJ NAME=\"{}\"", token)});
}

std::optional<int> Answer::number(std::string_view key) const
{
    const auto value = text(key);
    int out = 0;
    const auto* const end = value.data() + value.size();
    const auto read = std::from_chars(value.data(), end, out);
    return read.ec == std::errc{} && read.ptr == end ? std::optional(out) : std::nullopt;
}

std::string Answer::text(std::string_view key) const
{
    const auto found = std::ranges::find(values, key, &decltype(values)::value_type::first);
    if (found == values.end())
        return {};
    std::string_view value = found->second;
    if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"'))
        value = value.substr(1, value.size() - 2);
    return std::string(value);
}

bool Answer::says(std::string_view word) const
{
    return std::ranges::find(words, word) != words.end();
}

static std::string_view trimmed(std::string_view text)
{
    static constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

Result<Answer> decode_answer(std::string_view text)
{
    Answer answer;
    bool is_first = true;
    for (std::size_t lines = 0; !text.empty() && lines < lines_limit; ++lines) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty())
            continue;
        if (std::exchange(is_first, false)) {
            if (line != "?" && !line.starts_with(prefix))
                return base::fail(Errc::malformed, "not an answer in PJL");
            if (line != "?")
                answer.topic = trimmed(line.substr(prefix.size()));
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string_view::npos)
            answer.words.emplace_back(line);
        else
            answer.values.emplace_back(trimmed(line.substr(0, equals)),
                                       trimmed(line.substr(equals + 1)));
    }
    if (is_first)
        return base::fail(Errc::malformed, "an empty answer");
    return answer;
}

// "?" comes without a form feed (a Pantum's answer to INFO SUPPLIES), every other answer with one.
void Stream::push(base::ByteView bytes)
{
    for (const auto byte : bytes) {
        const auto letter = static_cast<char>(byte);
        const bool is_question = letter == '\n' && trimmed(pending_) == "?";
        if (letter != form_feed && !is_question) {
            pending_ += letter;
            if (pending_.size() > answer_limit)
                pending_.clear();
            continue;
        }
        // What stands before the prefix is the end of something that broke off.
        const auto start = is_question ? 0 : std::min(pending_.rfind("@PJL "), pending_.size());
        if (auto answer = decode_answer(std::string_view(pending_).substr(start))) {
            if (answers_.size() == answers_limit)
                answers_.pop_front();
            answers_.push_back(*std::move(answer));
        }
        pending_.clear();
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

PrinterState state_of_code(int code)
{
    static constexpr int toner_low = 10006;
    static constexpr int asleep = 40000;
    static constexpr int cover = 40021;
    static constexpr int jam = 40022;
    static constexpr int no_cartridge = 40600;  // Pantum.
    // A Pantum says this of an empty tray as well as of a jam in the feed. Whoever looks after the
    // paper finds either.
    static constexpr int check_paper = 42000;
    switch (code) {
    case toner_low:
        return PrinterState::supply_low;
    case asleep:
        return PrinterState::ready;
    case cover:
        return PrinterState::cover_open;
    case jam:
        return PrinterState::jammed;
    case no_cartridge:
        return PrinterState::supply_out;
    case check_paper:
        return PrinterState::paper_out;
    default:
        break;
    }
    switch (code / 1000) {
    case 10:
        return PrinterState::ready;
    case 30:
        return PrinterState::paper_low;
    case 41:
        return PrinterState::paper_out;
    case 42:
        return PrinterState::jammed;
    case 50:
        return PrinterState::failed;
    default:  // 40xxx: it waits for a person, for a cause we have no word for.
        return PrinterState::offline;
    }
}

std::optional<PrinterState> trouble_of_port(std::uint8_t status)
{
    const auto is_set = [status](int bit) { return ((status >> bit) & 1) != 0; };
    if (status == 0)
        return std::nullopt;
    if (is_set(5))
        return PrinterState::paper_out;
    if (!is_set(3))
        return PrinterState::failed;
    return is_set(4) ? std::nullopt : std::optional(PrinterState::offline);
}

bool speaks(const DeviceId& id, std::string_view language)
{
    std::string_view rest = id.commands;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(','), rest.size());
        if (trimmed(rest.substr(0, end)) == language)
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

}  // namespace drivers::pjl
