#include "drivers/devctl/bench.h"
#include "drivers/watchdog/survey.h"

#include <ostream>

namespace drivers::devctl {

// One that systemd holds is active. None is no failure: not every board has one.
Exit show_watchdogs(Bench& bench)
{
    if (bench.arguments.size() > 1)
        return tell_usage(bench.err);
    const auto folder =
        bench.arguments.empty() ? std::string_view(watchdog::class_folder) : bench.arguments[0];
    const auto all = watchdog::survey(folder);
    for (const auto& seen : all)
        bench.out << watchdog::describe(seen) << '\n';
    if (all.empty())
        bench.out << "no hardware watchdog\n";
    return Exit::ok;
}

}  // namespace drivers::devctl
