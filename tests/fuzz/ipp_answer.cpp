// A document printer's answer, as far as it is decoded by us.
#include "drivers/ipp/message.h"
#include "tests/fuzz/input.h"

using namespace drivers::ipp;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto message = decode_message(fuzz::view(data, size));
    if (!message)
        return 0;
    for (const auto& group : message->groups)
        for (const auto& attribute : group.attributes) {
            (void)group.integer(attribute.name);
            (void)group.boolean(attribute.name);
            (void)group.texts(attribute.name);
            (void)group.lists(attribute.name, "none");
        }
    return 0;
}
