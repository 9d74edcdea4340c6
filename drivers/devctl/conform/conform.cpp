#include "drivers/devctl/conform/conform.h"

#include "drivers/devctl/conform/subjects.h"

#include <fmt/format.h>

#include <fstream>
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

Exit conform(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err)
{
    const bool wants_report = arguments.size() == 3 && arguments[1] == "--report";
    const auto subjects =
        arguments.empty() ? std::vector<Subject>{} : subjects_named(arguments.front());
    if (subjects.empty() || (arguments.size() != 1 && !wants_report)) {
        err << "usage:\n" << conform_usage;
        return Exit::usage;
    }
    out << fmt::format("{:<28} {:>9} {:>7} {:>7} {:>9} {:>6}\n", "subject", "transfers", "moments",
                       "cases", "recovered", "failed");
    std::vector<Tally> tallies;
    bool is_passed = true;
    for (const auto& subject : subjects) {
        tallies.push_back(run_catalogue(subject.name, subject.make, subject.terms));
        out << line_of(tallies.back());
        is_passed = is_passed && tallies.back().is_passed();
    }
    if (wants_report) {
        std::ofstream file{std::string(arguments[2])};
        if (!(file << report_of(tallies)).flush()) {
            err << arguments[2] << " cannot be written\n";
            return Exit::said_no;
        }
    }
    return is_passed ? Exit::ok : Exit::said_no;
}

}  // namespace drivers::devctl::conform
