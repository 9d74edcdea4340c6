// The commands of yimen-centralctl. Each works on the data folder and on the store, which is in it
// or, with --store URL, on a PostgreSQL server; the service may be running.
#pragma once

#include "central/credentials.h"
#include "central/store/store.h"

#include <map>
#include <string>

namespace central::ctl {

// Options of the command line by name, without the dashes; "json" has no value.
using Options = std::map<std::string, std::string, std::less<>>;

struct Command {
    DataFolder folder;
    Options options;

    bool is_json() const { return options.contains("json"); }
    std::string option(const std::string& name) const;
    base::Result<std::string> required(const std::string& name) const;
    base::Result<store::Location> location() const;
    base::Result<std::unique_ptr<store::Store>> open_store() const;
};

// setup.cpp
base::Result<> init(const Command&);
base::Result<> demo_data(const Command&);
base::Result<> enrolment_code(const Command&);
base::Result<> revoke(const Command&);
base::Result<> resolve(const Command&);

// backup.cpp
base::Result<> back_up(const Command&);
base::Result<> restore(const Command&);

// help.cpp
base::Result<> help(const Command&);
base::Result<> complaints(const Command&);

// places.cpp
base::Result<> set_place(const Command&);

// catalogue.cpp
base::Result<> check_catalogue(const Command&);
base::Result<> publish_catalogue(const Command&);
base::Result<> export_catalogue(const Command&);
base::Result<> import_catalogue(const Command&);

// lists.cpp
base::Result<> list_terminals(const Command&);
base::Result<> list_ledger(const Command&);
base::Result<> list_ratings(const Command&);

}  // namespace central::ctl
