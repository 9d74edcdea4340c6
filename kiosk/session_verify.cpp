// From a paper in somebody's hand to what the centre knows of it.
#include "kiosk/session.h"
#include "kiosk/session_effects.h"
#include "kiosk/verification_code.h"

namespace kiosk {

using ui::NoticeId;

Effects Session::show_code()
{
    if (!can_scan())
        return notice(NoticeId::scanner_absent);
    enter(Step::show_code, times_.card);
    return {Show{ui::ShowCode{}}, ScanCode{await()}};
}

Effects Session::on(const CodeScanned& scanned)
{
    if (!is_awaited(Step::show_code, scanned.request))
        return {};
    if (auto key = complaint_key_in(scanned.text.reveal())) {
        enter(Step::verifying, times_.central);
        return {Show{ui::Working{"working.fetching_complaints"}},
                FollowComplaint{await(), std::move(*key)}};
    }
    auto code = verification_code_in(scanned.text.reveal());
    if (!code)
        return notice(NoticeId::code_foreign, Way::show_code);
    enter(Step::verifying, times_.central);
    return {Show{ui::Working{"working.verifying"}}, VerifyPaper{await(), std::move(*code)}};
}

Effects Session::on(const PaperVerified& answer)
{
    if (!is_awaited(Step::verifying, answer.request))
        return {};
    if (!answer.verification) {
        const auto problem = answer.verification.error();
        if (problem == CentralProblem::not_found)
            return notice(NoticeId::paper_unknown, Way::show_code);
        return notice(notice_for(problem), Way::show_code);
    }
    const auto& paper = *answer.verification;
    enter(Step::verified, times_.warn_after);
    return {Show{ui::Verified{.is_genuine = paper.genuine,
                              .title = paper.title,
                              .masked_holder = base::SecretText(paper.holder_masked),
                              .serial = paper.serial,
                              .issued_on = paper.issued_at.substr(0, 10)}}};
}

}  // namespace kiosk
