// From the card to the list of what is theirs.
#include "kiosk/masking.h"
#include "kiosk/session.h"
#include "kiosk/session_effects.h"

namespace kiosk {

using ui::NoticeId;

bool Session::is_awaited(Step step, Request request) const
{
    return step_ == step && request == awaited_;
}

Effects Session::place_card()
{
    enter(Step::place_card, times_.card);
    return {Show{ui::PlaceCard{}}, ReadCard{await()}};
}

static NoticeId notice_for(drivers::CardProblem problem)
{
    using drivers::CardProblem;
    switch (problem) {
    case CardProblem::no_card:
        return NoticeId::no_card;
    case CardProblem::moved:
        return NoticeId::card_moved;
    case CardProblem::unreadable:
        return NoticeId::card_unreadable;
    case CardProblem::refused:
        return NoticeId::card_refused;
    case CardProblem::unsupported:
        return NoticeId::card_unsupported;
    }
    std::unreachable();
}

NoticeId notice_for(CentralProblem problem)
{
    switch (problem) {
    case CentralProblem::unreachable:
        return NoticeId::central_unreachable;
    case CentralProblem::untrusted:
        return NoticeId::central_untrusted;
    case CentralProblem::refused:
    case CentralProblem::too_many:
    case CentralProblem::not_found:
        return NoticeId::central_refused;
    case CentralProblem::card_refused:
        return NoticeId::card_refused;
    case CentralProblem::card_expired:
        return NoticeId::card_expired;
    case CentralProblem::person_unknown:
        return NoticeId::person_unknown;
    case CentralProblem::document_refused:
        return NoticeId::document_refused;
    }
    std::unreachable();
}

Effects Session::on(const CardRead& read)
{
    if (!is_awaited(Step::place_card, read.request))
        return {};
    if (const auto* problem = std::get_if<drivers::CardProblem>(&read.reading))
        return notice(notice_for(*problem), Way::place_card);
    return open_session(std::get<drivers::IdCard>(read.reading), read.secure_module);
}

static wire::EvidenceKind kind_of(drivers::CardKind kind)
{
    switch (kind) {
    case drivers::CardKind::citizen:
        return wire::EvidenceKind::citizen;
    case drivers::CardKind::regional_permit:
        return wire::EvidenceKind::regional_permit;
    case drivers::CardKind::foreigner_2017:
        return wire::EvidenceKind::foreigner_2017;
    case drivers::CardKind::foreigner_2023:
        return wire::EvidenceKind::foreigner_2023;
    }
    std::unreachable();
}

Effects Session::open_session(const drivers::IdCard& card, const std::string& secure_module)
{
    visit_.masked_name = mask_name(card.name);
    visit_.masked_number = mask_number(card.number);
    is_card_there_ = true;
    const wire::CardEvidence evidence{.kind = kind_of(card.kind),
                                      .name = card.name,
                                      .number = card.number,
                                      .valid_to = card.valid_to.reveal(),
                                      .secure_module = secure_module,
                                      .visit = visit_.id};
    enter(Step::opening, times_.central);
    return {Show{ui::Working{"working.checking_card"}}, WatchCard{},
            OpenSession{await(), evidence}};
}

Effects Session::on(const SessionAnswered& answer)
{
    if (!is_awaited(Step::opening, answer.request))
        return {};
    if (!answer.session)
        return notice(notice_for(answer.session.error()), Way::place_card);
    visit_.session = *answer.session;
    return visit_.is_about_own ? look_up(Way::my_page) : list();
}

Effects Session::list()
{
    enter(Step::listing, times_.central);
    return {Show{ui::Working{"working.fetching_list"}}, ListCertificates{await(), visit_.session}};
}

Effects Session::on(const CertificatesArrived& answer)
{
    if (!is_awaited(Step::listing, answer.request))
        return {};
    if (!answer.certificates)
        return notice(notice_for(answer.certificates.error()), Way::list);
    visit_.certificates = *answer.certificates;
    if (!visit_.certificates.empty())
        return choose();
    return notice(NoticeId::nothing_to_print, Way::none,
                  visit_.is_about_own ? Way::my_page : Way::none);
}

Effects Session::choose()
{
    enter(Step::choosing, times_.warn_after);
    ui::Certificates screen{
        .masked_name = visit_.masked_name, .choices = {}, .can_go_back = visit_.is_about_own};
    for (const auto& certificate : visit_.certificates)
        screen.choices.push_back({.title = certificate.title,
                                  .title_en = certificate.title_en,
                                  .issuer = certificate.issuer,
                                  .valid_from = certificate.valid_from,
                                  .valid_to = certificate.valid_to});
    return {Show{std::move(screen)}};
}

Effects Session::fetch(std::size_t index)
{
    visit_.chosen = index;
    visit_.serial.clear();
    enter(Step::fetching, times_.central);
    return {Show{ui::Working{"working.fetching_document"}},
            FetchDocument{await(),
                          visit_.session,
                          {.certificate = visit_.certificates[index].id, .key = new_id_()}}};
}

Effects Session::on(const DocumentArrived& answer)
{
    const bool awaited = is_awaited(Step::fetching, answer.request);
    if (!answer.document) {
        Effects effects;
        if (!answer.allotted_serial.empty())
            effects.push_back(withdrawal(answer.allotted_serial, "document_refused"));
        if (!awaited)
            return effects;
        return std::move(effects) + notice(notice_for(answer.document.error()), Way::list);
    }
    // Nobody waits for it any more: the serial goes back unprinted.
    if (!awaited)
        return {withdrawal(answer.document->issue.serial, "too_late")};
    visit_.document = *answer.document;
    visit_.serial = answer.document->issue.serial;
    visit_.verify_url = answer.document->issue.verify_url;
    enter(Step::drawing, times_.drawing);
    return {DrawPage{await(), visit_.document->pdf}};
}

Effects Session::on(const PageDrawn& drawn)
{
    if (!is_awaited(Step::drawing, drawn.request))
        return {};
    if (!drawn.page)
        return withdraw("page_not_drawn") + notice(NoticeId::document_refused, Way::list);
    visit_.page = drawn.page;
    return preview();
}

}  // namespace kiosk
