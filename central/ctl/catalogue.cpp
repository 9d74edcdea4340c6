#include "base/json.h"
#include "central/catalogue/files.h"
#include "central/catalogue/rules.h"
#include "central/catalogue/shelf.h"
#include "central/ctl/commands.h"

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <sstream>

namespace central::ctl {

using base::Errc;
using base::Result;

static void tell(const wire::Catalogue& all)
{
    std::map<std::string, int> of_theme;
    for (const auto& item : all.items)
        for (const auto& theme : item.themes)
            ++of_theme[theme];
    fmt::print("{} items, {} packages, {} themes\n", all.items.size(), all.packages.size(),
               all.themes.size());
    for (const auto& theme : all.themes)
        fmt::print("  {:24} {:3}  {}\n", theme.id, of_theme[theme.id], theme.name.zh);
}

Result<> check_catalogue(const Command& command)
{
    const auto folder = TRY(command.required("services"));
    tell(TRY(catalogue::load(folder)));
    return {};
}

Result<> publish_catalogue(const Command& command)
{
    const auto folder = TRY(command.required("services"));
    const auto all = TRY(catalogue::load(folder));
    TRY(catalogue::publish(all, command.folder.catalogue()));
    tell(all);
    return {};
}

static bool is_day(const std::string& text)
{
    return base::from_rfc3339(text + "T00:00:00Z").has_value();
}

// Of one day what was in force then, otherwise everything.
Result<> export_catalogue(const Command& command)
{
    const auto day = command.option("day");
    if (!day.empty() && !is_day(day))
        return base::fail(Errc::malformed, "--day takes YYYY-MM-DD");
    auto all = TRY(catalogue::published(command.folder.catalogue()));
    if (!day.empty())
        all = catalogue::as_of(all, day);
    const auto folder = command.option("services");
    if (!folder.empty())
        return catalogue::save(all, folder);
    if (command.is_json())
        fmt::print("{}\n", encode(all).dump(2));
    else
        tell(all);
    return {};
}

Result<> import_catalogue(const Command& command)
{
    const auto path = TRY(command.required("file"));
    const auto folder = TRY(command.required("services"));
    return catalogue::save(TRY(catalogue::published(path)), folder);
}

}  // namespace central::ctl
