#include "drivers/emulation/newland_commands.h"

#include "base/verify.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace drivers::emulation {

using base::Bytes;

static constexpr int acknowledged = 0x06;
static constexpr int bad_value = 0x15;
static constexpr int no_setting = 0x05;

static constexpr std::size_t tag_size = 6;

std::vector<Bytes> NewlandCommands::take(base::ByteView data)
{
    static const std::string begins(
        "\x7e\x01"
        "0000#");
    static const std::string ends(";\x03");

    heard_ += base::text(data);
    std::vector<Bytes> answers;
    for (;;) {
        const auto begin = heard_.find(begins);
        if (begin == std::string::npos)
            return answers;
        const auto end = heard_.find(ends, begin);
        if (end == std::string::npos)
            return answers;
        const auto from = begin + begins.size();
        answers.push_back(obey(heard_.substr(from, end - from)));
        heard_.erase(0, end + ends.size());
    }
}

namespace {

// What can stand behind a code, and how the settings write it.
struct Tail {
    std::string_view bytes;
    std::string_view digits;
};
constexpr Tail tails[]{{"\r\n", "0D0A"}, {"\r", "0D"}, {"\n", "0A"}, {"\t", "09"}};

}  // namespace

void NewlandCommands::restart()
{
    NewlandCommands after;
    after.has_tail_ = has_tail_;
    after.adds_tail_ = adds_tail_;
    after.set_tail(saved_tail_);
    *this = std::move(after);
}

void NewlandCommands::set_tail(std::string_view tail)
{
    saved_tail_ = tail;
    tail_is_on_ = tail.empty() ? '0' : '1';
    const auto* const known = std::ranges::find(tails, tail, &Tail::bytes);
    VERIFY(tail.empty() || known != std::end(tails));
    if (!tail.empty())
        tail_set_ = known->digits;
}

std::string_view NewlandCommands::tail() const
{
    const auto* const known = std::ranges::find(tails, tail_set_, &Tail::digits);
    const bool is_added = tail_is_on_ == '1' && adds_tail_ && known != std::end(tails);
    return is_added ? known->bytes : std::string_view();
}

Bytes NewlandCommands::obey(const std::string& command)
{
    auto out = base::bytes({0x02, 0x01, '0', '0', '0', '0', '#'});
    const bool is_query = command.ends_with('*');
    const auto setting = command.substr(0, tag_size);
    const auto value = is_query ? value_of(setting) : std::nullopt;
    base::append(out, value ? setting + *value : command);
    base::append(out, base::bytes({value ? acknowledged : verdict_on(command)}));
    base::append(out, base::bytes({';', 0x03}));
    return out;
}

std::optional<std::string> NewlandCommands::value_of(std::string_view setting) const
{
    if (setting == "SCNMOD")
        return std::string(1, mode_);
    if (setting == "TSUENA" && has_tail_)
        return std::string(1, tail_is_on_);
    if (setting == "TSUSET" && has_tail_)
        return tail_set_;
    return std::nullopt;
}

int NewlandCommands::verdict_on(const std::string& command)
{
    return set(std::string_view(command).substr(0, tag_size),
               command.substr(std::min(command.size(), tag_size)));
}

int NewlandCommands::set(std::string_view setting, const std::string& value)
{
    const bool is_switch = value == "0" || value == "1";
    if (setting == "SCNTRG" && is_switch)
        is_triggered_ = value == "1";
    else if (setting == "SCNMOD" && (is_switch || value == "2"))
        mode_ = value[0];
    else if (setting == "SETUPE" && is_switch)
        obeys_setup_codes_ = value == "1";
    else if (setting == "TSUENA" && has_tail_ && is_switch)
        tail_is_on_ = value[0];
    else if (setting == "TSUSET" && has_tail_ && base::from_hex(value))
        tail_set_ = value;
    else
        return knows(setting) ? bad_value : no_setting;
    return acknowledged;
}

bool NewlandCommands::knows(std::string_view setting) const
{
    static constexpr std::string_view switches[]{"SCNTRG", "SCNMOD", "SETUPE"};

    return std::ranges::find(switches, setting) != std::end(switches) ||
           (has_tail_ && (setting == "TSUENA" || setting == "TSUSET"));
}

}  // namespace drivers::emulation
