#include "central/wire/cases.h"

#include "central/wire/reading.h"

namespace wire {

using base::Extra;
using base::Json;
using base::ObjectReader;
using base::Result;

static constexpr std::size_t cases_limit = 20;
static constexpr std::size_t stops_limit = 10;
static constexpr std::size_t history_limit = 40;
static constexpr int days_limit = 10'000;

static constexpr std::pair<CaseState, std::string_view> state_names[] = {
    {CaseState::received, "received"},   {CaseState::correction_told, "correction_told"},
    {CaseState::accepted, "accepted"},   {CaseState::refused, "refused"},
    {CaseState::examined, "examined"},   {CaseState::special_procedure, "special_procedure"},
    {CaseState::decided, "decided"},     {CaseState::finished, "finished"},
    {CaseState::delivered, "delivered"}, {CaseState::withdrawn, "withdrawn"},
    {CaseState::ended, "ended"},         {CaseState::revoked, "revoked"},
};
static constexpr std::pair<CaseHappening, std::string_view> happening_names[] = {
    {CaseHappening::received, "received"},
    {CaseHappening::correction_told, "correction_told"},
    {CaseHappening::correction_supplied, "correction_supplied"},
    {CaseHappening::accepted, "accepted"},
    {CaseHappening::refused, "refused"},
    {CaseHappening::examined, "examined"},
    {CaseHappening::special_begun, "special_begun"},
    {CaseHappening::special_ended, "special_ended"},
    {CaseHappening::extended, "extended"},
    {CaseHappening::decided, "decided"},
    {CaseHappening::finished, "finished"},
    {CaseHappening::delivered, "delivered"},
    {CaseHappening::withdrawn, "withdrawn"},
    {CaseHappening::ended, "ended"},
    {CaseHappening::revoked, "revoked"},
};
static constexpr std::pair<CaseAlarm, std::string_view> alarm_names[] = {
    {CaseAlarm::none, "none"}, {CaseAlarm::normal, "normal"},   {CaseAlarm::yellow, "yellow"},
    {CaseAlarm::red, "red"},   {CaseAlarm::overdue, "overdue"},
};
static constexpr std::pair<CaseToDo, std::string_view> to_do_names[] = {
    {CaseToDo::nothing, "nothing"},
    {CaseToDo::supply_papers, "supply_papers"},
    {CaseToDo::read_refusal, "read_refusal"},
    {CaseToDo::collect_result, "collect_result"},
};

std::string_view name_of(CaseState state)
{
    return name_in<CaseState>(state_names, state);
}

std::string_view name_of(CaseHappening happening)
{
    return name_in<CaseHappening>(happening_names, happening);
}

std::string_view name_of(CaseAlarm alarm)
{
    return name_in<CaseAlarm>(alarm_names, alarm);
}

std::string_view name_of(CaseToDo to_do)
{
    return name_in<CaseToDo>(to_do_names, to_do);
}

Result<CaseHappening> case_happening_from(std::string_view name)
{
    for (const auto& [happening, each] : happening_names)
        if (each == name)
            return happening;
    return base::fail(base::Errc::malformed, "nothing of this name happens to a case");
}

static void read(ObjectReader& reader, CaseStop& to)
{
    to.since = text(reader, "since", iso_date);
    to.until = text(reader, "until", optional_date);
    to.is_over = reader.boolean("is_over");
    to.reason = text(reader, "reason", optional_line_200);
    to.reason_en = text(reader, "reason_en", optional_line_200);
}

static void read(ObjectReader& reader, CaseStage& to)
{
    to.what = keyword_of<CaseHappening>(reader, "what", happening_names);
    to.on = text(reader, "on", iso_date);
    to.holder = text(reader, "holder", optional_line_120);
    to.text = text(reader, "text", optional_line_200);
    to.text_en = text(reader, "text_en", optional_line_200);
}

static void read_list(ObjectReader& reader, Case& to, Extra extra)
{
    to.number = text(reader, "number", case_number);
    to.item = text(reader, "item", item_code);
    to.title = text(reader, "title", line_120);
    to.title_en = text(reader, "title_en", line_120);
    to.applied_on = text(reader, "applied_on", iso_date);
    to.state = keyword_of<CaseState>(reader, "state", state_names);
    to.holder = text(reader, "holder", optional_line_120);
    to.legal_until = text(reader, "legal_until", optional_date);
    to.promised_until = text(reader, "promised_until", optional_date);
    if (const auto days = reader.optional_integer("days_left", -days_limit, days_limit))
        to.days_left = static_cast<int>(*days);
    to.is_provisional = reader.boolean("is_provisional");
    to.alarm = keyword_of<CaseAlarm>(reader, "alarm", alarm_names);
    to.to_do = keyword_of<CaseToDo>(reader, "to_do", to_do_names);
    to.to_do_text = text(reader, "to_do_text", optional_line_200);
    to.to_do_text_en = text(reader, "to_do_text_en", optional_line_200);
    to.to_do_until = text(reader, "to_do_until", optional_date);
    to.stops = list<CaseStop>(reader, "stops", stops_limit, extra);
    to.history = list<CaseStage>(reader, "history", history_limit, extra);
}

static void read_list(ObjectReader& reader, CaseList& to, Extra extra)
{
    to.cases = list<Case>(reader, "cases", cases_limit, extra);
}

template <class T>
Result<T> decode(const Json& json, Extra extra)
{
    return decode_message<T>(json, extra);
}

template Result<CaseList> decode(const Json&, Extra);

static Json encode(const CaseStop& from)
{
    return {{"since", from.since},
            {"until", from.until},
            {"is_over", from.is_over},
            {"reason", from.reason},
            {"reason_en", from.reason_en}};
}

static Json encode(const CaseStage& from)
{
    return {{"what", name_of(from.what)},
            {"on", from.on},
            {"holder", from.holder},
            {"text", from.text},
            {"text_en", from.text_en}};
}

static Json encode(const Case& from)
{
    Json json{{"number", from.number},
              {"item", from.item},
              {"title", from.title},
              {"title_en", from.title_en},
              {"applied_on", from.applied_on},
              {"state", name_of(from.state)},
              {"holder", from.holder},
              {"legal_until", from.legal_until},
              {"promised_until", from.promised_until},
              {"is_provisional", from.is_provisional},
              {"alarm", name_of(from.alarm)},
              {"to_do", name_of(from.to_do)},
              {"to_do_text", from.to_do_text},
              {"to_do_text_en", from.to_do_text_en},
              {"to_do_until", from.to_do_until},
              {"stops", encode_list(from.stops)},
              {"history", encode_list(from.history)}};
    if (from.days_left)
        json["days_left"] = *from.days_left;
    return json;
}

Json encode(const CaseList& from)
{
    return {{"cases", encode_list(from.cases)}};
}

}  // namespace wire
