// yimen-simulation [--seed N] [--days N] [--runs N]: lives, and says what was seen. Exit 1 at the
// first violation, with the seed that replays it. With --monkey N, N happenings without any sense.
#include "tests/simulation/monkey.h"
#include "tests/simulation/world.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <string_view>

namespace {

struct Options {
    std::uint64_t seed = 1;
    std::uint64_t days = 365;
    std::uint64_t runs = 1;
    std::uint64_t monkey = 0;
};

bool read_options(int argc, char** argv, Options& options)
{
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        const std::string_view value = argv[i + 1];
        std::uint64_t* target = name == "--seed"     ? &options.seed
                                : name == "--days"   ? &options.days
                                : name == "--runs"   ? &options.runs
                                : name == "--monkey" ? &options.monkey
                                                     : nullptr;
        if (!target ||
            std::from_chars(value.data(), value.data() + value.size(), *target).ec != std::errc{})
            return false;
    }
    return argc % 2 == 1;
}

int play(const Options& options)
{
    for (std::uint64_t run = 0; run < options.runs; ++run) {
        const auto begun = std::chrono::steady_clock::now();
        const auto report = simulation::Monkey(options.seed + run).play(options.monkey);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
        fmt::print(
            "monkey {}: {} happenings, {} visits, {} papers, {} steps reached, at most {} "
            "times patience to rest, in {:.1f} s: {}\n",
            report.seed, report.happenings, report.visits, report.papers, report.steps.size(),
            report.longest_way_out, took.count(),
            report.violation.value_or("every invariant held"));
        if (report.violation)
            return 1;
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    Options options;
    if (!read_options(argc, argv, options)) {
        fmt::print(stderr,
                   "usage: yimen-simulation [--seed N] [--days N] [--runs N] [--monkey N]\n");
        return 2;
    }
    if (options.monkey > 0)
        return play(options);
    for (std::uint64_t run = 0; run < options.runs; ++run) {
        const auto begun = std::chrono::steady_clock::now();
        simulation::World world(options.seed + run);
        const auto report = world.live(std::chrono::days{options.days});
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
        fmt::print(
            "seed {}: {} days, {} citizens, {} papers ({} unknown), {} power cuts, "
            "{} events in {:.1f} s: {}\n",
            report.seed, options.days, report.citizens, report.papers, report.unknown,
            report.power_cuts, report.events, took.count(),
            report.violation.value_or("every invariant held"));
        if (report.violation)
            return 1;
    }
    return 0;
}
