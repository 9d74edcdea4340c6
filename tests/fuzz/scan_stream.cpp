// What a scanner says: codes between answers, in each dialect. The first byte chooses dialect and
// ending.
#include "drivers/code_stream.h"
#include "drivers/scanner_commands.h"
#include "drivers/serial_scan/protocol.h"
#include "tests/fuzz/input.h"

using namespace drivers;
using namespace std::chrono_literals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static constexpr std::size_t piece = 40;
    if (size == 0)
        return 0;
    const auto dialect = serial_scan::dialects_to_try[data[0] % 4];
    const bool has_ending = (data[0] & 4) != 0;
    CodeStream stream(
        {.suffix = has_ending ? "\r" : "", .silence = 50ms, .begins_with_aim = (data[0] & 8) != 0});
    base::SteadyTime now{};
    const auto expected = serial_scan::probe(dialect);
    for (auto rest = fuzz::view(data + 1, size - 1); !rest.empty();) {
        const auto some = rest.first(std::min(rest.size(), piece));
        rest = rest.subspan(some.size());
        stream.feed(some, now);
        now += (data[0] & 16) != 0 ? 60ms : 10ms;
        (void)scanner_commands::newland::find_answer(stream.heard());
        while (const auto answer = serial_scan::find_stray_answer(dialect, stream.heard())) {
            fuzz::require(answer->begin < answer->end && answer->end <= stream.heard().size());
            stream.cut(answer->begin, answer->end);
        }
        (void)serial_scan::find_answer(dialect, stream.heard(), expected);
        const auto code = stream.next(now);
        fuzz::require(!code || !*code || (*code)->bytes.reveal().size() <= code_size_limit);
        if (code && *code)
            (void)serial_scan::begins_like_answer(dialect, (*code)->bytes.reveal());
    }
    return 0;
}
