#include "central/ctl/commands.h"
#include "central/wire/formats.h"

#include <cmath>
#include <cstdlib>

namespace central::ctl {

using base::Errc;
using base::Result;

static Result<int> millionths(const Command& command, const std::string& name, int limit)
{
    const auto text = TRY(command.required(name));
    char* end = nullptr;
    const double degrees = std::strtod(text.c_str(), &end);
    if (*end != '\0' || !(std::abs(degrees) <= limit))
        return base::fail(Errc::malformed, "--" + name + " takes degrees, such as 30.2741");
    return static_cast<int>(std::lround(degrees * 1e6));
}

static Result<std::string> line(const Command& command, const std::string& name,
                                const wire::Format& format)
{
    auto text = command.option(name);
    const bool is_short = text.size() >= format.min_bytes && text.size() <= format.max_bytes;
    if (!is_short || (!text.empty() && !format.fits(text)))
        return base::fail(Errc::malformed, "--" + name + " " + std::string(format.complaint));
    return text;
}

Result<> set_place(const Command& command)
{
    const store::Place place
    {
        .terminal = TRY(command.required("terminal"))
        , .name = TRY(line(command, "name", wire::line_64))
        , .address = TRY(line(command, "address", wire::line_120))
        , .hours = TRY(line(command, "hours", wire::opening_hours))
        , .latitude_e6 = TRY(millionths(command, "latitude", 90))
        , .longitude_e6 = TRY(millionths(command, "longitude", 180))
    };
    const auto store = TRY(command.open_store());
    return store->set_place(place);
}

}  // namespace central::ctl
