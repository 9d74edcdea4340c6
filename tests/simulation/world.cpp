#include "tests/simulation/world.h"

#include <fmt/format.h>

namespace simulation {

using namespace std::chrono_literals;

namespace {

// From the last touch, the longest way home: a job and a receipt given up, a question unanswered, a
// farewell and a card that nobody takes.
constexpr auto longest_way_out = 900s;

bool is_personal(const ui::Screen& screen)
{
    // What somebody looked for is theirs alone.
    const auto* list = std::get_if<ui::ItemList>(&screen);
    return (list && !list->query.is_empty()) || std::holds_alternative<ui::Certificates>(screen) ||
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

World::World(std::uint64_t seed, Sabotage sabotage)
    : chance_(seed), paper_(timeline_, chance_), terminal_(timeline_, chance_, centre_, paper_)
{
    report_.seed = seed;
    paper_.is_driver_lying = sabotage == Sabotage::driver_lies;
    terminal_.is_reprinting_after_cuts = sabotage == Sabotage::reprints_after_cuts;
    next_citizen();
    next_trouble();
    next_power_cut();
    next_outage();
}

// ---- What happens in a hall

void World::next_citizen()
{
    timeline_.after(chance_.between(3min, 30min), [this] {
        if (is_closing_)
            return;
        if (!is_citizen_here_) {
            ++report_.citizens;
            is_citizen_here_ = true;
            act();
        }
        next_citizen();
    });
}

// One thing that a citizen does: mostly what the screen asks for, sometimes anything, and now and
// then they simply go, perhaps without their card.
void World::act()
{
    if (chance_.once_in(60)) {
        is_citizen_here_ = false;
        if (!chance_.once_in(3))
            terminal_.take_card();
        return;
    }
    const auto step = terminal_.session().step();
    using kiosk::Step;
    if (chance_.once_in(25))
        touch_anything();
    else if (terminal_.help_screen())
        use_help();
    else if (step == Step::resting)
        terminal_.touch(ui::Touch::begin);
    else if (step == Step::home)
        choose_service();
    else if (step == Step::searching)
        terminal_.touch(search_words());
    else if (step == Step::catalogue)
        read_on();
    else if (step == Step::my_page || step == Step::cases)
        terminal_.touch(ui::Choose{static_cast<int>(chance_.below(4))});
    else if (step == Step::case_detail || step == Step::records || step == Step::complaints)
        terminal_.touch(chance_.once_in(3) ? ui::Touch::leave : ui::Touch::back);
    else if (step == Step::show_code)
        terminal_.show_code();
    else if (step == Step::verified)
        terminal_.touch(chance_.once_in(3) ? ui::Touch::confirm : ui::Touch::leave);
    else if (step == Step::place_card && terminal_.is_card_on_reader())
        terminal_.take_card();
    else if (step == Step::place_card)
        terminal_.put_card();
    else if (step == Step::choosing)
        terminal_.touch(ui::Choose{static_cast<int>(chance_.below(3))});
    else if (step == Step::preview || step == Step::done)
        terminal_.touch(chance_.once_in(8) ? ui::Touch::back : ui::Touch::confirm);
    else if (step == Step::notice)
        terminal_.touch(chance_.once_in(2)   ? ui::Touch::retry
                        : chance_.once_in(2) ? ui::Touch::confirm
                                             : ui::Touch::leave);
    else if (step == Step::rating) {
        if (chance_.once_in(2))
            terminal_.touch(ui::Rate{1 + static_cast<int>(chance_.below(5))});
        else
            terminal_.touch(ui::Touch::leave);
        terminal_.take_card();
        if (!chance_.once_in(10))
            terminal_.take_slip();
    }
    if (terminal_.session().is_resting() && chance_.once_in(2))
        is_citizen_here_ = false;
    if (is_citizen_here_)
        timeline_.after(chance_.between(1s, 12s), [this] { act(); });
}

// Mostly what is asked for there; sometimes back, sometimes words.
void World::use_help()
{
    const auto action = chance_.below(6);
    if (action < 3)
        terminal_.touch(ui::Choose{static_cast<int>(chance_.below(4))});
    else if (action == 3)
        terminal_.touch(ui::Touch::confirm);
    else if (action == 4)
        terminal_.touch(ui::Entered{base::SecretText(std::string("13800000000"))});
    else
        terminal_.touch(ui::Touch::back);
}

void World::touch_anything()
{
    const auto action = chance_.below(16);
    if (action < 12)
        terminal_.touch(static_cast<ui::Touch>(chance_.below(ui::touch_count)));
    else if (action == 12)
        terminal_.touch(ui::Choose{static_cast<int>(chance_.below(5)) - 1});
    else if (action == 13)
        terminal_.touch(ui::ChooseLanguage{static_cast<ui::Language>(chance_.below(5))});
    else
        terminal_.touch(ui::Rate{static_cast<int>(chance_.below(7))});
}

void World::choose_service()
{
    using ui::Touch;
    static constexpr Touch guides[] = {Touch::guides, Touch::search, Touch::packages};
    if (chance_.once_in(5))
        terminal_.touch(guides[chance_.below(std::size(guides))]);
    else
        terminal_.touch(chance_.once_in(6)   ? Touch::verify_paper
                        : chance_.once_in(5) ? Touch::my_page
                                             : Touch::print_certificate);
}

ui::Action World::search_words()
{
    static constexpr std::string_view words[] = {"csdj", "养老", "identity", "月球"};
    if (chance_.once_in(6))
        return ui::Touch::back;
    return ui::Entered{base::SecretText(std::string(words[chance_.below(std::size(words))]))};
}

// Further into the catalogue, a sheet to take home, the certificate itself, or back.
void World::read_on()
{
    const auto wish = chance_.below(10);
    if (wish < 5)
        terminal_.touch(ui::Choose{static_cast<int>(chance_.below(4))});
    else if (wish == 5)
        terminal_.touch(ui::Touch::print_slip);
    else if (wish == 6)
        terminal_.touch(ui::Touch::print_certificate);
    else if (wish == 7)
        terminal_.touch(ui::Touch::search);
    else if (chance_.once_in(3))
        terminal_.touch(ui::Touch::leave);
    else
        terminal_.touch(ui::Touch::back);
    if (!chance_.once_in(8))
        terminal_.take_slip();
}

void World::next_trouble()
{
    timeline_.after(chance_.between(2h, 20h), [this] {
        using drivers::PrinterState;
        static constexpr PrinterState troubles[] = {PrinterState::paper_out, PrinterState::jammed,
                                                    PrinterState::cover_open,
                                                    PrinterState::paper_low};
        paper_.trouble(troubles[chance_.below(std::size(troubles))]);
        terminal_.tell_devices();
        timeline_.after(chance_.between(5min, 3h), [this] {
            paper_.refill();
            terminal_.tell_devices();
        });
        next_trouble();
    });
}

void World::next_power_cut()
{
    timeline_.after(chance_.between(30min, 16h), [this] {
        ++report_.power_cuts;
        terminal_.power_cut();
        next_power_cut();
    });
}

void World::next_outage()
{
    timeline_.after(chance_.between(4h, 40h), [this] {
        centre_.is_reachable = false;
        terminal_.tell_devices();
        timeline_.after(chance_.between(10s, 1h), [this] {
            centre_.is_reachable = true;
            terminal_.tell_devices();
            terminal_.deliver_letters();
        });
        next_outage();
    });
}

Report World::live(std::chrono::days days)
{
    const Moment end = days;
    Moment next_delivery{0};
    while (!report_.violation && timeline_.step(end)) {
        if (timeline_.now() >= next_delivery) {
            terminal_.deliver_letters();
            next_delivery = timeline_.now() + 1min;
        }
        report_.violation = check();
    }
    // Nobody comes any more, the last jobs end, the last letters arrive.
    is_closing_ = true;
    while (!report_.violation && timeline_.step(end + 2h))
        report_.violation = check();
    centre_.is_reachable = true;
    terminal_.deliver_letters();
    if (!report_.violation)
        report_.violation = check_papers();
    if (!report_.violation)
        report_.violation = check_ledgers_agree();
    if (!report_.violation)
        report_.violation = check_complaints();
    if (report_.violation)
        report_.violation = fmt::format("{} (seed {}, {} s in)", *report_.violation, report_.seed,
                                        timeline_.now().count() / 1000);
    report_.events = terminal_.events();
    report_.papers = paper_.sheets().size();
    return report_;
}

// ---- The invariants

std::optional<std::string> World::check()
{
    const auto& session = terminal_.session();
    // always-out
    if (!session.is_resting() && !session.patience().limit)
        return fmt::format("always-out: step {} has no limit", static_cast<int>(session.step()));
    if (!session.is_resting() && timeline_.now() - terminal_.last_touch() > longest_way_out)
        return fmt::format("always-out: step {} long after the last touch",
                           static_cast<int>(session.step()));
    // clean-leave
    if (session.is_resting() && !(session.visit().empty() && terminal_.is_forgotten()))
        return "clean-leave: at rest with a visit in memory";
    if (session.is_resting() && terminal_.screen() && is_personal(*terminal_.screen()))
        return "clean-leave: at rest with a person on the screen";
    if (session.is_resting() && terminal_.help_screen() && !session.patience().limit)
        return "always-out: help lies over the first screen for ever";
    if (auto lie = check_truth_on_screen())
        return lie;
    // The whole ledger is long: it is gone through once in a while and at the end.
    if (++checked_journal_ % 200'000 == 0)
        return check_papers();
    return std::nullopt;
}

// Both screens say that the certificate is out.
std::optional<std::string> World::check_truth_on_screen() const
{
    const auto& screen = terminal_.screen();
    if (!screen)
        return std::nullopt;
    const auto* printing = std::get_if<ui::Printing>(&*screen);
    const bool says_printed = std::holds_alternative<ui::Done>(*screen) ||
                              (printing && printing->stage == ui::PrintStage::receipt);
    const auto sheet = paper_.sheets().find(terminal_.last_serial());
    const bool is_out =
        sheet != paper_.sheets().end() && sheet->second.pages_out == sheet->second.pages;
    if (says_printed && !is_out)
        return "paper-once: the screen says printed, the paper does not";
    return std::nullopt;
}

std::optional<std::string> World::check_papers()
{
    const auto ledger = terminal_.journal().ledger();
    if (!ledger)
        return "the ledger cannot be read";
    report_.unknown = 0;
    for (const auto& entry : *ledger) {
        report_.unknown += entry.state == "unknown" ? 1 : 0;
        const auto found = paper_.sheets().find(entry.serial);
        const auto sheet = found == paper_.sheets().end() ? PaperPath::Sheet{} : found->second;
        if (sheet.jobs > 1)
            return fmt::format("paper-once: {} was sent {} times", entry.serial, sheet.jobs);
        if (entry.state == "printed" && sheet.pages_out != sheet.pages)
            return fmt::format("paper-once: {} is called printed", entry.serial);
        if ((entry.state == "not_printed" || entry.state == "withdrawn") && sheet.pages_out > 0)
            return fmt::format("paper-once: {} is called {}, {} pages are out", entry.serial,
                               entry.state, sheet.pages_out);
    }
    return std::nullopt;
}

// Every number that a citizen was given is at the centre, and only those.
std::optional<std::string> World::check_complaints() const
{
    for (const auto& number : terminal_.filed())
        if (!centre_.complaints().contains(number))
            return fmt::format("complaints: {} never reached the centre", number);
    if (centre_.complaints().size() != terminal_.filed().size())
        return "complaints: the centre has more than were filed";
    return std::nullopt;
}

std::optional<std::string> World::check_ledgers_agree()
{
    const auto ledger = terminal_.journal().ledger();
    if (!ledger)
        return "the ledger cannot be read";
    auto papers = centre_.papers();
    for (const auto& entry : *ledger) {
        if (papers[entry.serial] != entry.state)
            return fmt::format("ledgers: {} is {} here, {} at the centre", entry.serial,
                               entry.state, papers[entry.serial]);
        papers.erase(entry.serial);
    }
    for (const auto& [serial, state] : papers)
        if (state != "issued" || paper_.sheets().contains(serial))
            return fmt::format("ledgers: {} is {} at the centre only", serial, state);
    return std::nullopt;
}

}  // namespace simulation
