#include "drivers/devctl/commands.h"

#include "drivers/devctl/bench.h"
#include "drivers/devctl/udev_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

namespace drivers::devctl {

Exit tell(Bench& bench, const base::Error& error)
{
    bench.err << fmt::format("{} ({})\n", error.detail, base::name_of(error.code));
    return Exit::said_no;
}

Exit tell_usage(std::ostream& err)
{
    err << "usage: yimen-devctl COMMAND\n" << commands_usage;
    return Exit::usage;
}

namespace {

Exit write_udev_rules(Bench& bench)
{
    bench.out << udev_rules();
    return Exit::ok;
}

struct Command {
    std::string_view name;
    Exit (*run)(Bench&);
    bool takes_arguments;
};

constexpr auto commands = std::to_array<Command>({
    {"list", list, false},
    {"probe", probe, false},
    {"status", status, true},
    {"read-card", read_card, false},
    {"read-social-card", read_social_card, true},
    {"read-passport", read_passport, true},
    {"print-test", print_test, true},
    {"scan", scan, true},
    {"watchdog", show_watchdogs, true},
    {"udev-rules", write_udev_rules, false},
});

}  // namespace

Exit run_command(std::span<const std::string_view> arguments, const Machines& machines,
                 std::ostream& out, std::ostream& err)
{
    if (arguments.empty())
        return tell_usage(err);
    const auto command = std::ranges::find(commands, arguments.front(), &Command::name);
    Bench bench{arguments.subspan(1), machines, out, err};
    if (command == commands.end() || (!command->takes_arguments && arguments.size() > 1))
        return tell_usage(err);
    return command->run(bench);
}

}  // namespace drivers::devctl
