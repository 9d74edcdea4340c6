#include "tests/simulation/monkey.h"

#include "base/overloaded.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace simulation {

using namespace kiosk;

namespace {

constexpr std::uint64_t left_alone_every = 400;
constexpr std::uint64_t most_patience = 12;
constexpr std::size_t most_effects = 24;
constexpr std::size_t most_questions = 12;
constexpr auto code_on_paper =
    "https://centre.example/v1/verifications/0123456789abcdef0123456789abcdef";

// A default one of each kind, by its number.
template <class Variant, std::size_t... I>
Variant made(std::size_t index, std::index_sequence<I...>)
{
    static constexpr std::array makers{+[] { return Variant(std::in_place_index<I>); }...};
    return makers[index]();
}
template <class Variant>
Variant any_of(Chance& chance)
{
    constexpr auto kinds = std::variant_size_v<Variant>;
    return made<Variant>(chance.below(kinds), std::make_index_sequence<kinds>{});
}

template <class T>
T any_enumerator(Chance& chance, T last)
{
    return static_cast<T>(chance.below(static_cast<std::uint64_t>(last) + 1));
}

DeviceStatus any_status(Chance& chance)
{
    // A terminal where everything is always broken would be a dull toy.
    const auto condition =
        chance.once_in(6) ? any_enumerator(chance, Condition::failed) : Condition::ready;
    return {condition, "model"};
}

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

bool is_personal(const ui::Screen& screen)
{
    return std::holds_alternative<ui::Certificates>(screen) ||
           std::holds_alternative<ui::Preview>(screen) ||
           std::holds_alternative<ui::Done>(screen) || std::holds_alternative<ui::Verified>(screen);
}

}  // namespace

Monkey::Monkey(std::uint64_t seed, MonkeySabotage sabotage)
    : chance_(seed),
      sabotage_(sabotage),
      session_(WaitingTimes{}, [this] { return fmt::format("{:032x}", ++ids_); })
{
    report_.seed = seed;
}

Monkey::Report Monkey::play(std::uint64_t happenings)
{
    for (const auto& effect : session_.start())
        note(effect);
    for (const auto device : all_devices)
        happens(DeviceChanged{device, {Condition::ready, "model"}});
    while (!report_.violation && report_.happenings < happenings) {
        happen();
        if (chance_.once_in(left_alone_every) && !report_.violation)
            leave_alone();
    }
    return report_;
}

// ---- What happens

void Monkey::happen()
{
    const auto kind = chance_.below(100);
    if (kind < 45) {
        if (const auto said = answer())
            return happens(*said);
        return happens(Touched{any_touch()});
    }
    if (kind < 88)
        return happens(Touched{any_touch()});
    if (kind < 92)
        return happens(PatienceEnded{session_.patience().turn - chance_.below(2)});
    happens(anything());
}

ui::Action Monkey::any_touch()
{
    auto action = any_of<ui::Action>(chance_);
    // Leaving is as likely as all the rest together where every kind counts the same.
    if (chance_.once_in(2))
        action = ui::Touch{};
    std::visit(
        base::overloaded{
            [this](ui::Touch& touch) {
                touch = any_enumerator(chance_, ui::Touch::new_roll);
                if (touch == ui::Touch::leave && !chance_.once_in(4))
                    touch = ui::Touch::confirm;
            },
            [this](ui::Choose& choose) { choose.index = static_cast<int>(chance_.below(6)) - 1; },
            [this](ui::Rate& rate) { rate.level = static_cast<int>(chance_.below(7)); },
            [this](ui::ChooseLanguage& choose) {
                choose.language = any_enumerator(chance_, ui::Language::ug);
            },
            [](auto&) {},
        },
        action);
    return action;
}

// Of any kind, perhaps with the number of something that is not asked, or not any more. Papers come
// only when they are asked for: a serial is allotted once.
Event Monkey::anything()
{
    auto event = any_of<Event>(chance_);
    if (std::holds_alternative<DocumentArrived>(event) || std::holds_alternative<Touched>(event))
        return Touched{any_touch()};
    std::visit(base::overloaded{
                   [this](DeviceChanged& changed) {
                       changed.device = any_enumerator(chance_, Device::cabinet);
                       changed.status = any_status(chance_);
                   },
                   [this](CentralChanged& changed) { changed.is_reachable = !chance_.once_in(4); },
                   [this](CardPresence& presence) { presence.is_there = chance_.once_in(2); },
                   [this](SlipPresence& presence) { presence.is_waiting = chance_.once_in(2); },
                   [this](OutageLasted& lasted) { lasted.turn = session_.outage().turn; },
                   [this](auto& any) {
                       if constexpr (requires { any.request; })
                           any.request = last_request_ + 5 - chance_.below(3) * 2;
                   },
               },
               event);
    return event;
}

