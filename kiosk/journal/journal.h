// What must survive a power cut: the print ledger and the outbox. Everything that leaves the
// machine goes through here first. No personal data: serials, visits, outcomes, levels, and what a
// citizen wrote only as sealed for the centre.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "central/wire/help.h"
#include "central/wire/messages.h"
#include "kiosk/journal/database.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::journal {

// One paper. `state` is "intent" while its outcome is not known, else the name of a wire::Outcome.
struct LedgerEntry {
    std::string serial;
    std::string visit;
    std::string state;
    std::optional<int> pages_out;
    std::string cause;
    bool operator==(const LedgerEntry&) const = default;
};

// A message for the centre, kept until the centre has it.
struct Letter {
    std::int64_t id = 0;
    std::string path;
    std::string body;
};

// Used by one thread; two threads open two journals on the same file.
class Journal {
public:
    // Creates or migrates the tables. Open intents become `unknown`, since nobody alive knows what
    // came of them: the letters that say so are in the outbox when this returns.
    struct Opened {
        std::unique_ptr<Journal> journal;
        std::vector<std::string> recovered;  // Serials.
    };
    static base::Result<Opened> recover(const std::filesystem::path&, const base::Clock&);
    // A second connection, without recovery.
    static base::Result<std::unique_ptr<Journal>> open(const std::filesystem::path&,
                                                       const base::Clock&);

    // What recover() does, for a journal that is open: gives the serials.
    base::Result<std::vector<std::string>> close_open_intents();

    // Errc::refused when the serial was ever recorded before: a paper is printed at most once.
    base::Result<> record_intent(const std::string& serial, const std::string& visit);

    // Settles an intent, or notes a serial that never became one (withdrawn), and puts the report
    // into the outbox, all in one transaction. The same outcome again changes nothing; another
    // outcome is Errc::refused.
    base::Result<> record_outcome(const std::string& serial, const std::string& visit,
                                  wire::OutcomeReport);
    base::Result<> record_rating(const wire::Rating&);
    // Gives it this terminal's next number of the year, and its time, and puts it into the outbox;
    // returns the number. Errc::exhausted when so many wait for the centre, or were filed this
    // year, that only a person at the machine can help.
    base::Result<std::string> record_complaint(wire::Complaint, const std::string& terminal);

    base::Result<std::vector<LedgerEntry>> ledger();
    base::Result<std::optional<Letter>> next_letter();
    base::Result<> remove_letter(std::int64_t id);
    // A letter that the centre refused for good: kept for the technician, no longer sent.
    base::Result<> set_aside(std::int64_t id, std::string_view cause);
    base::Result<std::int64_t> outbox_depth();

    // Small facts that outlive a restart, such as wrong PIN entries.
    base::Result<std::optional<std::string>> fact(const std::string& name);
    base::Result<> set_fact(const std::string& name, const std::string& value);

private:
    Journal(std::unique_ptr<Database> database, const base::Clock& clock)
        : database_(std::move(database)), clock_(clock)
    {
    }
    base::Result<> migrate();
    base::Result<> settle(const std::string& serial, const std::string& visit,
                          const wire::OutcomeReport&);
    base::Result<> put_complaint(wire::Complaint&, const std::string& terminal);
    base::Result<> put_letter(const std::string& path, const base::Json& body);
    std::string now() const { return base::to_rfc3339(clock_.wall()); }

    std::unique_ptr<Database> database_;
    const base::Clock& clock_;
};

}  // namespace kiosk::journal
