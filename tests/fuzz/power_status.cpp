// What a power supply says on its line.
#include "drivers/megatec/protocol.h"
#include "tests/fuzz/input.h"

using namespace drivers;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto line = fuzz::text(data, size);
    const auto ratings = megatec::decode_ratings(line);
    const auto identity = megatec::decode_identity(line);
    fuzz::require(!identity || (!identity->empty() && identity->size() <= 40));
    fuzz::require(!ratings || ratings->battery_volts > 0);
    (void)megatec::is_refusal(line);
    const auto status = megatec::decode_status(line);
    if (!status)
        return 0;
    const megatec::Ratings usual{
        .volts = 220, .amperes = 2, .battery_volts = 12, .frequency_hz = 50};
    const auto told = megatec::status_of(*status, usual);
    const auto percent = told.readings.battery_percent.value_or(0);
    fuzz::require(percent >= 0 && percent <= 100);
    fuzz::require(told.readings.input_volts.value_or(0) >= 0);
    fuzz::require(!describe(told).empty());
    return 0;
}