std::optional<Event> Monkey::answer()
{
    if (questions_.empty())
        return std::nullopt;
    // Mostly the newest.
    const auto back = chance_.once_in(3) ? chance_.below(questions_.size()) : 0;
    const auto at = questions_.end() - 1 - static_cast<std::ptrdiff_t>(back);
    const auto question = *at;
    questions_.erase(at);
    return answer_to(question);
}

// Refused with a serial that is already allotted, or without one, or the paper.
Event Monkey::document_for(Request request, bool is_good)
{
    const auto serial = fmt::format("XF-{}", ++ids_);
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

Event Monkey::answer_to(const Question& question)
{
    const auto request = question.request;
    const bool is_good = !chance_.once_in(6);
    const auto problem = any_enumerator(chance_, CentralProblem::not_found);
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
                const auto found = std::ranges::find(papers_, intent.serial, &Paper::serial);
                if (found != papers_.end())
                    found->is_intent_recorded = is_good;
                if (sabotage_ == MonkeySabotage::journal_lies)
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
            [&](const auto&) -> Event { return Touched{any_touch()}; },
        },
        question.effect);
}

// Nobody touches anything and nothing is answered: the terminal comes to rest by its own patience.
void Monkey::leave_alone()
{
    std::uint64_t ended = 0;
    while (!session_.is_resting() && !report_.violation && ++ended <= most_patience)
        happens(PatienceEnded{session_.patience().turn});
    if (!session_.is_resting())
        violate(fmt::format("always-out: still in step {}", static_cast<int>(session_.step())));
    report_.longest_way_out = std::max(report_.longest_way_out, ended);
}

// ---- What it does

void Monkey::happens(const Event& event)
{
    ++report_.happenings;
    const bool was_resting = session_.is_resting();
    const auto effects = session_.handle(event);
    for (const auto& effect : effects)
        note(effect);
    if (effects.size() > most_effects)
        violate(fmt::format("{} effects of one event", effects.size()));
    report_.steps.insert(session_.step());
    if (was_resting && !session_.is_resting())
        ++report_.visits;
    check();
}

Monkey::Paper& Monkey::paper(const std::string& serial)
{
    const auto found = std::ranges::find(papers_, serial, &Paper::serial);
    if (found != papers_.end())
        return *found;
    violate("a serial that nobody allotted: " + serial);
    return papers_.emplace_back(Paper{.serial = serial});
}

void Monkey::note(const Effect& effect)
{
    std::visit(base::overloaded{
                   [this](const Show& show) {
                       screen_ = show.screen;
                       is_forgotten_ = is_forgotten_ && !is_personal(show.screen);
                   },
                   [this](const Forget&) { is_forgotten_ = true; },
                   [this](const PrintDocument& print) {
                       auto& printed = paper(print.document.issue.serial);
                       ++report_.papers;
                       if (++printed.times_printed > 1)
                           violate("paper-once: printed twice: " + printed.serial);
                       if (!printed.is_intent_recorded)
                           violate("paper-once: printed without an intent: " + printed.serial);
                   },
                   [this](const RecordOutcome& outcome) {
                       auto& settled = paper(outcome.serial);
                       if (++settled.times_settled > 1)
                           violate("paper-once: settled twice: " + settled.serial);
                       const bool says_printed = outcome.report.outcome == wire::Outcome::printed;
                       if (says_printed && settled.times_printed == 0)
                           violate("paper-once: called printed, and never sent: " + settled.serial);
                   },
                   [this](const RecordRating& rating) {
                       if (rating.rating.level < 1 || rating.rating.level > 5)
                           violate("a level that nobody can choose");
                   },
                   [](const auto&) {},
               },
               effect);
    std::visit(
        [this, &effect](const auto& any) {
            if constexpr (requires { any.request; }) {
                if (any.request != 0 && any.request == last_request_)
                    violate("two effects of one number");
                last_request_ = std::max(last_request_, any.request);
                // What nobody reads any more is never answered, as after a power cut.
                if (questions_.size() == most_questions)
                    questions_.erase(questions_.begin());
                questions_.push_back({effect, any.request});
            }
        },
        effect);
}

// ---- The invariants

void Monkey::violate(std::string what)
{
    if (!report_.violation)
        report_.violation =
            fmt::format("{} (seed {}, happening {})", what, report_.seed, report_.happenings);
}

void Monkey::check()
{
    if (!session_.is_resting() && !session_.patience().limit)
        violate(fmt::format("always-out: step {} has no limit", static_cast<int>(session_.step())));
    if (!session_.is_resting())
        return;
    if (!session_.visit().empty() || !is_forgotten_)
        violate("clean-leave: at rest with a visit in memory");
    if (screen_ && is_personal(*screen_))
        violate("clean-leave: at rest with a person on the screen");
    if (session_.light())
        violate("a light at rest");
    check_settled();
}

// At rest every serial was given back, or its outcome is known or honestly unknown.
void Monkey::check_settled()
{
    for (const auto& one : papers_)
        if (one.times_settled != 1)
            return violate(
                fmt::format("at rest {} is settled {} times", one.serial, one.times_settled));
    papers_.clear();
}

}  // namespace simulation
