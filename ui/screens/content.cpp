#include "ui/screens/content.h"

#include "base/overloaded.h"

#include <array>
#include <utility>

namespace ui {

std::string_view name_of(PrintStage stage)
{
    switch (stage) {
    case PrintStage::starting:
        return "starting";
    case PrintStage::printing:
        return "printing";
    case PrintStage::blocked_paper_out:
        return "blocked_paper_out";
    case PrintStage::blocked_cover_open:
        return "blocked_cover_open";
    case PrintStage::receipt:
        return "receipt";
    case PrintStage::receipt_for_unknown:
        return "receipt_for_unknown";
    }
    std::unreachable();
}

// In the order of the enumeration.
static constexpr std::array notice_names{
    std::string_view("no_card"),
    std::string_view("card_moved"),
    std::string_view("card_unreadable"),
    std::string_view("card_refused"),
    std::string_view("card_unsupported"),
    std::string_view("card_expired"),
    std::string_view("card_left_behind"),
    std::string_view("reader_absent"),
    std::string_view("central_unreachable"),
    std::string_view("central_refused"),
    std::string_view("central_untrusted"),
    std::string_view("person_unknown"),
    std::string_view("nothing_to_print"),
    std::string_view("document_refused"),
    std::string_view("printer_absent"),
    std::string_view("printer_paper_out"),
    std::string_view("printer_cover_open"),
    std::string_view("printer_jammed"),
    std::string_view("printer_failed"),
    std::string_view("print_stopped_paper_out"),
    std::string_view("print_stopped"),
    std::string_view("print_unknown"),
    std::string_view("receipt_not_printed"),
    std::string_view("receipt_unknown"),
    std::string_view("paper_left_behind"),
    std::string_view("journal_failed"),
    std::string_view("no_code"),
    std::string_view("code_foreign"),
    std::string_view("paper_unknown"),
    std::string_view("scanner_absent"),
    std::string_view("complaint_unknown"),
    std::string_view("power_low"),
    std::string_view("thanks"),
    std::string_view("goodbye_idle"),
};
static_assert(notice_names.size() == notice_count);

std::string_view name_of(NoticeId id)
{
    return notice_names[static_cast<std::size_t>(id)];
}

std::string_view name_of(EntryKind kind)
{
    switch (kind) {
    case EntryKind::search:
        return "search";
    case EntryKind::words:
        return "words";
    case EntryKind::phone:
        return "phone";
    case EntryKind::id_number:
        return "id_number";
    case EntryKind::date:
        return "date";
    case EntryKind::signature:
        return "signature";
    }
    std::unreachable();
}

std::string_view name_of(GuideTopic topic)
{
    switch (topic) {
    case GuideTopic::item:
        return "item";
    case GuideTopic::basis:
        return "basis";
    case GuideTopic::conditions:
        return "conditions";
    case GuideTopic::materials:
        return "materials";
    case GuideTopic::procedure:
        return "procedure";
    case GuideTopic::limit:
        return "limit";
    case GuideTopic::fee:
        return "fee";
    case GuideTopic::result:
        return "result";
    }
    std::unreachable();
}

std::string_view name_of(const Screen& screen)
{
    using Name = std::string_view;
    return std::visit(base::overloaded{
                          [](const Attract&) { return Name("attract"); },
                          [](const Home&) { return Name("home"); },
                          [](const PlaceCard&) { return Name("place_card"); },
                          [](const Working&) { return Name("working"); },
                          [](const Certificates&) { return Name("certificates"); },
                          [](const Preview&) { return Name("preview"); },
                          [](const Printing&) { return Name("printing"); },
                          [](const Done&) { return Name("done"); },
                          [](const Rating&) { return Name("rating"); },
                          [](const ShowCode&) { return Name("show_code"); },
                          [](const Verified&) { return Name("verified"); },
                          [](const Notice&) { return Name("notice"); },
                          [](const TextEntry&) { return Name("text_entry"); },
                          [](const MyPage&) { return Name("my_page"); },
                          [](const Cases&) { return Name("cases"); },
                          [](const CaseDetail&) { return Name("case_detail"); },
                          [](const Records&) { return Name("records"); },
                          [](const Complaints&) { return Name("complaints"); },
                          [](const Help&) { return Name("help"); },
                          [](const ComplaintAbout&) { return Name("complaint_about"); },
                          [](const ComplaintDraft&) { return Name("complaint_draft"); },
                          [](const ComplaintFiled&) { return Name("complaint_filed"); },
                          [](const Themes&) { return Name("themes"); },
                          [](const ItemList&) { return Name("item_list"); },
                          [](const Guide&) { return Name("guide"); },
                          [](const PackageGuide&) { return Name("package_guide"); },
                          [](const StillThere&) { return Name("still_there"); },
                          [](const OutOfService&) { return Name("out_of_service"); },
                          [](const TechnicianPin&) { return Name("technician_pin"); },
                          [](const TechnicianDevices&) { return Name("technician_devices"); },
                      },
                      screen);
}

}  // namespace ui
