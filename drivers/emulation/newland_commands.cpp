#include "drivers/emulation/newland_commands.h"

namespace drivers::emulation {

using base::Bytes;

static constexpr int acknowledged = 0x06;
static constexpr int bad_value = 0x15;
static constexpr int no_setting = 0x05;

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

Bytes NewlandCommands::obey(const std::string& command)
{
    auto out = base::bytes({0x02, 0x01, '0', '0', '0', '0', '#'});
    if (command == "SCNMOD*") {
        base::append(out, "SCNMOD");
        base::append(out, base::bytes({mode_, acknowledged}));
    } else {
        base::append(out, command);
        base::append(out, base::bytes({verdict_on(command)}));
    }
    base::append(out, base::bytes({';', 0x03}));
    return out;
}

int NewlandCommands::verdict_on(const std::string& command)
{
    static constexpr std::size_t tag_size = 6;

    const auto tag = command.substr(0, tag_size);
    const auto value = command.substr(tag.size());
    if (tag != "SCNTRG" && tag != "SCNMOD" && tag != "SETUPE")
        return no_setting;
    if (value != "0" && value != "1" && !(tag == "SCNMOD" && value == "2"))
        return bad_value;
    if (tag == "SCNTRG")
        is_triggered_ = value == "1";
    else if (tag == "SCNMOD")
        mode_ = value[0];
    else
        obeys_setup_codes_ = value == "1";
    return acknowledged;
}

}  // namespace drivers::emulation
