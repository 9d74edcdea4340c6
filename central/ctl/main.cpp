// yimen-centralctl: what an operator does at the centre. Exit 0 done, 1 refused by something
// outside, 2 for a mistake in the command line.
#include "central/ctl/commands.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string_view>

namespace {

using central::ctl::Command;

struct Entry {
    std::string_view name;
    base::Result<> (*perform)(const Command&);
    std::string_view usage;
};

constexpr std::array entries{
    Entry{"init", central::ctl::init, "--host NAME[,NAME…]       new authority, keys and store"},
    Entry{"demo-data", central::ctl::demo_data, "[--json]             people who do not exist"},
    Entry{"enrolment-code", central::ctl::enrolment_code,
          "--model NAME [--days N] [--json]   for one terminal"},
    Entry{"terminals", central::ctl::list_terminals, "[--json]             the halls"},
    Entry{"ledger", central::ctl::list_ledger, "[--json]                papers and their outcomes"},
    Entry{"ratings", central::ctl::list_ratings, "[--json]               what citizens said"},
    Entry{"help", central::ctl::help, "[--json] | --answer KEY --by NAME   who needs a person"},
    Entry{"complaints", central::ctl::complaints, "[--json] | --answer NUMBER --text T --by NAME"},
    Entry{"place", central::ctl::set_place,
          "--terminal ID --name N --address A --latitude D --longitude D [--hours HH:MM-HH:MM]"},
    Entry{"backup", central::ctl::back_up,
          "--file FILE             a copy of the store; the service may be running"},
    Entry{"restore", central::ctl::restore,
          "--file FILE            into an empty store, while the service is not running"},
    Entry{"catalogue-check", central::ctl::check_catalogue,
          "--services DIR         what is wrong with the items and packages there"},
    Entry{"catalogue-publish", central::ctl::publish_catalogue,
          "--services DIR       what the terminals show from now on"},
    Entry{"catalogue-export", central::ctl::export_catalogue,
          "[--day YYYY-MM-DD] [--json | --services DIR]   what was published"},
    Entry{"catalogue-import", central::ctl::import_catalogue,
          "--file JSON --services DIR   the files of an exported one"},
    Entry{"revoke", central::ctl::revoke, "--terminal ID | --certificate ID"},
    Entry{"resolve", central::ctl::resolve,
          "--serial S --outcome printed|not_printed|withdrawn --by NAME"},
};

int usage()
{
    fmt::print(stderr, "usage: yimen-centralctl COMMAND --data DIR [--store URL] …\n");
    for (const auto& entry : entries)
        fmt::print(stderr, "  {} {}\n", entry.name, entry.usage);
    return 2;
}

std::optional<Command> read_command(int count, char** arguments)
{
    Command command;
    for (int i = 2; i < count; ++i) {
        const std::string_view name = arguments[i];
        const bool is_flag = name == "--json";
        if (!name.starts_with("--") || (!is_flag && i + 1 == count))
            return std::nullopt;
        command.options[std::string(name.substr(2))] = is_flag ? "" : arguments[++i];
    }
    command.folder.path = command.option("data");
    return command.folder.path.empty() ? std::nullopt : std::optional(command);
}

}  // namespace

int main(int count, char** arguments)
{
    if (count < 2)
        return usage();
    const auto command = read_command(count, arguments);
    if (!command)
        return usage();
    for (const auto& entry : entries) {
        if (entry.name != arguments[1])
            continue;
        const auto done = entry.perform(*command);
        if (done)
            return 0;
        fmt::print(stderr, "yimen-centralctl: {}\n", done.error().detail);
        return 1;
    }
    return usage();
}
