// A person's own page: their matters, what other platforms keep on them, and what they asked.
#include "kiosk/local_time.h"
#include "kiosk/session.h"
#include "kiosk/session_effects.h"

#include <fmt/format.h>

#include <utility>

namespace kiosk {

using ui::NoticeId;

// ---- From what the centre tells to what is shown

// Of the line of five: handed in, accepted, examined, decided, done.
static int stage_of(wire::CaseState state)
{
    using enum wire::CaseState;
    switch (state) {
    case received:
    case correction_told:
    case refused:
        return 0;
    case accepted:
        return 1;
    case examined:
    case special_procedure:
        return 2;
    case decided:
        return 3;
    case finished:
    case delivered:
    case withdrawn:
    case ended:
    case revoked:
        return 4;
    }
    std::unreachable();
}

static ui::CaseAlarm alarm_of(wire::CaseAlarm alarm)
{
    switch (alarm) {
    case wire::CaseAlarm::none:
        return ui::CaseAlarm::none;
    case wire::CaseAlarm::normal:
        return ui::CaseAlarm::normal;
    case wire::CaseAlarm::yellow:
        return ui::CaseAlarm::yellow;
    case wire::CaseAlarm::red:
        return ui::CaseAlarm::red;
    case wire::CaseAlarm::overdue:
        return ui::CaseAlarm::overdue;
    }
    std::unreachable();
}

static void add_stop(ui::CaseView& view, const wire::Case& of)
{
    if (of.state != wire::CaseState::special_procedure || of.stops.empty())
        return;
    const auto& stop = of.stops.back();
    view.stopped_since = stop.since;
    view.stopped_until = stop.until;
    view.stop_reason = stop.reason;
    view.stop_reason_en = stop.reason_en;
}

static ui::CaseView shown(const wire::Case& of)
{
    ui::CaseView view{.number = of.number,
                      .title = of.title,
                      .title_en = of.title_en,
                      .state = fmt::format("case.state.{}", wire::name_of(of.state)),
                      .stage = stage_of(of.state),
                      .applied_on = of.applied_on,
                      .holder = of.holder,
                      .legal_until = of.legal_until,
                      .promised_until = of.promised_until,
                      .days_left = of.days_left,
                      .is_provisional = of.is_provisional,
                      .alarm = alarm_of(of.alarm)};
    add_stop(view, of);
    if (of.to_do != wire::CaseToDo::nothing) {
        view.to_do = fmt::format("case.to_do.{}", wire::name_of(of.to_do));
        view.to_do_text = of.to_do_text;
        view.to_do_text_en = of.to_do_text_en;
        view.to_do_until = of.to_do_until;
    }
    for (const auto& stage : of.history)
        view.history.push_back({.what = fmt::format("case.event.{}", wire::name_of(stage.what)),
                                .on = stage.on,
                                .holder = stage.holder,
                                .text = stage.text,
                                .text_en = stage.text_en});
    return view;
}

static ui::RecordGroup shown(const wire::RecordGroup& group)
{
    ui::RecordGroup view{.title = group.title,
                         .title_en = group.title_en,
                         .platform = group.platform,
                         .is_available = group.is_available,
                         .as_of = local_time_of(group.as_of),
                         .rows = {}};
    for (const auto& row : group.rows)
        view.rows.push_back({.label = row.label, .label_en = row.label_en, .value = row.value});
    return view;
}

static ui::Complaints shown(const std::vector<wire::ComplaintStanding>& complaints)
{
    ui::Complaints view;
    for (const auto& each : complaints)
        view.complaints.push_back(
            {.number = each.number,
             .kind = fmt::format("complaint.kind.{}", wire::name_of(each.kind)),
             .subject = fmt::format("complaint.subject.{}", wire::name_of(each.subject)),
             .filed_on = local_day_of(each.filed_at),
             .answered_on = local_day_of(each.answered_at),
             .answer = each.answer});
    return view;
}

// ---- The way

Effects Session::look_up(Way what)
{
    visit_.sought = what;
    enter(Step::looking_up, times_.central);
    const auto request = await();
    const auto& session = visit_.session;
    switch (what) {
    case Way::my_page:
        return {Show{ui::Working{"working.fetching_overview"}}, FetchOverview{request, session}};
    case Way::cases:
        return {Show{ui::Working{"working.fetching_cases"}}, FetchCases{request, session}};
    case Way::records:
        return {Show{ui::Working{"working.fetching_records"}}, FetchRecords{request, session}};
    default:
        return {Show{ui::Working{"working.fetching_complaints"}},
                FetchComplaints{request, session}};
    }
}

// Without the overview there is nothing to go back to but itself.
Effects Session::not_found_out(CentralProblem problem)
{
    const bool has_page = visit_.overview && visit_.sought != Way::my_page;
    return notice(notice_for(problem), visit_.sought, has_page ? Way::my_page : Way::none);
}

Effects Session::my_page()
{
    if (!visit_.overview)
        return look_up(Way::my_page);
    enter(Step::my_page, times_.warn_after);
    const auto& counts = *visit_.overview;
    return {Show{ui::MyPage{.masked_name = visit_.masked_name,
                            .cases = counts.cases,
                            .cases_to_do = counts.cases_to_do,
                            .certificates = counts.certificates,
                            .record_sources = counts.record_sources,
                            .complaints = counts.complaints,
                            .complaints_answered = counts.complaints_answered}}};
}

Effects Session::cases()
{
    enter(Step::cases, times_.warn_after);
    ui::Cases screen;
    for (const auto& each : visit_.cases)
        screen.cases.push_back(shown(each));
    return {Show{std::move(screen)}};
}

Effects Session::case_detail(std::size_t index)
{
    enter(Step::case_detail, times_.warn_after);
    return {Show{ui::CaseDetail{shown(visit_.cases[index])}}};
}

Effects Session::chosen_area(int index)
{
    switch (static_cast<ui::OwnArea>(index)) {
    case ui::OwnArea::cases:
        return look_up(Way::cases);
    case ui::OwnArea::certificates:
        return list();
    case ui::OwnArea::records:
        return look_up(Way::records);
    case ui::OwnArea::complaints:
        return look_up(Way::complaints);
    }
    return {};
}

Effects Session::on(const OverviewArrived& answer)
{
    if (!is_awaited(Step::looking_up, answer.request))
        return {};
    if (!answer.overview)
        return not_found_out(answer.overview.error());
    visit_.overview = *answer.overview;
    return my_page();
}

Effects Session::on(const CasesArrived& answer)
{
    if (!is_awaited(Step::looking_up, answer.request))
        return {};
    if (!answer.cases)
        return not_found_out(answer.cases.error());
    visit_.cases = *answer.cases;
    return cases();
}

Effects Session::on(const RecordsArrived& answer)
{
    if (!is_awaited(Step::looking_up, answer.request))
        return {};
    if (!answer.groups)
        return not_found_out(answer.groups.error());
    enter(Step::records, times_.warn_after);
    ui::Records screen;
    for (const auto& group : *answer.groups)
        screen.groups.push_back(shown(group));
    return {Show{std::move(screen)}};
}

Effects Session::on(const ComplaintsArrived& answer)
{
    if (is_awaited(Step::verifying, answer.request))
        return followed(answer);
    if (!is_awaited(Step::looking_up, answer.request))
        return {};
    if (!answer.complaints)
        return not_found_out(answer.complaints.error());
    enter(Step::complaints, times_.warn_after);
    return {Show{shown(*answer.complaints)}};
}

// By the code on a slip: whoever holds it may read the answer, without a card.
Effects Session::followed(const ComplaintsArrived& answer)
{
    if (!answer.complaints) {
        const auto problem = answer.complaints.error();
        if (problem == CentralProblem::not_found)
            return notice(NoticeId::complaint_unknown, Way::show_code);
        return notice(notice_for(problem), Way::show_code);
    }
    enter(Step::complaints, times_.warn_after);
    return {Show{shown(*answer.complaints)}};
}

Effects Session::back_to_own()
{
    switch (step_) {
    case Step::case_detail:
        return cases();
    case Step::complaints:
        return visit_.session.empty() ? home() : my_page();
    default:
        return my_page();
    }
}

}  // namespace kiosk
