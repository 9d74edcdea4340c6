#include "central/store/backup.h"

#include "central/ctl/commands.h"

#include <fmt/format.h>

namespace central::ctl {

using base::Result;

Result<> back_up(const Command& command)
{
    const auto file = TRY(command.required("file"));
    const auto place = TRY(command.location());
    TRY(store::back_up(place, file));
    fmt::print("{0}\n{0}.sha256\n", file);
    return {};
}

Result<> restore(const Command& command)
{
    const auto file = TRY(command.required("file"));
    const auto place = TRY(command.location());
    return store::restore(place, file);
}

}  // namespace central::ctl
