#include "kiosk/trace.h"

#include "base/json.h"
#include "base/overloaded.h"

#include <fmt/format.h>

namespace kiosk {

using base::Json;

namespace {

std::string_view name_of(CentralProblem problem)
{
    switch (problem) {
    case CentralProblem::unreachable:
        return "unreachable";
    case CentralProblem::untrusted:
        return "untrusted";
    case CentralProblem::refused:
        return "refused";
    case CentralProblem::card_refused:
        return "card_refused";
    case CentralProblem::card_expired:
        return "card_expired";
    case CentralProblem::person_unknown:
        return "person_unknown";
    case CentralProblem::document_refused:
        return "document_refused";
    case CentralProblem::not_found:
        return "not_found";
    case CentralProblem::too_many:
        return "too_many";
    }
    std::unreachable();
}

template <class T>
std::string_view outcome_of(const Answer<T>& answer)
{
    return answer ? std::string_view("ok") : name_of(answer.error());
}

Json describe_report(const char* name, const drivers::PrintReport& report)
{
    Json out{{"event", name},
             {"outcome", drivers::name_of(report.outcome)},
             {"state", drivers::name_of(report.state)}};
    if (report.pages_out)
        out["pages_out"] = *report.pages_out;
    if (report.error)
        out["cause"] = report.error->detail;
    return out;
}

Json describe_touch(const ui::Action& action)
{
    return std::visit(base::overloaded{
                          [](ui::Touch touch) {
                              return Json{{"event", "Touched"}, {"touch", static_cast<int>(touch)}};
                          },
                          [](const ui::Choose& choose) {
                              return Json{{"event", "Touched"}, {"choose", choose.index}};
                          },
                          [](const ui::Rate& rate) {
                              return Json{{"event", "Touched"}, {"rate", rate.level}};
                          },
                          [](const ui::ChooseLanguage& choose) {
                              const int language = static_cast<int>(choose.language);
                              return Json{{"event", "Touched"}, {"language", language}};
                          },
                          [](const ui::Entered&) {
                              return Json{{"event", "Touched"}, {"entered", "*"}};
                          },
                          [](const ui::Signed&) {
                              return Json{{"event", "Touched"}, {"signed", "*"}};
                          },
                          // Which digit would be the PIN.
                          [](const ui::Digit&) {
                              return Json{{"event", "Touched"}, {"digit", "*"}};
                          },
                      },
                      action);
}

struct EventWords {
    Json operator()(const Touched& touch) const { return describe_touch(touch.action); }
    Json operator()(const PatienceEnded&) const { return {{"event", "PatienceEnded"}}; }
    Json operator()(const CardRead& read) const
    {
        const auto* problem = std::get_if<drivers::CardProblem>(&read.reading);
        return {{"event", "CardRead"},
                {"reading", problem ? Json(static_cast<int>(*problem)) : Json("card")}};
    }
    Json operator()(const CardPresence& presence) const
    {
        return {{"event", "CardPresence"}, {"is_there", presence.is_there}};
    }
    Json operator()(const SlipPresence& presence) const
    {
        return {{"event", "SlipPresence"}, {"is_waiting", presence.is_waiting}};
    }
    Json operator()(const DeviceChanged& changed) const
    {
        return {{"event", "DeviceChanged"},
                {"device", kiosk::name_of(changed.device)},
                {"condition", kiosk::name_of(changed.status.condition)}};
    }
    Json operator()(const CentralChanged& changed) const
    {
        return {{"event", "CentralChanged"}, {"is_reachable", changed.is_reachable}};
    }
    Json operator()(const SessionAnswered& answer) const
    {
        return {{"event", "SessionAnswered"}, {"answer", outcome_of(answer.session)}};
    }
    Json operator()(const CertificatesArrived& answer) const
    {
        return {{"event", "CertificatesArrived"},
                {"answer", outcome_of(answer.certificates)},
                {"count", answer.certificates ? answer.certificates->size() : 0}};
    }
    Json operator()(const DocumentArrived& answer) const
    {
        return {{"event", "DocumentArrived"},
                {"answer", outcome_of(answer.document)},
                {"serial", answer.allotted_serial}};
    }
    Json operator()(const PageDrawn& drawn) const
    {
        return {{"event", "PageDrawn"}, {"is_drawn", drawn.page != nullptr}};
    }
    Json operator()(const IntentRecorded& recorded) const
    {
        return {{"event", "IntentRecorded"}, {"is_recorded", recorded.is_recorded}};
    }
    Json operator()(const OutcomeRecorded& recorded) const
    {
        return {{"event", "OutcomeRecorded"}, {"is_recorded", recorded.is_recorded}};
    }
    Json operator()(const PrintProgress& progress) const
    {
        Json out{{"event", "PrintProgress"}};
        if (progress.pages_out)
            out["pages_out"] = *progress.pages_out;
        if (progress.blocked)
            out["blocked"] = kiosk::name_of(*progress.blocked);
        return out;
    }
    Json operator()(const DocumentPrinted& printed) const
    {
        return describe_report("DocumentPrinted", printed.report);
    }
    Json operator()(const ReceiptPrinted& printed) const
    {
        return describe_report("ReceiptPrinted", printed.report);
    }
    Json operator()(const OverviewArrived& answer) const
    {
        return {{"event", "OverviewArrived"}, {"answer", outcome_of(answer.overview)}};
    }
    Json operator()(const CasesArrived& answer) const
    {
        return {{"event", "CasesArrived"},
                {"answer", outcome_of(answer.cases)},
                {"count", answer.cases ? answer.cases->size() : 0}};
    }
    Json operator()(const RecordsArrived& answer) const
    {
        return {{"event", "RecordsArrived"},
                {"answer", outcome_of(answer.groups)},
                {"count", answer.groups ? answer.groups->size() : 0}};
    }
    Json operator()(const ComplaintsArrived& answer) const
    {
        return {{"event", "ComplaintsArrived"},
                {"answer", outcome_of(answer.complaints)},
                {"count", answer.complaints ? answer.complaints->size() : 0}};
    }
    Json operator()(const HelpCalled& called) const
    {
        return {{"event", "HelpCalled"}, {"answer", outcome_of(called.answer)}};
    }
    Json operator()(const ComplaintFiled& filed) const
    {
        return {{"event", "ComplaintFiled"}, {"number", filed.number}};
    }
    // What a code says may be anybody's.
    Json operator()(const CodeScanned&) const { return {{"event", "CodeScanned"}}; }
    Json operator()(const PaperVerified& answer) const
    {
        Json out{{"event", "PaperVerified"}, {"answer", outcome_of(answer.verification)}};
        if (answer.verification)
            out["is_genuine"] = answer.verification->genuine;
        return out;
    }
    Json operator()(const StatusTold& told) const
    {
        return {{"event", "StatusTold"}, {"devices", told.devices.size()}};
    }
    Json operator()(const CatalogueArrived& arrived) const
    {
        Json out{{"event", "CatalogueArrived"}};
        if (arrived.catalogue) {
            out["day"] = arrived.catalogue->day;
            out["items"] = arrived.catalogue->items.size();
        }
        return out;
    }
    Json operator()(const OutageLasted& lasted) const
    {
        return {{"event", "OutageLasted"}, {"turn", lasted.turn}};
    }
    Json operator()(const DeviceTested& tested) const
    {
        return {{"event", "DeviceTested"},
                {"device", kiosk::name_of(tested.device)},
                {"is_good", tested.is_good}};
    }
    Json operator()(const PinChecked& checked) const
    {
        return {{"event", "PinChecked"}, {"is_right", checked.is_right}};
    }
};

struct EffectWords {
    Json operator()(const Show& show) const
    {
        Json out{{"effect", "Show"}, {"screen", ui::name_of(show.screen)}};
        if (const auto* notice = std::get_if<ui::Notice>(&show.screen))
            out["notice"] = ui::name_of(notice->id);
        return out;
    }
    Json operator()(const AskStillThere&) const { return named("AskStillThere"); }
    Json operator()(const StopAsking&) const { return named("StopAsking"); }
    Json operator()(const UseLanguage& use) const
    {
        return {{"effect", "UseLanguage"}, {"language", static_cast<int>(use.language)}};
    }
    Json operator()(const ReadCard&) const { return named("ReadCard"); }
    Json operator()(const StopReading&) const { return named("StopReading"); }
    Json operator()(const WatchCard&) const { return named("WatchCard"); }
    Json operator()(const UnwatchCard&) const { return named("UnwatchCard"); }
    Json operator()(const OpenSession&) const { return named("OpenSession"); }
    Json operator()(const ListCertificates&) const { return named("ListCertificates"); }
    Json operator()(const FetchDocument&) const { return named("FetchDocument"); }
    Json operator()(const ShowHelp& help) const
    {
        return {{"effect", "ShowHelp"}, {"screen", ui::name_of(help.screen)}};
    }
    Json operator()(const HideHelp&) const { return named("HideHelp"); }
    Json operator()(const FetchOverview&) const { return named("FetchOverview"); }
    Json operator()(const FetchCases&) const { return named("FetchCases"); }
    Json operator()(const FetchRecords&) const { return named("FetchRecords"); }
    Json operator()(const FetchComplaints&) const { return named("FetchComplaints"); }
    Json operator()(const FollowComplaint&) const { return named("FollowComplaint"); }
    Json operator()(const CallHelp&) const { return named("CallHelp"); }
    Json operator()(const FileComplaint& file) const
    {
        return {{"effect", "FileComplaint"},
                {"kind", wire::name_of(file.kind)},
                {"subject", wire::name_of(file.subject)}};
    }
    Json operator()(const PrintComplaintSlip& print) const
    {
        return {{"effect", "PrintComplaintSlip"}, {"number", print.number}};
    }
    Json operator()(const EndCentralSession&) const { return named("EndCentralSession"); }
    Json operator()(const DrawPage&) const { return named("DrawPage"); }
    Json operator()(const RecordIntent& intent) const
    {
        return {{"effect", "RecordIntent"}, {"serial", intent.serial}};
    }
    Json operator()(const RecordOutcome& outcome) const
    {
        return {{"effect", "RecordOutcome"},
                {"serial", outcome.serial},
                {"outcome", wire::name_of(outcome.report.outcome)},
                {"cause", outcome.report.cause}};
    }
    Json operator()(const RecordRating& rating) const
    {
        return {{"effect", "RecordRating"}, {"level", rating.rating.level}};
    }
    Json operator()(const PrintDocument& print) const
    {
        return {{"effect", "PrintDocument"}, {"serial", print.document.issue.serial}};
    }
    Json operator()(const PrintReceipt& print) const
    {
        return {{"effect", "PrintReceipt"}, {"serial", print.serial}};
    }
    Json operator()(const PrintGuide&) const { return named("PrintGuide"); }
    Json operator()(const WatchSlip&) const { return named("WatchSlip"); }
    Json operator()(const RetractSlip&) const { return named("RetractSlip"); }
    Json operator()(const ScanCode&) const { return named("ScanCode"); }
    Json operator()(const StopScanning&) const { return named("StopScanning"); }
    Json operator()(const VerifyPaper&) const { return named("VerifyPaper"); }
    Json operator()(const Forget&) const { return named("Forget"); }
    Json operator()(const TestDevice& test) const
    {
        return {{"effect", "TestDevice"}, {"device", kiosk::name_of(test.device)}};
    }
    Json operator()(const RenewReceiptRoll&) const { return named("RenewReceiptRoll"); }
    Json operator()(const CheckPin&) const { return named("CheckPin"); }
    Json operator()(const RememberWrongPins& wrong) const
    {
        return {{"effect", "RememberWrongPins"}, {"count", wrong.count}};
    }

private:
    static Json named(const char* name) { return {{"effect", name}}; }
};

}  // namespace

Json describe(const Event& event)
{
    return std::visit(EventWords{}, event);
}

Json describe(const Effect& effect)
{
    return std::visit(EffectWords{}, effect);
}

base::Result<std::unique_ptr<Trace>> Trace::open(const std::filesystem::path& path,
                                                 const base::Clock& clock)
{
    std::ofstream file(path, std::ios::trunc);
    if (!file)
        return base::fail(base::Errc::refused, path.string() + " cannot be written");
    return std::unique_ptr<Trace>(new Trace(std::move(file), clock));
}

void Trace::note(const Event& event)
{
    write(describe(event));
}

void Trace::note(const Effect& effect)
{
    write(describe(effect));
}

void Trace::write(Json line)
{
    line["at_ms"] =
        std::chrono::duration_cast<std::chrono::milliseconds>(clock_.steady() - begun_).count();
    file_ << base::to_line(line) << '\n' << std::flush;
}

}  // namespace kiosk
