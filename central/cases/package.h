// A life event (集合办理, 一件事): one application that fans out into cases and comes back as one
// result, with its own state and its own clock. Pure.
#pragma once

#include "central/cases/timers.h"

namespace central::cases {

// More than any package of the catalogue has.
inline constexpr std::size_t most_package_cases = 20;

struct Package {
    std::string number;
    std::string title;
    std::string title_en;
    Limit promised;  // For all of it, from the day the last of its cases was accepted.
};

enum class PackageStage {
    filing,     // A case is not accepted yet.
    applicant,  // A case waits for the applicant.
    handling,
    deciding,  // Some cases have a result, others not yet.
    ready,     // All have: what was finished goes out together (多证同发).
    closed,
};
std::string_view name_of(PackageStage);

struct PackageStanding {
    PackageStage stage{};
    int cases = 0;
    int granted = 0;  // Of those that have a result.
    int failed = 0;   // Denied, refused, withdrawn, ended, revoked.
    std::optional<Day> from;
    std::optional<Day> last;  // Nothing while a case stands still, and before the clock runs.
    int left = 0;
    Alarm alarm = Alarm::none;
    bool may_deliver = false;
};

// One file for each of the terms, each with its first entry; what the applicant handed in once is
// entered in every case that wants it. Errc::malformed for no terms, for terms that check() does
// not take or that share a number, and for more than 20.
base::Result<std::vector<File>> fan_out(const std::vector<Terms>&, const Deed& received,
                                        const std::vector<Deed>& supplied, Moment now,
                                        const WorkingDays&);

// Errc::malformed as progress_of(), and for no files.
base::Result<PackageStanding> standing_of(const Package&, std::span<const File> files, Day today,
                                          const WorkingDays&);

}  // namespace central::cases
