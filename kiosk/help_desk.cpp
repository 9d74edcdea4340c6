#include "kiosk/help_desk.h"

#include "kiosk/local_time.h"
#include "kiosk/session_effects.h"

#include <fmt/format.h>

namespace kiosk {

using ui::HelpCallState;
using ui::SlipState;
using ui::Touch;
using wire::ComplaintKind;
using wire::ComplaintSubject;

// A finger that plays would fill a desk at the centre.
static constexpr int most_in_a_visit = 3;
static constexpr std::size_t most_characters = 120;

std::vector<ComplaintSubject> subjects_of(ComplaintKind kind)
{
    using enum ComplaintSubject;
    switch (kind) {
    case ComplaintKind::complaint:
        return {conduct, handling, certificate, terminal, other};
    case ComplaintKind::consultation:
    case ComplaintKind::cannot_be_done:
        return {guide, handling, certificate, terminal, other};
    }
    std::unreachable();
}

static std::string string_id(ComplaintKind kind)
{
    return fmt::format("complaint.kind.{}", wire::name_of(kind));
}

static std::string string_id(ComplaintSubject subject)
{
    return fmt::format("complaint.subject.{}", wire::name_of(subject));
}

Effects HelpDesk::open(Citizen citizen)
{
    citizen_ = std::move(citizen);
    if (call_key_.empty())
        return show(Step::menu);
    // Perhaps somebody has taken the call meanwhile.
    auto asked = call();
    step_ = Step::menu;
    return asked;
}

Effects HelpDesk::close()
{
    if (!is_open())
        return {};
    step_ = Step::closed;
    draft_ = {};
    awaited_ = 0;
    return {HideHelp{}};
}

void HelpDesk::forget()
{
    step_ = Step::closed;
    draft_ = {};
    citizen_ = {};
    call_key_.clear();
    call_ = {};
    filed_ = 0;
    awaited_ = awaited_call_ = 0;
}

// ---- What is shown

Effects HelpDesk::show(Step step)
{
    step_ = step;
    return {ShowHelp{screen()}};
}

ui::Screen HelpDesk::draft_screen() const
{
    return ui::ComplaintDraft{.kind = string_id(draft_.kind),
                              .subject = string_id(draft_.subject),
                              .words = draft_.words,
                              .phone = draft_.phone,
                              .is_by_name = citizen_.is_known};
}

ui::Screen HelpDesk::screen() const
{
    switch (step_) {
    case Step::closed:
    case Step::menu:
        return call_;
    case Step::about: {
        ui::ComplaintAbout about{.kind = string_id(draft_.kind), .subjects = {}};
        for (const auto subject : subjects_of(draft_.kind))
            about.subjects.push_back(string_id(subject));
        return about;
    }
    case Step::draft:
        return draft_screen();
    case Step::words:
        return ui::TextEntry{.kind = ui::EntryKind::words,
                             .title = "complaint.words.title",
                             .text = "complaint.words.text",
                             .least = 1,
                             .most = most_characters,
                             .initial = draft_.words};
    case Step::phone:
        return ui::TextEntry{.kind = ui::EntryKind::phone,
                             .title = "complaint.phone.title",
                             .text = "complaint.phone.text",
                             .initial = draft_.phone};
    case Step::filing:
        return ui::Working{"working.filing"};
    case Step::filed:
        return ui::ComplaintFiled{
            .kind = string_id(draft_.kind), .number = draft_.number, .slip = draft_.slip};
    }
    std::unreachable();
}

// ---- Touches

Effects HelpDesk::touched(const ui::Action& action)
{
    if (const auto* touch = std::get_if<Touch>(&action))
        return touched(*touch);
    if (const auto* choose = std::get_if<ui::Choose>(&action))
        return chosen(choose->index);
    if (const auto* text = std::get_if<ui::Entered>(&action))
        return entered(text->text);
    return {};
}

Effects HelpDesk::touched(Touch touch)
{
    if (touch == Touch::back)
        return back();
    if (touch == Touch::confirm && step_ == Step::draft)
        return file();
    if (touch == Touch::confirm && step_ == Step::filed)
        return close();
    return {};
}

Effects HelpDesk::back()
{
    switch (step_) {
    case Step::about:
        return show(Step::menu);
    case Step::draft:
        return show(Step::about);
    case Step::words:
    case Step::phone:
        return show(Step::draft);
    case Step::menu:
    case Step::filed:
        return close();
    case Step::closed:
    case Step::filing:
        return {};
    }
    std::unreachable();
}

Effects HelpDesk::chosen(int index)
{
    if (step_ == Step::menu && index == 0)
        return call();
    if (step_ == Step::menu && index >= 1 && index <= std::ssize(wire::all_complaint_kinds))
        return about(wire::all_complaint_kinds[static_cast<std::size_t>(index) - 1]);
    if (step_ == Step::about) {
        const auto subjects = subjects_of(draft_.kind);
        if (index < 0 || index >= std::ssize(subjects))
            return {};
        draft_.subject = subjects[static_cast<std::size_t>(index)];
        return show(Step::draft);
    }
    if (step_ == Step::draft && (index == 0 || index == 1))
        return show(index == 0 ? Step::words : Step::phone);
    return step_ == Step::filed && index == 0 ? print_slip() : Effects{};
}

Effects HelpDesk::entered(const base::SecretText& text)
{
    if (step_ == Step::words)
        draft_.words = text;
    else if (step_ == Step::phone)
        draft_.phone = text;
    else
        return {};
    return show(Step::draft);
}

// ---- A call for help

Effects HelpDesk::call()
{
    if (call_.call == HelpCallState::calling || call_.call == HelpCallState::answered)
        return show(Step::menu);
    if (call_key_.empty())
        call_key_ = new_id_();
    // One that was told stays told while it is asked after.
    if (call_.call != HelpCallState::told)
        call_.call = HelpCallState::calling;
    awaited_call_ = await();
    return show(Step::menu) + Effects{CallHelp{awaited_call_, call_key_}};
}

Effects HelpDesk::on(const HelpCalled& called)
{
    if (called.request != awaited_call_ || call_key_.empty())
        return {};
    awaited_call_ = 0;
    if (called.answer) {
        const bool is_answered = !called.answer->answered_at.empty();
        call_.call = is_answered ? HelpCallState::answered : HelpCallState::told;
        call_.at =
            local_minute_of(is_answered ? called.answer->answered_at : called.answer->told_at);
    } else if (call_.call == HelpCallState::calling) {
        const bool is_too_often = called.answer.error() == CentralProblem::too_many;
        call_.call = is_too_often ? HelpCallState::too_often : HelpCallState::failed;
    }
    return step_ == Step::menu ? show(Step::menu) : Effects{};
}

// ---- Complaints

Effects HelpDesk::about(ComplaintKind kind)
{
    if (filed_ >= most_in_a_visit)
        return {};
    draft_ = {};
    draft_.kind = kind;
    return show(Step::about);
}

Effects HelpDesk::file()
{
    draft_.key = new_id_();
    const FileComplaint effect{.request = await(),
                               .kind = draft_.kind,
                               .subject = draft_.subject,
                               .key = draft_.key,
                               .visit = citizen_.is_known ? citizen_.visit : std::string(),
                               .words = {.words = draft_.words, .phone = draft_.phone}};
    return show(Step::filing) + Effects{effect};
}

Effects HelpDesk::on(const ComplaintFiled& filed)
{
    if (step_ != Step::filing || filed.request != awaited_)
        return {};
    draft_.number = filed.number;
    draft_.words = {};
    draft_.phone = {};
    const bool can_print = citizen_.has_receipt_printer && !filed.number.empty();
    draft_.slip = can_print ? SlipState::offered : SlipState::unavailable;
    filed_ += filed.number.empty() ? 0 : 1;
    return show(Step::filed);
}

Effects HelpDesk::print_slip()
{
    if (draft_.slip != SlipState::offered)
        return {};
    draft_.slip = SlipState::printing;
    return show(Step::filed) + Effects{PrintComplaintSlip{.request = await(),
                                                          .language = citizen_.language,
                                                          .kind = string_id(draft_.kind),
                                                          .subject = string_id(draft_.subject),
                                                          .number = draft_.number,
                                                          .key = draft_.key}};
}

Effects HelpDesk::on(const ReceiptPrinted& printed)
{
    if (printed.request < first_request)
        return {};
    Effects effects;
    if (printed.report.outcome != drivers::PaperOutcome::not_printed)
        effects.push_back(WatchSlip{});
    if (step_ != Step::filed || printed.request != awaited_)
        return effects;
    draft_.slip = slip_state_of(printed.report.outcome);
    return std::move(effects) + show(Step::filed);
}

}  // namespace kiosk
