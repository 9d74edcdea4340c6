#include "central/wire/help.h"

#include "central/wire/reading.h"

namespace wire {

using base::Extra;
using base::Json;
using base::ObjectReader;
using base::Result;

static constexpr std::size_t complaints_limit = 20;

static constexpr std::pair<ComplaintKind, std::string_view> kind_names[] = {
    {ComplaintKind::complaint, "complaint"},
    {ComplaintKind::consultation, "consultation"},
    {ComplaintKind::cannot_be_done, "cannot_be_done"},
};
static constexpr std::pair<ComplaintSubject, std::string_view> subject_names[] = {
    {ComplaintSubject::conduct, "conduct"},   {ComplaintSubject::guide, "guide"},
    {ComplaintSubject::handling, "handling"}, {ComplaintSubject::certificate, "certificate"},
    {ComplaintSubject::terminal, "terminal"}, {ComplaintSubject::other, "something_else"},
};

std::string_view name_of(ComplaintKind kind)
{
    return name_in<ComplaintKind>(kind_names, kind);
}

std::string_view name_of(ComplaintSubject subject)
{
    return name_in<ComplaintSubject>(subject_names, subject);
}

Result<ComplaintKind> complaint_kind_from(std::string_view name)
{
    for (const auto& [kind, each] : kind_names)
        if (each == name)
            return kind;
    return base::fail(base::Errc::malformed, "no kind of complaint");
}

Result<ComplaintSubject> complaint_subject_from(std::string_view name)
{
    for (const auto& [subject, each] : subject_names)
        if (each == name)
            return subject;
    return base::fail(base::Errc::malformed, "no subject of a complaint");
}

static void read(ObjectReader& reader, HelpCall& to)
{
    to.key = text(reader, "key", hex_id);
    to.screen = text(reader, "screen", keyword);
}

static void read(ObjectReader& reader, HelpCallAnswer& to)
{
    to.told_at = text(reader, "told_at", moment);
    to.answered_at = text(reader, "answered_at", optional_moment);
}

static void read(ObjectReader& reader, Complaint& to)
{
    to.number = text(reader, "number", complaint_number);
    to.key = text(reader, "key", hex_id);
    to.kind = keyword_of<ComplaintKind>(reader, "kind", kind_names);
    to.subject = keyword_of<ComplaintSubject>(reader, "subject", subject_names);
    to.visit = text(reader, "visit", optional_hex_id);
    to.at = text(reader, "at", moment);
    to.sealed = text(reader, "sealed", optional_base64);
}

static void read(ObjectReader& reader, ComplaintWords& to)
{
    to.words = secret(reader, "words", optional_line_200);
    to.phone = secret(reader, "phone", optional_phone);
}

static void read(ObjectReader& reader, ComplaintStanding& to)
{
    to.number = text(reader, "number", complaint_number);
    to.kind = keyword_of<ComplaintKind>(reader, "kind", kind_names);
    to.subject = keyword_of<ComplaintSubject>(reader, "subject", subject_names);
    to.filed_at = text(reader, "filed_at", moment);
    to.answered_at = text(reader, "answered_at", optional_moment);
    to.answer = secret(reader, "answer", optional_line_200);
}

static void read_list(ObjectReader& reader, ComplaintList& to, Extra extra)
{
    to.complaints = list<ComplaintStanding>(reader, "complaints", complaints_limit, extra);
}

template <class T>
Result<T> decode(const Json& json, Extra extra)
{
    return decode_message<T>(json, extra);
}

template Result<HelpCall> decode(const Json&, Extra);
template Result<HelpCallAnswer> decode(const Json&, Extra);
template Result<Complaint> decode(const Json&, Extra);
template Result<ComplaintWords> decode(const Json&, Extra);
template Result<ComplaintStanding> decode(const Json&, Extra);
template Result<ComplaintList> decode(const Json&, Extra);

Json encode(const HelpCall& from)
{
    return {{"key", from.key}, {"screen", from.screen}};
}

Json encode(const HelpCallAnswer& from)
{
    return {{"told_at", from.told_at}, {"answered_at", from.answered_at}};
}

Json encode(const Complaint& from)
{
    return {{"number", from.number},      {"key", from.key},
            {"kind", name_of(from.kind)}, {"subject", name_of(from.subject)},
            {"visit", from.visit},        {"at", from.at},
            {"sealed", from.sealed}};
}

Json encode(const ComplaintWords& from)
{
    return {{"words", from.words.reveal()}, {"phone", from.phone.reveal()}};
}

Json encode(const ComplaintStanding& from)
{
    return {{"number", from.number},
            {"kind", name_of(from.kind)},
            {"subject", name_of(from.subject)},
            {"filed_at", from.filed_at},
            {"answered_at", from.answered_at},
            {"answer", from.answer.reveal()}};
}

Json encode(const ComplaintList& from)
{
    return {{"complaints", encode_list(from.complaints)}};
}

}  // namespace wire
