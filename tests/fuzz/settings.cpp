// A settings file.
#include "base/settings.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    (void)base::Settings::parse(fuzz::text(data, size), "fuzz.toml").has_value();
    return 0;
}
