#include "drivers/devctl/conform/conform.h"

#include "drivers/devctl/conform/subjects.h"

#include <fmt/format.h>

#include <fstream>
#include <optional>
#include <ostream>

namespace drivers::devctl::conform {

using emulation::faults::name_of;
using emulation::faults::Tally;

static std::string line_of(const Tally& tally)
{
    return fmt::format("{:<28} {:>9} {:>7} {:>7} {:>9} {:>6}  {}\n", tally.subject, tally.transfers,
                       tally.moments, tally.cases, tally.recovered, tally.failed,
                       tally.is_passed() ? "supported" : "not supported");
}

static std::string section_of(const Tally& tally)
{
    auto out = fmt::format(
        "## {}: {}\n\n{} transfers with {} bytes; {} moments, {} cases, {} recovered, {} failed.\n"
        "The longest took {} ms, waits that an emulator does not need counted.\n\n"
        "| fault | what came of it |\n|---|---|\n",
        tally.subject, tally.is_passed() ? "supported" : "not supported", tally.transfers,
        tally.bytes, tally.moments, tally.cases, tally.recovered, tally.failed,
        tally.longest.count());
    for (const auto& [fault, outcomes] : tally.outcomes) {
        out += fmt::format("| {} |", name_of(fault));
        for (const auto& [word, count] : outcomes)
            out += fmt::format(" {}: {};", word, count);
        out += " |\n";
    }
    for (const auto& failure : tally.failures)
        out += fmt::format("\n- **failed**: {} in transfer {} ({}) at byte {}: {}: {}\n",
                           name_of(failure.moment.fault), failure.moment.transfer, failure.transfer,
                           failure.moment.byte, failure.outcome, failure.reason);
    return out + "\n";
}

std::string report_of(const std::vector<Tally>& tallies)
{
    std::string out =
        "# Conformance to the catalogue of faults\n\n"
        "Over emulated devices. Supported is what comes through every fault at every "
        "moment with an outcome that its class allows, and works afterwards.\n\n";
    for (const auto& tally : tallies)
        out += section_of(tally);
    return out;
}

base::Json json_of(const std::vector<Tally>& tallies)
{
    auto out = base::Json::array();
    for (const auto& tally : tallies) {
        auto outcomes = base::Json::object();
        for (const auto& [fault, words] : tally.outcomes)
            for (const auto& [word, count] : words)
                outcomes[std::string(name_of(fault))][word] = count;
        auto failures = base::Json::array();
        for (const auto& failure : tally.failures)
            failures.push_back({{"fault", name_of(failure.moment.fault)},
                                {"transfer", failure.moment.transfer},
                                {"call", failure.transfer},
                                {"byte", failure.moment.byte},
                                {"outcome", failure.outcome},
                                {"reason", failure.reason}});
        out.push_back({{"subject", tally.subject},
                       {"supported", tally.is_passed()},
                       {"transfers", tally.transfers},
                       {"bytes", tally.bytes},
                       {"moments", tally.moments},
                       {"cases", tally.cases},
                       {"recovered", tally.recovered},
                       {"failed", tally.failed},
                       {"longest_ms", tally.longest.count()},
                       {"outcomes", std::move(outcomes)},
                       {"failures", std::move(failures)}});
    }
    return out;
}

namespace {

struct Wanted {
    std::vector<Subject> subjects;
    std::string report;  // Files; empty: none.
    std::string json;
};

}  // namespace

// Empty when the words are wrong.
static std::optional<Wanted> wanted_by(std::span<const std::string_view> arguments)
{
    if (arguments.size() % 2 == 0)
        return std::nullopt;
    Wanted out{.subjects = subjects_named(arguments.front()), .report = {}, .json = {}};
    for (std::size_t i = 1; i < arguments.size(); i += 2) {
        if (arguments[i] != "--report" && arguments[i] != "--json")
            return std::nullopt;
        (arguments[i] == "--report" ? out.report : out.json) = arguments[i + 1];
    }
    return out.subjects.empty() ? std::nullopt : std::optional(std::move(out));
}

// True also when no file is wanted.
static bool is_written(const std::string& path, const std::string& text, std::ostream& err)
{
    if (path.empty())
        return true;
    std::ofstream file(path);
    if ((file << text).flush())
        return true;
    err << path << " cannot be written\n";
    return false;
}

Exit conform(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err)
{
    const auto wanted = wanted_by(arguments);
    if (!wanted) {
        err << "usage:\n" << conform_usage;
        return Exit::usage;
    }
    out << fmt::format("{:<28} {:>9} {:>7} {:>7} {:>9} {:>6}\n", "subject", "transfers", "moments",
                       "cases", "recovered", "failed");
    std::vector<Tally> tallies;
    bool is_passed = true;
    for (const auto& subject : wanted->subjects) {
        tallies.push_back(run_catalogue(subject.name, subject.make, subject.terms));
        out << line_of(tallies.back());
        is_passed = is_passed && tallies.back().is_passed();
    }
    const bool has_report = is_written(wanted->report, report_of(tallies), err);
    const bool has_json = is_written(wanted->json, json_of(tallies).dump(2) + "\n", err);
    return is_passed && has_report && has_json ? Exit::ok : Exit::said_no;
}

}  // namespace drivers::devctl::conform
