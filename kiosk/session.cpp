#include "kiosk/session.h"

#include "kiosk/guide_pages.h"
#include "kiosk/session_effects.h"

namespace kiosk {

Effects operator+(Effects first, Effects second)
{
    first.insert(first.end(), std::make_move_iterator(second.begin()),
                 std::make_move_iterator(second.end()));
    return first;
}

Session::Session(const WaitingTimes& times, std::function<std::string()> new_id)
    : times_(times), new_id_(new_id), help_(std::move(new_id))
{
}

Effects Session::start()
{
    return rest();
}

Effects Session::handle(const Event& event)
{
    auto effects = std::visit([this](const auto& happened) { return on(happened); }, event);
    // Whoever is sent home or called back for their card has to see it.
    const bool is_over = step_ == Step::farewell || step_ == Step::left_behind;
    return is_over && help_.is_open() ? help_.close() + std::move(effects) : effects;
}

void Session::enter(Step step, std::optional<std::chrono::seconds> limit)
{
    step_ = step;
    is_asking_ = false;
    patience_ = {.turn = patience_.turn + 1, .limit = limit};
}

// ---- Rest, and the way in

Effects Session::show_rest() const
{
    const auto reason = reason_not_to_begin();
    if (reason.empty())
        return {Show{ui::Attract{}}};
    return {Show{ui::OutOfService{
        .reason = reason, .has_guides = can_read_guides(), .since = {}, .reported = false}}};
}

Effects Session::rest()
{
    enter(Step::resting, std::nullopt);
    language_ = ui::Language::zh;
    auto effects = help_.close() + Effects{UnwatchCard{}, UseLanguage{language_}};
    help_.forget();
    return std::move(effects) + show_rest();
}

Effects Session::begin()
{
    if (!reason_not_to_begin().empty() && !can_read_guides())
        return {};
    visit_.id = new_id_();
    return home();
}

ui::Home Session::offer() const
{
    const auto reason = out_of_service_reason();
    return {.can_print_certificates = reason.empty(),
            .reason = reason,
            .can_verify_papers = can_scan() && equipment_.is_central_reachable,
            .can_see_own = can_see_own(),
            .guides = can_read_guides() ? guides_of(*catalogue_) : ui::Guides{}};
}

// Reading needs no printer.
bool Session::can_see_own() const
{
    return is_usable(equipment_.id_card_reader.condition) && equipment_.is_central_reachable;
}

Effects Session::ask_for_help()
{
    // The visit is over; what is said last has to be seen.
    if (step_ == Step::farewell || step_ == Step::left_behind)
        return {};
    // Who asks for help at the first screen may walk on without a visit.
    if (step_ == Step::resting)
        enter(Step::resting, times_.warn_after);
    return help_.open({.visit = visit_.id,
                       .is_known = !visit_.session.empty(),
                       .language = language_,
                       .has_receipt_printer = is_usable(equipment_.receipt_printer.condition)});
}

Effects Session::home()
{
    enter(Step::home, times_.warn_after);
    visit_.trail.clear();
    return {Show{offer()}};
}

// ---- Touches

Effects Session::on(const Touched& touch)
{
    if (is_asking_) {
        // Any answer but "leave" means that somebody is there; it does nothing else, because the
        // question covered what they might have meant to touch.
        const auto* said = std::get_if<ui::Touch>(&touch.action);
        if (said && *said == ui::Touch::leave)
            return Effects{StopAsking{}} + leave();
        is_asking_ = false;
        patience_ = {.turn = patience_.turn + 1, .limit = times_.warn_after};
        return {StopAsking{}};
    }
    if (is_citizens_turn() && step_ != Step::farewell && step_ != Step::left_behind)
        ++patience_.turn;
    const bool is_language = std::holds_alternative<ui::ChooseLanguage>(touch.action);
    if (help_.is_open() && !is_language) {
        if (step_ == Step::resting)
            enter(Step::resting, times_.warn_after);
        const auto* said = std::get_if<ui::Touch>(&touch.action);
        if (said && *said == ui::Touch::leave)
            return is_citizens_turn() ? leave() : help_.close();
        return help_.touched(touch.action);
    }
    return std::visit([this](const auto& action) { return touched(action); }, touch.action);
}

Effects Session::touched(ui::Touch touch)
{
    using ui::Touch;
    switch (touch) {
    case Touch::begin:
        return step_ == Step::resting ? begin() : Effects{};
    case Touch::print_certificate:
        if (!is_print_offered())
            return {};
        visit_.is_about_own = false;
        return place_card();
    case Touch::my_page:
        if (step_ != Step::home || !can_see_own())
            return {};
        visit_.is_about_own = true;
        return place_card();
    case Touch::help:
        return ask_for_help();
    case Touch::verify_paper:
        return step_ == Step::home && can_scan() ? show_code() : Effects{};
    case Touch::guides:
    case Touch::search:
    case Touch::packages:
    case Touch::print_slip:
        return touched_in_catalogue(touch);
    case Touch::confirm:
        if (step_ == Step::verified)
            return show_code();
        if (step_ == Step::preview)
            return confirm();
        if (step_ == Step::done)
            return rate();
        if (step_ == Step::notice && onward_ != Way::none)
            return go(onward_);
        return {};
    case Touch::retry:
        return step_ == Step::notice && retry_ != Way::none ? go(retry_) : Effects{};
    case Touch::back:
        return go_back();
    case Touch::leave:
        return is_citizens_turn() ? leave() : Effects{};
    case Touch::more_time:
    case Touch::is_there:
    case Touch::hidden_corner:
    case Touch::delete_digit:
    case Touch::new_roll:
        return {};
    }
    std::unreachable();
}

Effects Session::go_back()
{
    switch (step_) {
    case Step::preview:
        return withdraw("left_preview") + choose();
    case Step::show_code:
        return Effects{StopScanning{}} + home();
    case Step::place_card:
        return Effects{StopReading{}} + (visit_.trail.empty() ? home() : look_around());
    case Step::choosing:
        return visit_.is_about_own ? my_page() : Effects{};
    case Step::cases:
    case Step::case_detail:
    case Step::records:
    case Step::complaints:
        return back_to_own();
    case Step::catalogue:
    case Step::searching:
        return step_back();
    default:
        return {};
    }
}

Effects Session::touched(const ui::Choose& choose)
{
    const auto index = static_cast<std::size_t>(choose.index);
    if (choose.index < 0)
        return {};
    if (step_ == Step::my_page)
        return chosen_area(choose.index);
    if (step_ == Step::cases)
        return index < visit_.cases.size() ? case_detail(index) : Effects{};
    if (step_ == Step::home || step_ == Step::catalogue)
        return choose_in_catalogue(index);
    return step_ == Step::choosing && index < visit_.certificates.size() ? fetch(index) : Effects{};
}

Effects Session::touched(const ui::ChooseLanguage& choose)
{
    language_ = choose.language;
    // Whoever looked at the first screen in another language may walk on without a visit.
    if (step_ == Step::resting) {
        const bool is_as_found = language_ == ui::Language::zh && !help_.is_open();
        enter(Step::resting, is_as_found ? std::nullopt : std::optional(times_.warn_after));
    }
    return {UseLanguage{language_}};
}

Effects Session::touched(const ui::Rate& rate)
{
    if (step_ != Step::rating || rate.level < 1 || rate.level > 5)
        return {};
    const wire::Rating rating{.visit = visit_.id, .serial = visit_.serial, .level = rate.level};
    return Effects{RecordRating{rating}} + farewell(ui::NoticeId::thanks);
}

bool Session::is_print_offered() const
{
    if (!reason_not_to_print().empty())
        return false;
    const auto* item = step_ == Step::catalogue ? item_in_sight() : nullptr;
    return step_ == Step::home || (item && !item->certificate.empty());
}

// ---- Notices

Effects Session::notice(ui::NoticeId id, Way retry, Way onward)
{
    retry_ = retry;
    onward_ = onward;
    enter(Step::notice, times_.warn_after);
    return {Show{ui::Notice{.id = id,
                            // A serial that may still be printed is nobody's business yet.
                            .serial = visit_.document ? std::string{} : visit_.serial,
                            .can_retry = retry != Way::none,
                            .can_continue = onward != Way::none}}};
}

Effects Session::farewell(ui::NoticeId id)
{
    enter(Step::farewell, times_.farewell);
    return {Show{ui::Notice{.id = id, .serial = {}, .can_retry = false, .can_continue = false}}};
}

Effects Session::go(Way way)
{
    switch (way) {
    case Way::none:
        return {};
    case Way::place_card:
        return place_card();
    case Way::list:
        return list();
    case Way::preview:
        return preview();
    case Way::rating:
        return rate();
    case Way::show_code:
        return show_code();
    case Way::my_page:
        return my_page();
    case Way::cases:
    case Way::records:
    case Way::complaints:
        return look_up(way);
    }
    std::unreachable();
}

// ---- Patience

bool Session::is_citizens_turn() const
{
    switch (step_) {
    case Step::home:
    case Step::place_card:
    case Step::choosing:
    case Step::preview:
    case Step::done:
    case Step::rating:
    case Step::show_code:
    case Step::verified:
    case Step::my_page:
    case Step::cases:
    case Step::case_detail:
    case Step::records:
    case Step::complaints:
    case Step::catalogue:
    case Step::searching:
    case Step::notice:
    case Step::farewell:
    case Step::left_behind:
        return true;
    case Step::resting:
    case Step::opening:
    case Step::listing:
    case Step::fetching:
    case Step::drawing:
    case Step::recording:
    case Step::printing:
    case Step::settling:
    case Step::receipt:
    case Step::verifying:
    case Step::looking_up:
    case Step::guide_slip:
        return false;
    }
    std::unreachable();
}

Effects Session::on(const PatienceEnded& ended)
{
    if (ended.turn != patience_.turn || !patience_.limit)
        return {};
    if (step_ == Step::resting)
        return rest();
    return is_citizens_turn() ? citizen_is_silent() : machine_gave_up();
}

Effects Session::citizen_is_silent()
{
    switch (step_) {
    case Step::place_card:
        return Effects{StopReading{}} + notice(ui::NoticeId::no_card, Way::place_card);
    case Step::show_code:
        return Effects{StopScanning{}} + notice(ui::NoticeId::no_code, Way::show_code);
    case Step::farewell:
        return leave();
    case Step::left_behind: {
        Effects effects;
        if (is_slip_waiting_)
            effects.push_back(RetractSlip{});
        is_slip_waiting_ = false;
        return std::move(effects) + rest();
    }
    default:
        break;
    }
    if (is_asking_)
        return Effects{StopAsking{}} + walked_away();
    is_asking_ = true;
    patience_ = {.turn = patience_.turn + 1, .limit = times_.answer_within};
    return {AskStillThere{times_.answer_within}};
}

Effects Session::walked_away()
{
    return withdraw("walked_away") + farewell(ui::NoticeId::goodbye_idle);
}

// ---- The end

Effects Session::leave()
{
    Effects effects = help_.close() + withdraw("left");
    help_.forget();
    if (step_ == Step::place_card)
        effects.push_back(StopReading{});
    if (step_ == Step::show_code)
        effects.push_back(StopScanning{});
    if (!visit_.session.empty())
        effects.push_back(EndCentralSession{visit_.session});
    visit_ = {};
    effects.push_back(Forget{});
    return std::move(effects) + check_left_behind();
}

Effects Session::check_left_behind()
{
    if (!is_card_there_ && !is_slip_waiting_)
        return rest();
    enter(Step::left_behind, times_.left_behind);
    const auto id =
        is_card_there_ ? ui::NoticeId::card_left_behind : ui::NoticeId::paper_left_behind;
    return {Show{ui::Notice{.id = id, .serial = {}, .can_retry = false, .can_continue = false}}};
}

Effects Session::on(const CardPresence& presence)
{
    const bool changed = is_card_there_ != presence.is_there;
    is_card_there_ = presence.is_there;
    if (changed && step_ == Step::left_behind)
        return check_left_behind();
    if (changed && step_ == Step::done)
        return {Show{
            ui::Done{.has_receipt = true, .card_left = is_card_there_, .serial = visit_.serial}}};
    return {};
}

Effects Session::on(const SlipPresence& presence)
{
    const bool changed = is_slip_waiting_ != presence.is_waiting;
    is_slip_waiting_ = presence.is_waiting;
    return changed && step_ == Step::left_behind ? check_left_behind() : Effects{};
}

}  // namespace kiosk
