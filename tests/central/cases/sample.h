// A case as the tests of cases have it: terms with every regime that a test may take away, deeds by
// the people who do them, and a file to which they are entered.
#pragma once

#include "central/cases/machine.h"
#include "central/cases/timers.h"

#include "tests/catch.h"

namespace central::cases::sample {

inline const WorkingDays& calendar()
{
    static const auto built_in = WorkingDays::built_in();
    return built_in;
}

inline Day day(std::string_view text)
{
    return day_from(text).value();
}

// Ten o'clock in China.
inline Moment ten(std::string_view text)
{
    return day(text) + std::chrono::hours(2);
}

inline const std::string town = "town-centre";
inline const std::string county = "county-bureau";
inline const std::string fire = "fire-brigade";
inline const std::string health = "health-bureau";

inline Terms plain_terms(std::int64_t number = 1)
{
    Terms terms;
    terms.number = make_case_number(2026, number);
    terms.item = "elder-allowance";
    terms.title = "高龄津贴";
    terms.title_en = "Allowance";
    terms.legal = {.days = 20};
    terms.promised = {.days = 5};
    terms.levels = {{.department = county}};
    return terms;
}

inline Deed by_applicant(Act act, std::string subject = {})
{
    return {.act = act, .by = By::applicant, .actor = "T-000001", .subject = std::move(subject)};
}

inline Deed by_officer(Act act, std::string text = {}, const std::string& department = county)
{
    return {.act = act,
            .by = By::officer,
            .actor = "officer-7",
            .department = department,
            .text = std::move(text)};
}

inline Deed by_head(Act act, std::string text = {})
{
    auto deed = by_officer(act, std::move(text));
    deed.by = By::head;
    return deed;
}

inline Digest some_digest(int seed = 1)
{
    Digest digest{};
    digest.fill(static_cast<std::byte>(seed));
    return digest;
}

// Why not; nothing when it was entered.
inline std::optional<Refusal> enter(File& file, const Deed& deed, Moment now)
{
    auto entry = propose(file, deed, now, calendar());
    if (!entry)
        return entry.error();
    file.entries.push_back(std::move(*entry));
    return std::nullopt;
}

// What the system has to enter at that moment; the acts, without reminders.
inline std::vector<Act> tick(File& file, Moment now)
{
    std::vector<Act> acts;
    const auto due = due_events(file, now, calendar());
    REQUIRE(due);
    for (const auto& deed : *due) {
        REQUIRE_FALSE(enter(file, deed, now));
        if (deed.act != Act::reminded)
            acts.push_back(deed.act);
    }
    return acts;
}

inline Stage stage_of(const File& file)
{
    return progress_of(file).value().stage;
}

// Received on that day, and accepted on it.
inline File accepted_file(Terms terms, std::string_view on)
{
    REQUIRE(check(terms));
    File file{.terms = std::move(terms), .entries = {}};
    REQUIRE_FALSE(enter(file, by_applicant(Act::received), ten(on)));
    REQUIRE_FALSE(
        enter(file, by_officer(Act::accepted, {}, file.terms.levels[0].department), ten(on)));
    return file;
}

}  // namespace central::cases::sample
