#include "tests/simulation/paper_path.h"

namespace simulation {

using drivers::PaperOutcome;
using drivers::PrinterState;
using namespace std::chrono_literals;

PaperPath::Fate PaperPath::draw_fate(int pages)
{
    if (!drivers::can_print(state_))
        return Fate::stops_before;
    if (chance_.once_in(60))
        return Fate::never_begins;
    if (chance_.once_in(60))
        return Fate::stops_before;
    if (pages > 1 && chance_.once_in(40))
        return Fate::stops_between;
    return chance_.once_in(80) ? Fate::lost_in_the_dark : Fate::good;
}

drivers::PrintReport PaperPath::report_for(Fate fate, const Sheet& sheet) const
{
    drivers::PrintReport report{.outcome = PaperOutcome::unknown,
                                .state = state_,
                                .pages_out = sheet.pages_out,
                                .error = std::nullopt};
    switch (fate) {
    case Fate::good:
        report.outcome = PaperOutcome::printed;
        break;
    case Fate::never_begins:
    case Fate::stops_before:
        report.outcome = PaperOutcome::not_printed;
        break;
    case Fate::stops_between:
    case Fate::lost_in_the_dark:
        report.outcome = is_driver_lying ? PaperOutcome::not_printed : PaperOutcome::unknown;
        break;
    }
    return report;
}

void PaperPath::print(const std::string& serial, int pages, Done done)
{
    auto& sheet = sheets_[serial];
    sheet.pages = pages;
    ++sheet.jobs;
    const auto fate = draw_fate(pages);
    const auto life = driver_life_;
    // Sheets come out whether or not anybody listens.
    const int will_come_out =
        fate == Fate::good            ? pages
        : fate == Fate::stops_between ? 1
        : fate == Fate::lost_in_the_dark
            ? static_cast<int>(chance_.below(static_cast<std::uint64_t>(pages) + 1))
            : 0;
    const auto each = chance_.between(3s, 8s);
    for (int page = 1; page <= will_come_out; ++page)
        timeline_.after(each * page, [this, serial] { ++sheets_[serial].pages_out; });
    if (fate == Fate::stops_before && drivers::can_print(state_) && chance_.once_in(2))
        state_ = PrinterState::paper_out;
    if (fate == Fate::stops_between)
        state_ = chance_.once_in(2) ? PrinterState::paper_out : PrinterState::jammed;
    // Sometimes the driver's word comes after the session has given the job up.
    const auto word =
        fate == Fate::lost_in_the_dark && chance_.once_in(3) ? 600s : each * (will_come_out + 1);
    timeline_.after(word, [this, serial, fate, life, done = std::move(done)] {
        if (life == driver_life_)
            done(report_for(fate, sheets_[serial]));
    });
}

}  // namespace simulation
