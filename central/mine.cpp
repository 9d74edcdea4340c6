// What is a person's own: their matters, what other platforms keep on them, and what they asked.
#include "base/log.h"
#include "central/handlers.h"
#include "central/wire/records.h"

#include <algorithm>

namespace central {

// As many as an answer has room for.
static constexpr int most_cases = 20;
static constexpr int most_complaints = 20;
static constexpr std::size_t most_stops = 10;
static constexpr std::size_t most_stages = 40;
// A citizen stands and waits; every other terminal's request waits behind it.
static constexpr std::chrono::milliseconds sharing_limit{2000};

static std::expected<cases::Day, wire::Problem> today(const Office& office)
{
    return TRY(or_problem(cases::local_day_of(office.now()), {}));
}

// The last ones: what is old is less to the citizen than what is new.
template <class T>
static void keep_last(std::vector<T>& values, std::size_t most)
{
    if (values.size() > most)
        values.erase(values.begin(), values.end() - static_cast<std::ptrdiff_t>(most));
}

static std::vector<wire::CaseStage> history_of(const cases::Case& of)
{
    std::vector<wire::CaseStage> history;
    for (const auto& event : of.events) {
        const auto day = cases::local_day_of(event.at);
        history.push_back({.what = event.what,
                           .on = day ? cases::to_text(*day) : std::string(),
                           .holder = event.holder,
                           .text = event.text,
                           .text_en = event.text_en});
    }
    keep_last(history, most_stages);
    return history;
}

static wire::Case told(const cases::Case& of, const cases::Standing& standing)
{
    wire::Case told{.number = of.number,
                    .item = of.item,
                    .title = of.title,
                    .title_en = of.title_en,
                    .applied_on = standing.applied_on,
                    .state = standing.state,
                    .holder = standing.holder,
                    .legal_until = standing.legal_until,
                    .promised_until = standing.promised_until,
                    .days_left = standing.days_left,
                    .is_provisional = standing.is_provisional,
                    .alarm = standing.alarm,
                    .to_do = standing.to_do,
                    .to_do_text = standing.to_do_text,
                    .to_do_text_en = standing.to_do_text_en,
                    .to_do_until = standing.to_do_until,
                    .stops = {},
                    .history = history_of(of)};
    for (const auto& stop : standing.stops)
        told.stops.push_back({.since = stop.since,
                              .until = stop.until,
                              .is_over = stop.is_over,
                              .reason = stop.reason,
                              .reason_en = stop.reason_en});
    keep_last(told.stops, most_stops);
    return told;
}

static bool is_open(const wire::Case& of)
{
    using enum wire::CaseState;
    switch (of.state) {
    case received:
    case correction_told:
    case accepted:
    case examined:
    case special_procedure:
    case decided:
    case finished:
        return true;
    case refused:
    case delivered:
    case withdrawn:
    case ended:
    case revoked:
        return false;
    }
    std::unreachable();
}

// What needs the citizen first, then what is under way, then what is over.
static std::expected<wire::CaseList, wire::Problem> cases_of(Office& office, std::int64_t person)
{
    const auto day = TRY(today(office));
    wire::CaseList list;
    for (const auto& each : TRY(or_problem(office.store.cases_of(person, most_cases), {}))) {
        const auto standing = cases::standing_of(each, day, office.working_days);
        if (!standing)
            return std::unexpected(internal(standing.error()));
        list.cases.push_back(told(each, *standing));
    }
    std::ranges::stable_sort(list.cases, {}, [](const wire::Case& of) {
        if (of.to_do != wire::CaseToDo::nothing)
            return 0;
        return is_open(of) ? 1 : 2;
    });
    return list;
}

static std::vector<store::Certificate> printable(std::vector<store::Certificate> held,
                                                 const std::string& day)
{
    std::erase_if(held, [&](const auto& certificate) { return !certificate.is_good_on(day); });
    return held;
}

Answer show_overview(Office& office, const Call& call)
{
    const auto session = TRY(open_session_of(office, call.parameters[0], call.terminal));
    const auto list = TRY(cases_of(office, session.person));
    const auto held =
        printable(TRY(or_problem(office.store.certificates_of(session.person), not_found())),
                  office.now().substr(0, 10));
    const auto complaints =
        TRY(or_problem(office.store.complaints_of(session.person, most_complaints), {}));
    wire::Overview overview{
        .cases = static_cast<int>(list.cases.size()),
        .cases_to_do = static_cast<int>(std::ranges::count_if(
            list.cases, [](const auto& of) { return of.to_do != wire::CaseToDo::nothing; })),
        .certificates = static_cast<int>(held.size()),
        .record_sources = office.sharing.count(),
        .complaints = static_cast<int>(complaints.size()),
        .complaints_answered = static_cast<int>(std::ranges::count_if(
            complaints, [](const auto& each) { return !each.answered_at.empty(); }))};
    return json_response(200, encode(overview));
}

Answer list_cases(Office& office, const Call& call)
{
    const auto session = TRY(open_session_of(office, call.parameters[0], call.terminal));
    return json_response(200, encode(TRY(cases_of(office, session.person))));
}

Answer list_records(Office& office, const Call& call)
{
    const auto session = TRY(open_session_of(office, call.parameters[0], call.terminal));
    const auto person = TRY(or_problem(office.store.person(session.person), not_found()));
    return json_response(
        200, encode(office.sharing.records_of({.number = person.number}, sharing_limit)));
}

Answer list_complaints(Office& office, const Call& call)
{
    const auto session = TRY(open_session_of(office, call.parameters[0], call.terminal));
    const auto complaints =
        TRY(or_problem(office.store.complaints_of(session.person, most_complaints), {}));
    wire::ComplaintList list;
    for (const auto& each : complaints)
        list.complaints.push_back(standing_of(each));
    return json_response(200, encode(list));
}

}  // namespace central
