#include "drivers/ipp/protocol.h"

#include "tests/catch.h"

#include <fstream>
#include <iterator>

using namespace drivers;
using namespace drivers::ipp;

static Group printer(int state, std::vector<std::string> reasons, bool accepts = true)
{
    Attribute told{.name = "printer-state-reasons", .values = {}};
    for (auto& reason : reasons)
        told.values.emplace_back(std::move(reason));
    return {
        .tag = printer_group,
        .attributes = {
            {"printer-state", {state}}, std::move(told), {"printer-is-accepting-jobs", {accepts}}}};
}

static Group recorded(const std::string& name, int tag)
{
    std::ifstream file("tests/vectors/ipp/" + name, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    const auto message = decode_message(base::view(bytes));
    REQUIRE(message);
    REQUIRE(message->first(tag));
    return *message->first(tag);
}

TEST_CASE("a reason means the same whatever its suffix")
{
    for (const auto* const suffix : {"", "-error", "-warning", "-report"}) {
        const auto reason = [suffix](const char* keyword) {
            return decode_printer_state(printer(4, {std::string(keyword) + suffix}));
        };
        CHECK(reason("none") == PrinterState::ready);
        CHECK(reason("media-empty") == PrinterState::paper_out);
        CHECK(reason("media-needed") == PrinterState::paper_out);
        CHECK(reason("media-low") == PrinterState::paper_low);
        CHECK(reason("media-jam") == PrinterState::jammed);
        CHECK(reason("door-open") == PrinterState::cover_open);
        CHECK(reason("toner-low") == PrinterState::supply_low);
        CHECK(reason("marker-supply-empty") == PrinterState::supply_out);
        CHECK(reason("output-area-full") == PrinterState::output_full);
        CHECK(reason("paused") == PrinterState::offline);
        CHECK(reason("cups-waiting-for-job-completed") == PrinterState::ready);
    }
}

TEST_CASE("of several reasons the one a person must see to first is named")
{
    CHECK(decode_printer_state(printer(5, {"toner-low", "media-empty-error", "cover-open"})) ==
          PrinterState::cover_open);
    CHECK(decode_printer_state(printer(3, {"toner-low-report", "media-low-report"})) ==
          PrinterState::paper_low);
    CHECK(decode_printer_state(printer(5, {"other-error"})) == PrinterState::failed);
    CHECK(decode_printer_state(printer(5, {"toner-low"})) == PrinterState::failed);
    CHECK(decode_printer_state(printer(3, {"none"}, false)) == PrinterState::offline);
}

TEST_CASE("recorded printers are read")
{
    CHECK(decode_printer_state(recorded("idle.resp.bin", printer_group)) == PrinterState::ready);
    CHECK(decode_printer_state(recorded("empty_d_status1.resp.bin", printer_group)) ==
          PrinterState::paper_out);
    CHECK(decode_printer_state(recorded("jam_d_status.resp.bin", printer_group)) ==
          PrinterState::jammed);
}

static Job job(JobState state, std::optional<int> pages_out)
{
    return {.id = 1, .name = "t", .state = state, .reasons = {}, .pages_out = pages_out};
}

TEST_CASE("printed takes a completed job, every page counted, and a printer that is not blocked")
{
    const auto ready = PrinterState::ready;
    CHECK(judge(job(JobState::completed, 2), ready, 2) == PaperOutcome::printed);
    CHECK(judge(job(JobState::completed, 3), PrinterState::paper_low, 2) == PaperOutcome::printed);
    CHECK(judge(job(JobState::completed, {}), ready, 2) == PaperOutcome::printed);
    CHECK(judge(job(JobState::completed, 1), ready, 2) == PaperOutcome::unknown);
    CHECK(judge(job(JobState::completed, 0), ready, 2) == PaperOutcome::unknown);
    CHECK(judge(job(JobState::completed, 2), PrinterState::jammed, 2) == PaperOutcome::unknown);
    CHECK(judge(job(JobState::processing, 2), ready, 2) == PaperOutcome::unknown);
}

TEST_CASE("not printed takes the printer's own word")
{
    const auto ready = PrinterState::ready;
    CHECK(judge(job(JobState::cancelled, 0), ready, 1) == PaperOutcome::not_printed);
    CHECK(judge(job(JobState::aborted, 0), PrinterState::jammed, 1) == PaperOutcome::not_printed);
    CHECK(judge(job(JobState::aborted, {}), ready, 1) == PaperOutcome::unknown);
    CHECK(judge(job(JobState::cancelled, 1), ready, 2) == PaperOutcome::unknown);
    CHECK(judge(job(JobState::held, 0), ready, 1) == PaperOutcome::unknown);
}

TEST_CASE("recorded jobs are judged")
{
    const auto ok = decode_job(recorded("ok_c_job5.resp.bin", job_group)).value();
    CHECK(ok.name == "ok");
    CHECK(judge(ok, PrinterState::ready, 2) == PaperOutcome::printed);
    // A Brother: 67 of 107 sides, and "completed" all the same.
    const auto shortened = decode_job(recorded("real_cups_short_job.resp.bin", job_group)).value();
    CHECK(judge(shortened, PrinterState::ready, 107) == PaperOutcome::unknown);
    const auto jammed = decode_job(recorded("jam_c_job3.resp.bin", job_group)).value();
    CHECK(judge(jammed, PrinterState::jammed, 1) == PaperOutcome::not_printed);
    const auto created = decode_job(recorded("ok_a_create.resp.bin", job_group)).value();
    CHECK(created.awaits_data());
    CHECK_FALSE(ok.awaits_data());
}

TEST_CASE("a job without a state of the standard is malformed")
{
    CHECK_FALSE(decode_job({.tag = job_group, .attributes = {}}));
    CHECK_FALSE(decode_job({.tag = job_group, .attributes = {{"job-state", {2}}}}));
    CHECK_FALSE(decode_job({.tag = job_group, .attributes = {{"job-state", {10}}}}));
}
