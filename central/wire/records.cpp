#include "central/wire/records.h"

#include "central/wire/reading.h"

namespace wire {

using base::Extra;
using base::Json;
using base::ObjectReader;
using base::Result;

static constexpr std::size_t groups_limit = 10;
static constexpr std::size_t rows_limit = 30;
static constexpr int count_limit = 1000;

static void read(ObjectReader& reader, Overview& to)
{
    to.cases = small(reader, "cases", 0, count_limit);
    to.cases_to_do = small(reader, "cases_to_do", 0, count_limit);
    to.certificates = small(reader, "certificates", 0, count_limit);
    to.record_sources = small(reader, "record_sources", 0, count_limit);
    to.complaints = small(reader, "complaints", 0, count_limit);
    to.complaints_answered = small(reader, "complaints_answered", 0, count_limit);
}

static void read(ObjectReader& reader, RecordRow& to)
{
    to.label = text(reader, "label", line_120);
    to.label_en = text(reader, "label_en", line_120);
    to.value = secret(reader, "value", line_120);
}

static void read_list(ObjectReader& reader, RecordGroup& to, Extra extra)
{
    to.source = text(reader, "source", item_code);
    to.title = text(reader, "title", line_120);
    to.title_en = text(reader, "title_en", line_120);
    to.platform = text(reader, "platform", line_120);
    to.is_available = reader.boolean("is_available");
    to.as_of = text(reader, "as_of", optional_moment);
    to.rows = list<RecordRow>(reader, "rows", rows_limit, extra);
}

static void read_list(ObjectReader& reader, RecordList& to, Extra extra)
{
    to.groups = list<RecordGroup>(reader, "groups", groups_limit, extra);
}

template <class T>
Result<T> decode(const Json& json, Extra extra)
{
    return decode_message<T>(json, extra);
}

template Result<Overview> decode(const Json&, Extra);
template Result<RecordList> decode(const Json&, Extra);

Json encode(const Overview& from)
{
    return {{"cases", from.cases},
            {"cases_to_do", from.cases_to_do},
            {"certificates", from.certificates},
            {"record_sources", from.record_sources},
            {"complaints", from.complaints},
            {"complaints_answered", from.complaints_answered}};
}

static Json encode(const RecordRow& from)
{
    return {{"label", from.label}, {"label_en", from.label_en}, {"value", from.value.reveal()}};
}

static Json encode(const RecordGroup& from)
{
    return {{"source", from.source},
            {"title", from.title},
            {"title_en", from.title_en},
            {"platform", from.platform},
            {"is_available", from.is_available},
            {"as_of", from.as_of},
            {"rows", encode_list(from.rows)}};
}

Json encode(const RecordList& from)
{
    return {{"groups", encode_list(from.groups)}};
}

}  // namespace wire
