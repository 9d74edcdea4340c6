// yimen-monkey [--deeds N] [--seed N] [--share DIR]: a hand without sense on the face. Exit 1 at
// the first violation, with the seed that replays it.
#include "tests/monkey/face_monkey.h"

#include <fmt/format.h>
#include <malloc.h>

#include <charconv>
#include <string_view>

int main(int argc, char** argv)
{
    std::uint64_t deeds = 10'000;
    std::uint64_t seed = 1;
    std::string share = "config";
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        const std::string_view value = argv[i + 1];
        if (name == "--share")
            share = value;
        else
            std::from_chars(value.data(), value.data() + value.size(),
                            name == "--seed" ? seed : deeds);
    }
    monkey::FaceMonkey hand(seed, share);
    monkey::Report report;
    for (int part = 0; part < 10 && !report.violation; ++part) {
        report = hand.play(deeds / 10);
        fmt::print("{} deeds, {} visits, {} ways out, {} screens, {} KiB in use\n", report.deeds,
                   report.visits, report.ways_out, report.screens.size(),
                   mallinfo2().uordblks >> 10);
    }
    fmt::print("{}\n", report.violation.value_or("nothing broke"));
    return report.violation ? 1 : 0;
}
