// A reader's stream of bytes in pieces: frames, answers, records.
#include "drivers/sdt/protocol.h"
#include "tests/fuzz/input.h"

using namespace drivers::sdt;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static constexpr std::size_t piece = 61;
    FrameParser parser;
    for (auto rest = fuzz::view(data, size); !rest.empty();) {
        const auto some = rest.first(std::min(rest.size(), piece));
        rest = rest.subspan(some.size());
        parser.feed(some);
        for (int i = 0; i < 100; ++i) {
            const auto body = parser.next();
            if (body && !*body)
                break;
            if (!body)
                continue;
            const auto answer = decode_answer(**body);
            if (!answer)
                continue;
            (void)decode_base(answer->data.reveal(), Fingerprints::with).has_value();
            (void)decode_base(answer->data.reveal(), Fingerprints::without).has_value();
            (void)decode_secure_module_id(answer->data.reveal()).has_value();
        }
        fuzz::require(parser.missing() <= header_size + length_limit);
    }
    return 0;
}
