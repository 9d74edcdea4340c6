// What a laser says of itself, cut into pieces at every place.
#include "drivers/pjl/protocol.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto all = fuzz::view(data, size);
    drivers::pjl::Stream stream;
    const std::size_t cut = size == 0 ? 0 : data[0] % size;
    std::size_t answers = 0;
    for (const auto piece : {all.first(cut), all.subspan(cut)}) {
        stream.push(piece);
        while (stream.next())
            ++answers;
    }
    fuzz::require(answers <= size);
    [[maybe_unused]] const auto answer = drivers::pjl::decode_answer(fuzz::text(data, size));
    return 0;
}
