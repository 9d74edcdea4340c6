// What a scanner says: codes between answers, in each dialect. The first byte chooses dialect,
// ending and pace.
#include "drivers/code_stream.h"
#include "drivers/scanner_commands.h"
#include "drivers/serial_scan/protocol.h"
#include "tests/fuzz/input.h"

using namespace drivers;
using namespace std::chrono_literals;

// What a scanner said when it was asked how it ends its codes.
static void ask_tail(serial_scan::Dialect dialect, base::ByteView said)
{
    using serial_scan::Tail;
    std::vector<base::Bytes> told;
    for (const auto& question : serial_scan::ask_tail(dialect))
        if (auto answer = serial_scan::find_answer(dialect, said, question))
            told.push_back(std::move(answer->value));
    const bool is_crlf = serial_scan::is_tail_crlf(dialect, told);
    fuzz::require(!is_crlf || !told.empty());
    for (auto tail : {Tail::crlf, Tail::none, Tail::as_told})
        for (const auto& command : serial_scan::set_tail(dialect, tail, told))
            fuzz::require(!command.bytes.empty());
}

// How the stream ends codes, and how slowly it comes.
static CodeStream::Options options_of(std::uint8_t choice)
{
    const auto mark = (choice & 32) != 0 ? CodeEnding::crlf : CodeEnding::cr;
    return {.ending = (choice & 4) != 0 ? mark : CodeEnding::silence,
            .begins_with_aim = (choice & 8) != 0};
}

static std::chrono::milliseconds pause_of(std::uint8_t choice)
{
    if ((choice & 64) != 0)
        return 400ms;
    return (choice & 16) != 0 ? 60ms : 10ms;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static constexpr std::size_t piece = 40;
    if (size == 0)
        return 0;
    const auto choice = data[0];
    const auto dialect = serial_scan::dialects_to_try[choice % 4];
    CodeStream stream(options_of(choice));
    base::SteadyTime now{};
    const auto expected = serial_scan::probe(dialect);
    ask_tail(dialect, fuzz::view(data + 1, size - 1));
    for (auto rest = fuzz::view(data + 1, size - 1); !rest.empty();) {
        const auto some = rest.first(std::min(rest.size(), piece));
        rest = rest.subspan(some.size());
        stream.feed(some, now);
        if ((choice & 128) != 0 && some.front() == std::byte{'!'})
            stream.lose(now);
        now += pause_of(choice);
        (void)scanner_commands::newland::find_answer(stream.heard());
        while (const auto answer = serial_scan::find_stray_answer(dialect, stream.heard())) {
            fuzz::require(answer->begin < answer->end && answer->end <= stream.heard().size());
            stream.cut(answer->begin, answer->end);
        }
        (void)serial_scan::find_answer(dialect, stream.heard(), expected);
        const auto code = stream.next(now);
        fuzz::require(!code || !*code || (*code)->bytes.reveal().size() <= code_size_limit);
        // What has ended by now is out.
        const auto due = stream.due();
        fuzz::require(!due || *due > now);
        if (code && *code)
            (void)serial_scan::begins_like_answer(dialect, (*code)->bytes.reveal());
    }
    return 0;
}
