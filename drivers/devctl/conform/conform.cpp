#include "drivers/devctl/conform/conform.h"

#include "drivers/devctl/conform/live_subjects.h"
#include "drivers/devctl/conform/story_subjects.h"
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

static std::string_view words_for(Ground ground)
{
    switch (ground) {
    case Ground::emulators:
        return "Over emulated devices.";
    case Ground::story:
        return "With a recorded story as the machine.";
    case Ground::live:
        return "On real devices, which were opened and asked for their state; `unplug` is a wire "
               "that was closed below its driver.";
    }
    std::unreachable();
}

std::string report_of(const std::vector<Tally>& tallies, Ground ground)
{
    auto out = fmt::format(
        "# Conformance to the catalogue of faults\n\n"
        "{} Supported is what comes through every fault at every "
        "moment with an outcome that its class allows, and works afterwards.\n\n",
        words_for(ground));
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
    Ground ground = Ground::emulators;
    std::string_view word;
    std::string report;  // Files; empty: none.
    std::string json;
};

}  // namespace

// Empty when the words are wrong.
static std::optional<Wanted> wanted_by(std::span<const std::string_view> arguments)
{
    Wanted out;
    const bool has_ground =
        !arguments.empty() && (arguments[0] == "--story" || arguments[0] == "--live");
    if (has_ground) {
        out.ground = arguments[0] == "--story" ? Ground::story : Ground::live;
        arguments = arguments.subspan(1);
    }
    if (arguments.size() % 2 == 0)
        return std::nullopt;
    out.word = arguments[0];
    for (std::size_t i = 1; i < arguments.size(); i += 2) {
        if (arguments[i] != "--report" && arguments[i] != "--json")
            return std::nullopt;
        (arguments[i] == "--report" ? out.report : out.json) = arguments[i + 1];
    }
    return out;
}

static base::Result<std::vector<Subject>> subjects_for(const Wanted& wanted, Bus& bus)
{
    if (wanted.ground == Ground::story)
        return story_subjects(wanted.word);
    auto out = wanted.ground == Ground::live ? live_subjects(bus, wanted.word)
                                             : subjects_named(wanted.word);
    if (out.empty())
        return base::fail(base::Errc::not_found, wanted.ground == Ground::live
                                                     ? "no such device that a driver knows"
                                                     : "no such class, driver or model");
    return out;
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

static Exit tell_usage(std::ostream& err)
{
    err << "usage:\n" << conform_usage;
    return Exit::usage;
}

Exit conform(std::span<const std::string_view> arguments, Bus& bus, std::ostream& out,
             std::ostream& err)
{
    const auto wanted = wanted_by(arguments);
    if (!wanted)
        return tell_usage(err);
    const auto subjects = subjects_for(*wanted, bus);
    if (!subjects) {
        err << subjects.error().detail << '\n';
        return wanted->ground == Ground::emulators ? tell_usage(err) : Exit::said_no;
    }
    out << fmt::format("{:<28} {:>9} {:>7} {:>7} {:>9} {:>6}\n", "subject", "transfers", "moments",
                       "cases", "recovered", "failed");
    std::vector<Tally> tallies;
    bool is_passed = true;
    for (const auto& subject : *subjects) {
        tallies.push_back(run_catalogue(subject.name, subject.make, subject.terms));
        out << line_of(tallies.back());
        is_passed = is_passed && tallies.back().is_passed();
    }
    const auto report = report_of(tallies, wanted->ground);
    const bool has_report = is_written(wanted->report, report, err);
    const bool has_json = is_written(wanted->json, json_of(tallies).dump(2) + "\n", err);
    return is_passed && has_report && has_json ? Exit::ok : Exit::said_no;
}

}  // namespace drivers::devctl::conform
