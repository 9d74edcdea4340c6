#include "central/wire/messages.h"

#include "central/wire/reading.h"

#include <utility>

namespace wire {

using base::Extra;
using base::Json;
using base::ObjectReader;
using base::Result;

static constexpr int pages_limit = 200;
static constexpr std::int64_t document_limit = 8LL * 1024 * 1024;
static constexpr std::int64_t uptime_limit = 4'000'000'000;
static constexpr std::int64_t outbox_limit = 1'000'000;
static constexpr int distance_limit = 1'000'000;

static constexpr std::pair<EvidenceKind, std::string_view> evidence_names[] = {
    {EvidenceKind::citizen, "citizen"},
    {EvidenceKind::regional_permit, "regional_permit"},
    {EvidenceKind::foreigner_2017, "foreigner_2017"},
    {EvidenceKind::foreigner_2023, "foreigner_2023"},
};
static constexpr std::pair<Outcome, std::string_view> outcome_names[] = {
    {Outcome::printed, "printed"},
    {Outcome::not_printed, "not_printed"},
    {Outcome::unknown, "unknown"},
    {Outcome::withdrawn, "withdrawn"},
};

std::string_view name_of(EvidenceKind kind)
{
    return name_in<EvidenceKind>(evidence_names, kind);
}

std::string_view name_of(Outcome outcome)
{
    return name_in<Outcome>(outcome_names, outcome);
}

static void read(ObjectReader& reader, Enrolment& to)
{
    to.code = text(reader, "code", enrolment_code);
    to.csr_pem = text(reader, "csr_pem", request_pem);
    to.model = text(reader, "model", line_64);
}

static void read(ObjectReader& reader, Enrolled& to)
{
    to.terminal = text(reader, "terminal", terminal_id);
    to.certificate_pem = text(reader, "certificate_pem", pem);
    to.authority_pem = text(reader, "authority_pem", pem);
    to.issuer_pem = text(reader, "issuer_pem", pem);
}

static void read(ObjectReader& reader, CardEvidence& to)
{
    to.kind = keyword_of<EvidenceKind>(reader, "kind", evidence_names);
    to.name = secret(reader, "name", line_120);
    to.number = secret(reader, "number", card_number);
    to.valid_to = text(reader, "valid_to", card_date);
    to.secure_module = text(reader, "secure_module", module_id);
    to.visit = text(reader, "visit", hex_id);
}

static void read(ObjectReader& reader, SessionOpened& to)
{
    to.session = text(reader, "session", hex_id);
}

static void read(ObjectReader& reader, CertificateSummary& to)
{
    to.id = text(reader, "id", certificate_id);
    to.kind = text(reader, "kind", item_code);
    to.title = text(reader, "title", line_120);
    to.title_en = text(reader, "title_en", line_120);
    to.issuer = text(reader, "issuer", line_120);
    to.valid_from = text(reader, "valid_from", iso_date);
    to.valid_to = text(reader, "valid_to", optional_date);
    to.pages = small(reader, "pages", 1, pages_limit);
}

static void read(ObjectReader& reader, DeviceStatus& to)
{
    to.device = text(reader, "device", keyword);
    to.model = text(reader, "model", optional_line_64);
    to.state = text(reader, "state", keyword);
}

static void read(ObjectReader& reader, IssueRequest& to)
{
    to.certificate = text(reader, "certificate", certificate_id);
    to.key = text(reader, "key", hex_id);
}

static void read(ObjectReader& reader, Issue& to)
{
    to.serial = text(reader, "serial", paper_serial);
    to.pages = small(reader, "pages", 1, pages_limit);
    to.sha256 = text(reader, "sha256", hex_digest);
    to.size = reader.integer("size", 1, document_limit);
    to.verify_url = text(reader, "verify_url", https_url);
}

static void read(ObjectReader& reader, OutcomeReport& to)
{
    to.outcome = keyword_of<Outcome>(reader, "outcome", outcome_names);
    if (const auto pages = reader.optional_integer("pages_out", 0, pages_limit))
        to.pages_out = static_cast<int>(*pages);
    to.cause = text(reader, "cause", optional_keyword);
    to.at = text(reader, "at", moment);
}

static void read(ObjectReader& reader, Rating& to)
{
    to.visit = text(reader, "visit", hex_id);
    to.serial = text(reader, "serial", optional_serial);
    to.level = small(reader, "level", 1, 5);
}

static void read(ObjectReader& reader, NearbyTerminal& to)
{
    to.terminal = text(reader, "terminal", terminal_id);
    to.name = text(reader, "name", line_64);
    to.address = text(reader, "address", line_120);
    to.hours = text(reader, "hours", opening_hours);
    to.distance_m = small(reader, "distance_m", 0, distance_limit);
}

static void read(ObjectReader& reader, Verification& to)
{
    to.genuine = reader.boolean("genuine");
    to.serial = text(reader, "serial", paper_serial);
    to.title = text(reader, "title", line_120);
    to.holder_masked = text(reader, "holder_masked", line_120);
    to.issued_at = text(reader, "issued_at", moment);
    to.outcome = text(reader, "outcome", keyword);
    if (to.outcome == "issued" || to.outcome.empty())
        return;
    for (const auto& [outcome, name] : outcome_names)
        if (name == to.outcome)
            return;
    reader.note("outcome", "is a keyword that the contract does not know");
}

static void read(ObjectReader& reader, Problem& to)
{
    to.status = small(reader, "status", 400, 599);
    to.type = text(reader, "type", item_code);
    to.title = text(reader, "title", line_200);
}

static void read_list(ObjectReader& reader, CertificateList& to, Extra extra)
{
    to.certificates = list<CertificateSummary>(reader, "certificates", 100, extra);
}

static void read_list(ObjectReader& reader, Heartbeat& to, Extra extra)
{
    to.version = text(reader, "version", version_text);
    to.uptime_s = reader.integer("uptime_s", 0, uptime_limit);
    to.outbox = reader.integer("outbox", 0, outbox_limit);
    to.in_service = reader.boolean("in_service");
    to.devices = list<DeviceStatus>(reader, "devices", 32, extra);
}

static void read_list(ObjectReader& reader, HeartbeatAnswer& to, Extra extra)
{
    to.time = text(reader, "time", moment);
    to.nearby = list<NearbyTerminal>(reader, "nearby", 3, extra);
    // A centre that is older than its terminals says nothing of it.
    to.catalogue = reader.optional_text("catalogue", hex_digest.max_bytes).value_or("");
    if (!to.catalogue.empty() &&
        (to.catalogue.size() < hex_digest.min_bytes || !hex_digest.fits(to.catalogue)))
        reader.note("catalogue", hex_digest.complaint);
}

template <class T>
Result<T> decode(const Json& json, Extra extra)
{
    return decode_message<T>(json, extra);
}

template Result<Enrolment> decode(const Json&, Extra);
template Result<Enrolled> decode(const Json&, Extra);
template Result<CardEvidence> decode(const Json&, Extra);
template Result<SessionOpened> decode(const Json&, Extra);
template Result<CertificateList> decode(const Json&, Extra);
template Result<IssueRequest> decode(const Json&, Extra);
template Result<Issue> decode(const Json&, Extra);
template Result<OutcomeReport> decode(const Json&, Extra);
template Result<Rating> decode(const Json&, Extra);
template Result<Heartbeat> decode(const Json&, Extra);
template Result<HeartbeatAnswer> decode(const Json&, Extra);
template Result<Verification> decode(const Json&, Extra);
template Result<Problem> decode(const Json&, Extra);

Json encode(const Enrolment& from)
{
    return {{"code", from.code}, {"csr_pem", from.csr_pem}, {"model", from.model}};
}

Json encode(const Enrolled& from)
{
    return {{"terminal", from.terminal},
            {"certificate_pem", from.certificate_pem},
            {"authority_pem", from.authority_pem},
            {"issuer_pem", from.issuer_pem}};
}

Json encode(const CardEvidence& from)
{
    return {{"kind", name_of(from.kind)},          {"name", from.name.reveal()},
            {"number", from.number.reveal()},      {"valid_to", from.valid_to},
            {"secure_module", from.secure_module}, {"visit", from.visit}};
}

Json encode(const SessionOpened& from)
{
    return {{"session", from.session}};
}

static Json encode(const CertificateSummary& from)
{
    return {{"id", from.id},
            {"kind", from.kind},
            {"title", from.title},
            {"title_en", from.title_en},
            {"issuer", from.issuer},
            {"valid_from", from.valid_from},
            {"valid_to", from.valid_to},
            {"pages", from.pages}};
}

Json encode(const CertificateList& from)
{
    return {{"certificates", encode_list(from.certificates)}};
}

Json encode(const IssueRequest& from)
{
    return {{"certificate", from.certificate}, {"key", from.key}};
}

Json encode(const Issue& from)
{
    return {{"serial", from.serial},
            {"pages", from.pages},
            {"sha256", from.sha256},
            {"size", from.size},
            {"verify_url", from.verify_url}};
}

Json encode(const OutcomeReport& from)
{
    Json json{{"outcome", name_of(from.outcome)}, {"cause", from.cause}, {"at", from.at}};
    if (from.pages_out)
        json["pages_out"] = *from.pages_out;
    return json;
}

Json encode(const Rating& from)
{
    return {{"visit", from.visit}, {"serial", from.serial}, {"level", from.level}};
}

Json encode(const Heartbeat& from)
{
    auto devices = Json::array();
    for (const auto& each : from.devices)
        devices.push_back({{"device", each.device}, {"model", each.model}, {"state", each.state}});
    return {{"version", from.version},
            {"uptime_s", from.uptime_s},
            {"outbox", from.outbox},
            {"in_service", from.in_service},
            {"devices", std::move(devices)}};
}

static Json encode(const NearbyTerminal& from)
{
    return {{"terminal", from.terminal},
            {"name", from.name},
            {"address", from.address},
            {"hours", from.hours},
            {"distance_m", from.distance_m}};
}

Json encode(const HeartbeatAnswer& from)
{
    Json json{{"time", from.time}, {"nearby", encode_list(from.nearby)}};
    if (!from.catalogue.empty())
        json["catalogue"] = from.catalogue;
    return json;
}

Json encode(const Verification& from)
{
    return {{"genuine", from.genuine},     {"serial", from.serial},
            {"title", from.title},         {"holder_masked", from.holder_masked},
            {"issued_at", from.issued_at}, {"outcome", from.outcome}};
}

Json encode(const Problem& from)
{
    return {{"status", from.status}, {"type", from.type}, {"title", from.title}};
}

}  // namespace wire
