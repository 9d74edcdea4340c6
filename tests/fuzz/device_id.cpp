// The IEEE 1284 device id of a printer.
#include "drivers/device_id.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto id = drivers::decode_device_id(fuzz::view(data, size));
    fuzz::require(!id || id->model.size() <= size);
    return 0;
}
