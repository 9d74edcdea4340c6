#include "tests/simulation/monkey.h"

#include "base/overloaded.h"
#include "tests/kiosk/catalogue_shown.h"

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

DeviceStatus any_status(Chance& chance)
{
    // A terminal where everything is always broken would be a dull toy.
    const auto condition =
        chance.once_in(6) ? any_enumerator(chance, Condition::failed) : Condition::ready;
    return {condition, "model"};
}

bool is_personal(const ui::Screen& screen)
{
    return std::holds_alternative<ui::Certificates>(screen) ||
           std::holds_alternative<ui::Preview>(screen) ||
           std::holds_alternative<ui::Done>(screen) ||
           std::holds_alternative<ui::Verified>(screen) ||
           std::holds_alternative<ui::MyPage>(screen) ||
           std::holds_alternative<ui::Cases>(screen) ||
           std::holds_alternative<ui::CaseDetail>(screen) ||
           std::holds_alternative<ui::Records>(screen) ||
           std::holds_alternative<ui::Complaints>(screen);
}

}  // namespace

Monkey::Monkey(std::uint64_t seed, MonkeySabotage sabotage)
    : chance_(seed),
      answers_(chance_),
      session_(WaitingTimes{}, [this] { return fmt::format("{:032x}", ++ids_); })
{
    report_.seed = seed;
    answers_.is_journal_lying = sabotage == MonkeySabotage::journal_lies;
}

Monkey::Report Monkey::play(std::uint64_t happenings)
{
    for (const auto& effect : session_.start())
        note(effect);
    happens(CatalogueArrived{test::small_catalogue()});
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
        if (const auto said = answers_.next())
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
                touch = any_enumerator(chance_, ui::Touch::help);
                // Who leaves or asks for help at each step comes nowhere.
                if (touch == ui::Touch::leave && !chance_.once_in(4))
                    touch = ui::Touch::confirm;
                if (touch == ui::Touch::help && !chance_.once_in(10))
                    touch = ui::Touch::print_certificate;
            },
            [this](ui::Choose& choose) { choose.index = static_cast<int>(chance_.below(6)) - 1; },
            [this](ui::Rate& rate) { rate.level = static_cast<int>(chance_.below(7)); },
            [this](ui::ChooseLanguage& choose) {
                choose.language = any_enumerator(chance_, ui::Language::ug);
            },
            [this](ui::Entered& entered) {
                entered.text = base::SecretText(std::string(chance_.once_in(2) ? "csdj" : "月球"));
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
                   [](CatalogueArrived& arrived) { arrived.catalogue = test::small_catalogue(); },
                   [this](OutageLasted& lasted) { lasted.turn = session_.outage().turn; },
                   [this](auto& any) {
                       if constexpr (requires { any.request; })
                           any.request = last_request_ + 5 - chance_.below(3) * 2;
                   },
               },
               event);
    return event;
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

AllottedPaper& Monkey::paper(const std::string& serial)
{
    const auto found = std::ranges::find(answers_.papers(), serial, &AllottedPaper::serial);
    if (found != answers_.papers().end())
        return *found;
    violate("a serial that nobody allotted: " + serial);
    return answers_.papers().emplace_back(AllottedPaper{.serial = serial});
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
        [this](const auto& any) {
            if constexpr (requires { any.request; }) {
                if (any.request != 0 && any.request == last_request_)
                    violate("two effects of one number");
                last_request_ = std::max(last_request_, any.request);
            }
        },
        effect);
    answers_.note(effect);
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
    for (const auto& one : answers_.papers())
        if (one.times_settled != 1)
            return violate(
                fmt::format("at rest {} is settled {} times", one.serial, one.times_settled));
    answers_.papers().clear();
}

}  // namespace simulation
