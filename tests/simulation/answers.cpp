#include "tests/simulation/answers.h"

#include "base/overloaded.h"

#include <fmt/format.h>

#include <algorithm>

namespace simulation {

using namespace kiosk;

namespace {

constexpr std::size_t most_questions = 12;
constexpr auto code_on_paper =
    "https://centre.example/v1/verifications/0123456789abcdef0123456789abcdef";

drivers::IdCard a_card()
{
    drivers::IdCard card;
    card.name = base::SecretText(std::string("张测试"));
    card.number = base::SecretText(std::string("11010519491231002X"));
    card.valid_to = base::SecretText(std::string("长期"));
    return card;
}

std::vector<wire::CertificateSummary> any_certificates(Chance& chance)
{
    std::vector<wire::CertificateSummary> all;
    for (auto left = chance.below(4); left > 0; --left)
        all.push_back({.id = fmt::format("c{}", left),
                       .kind = "residence-certificate",
                       .title = "居住证明",
                       .title_en = "Certificate of residence",
                       .issuer = "云溪镇人民政府",
                       .valid_from = "2026-01-01",
                       .valid_to = {},
                       .pages = 1});
    return all;
}

drivers::PrintReport any_report(Chance& chance)
{
    drivers::PrintReport report{.outcome = any_enumerator(chance, drivers::PaperOutcome::unknown),
                                .state = any_enumerator(chance, drivers::PrinterState::failed),
                                .pages_out = {},
                                .error = {}};
    if (chance.once_in(2))
        report.pages_out = static_cast<int>(chance.below(3));
    return report;
}

wire::Verification a_verification(bool is_genuine)
{
    return {.genuine = is_genuine,
            .serial = "XF-1",
            .title = "居住证明",
            .holder_masked = "张**",
            .issued_at = "2026-03-01",
            .outcome = "printed"};
}

}  // namespace

void Answers::note(const Effect& effect)
{
    std::visit(
        [this, &effect](const auto& any) {
            if constexpr (requires { any.request; }) {
                // What nobody reads any more is never answered, as after a power cut.
                if (questions_.size() == most_questions)
                    questions_.erase(questions_.begin());
                questions_.push_back({effect, any.request});
            }
        },
        effect);
}

std::optional<Event> Answers::next()
{
    if (questions_.empty())
        return std::nullopt;
    // Mostly the newest.
    const auto back = chance_.once_in(3) ? chance_.below(questions_.size()) : 0;
    const auto at = questions_.end() - 1 - static_cast<std::ptrdiff_t>(back);
    const auto question = *at;
    questions_.erase(at);
    return to(question);
}

// Refused with a serial that is already allotted, or without one, or the paper.
Event Answers::document_for(Request request, bool is_good)
{
    const auto serial = fmt::format("XF-{}", ++serials_);
    if (!is_good && chance_.once_in(2))
        return DocumentArrived{request, std::unexpected(CentralProblem::unreachable), {}};
    papers_.push_back({.serial = serial});
    if (!is_good)
        return DocumentArrived{request, std::unexpected(CentralProblem::document_refused), serial};
    return DocumentArrived{request,
                           Document{.issue = {.serial = serial,
                                              .pages = 1 + static_cast<int>(chance_.below(2)),
                                              .sha256 = std::string(64, 'a'),
                                              .size = 4,
                                              .verify_url = code_on_paper},
                                    .pdf = base::Secret(base::bytes({'%', 'P', 'D', 'F'}))},
                           serial};
}

// Of the person's own page, and of help.
Event Answers::of_person(const Question& question, bool is_good)
{
    const auto request = question.request;
    const auto answered = [&]<class T>(T value) -> Answer<T> {
        if (is_good)
            return value;
        return std::unexpected(any_enumerator(chance_, CentralProblem::too_many));
    };
    const auto some = chance_.below(4);
    return std::visit(
        base::overloaded{
            [&](const FetchOverview&) -> Event {
                return OverviewArrived{request, answered(wire::Overview{2, 1, 1, 3, 1, 0})};
            },
            [&](const FetchCases&) -> Event {
                return CasesArrived{request, answered(std::vector<wire::Case>(some))};
            },
            [&](const FetchRecords&) -> Event {
                return RecordsArrived{request, answered(std::vector<wire::RecordGroup>(some))};
            },
            [&](const FetchComplaints&) -> Event {
                return ComplaintsArrived{request,
                                         answered(std::vector<wire::ComplaintStanding>(some))};
            },
            [&](const FollowComplaint&) -> Event {
                return ComplaintsArrived{request,
                                         answered(std::vector<wire::ComplaintStanding>(1))};
            },
            [&](const CallHelp&) -> Event {
                return HelpCalled{request,
                                  answered(wire::HelpCallAnswer{"2026-03-01T08:00:00Z", ""})};
            },
            [&](const auto&) -> Event { return Touched{ui::Touch::is_there}; },
        },
        question.effect);
}

Event Answers::to(const Question& question)
{
    const auto request = question.request;
    const bool is_good = !chance_.once_in(6);
    const auto problem = any_enumerator(chance_, CentralProblem::too_many);
    return std::visit(
        base::overloaded{
            [&](const ReadCard&) -> Event {
                if (is_good)
                    return CardRead{request, a_card(), "05.03"};
                const auto moved = static_cast<drivers::CardProblem>(1 + chance_.below(4));
                return CardRead{request, moved, "05.03"};
            },
            [&](const OpenSession&) -> Event {
                if (!is_good)
                    return SessionAnswered{request, std::unexpected(problem)};
                return SessionAnswered{request, std::string(32, 's')};
            },
            [&](const ListCertificates&) -> Event {
                if (!is_good)
                    return CertificatesArrived{request, std::unexpected(problem)};
                return CertificatesArrived{request, any_certificates(chance_)};
            },
            [&](const FetchDocument&) -> Event { return document_for(request, is_good); },
            [&](const DrawPage&) -> Event {
                return PageDrawn{request,
                                 is_good ? std::make_shared<const ui::PageImage>() : nullptr};
            },
            [&](const RecordIntent& intent) -> Event {
                // Perhaps so late that the visit has ended and the serial was given back.
                const auto found =
                    std::ranges::find(papers_, intent.serial, &AllottedPaper::serial);
                if (found != papers_.end())
                    found->is_intent_recorded = is_good;
                if (is_journal_lying)
                    return IntentRecorded{request, true};
                return IntentRecorded{request, is_good};
            },
            [&](const RecordOutcome&) -> Event {
                return OutcomeRecorded{request, is_good};
            },
            [&](const PrintDocument&) -> Event {
                return DocumentPrinted{request, any_report(chance_)};
            },
            [&](const PrintReceipt&) -> Event {
                return ReceiptPrinted{request, any_report(chance_)};
            },
            [&](const ScanCode&) -> Event {
                return CodeScanned{
                    request,
                    base::SecretText(std::string(is_good ? code_on_paper : "6901234567892"))};
            },
            [&](const VerifyPaper&) -> Event {
                if (!is_good)
                    return PaperVerified{request, std::unexpected(problem)};
                return PaperVerified{request, a_verification(chance_.once_in(2))};
            },
            [&](const PrintGuide&) -> Event {
                return ReceiptPrinted{request, any_report(chance_)};
            },
            [&](const PrintComplaintSlip&) -> Event {
                return ReceiptPrinted{request, any_report(chance_)};
            },
            [&](const FileComplaint&) -> Event {
                return ComplaintFiled{request, is_good ? "TS-2026-0000010007-4" : ""};
            },
            [&](const auto&) -> Event { return of_person(question, is_good); },
        },
        question.effect);
}

}  // namespace simulation
