#include "central/cases/package.h"

#include "central/cases/machine.h"

#include <fmt/format.h>

#include <algorithm>

namespace central::cases {

using base::Errc;
using base::Result;

std::string_view name_of(PackageStage stage)
{
    switch (stage) {
    case PackageStage::filing:
        return "filing";
    case PackageStage::applicant:
        return "applicant";
    case PackageStage::handling:
        return "handling";
    case PackageStage::deciding:
        return "deciding";
    case PackageStage::ready:
        return "ready";
    case PackageStage::closed:
        return "closed";
    }
    std::unreachable();
}

static Result<> enter(File& file, const Deed& deed, Moment now, const WorkingDays& calendar)
{
    auto entry = propose(file, deed, now, calendar);
    if (!entry)
        return base::fail(Errc::malformed, fmt::format("'{}' is refused: {}", name_of(deed.act),
                                                       name_of(entry.error())));
    file.entries.push_back(std::move(*entry));
    return {};
}

Result<std::vector<File>> fan_out(const std::vector<Terms>& all, const Deed& received,
                                  const std::vector<Deed>& supplied, Moment now,
                                  const WorkingDays& calendar)
{
    if (all.empty() || all.size() > most_package_cases)
        return base::fail(Errc::malformed, "a package has 1 to 20 cases");
    std::set<std::string_view> numbers;
    std::vector<File> files;
    for (const auto& terms : all) {
        TRY(check(terms));
        if (!numbers.insert(terms.number).second)
            return base::fail(Errc::malformed, "two cases of one number");
        auto& file = files.emplace_back(File{.terms = terms, .entries = {}});
        TRY(enter(file, received, now, calendar));
        for (const auto& deed : supplied)
            if (std::ranges::find(terms.materials, deed.subject, &TermMaterial::id) !=
                terms.materials.end())
                TRY(enter(file, deed, now, calendar));
    }
    return files;
}

namespace {

// Of the cases of one package.
struct Count {
    int filing = 0;
    int applicant = 0;
    int handling = 0;
    int ready = 0;  // Finished, not delivered.
    int closed = 0;
    int granted = 0;
    int failed = 0;
};

bool is_filed(Stage stage)
{
    return stage == Stage::none || stage == Stage::received;
}

bool is_failed(const Progress& progress)
{
    return progress.stage >= Stage::refused || (progress.decided && !progress.is_granted);
}

void count(Count& to, const Progress& progress)
{
    const auto stage = progress.stage;
    if (stage == Stage::correction_told)
        ++to.applicant;
    else if (is_filed(stage))
        ++to.filing;
    else if (stage == Stage::finished)
        ++to.ready;
    else if (stage >= Stage::delivered)
        ++to.closed;
    else
        ++to.handling;
    if (is_failed(progress))
        ++to.failed;
    else if (progress.is_granted)
        ++to.granted;
}

PackageStage stage_of(const Count& count)
{
    if (count.applicant > 0)
        return PackageStage::applicant;
    if (count.filing > 0)
        return PackageStage::filing;
    if (count.handling > 0)
        return count.ready + count.closed > 0 ? PackageStage::deciding : PackageStage::handling;
    return count.ready > 0 ? PackageStage::ready : PackageStage::closed;
}

}  // namespace

// The pauses of all cases as one: where they overlap they stop the package's clock once.
static std::vector<Pause> merged(std::vector<Pause> pauses, Day from)
{
    std::ranges::sort(pauses, {}, &Pause::from);
    std::vector<Pause> one;
    for (auto pause : pauses) {
        pause.from = std::max(pause.from, from);
        if (pause.to && *pause.to <= from)
            continue;
        if (one.empty() || (one.back().to && pause.from > *one.back().to))
            one.push_back(pause);
        else if (one.back().to)
            one.back().to =
                pause.to ? std::optional(std::max(*one.back().to, *pause.to)) : std::nullopt;
    }
    return one;
}

static void set_clock(PackageStanding& to, const Package& package, const std::vector<Progress>& all,
                      Day today, const WorkingDays& calendar)
{
    std::vector<Pause> pauses;
    for (const auto& progress : all) {
        if (progress.clock_from)
            to.from = std::max(to.from.value_or(*progress.clock_from), *progress.clock_from);
        const auto of_case = progress.pauses();
        pauses.insert(pauses.end(), of_case.begin(), of_case.end());
    }
    const bool is_running =
        to.stage == PackageStage::handling || to.stage == PackageStage::deciding;
    if (!to.from || !is_running)
        return;
    pauses = merged(std::move(pauses), *to.from);
    const auto last = last_day(calendar, *to.from, package.promised, 0, pauses);
    const bool is_still = !pauses.empty() && !pauses.back().to;
    const auto now = is_still ? pauses.back().from : today;
    to.left = days_left(calendar, now, last, package.promised.unit);
    if (is_still)
        return;
    to.last = last;
    to.alarm = alarm_for(to.left);
}

Result<PackageStanding> standing_of(const Package& package, std::span<const File> files, Day today,
                                    const WorkingDays& calendar)
{
    if (files.empty())
        return base::fail(Errc::malformed, "a package without cases");
    std::vector<Progress> all;
    Count counted;
    for (const auto& file : files) {
        all.push_back(TRY(progress_of(file)));
        count(counted, all.back());
    }
    PackageStanding standing{.stage = stage_of(counted),
                             .cases = static_cast<int>(files.size()),
                             .granted = counted.granted,
                             .failed = counted.failed,
                             .from = {},
                             .last = {}};
    standing.may_deliver = standing.stage == PackageStage::ready;
    set_clock(standing, package, all, today, calendar);
    return standing;
}

}  // namespace central::cases
