#include "ui/screens/content.h"

#include "base/overloaded.h"

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

std::string_view name_of(NoticeId id)
{
    switch (id) {
    case NoticeId::no_card:
        return "no_card";
    case NoticeId::card_moved:
        return "card_moved";
    case NoticeId::card_unreadable:
        return "card_unreadable";
    case NoticeId::card_refused:
        return "card_refused";
    case NoticeId::card_unsupported:
        return "card_unsupported";
    case NoticeId::card_expired:
        return "card_expired";
    case NoticeId::card_left_behind:
        return "card_left_behind";
    case NoticeId::reader_absent:
        return "reader_absent";
    case NoticeId::central_unreachable:
        return "central_unreachable";
    case NoticeId::central_refused:
        return "central_refused";
    case NoticeId::central_untrusted:
        return "central_untrusted";
    case NoticeId::person_unknown:
        return "person_unknown";
    case NoticeId::nothing_to_print:
        return "nothing_to_print";
    case NoticeId::document_refused:
        return "document_refused";
    case NoticeId::printer_absent:
        return "printer_absent";
    case NoticeId::printer_paper_out:
        return "printer_paper_out";
    case NoticeId::printer_cover_open:
        return "printer_cover_open";
    case NoticeId::printer_jammed:
        return "printer_jammed";
    case NoticeId::printer_failed:
        return "printer_failed";
    case NoticeId::print_stopped_paper_out:
        return "print_stopped_paper_out";
    case NoticeId::print_stopped:
        return "print_stopped";
    case NoticeId::print_unknown:
        return "print_unknown";
    case NoticeId::receipt_not_printed:
        return "receipt_not_printed";
    case NoticeId::receipt_unknown:
        return "receipt_unknown";
    case NoticeId::paper_left_behind:
        return "paper_left_behind";
    case NoticeId::journal_failed:
        return "journal_failed";
    case NoticeId::no_code:
        return "no_code";
    case NoticeId::code_foreign:
        return "code_foreign";
    case NoticeId::paper_unknown:
        return "paper_unknown";
    case NoticeId::scanner_absent:
        return "scanner_absent";
    case NoticeId::power_low:
        return "power_low";
    case NoticeId::thanks:
        return "thanks";
    case NoticeId::goodbye_idle:
        return "goodbye_idle";
    }
    std::unreachable();
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
