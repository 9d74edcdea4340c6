#include "drivers/scanner_commands.h"

#include <algorithm>

namespace drivers::scanner_commands {

using base::Bytes;
using base::ByteView;

namespace newland {

static constexpr char until_power_off = '#';
static constexpr std::string_view ending = ";\x03";
static constexpr std::string_view answer_begins =
    "\x02\x01"
    "0000#";

Bytes encode(std::string_view command)
{
    auto out = base::bytes({0x7e, 0x01, '0', '0', '0', '0', until_power_off});
    base::append(out, command);
    base::append(out, ending);
    return out;
}

Bytes encode_query(std::string_view setting)
{
    return encode(std::string(setting) + "*");
}

Bytes encode_trigger(Trigger trigger)
{
    return encode(trigger == Trigger::on ? "SCNTRG1" : "SCNTRG0");
}

static std::optional<Verdict> verdict_of(char c)
{
    switch (c) {
    case 0x06:
        return Verdict::done;
    case 0x15:
        return Verdict::bad_value;
    case 0x05:
        return Verdict::no_setting;
    default:
        return std::nullopt;
    }
}

std::optional<Answer> find_answer(ByteView data, std::string_view command)
{
    const auto text = base::text(data);
    const auto head = std::string(answer_begins) + std::string(command);
    const auto begin = text.find(head);
    if (begin == std::string_view::npos)
        return std::nullopt;
    const auto rest = text.substr(begin + head.size());
    const auto end = rest.find(ending);
    if (end == std::string_view::npos || end == 0)
        return std::nullopt;
    const auto verdict = verdict_of(rest[end - 1]);
    if (!verdict)
        return std::nullopt;
    return Answer{.verdict = *verdict,
                  .value = rest.substr(0, end - 1),
                  .begin = begin,
                  .end = begin + head.size() + end + ending.size()};
}

bool begins_like_answer(ByteView data)
{
    return base::text(data).starts_with(answer_begins);
}

}  // namespace newland

namespace honeywell {

Bytes encode_trigger(Trigger trigger)
{
    return base::bytes({0x16, trigger == Trigger::on ? 'T' : 'U', 0x0d});
}

}  // namespace honeywell

}  // namespace drivers::scanner_commands
