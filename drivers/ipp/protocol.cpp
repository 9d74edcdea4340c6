#include "drivers/ipp/protocol.h"

#include <algorithm>
#include <array>
#include <utility>

namespace drivers::ipp {

using base::Errc;
using base::Result;

// What a person must see to first, first. Several reasons may be told at once.
static constexpr auto urgency = {
    PrinterState::jammed,     PrinterState::cover_open,  PrinterState::paper_out,
    PrinterState::supply_out, PrinterState::output_full, PrinterState::failed,
    PrinterState::offline,    PrinterState::paper_low,   PrinterState::supply_low,
};

static constexpr auto meanings = std::to_array<std::pair<std::string_view, PrinterState>>({
    {"media-empty", PrinterState::paper_out},
    {"media-needed", PrinterState::paper_out},
    {"input-tray-missing", PrinterState::paper_out},
    {"media-low", PrinterState::paper_low},
    {"media-jam", PrinterState::jammed},
    {"cover-open", PrinterState::cover_open},
    {"door-open", PrinterState::cover_open},
    {"interlock-open", PrinterState::cover_open},
    {"toner-empty", PrinterState::supply_out},
    {"marker-supply-empty", PrinterState::supply_out},
    {"marker-waste-full", PrinterState::supply_out},
    {"opc-life-over", PrinterState::supply_out},
    {"toner-low", PrinterState::supply_low},
    {"marker-supply-low", PrinterState::supply_low},
    {"marker-waste-almost-full", PrinterState::supply_low},
    {"opc-near-eol", PrinterState::supply_low},
    {"output-area-full", PrinterState::output_full},
    {"output-tray-missing", PrinterState::output_full},
    {"paused", PrinterState::offline},
    {"moving-to-paused", PrinterState::offline},
    {"offline", PrinterState::offline},
    {"shutdown", PrinterState::offline},
    {"spool-area-full", PrinterState::offline},
    {"timed-out", PrinterState::offline},
    {"connecting-to-device", PrinterState::offline},
    {"hold-new-jobs", PrinterState::offline},
    {"fuser-over-temp", PrinterState::offline},
    {"fuser-under-temp", PrinterState::offline},
});

static std::string_view without_severity(std::string_view reason)
{
    for (const std::string_view suffix : {"-error", "-warning", "-report"})
        if (reason.ends_with(suffix))
            reason.remove_suffix(suffix.size());
    return reason;
}

static std::optional<PrinterState> meaning_of(std::string_view reason)
{
    const auto keyword = without_severity(reason);
    const auto* const found =
        std::ranges::find(meanings, keyword, &decltype(meanings)::value_type::first);
    if (found == meanings.end())
        return std::nullopt;
    return found->second;
}

PrinterState decode_printer_state(const Group& printer)
{
    static constexpr int stopped = 5;
    std::vector<PrinterState> told;
    for (const auto& reason : printer.texts("printer-state-reasons"))
        if (const auto meaning = meaning_of(reason))
            told.push_back(*meaning);
    const bool has_cause = std::ranges::any_of(told, [](auto state) { return !can_print(state); });
    if (printer.integer("printer-state") == stopped && !has_cause)
        told.push_back(PrinterState::failed);
    if (printer.boolean("printer-is-accepting-jobs") == false)
        told.push_back(PrinterState::offline);
    for (const auto state : urgency)
        if (std::ranges::count(told, state) > 0)
            return state;
    return PrinterState::ready;
}

bool Job::awaits_data() const
{
    const bool says_so = std::ranges::any_of(reasons, [](const std::string& reason) {
        return reason == "job-incoming" || reason == "job-data-insufficient";
    });
    return state == JobState::held || says_so;
}

Result<Job> decode_job(const Group& group)
{
    const auto state = group.integer("job-state");
    if (!state || *state < std::to_underlying(JobState::pending) ||
        *state > std::to_underlying(JobState::completed))
        return base::fail(Errc::malformed, "job without a known state");
    return Job{.id = group.integer("job-id").value_or(0),
               .name = group.text("job-name"),
               .state = static_cast<JobState>(*state),
               .reasons = group.texts("job-state-reasons"),
               .pages_out = group.integer("job-impressions-completed"),
               .has_begun = !group.is_without_value("time-at-processing")};
}

Witness witness_of_queue(std::string_view device_uri)
{
    const bool is_ipp = device_uri.starts_with("ipp://") || device_uri.starts_with("ipps://");
    const bool is_found_ipp =
        device_uri.starts_with("dnssd://") &&
        (device_uri.contains("._ipp._tcp") || device_uri.contains("._ipps._tcp"));
    return is_ipp || is_found_ipp ? Witness::counting_queue : Witness::blind_queue;
}

static PaperOutcome judge_queue(const Job& job, PrinterState after, int pages, Witness witness)
{
    const bool is_counted = witness == Witness::counting_queue && job.pages_out >= pages;
    if (job.state == JobState::completed && is_counted && can_print(after))
        return PaperOutcome::printed;
    const bool ended_early = job.state == JobState::cancelled || job.state == JobState::aborted;
    return ended_early && !job.has_begun ? PaperOutcome::not_printed : PaperOutcome::unknown;
}

PaperOutcome judge(const Job& job, PrinterState after, int pages, Witness witness)
{
    if (witness != Witness::printer)
        return judge_queue(job, after, pages, witness);
    if (job.state == JobState::completed) {
        const bool counted_all = !job.pages_out || *job.pages_out >= pages;
        return counted_all && can_print(after) ? PaperOutcome::printed : PaperOutcome::unknown;
    }
    const bool ended_early = job.state == JobState::cancelled || job.state == JobState::aborted;
    return ended_early && job.pages_out == 0 ? PaperOutcome::not_printed : PaperOutcome::unknown;
}

}  // namespace drivers::ipp
