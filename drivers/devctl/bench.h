// What a command works with, and the words that all of them share.
#pragma once

#include "drivers/devctl/commands.h"
#include "drivers/document_printer.h"

#include <memory>

namespace drivers::devctl {

struct Bench {
    std::span<const std::string_view> arguments;  // After the command.
    const Machines& machines;
    std::ostream& out;
    std::ostream& err;
};

Exit tell(Bench&, const base::Error&);
Exit tell_usage(std::ostream& err);

base::Result<std::unique_ptr<DocumentPrinter>> open_document_printer_at(Bench&,
                                                                        std::string_view uri);

// Each in the file of its purpose.
Exit list(Bench&);
Exit probe(Bench&);
Exit status(Bench&);
Exit read_card(Bench&);
Exit read_social_card(Bench&);
Exit read_passport(Bench&);
Exit print_test(Bench&);
Exit scan(Bench&);
Exit show_watchdogs(Bench&);

}  // namespace drivers::devctl
