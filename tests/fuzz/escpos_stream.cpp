// What a receipt printer says, in both dialects; and the decoders of what was found in it.
#include "base/overloaded.h"
#include "drivers/escpos/protocol.h"
#include "drivers/escpos/stream.h"
#include "tests/fuzz/input.h"

using namespace drivers::escpos;

static void decode(const Answer& answer)
{
    Condition condition;
    if (const auto* status = std::get_if<StatusByte>(&answer))
        for (const int kind : {1, 2, 3, 4})
            (void)add_status(condition, kind, status->value).has_value();
    if (const auto* told = std::get_if<AutomaticStatus>(&answer))
        condition = decode_automatic_status(told->bytes).value_or(condition);
    if (const auto* full = std::get_if<FullStatus>(&answer))
        condition = decode_full_status(full->bytes);
    if (const auto* paper = std::get_if<PaperStatus>(&answer))
        condition = decode_paper_status(paper->value).value_or(condition);
    (void)drivers::name_of(state_of(condition));
    (void)stops_a_job(condition);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static constexpr std::size_t piece = 7;
    for (const auto dialect : {StatusDialect::epson, StatusDialect::custom}) {
        Stream stream(dialect);
        std::size_t answers = 0;
        for (auto rest = fuzz::view(data, size); !rest.empty();) {
            const auto some = rest.first(std::min(rest.size(), piece));
            rest = rest.subspan(some.size());
            stream.push(some);
            while (const auto answer = stream.next()) {
                ++answers;
                decode(*answer);
            }
        }
        fuzz::require(answers <= size && stream.discarded() <= size);
    }
    return 0;
}
