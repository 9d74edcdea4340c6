#include "kiosk/trace.h"

#include "base/json.h"
#include "tests/catch.h"
#include "tests/folder.h"

#include <array>
#include <fstream>
#include <set>

namespace kiosk {

namespace {

using base::SecretText;

// Planted wherever something personal lies; no name in the trace has these letters.
const std::string canary = "CANARY-7f3a";
constexpr std::array pin_digits{9, 0, 7, 1, 3, 5};

SecretText secret()
{
    return SecretText(canary);
}

base::Secret<base::Bytes> secret_bytes()
{
    const auto bytes = std::as_bytes(std::span(canary));
    return base::Secret<base::Bytes>(base::Bytes(bytes.begin(), bytes.end()));
}

drivers::IdCard planted_card()
{
    return {.kind = drivers::CardKind::citizen,
            .name = secret(),
            .english_name = secret(),
            .sex = secret(),
            .ethnic_group = secret(),
            .birth = secret(),
            .address = secret(),
            .number = secret(),
            .nationality = secret(),
            .authority = secret(),
            .valid_from = secret(),
            .valid_to = secret(),
            .newest_address = secret(),
            .photo = secret_bytes(),
            .fingerprints = secret_bytes()};
}

Document planted_document()
{
    wire::Issue issue;
    issue.serial = "XF-2026-00000001-3";
    issue.verify_url = canary;
    return {.issue = issue, .pdf = secret_bytes()};
}

wire::CertificateSummary planted_certificate()
{
    wire::CertificateSummary certificate;
    certificate.id = canary;
    certificate.title = canary;
    certificate.title_en = canary;
    certificate.issuer = canary;
    return certificate;
}

wire::Verification planted_verification()
{
    return {.genuine = true,
            .serial = canary,
            .title = canary,
            .holder_masked = canary,
            .issued_at = canary,
            .outcome = canary};
}

std::vector<Event> personal_events()
{
    std::vector<Event> events{
        CardRead{1, planted_card(), "05.03-20210815"},
        SessionAnswered{1, canary},
        CertificatesArrived{1, std::vector{planted_certificate(), planted_certificate()}},
        DocumentArrived{1, planted_document(), "XF-2026-00000001-3"},
        CodeScanned{1, secret()},
        PaperVerified{1, planted_verification()},
        CasesArrived{1, std::vector{wire::Case{.number = canary, .title = canary}}},
        RecordsArrived{1, std::vector{wire::RecordGroup{.title = canary}}},
        ComplaintsArrived{1, std::vector{wire::ComplaintStanding{.answer = secret()}}},
        Touched{ui::Entered{secret()}},
    };
    for (const int digit : pin_digits)
        events.emplace_back(Touched{ui::Digit{digit}});
    return events;
}

std::vector<Effect> personal_effects()
{
    wire::CardEvidence evidence;
    evidence.name = secret();
    evidence.number = secret();
    evidence.valid_to = canary;
    PrintReceipt receipt;
    receipt.title = canary;
    receipt.title_en = canary;
    receipt.masked_name = secret();
    receipt.masked_number = secret();
    receipt.verify_url = canary;
    ui::Certificates list;
    list.masked_name = secret();
    list.choices.push_back({.title = canary, .title_en = canary, .issuer = canary});
    return {
        Show{list},
        Show{ui::Preview{.title = canary, .title_en = canary, .page = nullptr, .pages = 1}},
        Show{ui::Verified{.title = canary, .masked_holder = secret(), .serial = canary}},
        VerifyPaper{1, canary},
        Show{ui::CaseDetail{{.number = canary, .title = canary}}},
        Show{ui::MyPage{.masked_name = secret()}},
        ShowHelp{ui::ComplaintDraft{.words = secret(), .phone = secret()}},
        FetchOverview{1, canary},
        FetchCases{1, canary},
        FetchRecords{1, canary},
        FetchComplaints{1, canary},
        FollowComplaint{1, canary},
        FileComplaint{.request = 1,
                      .key = canary,
                      .visit = canary,
                      .words = {.words = secret(), .phone = secret()}},
        PrintComplaintSlip{.request = 1, .kind = {}, .subject = {}, .number = {}, .key = canary},
        OpenSession{1, evidence},
        ListCertificates{1, canary},
        FetchDocument{1, canary, {.certificate = canary, .key = canary}},
        EndCentralSession{canary},
        DrawPage{1, secret_bytes()},
        PrintDocument{1, planted_document()},
        receipt,
        CheckPin{secret()}};
}

bool tells(const base::Json& line)
{
    return base::to_line(line).contains(canary);
}

// What each alternative is called, and that it is called something.
template <class Variant, std::size_t... index>
std::set<std::string> names(const char* kind, std::index_sequence<index...>)
{
    std::set<std::string> out;
    const auto add = [&](const Variant& value) {
        const auto line = describe(value);
        REQUIRE(line.contains(kind));
        REQUIRE_FALSE(line.at(kind).template get<std::string>().empty());
        out.insert(line.at(kind).template get<std::string>());
    };
    (add(Variant(std::in_place_index<index>)), ...);
    return out;
}

}  // namespace

TEST_CASE("every event and every effect has a name of its own in the trace")
{
    constexpr auto events = std::variant_size_v<Event>;
    constexpr auto effects = std::variant_size_v<Effect>;
    REQUIRE(names<Event>("event", std::make_index_sequence<events>()).size() == events);
    REQUIRE(names<Effect>("effect", std::make_index_sequence<effects>()).size() == effects);
}

TEST_CASE("nothing of a person is in the trace, whatever happens")
{
    for (const auto& event : personal_events())
        REQUIRE_FALSE(tells(describe(event)));
    for (const auto& effect : personal_effects())
        REQUIRE_FALSE(tells(describe(effect)));
}

TEST_CASE("the digits of a PIN look all alike in the trace")
{
    const auto first = describe(Event(Touched{ui::Digit{0}}));
    for (const int digit : pin_digits)
        REQUIRE(describe(Event(Touched{ui::Digit{digit}})) == first);
}

TEST_CASE("the trace tells what a technician needs: states, serials, outcomes and their cause")
{
    const auto changed = describe(Event(DeviceChanged{
        Device::receipt_printer, {.condition = Condition::paper_out, .model = "any"}}));
    REQUIRE(changed.at("device") == "receipt_printer");
    REQUIRE(changed.at("condition") == "paper_out");

    const auto refused =
        describe(Event(SessionAnswered{1, std::unexpected(CentralProblem::untrusted)}));
    REQUIRE(refused.at("answer") == "untrusted");

    const drivers::PrintReport report{
        .outcome = drivers::PaperOutcome::unknown,
        .state = drivers::PrinterState::jammed,
        .pages_out = 1,
        .error = base::Error{base::Errc::disconnected, "the line broke", {}}};
    const auto printed = describe(Event(DocumentPrinted{1, report}));
    REQUIRE(printed.at("outcome") == "unknown");
    REQUIRE(printed.at("state") == "jammed");
    REQUIRE(printed.at("pages_out") == 1);
    REQUIRE(printed.at("cause") == "the line broke");

    const auto intent = describe(Effect(RecordIntent{1, "XF-2026-00000001-3", "visit"}));
    REQUIRE(intent.at("serial") == "XF-2026-00000001-3");
    REQUIRE(describe(Effect(Show{ui::Notice{ui::NoticeId::card_moved}})).at("notice") ==
            ui::name_of(ui::NoticeId::card_moved));
}

TEST_CASE("the trace is a line for each thing that happened, in order, with its time")
{
    const tests::Folder folder;
    const base::SystemClock clock;
    const auto path = folder.path() / "trace.jsonl";
    {
        auto trace = Trace::open(path, clock);
        REQUIRE(trace);
        for (const auto& event : personal_events())
            (*trace)->note(event);
        for (const auto& effect : personal_effects())
            (*trace)->note(effect);
    }
    std::ifstream file(path);
    std::size_t lines = 0;
    std::int64_t last = 0;
    for (std::string line; std::getline(file, line); ++lines) {
        REQUIRE_FALSE(line.contains(canary));
        const auto json = base::parse_json(line, 4096);
        REQUIRE(json);
        REQUIRE(json->contains(lines < personal_events().size() ? "event" : "effect"));
        REQUIRE(json->at("at_ms") >= last);
        last = json->at("at_ms");
    }
    REQUIRE(lines == personal_events().size() + personal_effects().size());
}

TEST_CASE("a trace that cannot be written is refused")
{
    const tests::Folder folder;
    const base::SystemClock clock;
    REQUIRE(Trace::open(folder.path() / "nowhere" / "trace.jsonl", clock).error().code ==
            base::Errc::refused);
}

}  // namespace kiosk
