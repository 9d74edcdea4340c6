// What each screen shows, as plain values, and what a finger can say on it. The visit returns
// these; ui/screens turns them into pixels; nobody else knows both. Plain on purpose: no SDL, no
// Pango, so that the visit and its simulation build without a window.
//
// Texts that depend on the language are string ids (config/strings); texts that came from the card
// or the centre are shown as they are.
#pragma once

#include "base/secret.h"
#include "ui/input/signature.h"
#include "ui/screens/own_content.h"
#include "ui/screens/slip_state.h"
#include "ui/strings/language.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ui {

// One page of a document, drawn. Shared and never changed after it was made.
struct PageImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;  // 0x00RRGGBB, width * height, rows from the top.
};

// 待机: touch to begin.
struct Attract {};

// A name from the catalogue of services, in the languages that it has.
struct Named {
    std::string zh = {};
    std::string en = {};
    bool operator==(const Named&) const = default;
};

// 事项主题.
struct ThemeTile {
    Named name;
    std::string icon = {};  // Of ui/toolkit/icons; an unknown one is drawn as a guide.
    bool operator==(const ThemeTile&) const = default;
};
// 办事指南: what can be read here about services, without a card.
struct Guides {
    std::vector<ThemeTile> themes = {};  // Empty: nothing can be read.
    int items = 0;
    int packages = 0;
    std::string day = {};  // Of the state: "2026-03-01".
    bool is_demonstration = false;
    bool operator==(const Guides&) const = default;
};

// 选择事项: what can be done here. A service that cannot be had now says why before it is
// touched.
struct Home {
    bool can_print_certificates = true;
    std::string reason = {};  // String id, when it cannot.
    bool can_verify_papers = false;
    bool can_see_own = false;
    Guides guides = {};
    bool operator==(const Home&) const = default;
};

// 事项分类: all themes, the packages and the search.
struct Themes {
    Guides guides;
    int at = 0;  // The entry that is to be seen.
};

// Items of a theme, packages, or what a search has found.
enum class ListKind { theme, packages, found };
struct ListEntry {
    Named title;
    int days = -1;  // Working days that are promised; 0: at once; -1: not said.
    bool is_package = false;
    bool can_be_printed = false;  // Here, now.
};
struct ItemList {
    ListKind kind{};
    Named title = {};             // Of a theme.
    base::SecretText query = {};  // Of a search.
    std::vector<ListEntry> entries = {};
    int at = 0;  // The entry that is to be seen.
};

// One fact of a guide: a heading and a text that is the catalogue's, or ours with numbers.
struct GuideLine {
    std::string label = {};  // String id, or empty.
    Named text = {};
    std::string pattern = {};  // String id instead of the text, with {count} and {other}.
    int count = 0;
    int other = 0;
    Named note = {};
    std::string note_pattern = {};  // As pattern, with the same numbers and {note}.
};

// 八公开.
enum class GuideTopic { item, basis, conditions, materials, procedure, limit, fee, result };
inline constexpr int guide_topics = 8;
std::string_view name_of(GuideTopic);
struct GuidePage {
    GuideTopic topic{};
    int part = 1;
    int parts = 1;
    std::vector<GuideLine> lines = {};  // At most lines_on_page.
};
inline constexpr int lines_on_page = 3;

struct Guide {
    Named name;
    std::vector<GuidePage> pages;
    SlipState slip = SlipState::offered;  // 一次性告知单
    bool is_printable = false;            // A terminal prints its result.
    std::string not_printable = {};       // String id: why not now.
    std::string day = {};
    bool is_demonstration = false;
};

// 一件事: items in their order, and what they want together, once.
struct PackageGuide {
    Named name;
    Named summary;
    std::vector<ListEntry> items;
    std::vector<GuideLine> materials;
    GuideLine reform;  // Before and now.
    int at = 0;
};

// 请放置身份证.
struct PlaceCard {};

// 核验证照: show the code that stands on a certificate or receipt.
struct ShowCode {};

// What the centre says of a paper that somebody holds in their hand.
struct Verified {
    bool is_genuine = false;
    std::string title = {};  // Of the certificate, as it stands on the paper.
    base::SecretText masked_holder = {};
    std::string serial = {};
    std::string issued_on = {};  // "2026-03-01"
};

// The machine works; the citizen waits. title: string id.
struct Working {
    std::string title = {};
};

// 我的证照: whose card it was (masked), what there is.
struct CertificateChoice {
    std::string title = {};  // In the shown language.
    std::string title_en = {};
    std::string issuer = {};
    std::string valid_from = {};
    std::string valid_to = {};  // Empty: does not expire.
};
struct Certificates {
    base::SecretText masked_name;
    std::vector<CertificateChoice> choices;
    bool can_go_back = false;  // To the person's own page.
};

// 预览: the page itself, as it will be printed.
struct Preview {
    std::string title = {};
    std::string title_en = {};
    base::SecretText masked_holder = {};
    std::string issuer = {};
    std::string valid_to = {};  // Empty: does not expire.
    std::shared_ptr<const PageImage> page;
    int pages = 1;
};

// 正在打印: what the machine is doing now.
enum class PrintStage {
    starting,
    printing,
    blocked_paper_out,
    blocked_cover_open,
    receipt,
    receipt_for_unknown,  // The slip says that nobody knows what became of the page.
};
inline constexpr std::array all_print_stages{
    PrintStage::starting,           PrintStage::printing, PrintStage::blocked_paper_out,
    PrintStage::blocked_cover_open, PrintStage::receipt,  PrintStage::receipt_for_unknown};
std::string_view name_of(PrintStage);
struct Printing {
    PrintStage stage = PrintStage::starting;
    int pages_out = 0;
    int pages = 1;
};

// 打印完成: take card, paper and receipt. The lines say only what is true.
struct Done {
    bool has_receipt = true;
    bool card_left = false;
    std::string serial = {};
};

// 好差评: five levels, or not.
struct Rating {};

// Everything that goes another way. One layout, one entry in the strings for each:
// notice.<id>.title / .happened / .done / .next
enum class NoticeId {
    no_card,  // Nobody put a card down.
    card_moved,
    card_unreadable,
    card_refused,
    card_unsupported,
    card_expired,
    card_left_behind,
    reader_absent,
    central_unreachable,
    central_refused,
    central_untrusted,
    person_unknown,
    nothing_to_print,
    document_refused,  // The file was damaged or its seal did not verify.
    printer_absent,
    printer_paper_out,  // Before: nothing was printed.
    printer_cover_open,
    printer_jammed,
    printer_failed,
    print_stopped_paper_out,  // In the middle: cancelled, certainly nothing came out.
    print_stopped,            // Cancelled by another cause, certainly nothing came out.
    print_unknown,            // Perhaps a page came out.
    receipt_not_printed,      // The certificate is out, the receipt is not.
    receipt_unknown,
    paper_left_behind,
    journal_failed,  // Nothing may be printed that cannot be recorded.
    no_code,         // Nobody showed one.
    code_foreign,    // A code, and not of our papers.
    paper_unknown,   // Looks like one of ours, and the centre does not know it.
    scanner_absent,
    complaint_unknown,  // The code of a slip that the centre does not have (yet).
    power_low,          // The mains are gone and the battery is almost empty.
    thanks,
    goodbye_idle,  // Ended because nobody answered.
};
inline constexpr int notice_count = static_cast<int>(NoticeId::goodbye_idle) + 1;
std::string_view name_of(NoticeId);  // Its part of the string ids.

struct Notice {
    NoticeId id{};
    std::string serial = {};    // Shown where a person must refer to it; else empty.
    bool can_retry = false;     // "Try again".
    bool can_continue = false;  // "Go on" instead of "To the start".
};

// 填写: one thing that a citizen types, picks or signs. The same entry shown again goes on with
// what was typed so far.
enum class EntryKind {
    search,  // Words that are not personal: what a service is called.
    words,
    phone,      // 11 digits, no blanks.
    id_number,  // 18 characters.
    date,       // "2026-03-01"
    signature,
};
std::string_view name_of(EntryKind);
struct TextEntry {
    EntryKind kind{};
    std::string title = {};  // String ids.
    std::string text = {};
    std::size_t least = 0;  // Characters; of search and words.
    std::size_t most = 60;
    base::SecretText initial = {};
};

// 是否继续: over whatever was shown. seconds_left counts down.
struct StillThere {
    int seconds_left = 0;
};

// 暂停服务.
struct OutOfService {
    std::string reason = {};  // String id.
    bool has_guides = false;  // They can be read all the same.
    std::string since = {};   // Local time, "2026-03-01 14:20".
    bool reported = false;    // The centre knows.
    std::vector<NearbyTerminal> nearby = {};
    std::string nearby_as_of = {};  // Local time; empty: as of now.
};

// 运维: PIN entry and live devices.
struct TechnicianPin {
    int digits = 0;        // Typed so far.
    int wait_seconds = 0;  // > 0: no entry until then.
    bool was_wrong = false;
};
struct DeviceLine {
    std::string device = {};  // String id: "device.id_card_reader".
    std::string model = {};
    std::string state = {};  // String id: "state.ready".
    bool needs_attention = false;
    std::string result = {};  // String id of the last test's outcome ("result.passed"), or empty.
    bool is_testing = false;
    bool is_fitted = true;
};
struct TechnicianDevices {
    std::vector<DeviceLine> devices;
    std::string version = {};
    std::string terminal = {};
    std::int64_t outbox = 0;
    std::string central = {};      // String id: "state.reachable" / "state.unreachable".
    bool is_roll_renewed = false;  // The receipt printer's, since the technician came.
};

using Screen = std::variant<Attract, Home, PlaceCard, Working, Certificates, Preview, Printing,
                            Done, Rating, ShowCode, Verified, Notice, TextEntry, Themes, ItemList,
                            Guide, PackageGuide, MyPage, Cases, CaseDetail, Records, Complaints,
                            Help, ComplaintAbout, ComplaintDraft, ComplaintFiled, StillThere,
                            OutOfService, TechnicianPin, TechnicianDevices>;

// "attract", "place_card", …
std::string_view name_of(const Screen&);

// What a finger said.
enum class Touch {
    begin,  // Attract.
    print_certificate,
    verify_paper,
    guides,      // All themes.
    search,      // For a service.
    packages,    // 一件事.
    print_slip,  // Of the guide that is shown.
    confirm,     // The way forward: print, go on.
    retry,
    back,
    leave,          // To the start; ends the visit.
    more_time,      // "I am still here".
    is_there,       // Turned a page, changed how the screen looks: nothing but a sign of life.
    hidden_corner,  // Held: the technician's way in.
    delete_digit,
    new_roll,  // A technician has put paper into the receipt printer.
    my_page,
    help,
};
inline constexpr int touch_count = static_cast<int>(Touch::help) + 1;
struct Choose {
    int index = 0;  // Of a list: certificate, theme, item; or a device line to test.
    bool operator==(const Choose&) const = default;
};
struct Rate {
    int level = 0;  // 1 … 5.
    bool operator==(const Rate&) const = default;
};
struct Digit {
    int value = 0;  // 0 … 9.
    bool operator==(const Digit&) const = default;
};
struct ChooseLanguage {
    Language language{};
    bool operator==(const ChooseLanguage&) const = default;
};
// Of a TextEntry: what its kind promises.
struct Entered {
    base::SecretText text;
    bool operator==(const Entered& other) const { return text.reveal() == other.text.reveal(); }
};
struct Signed {
    base::Secret<Signature> signature;
    bool operator==(const Signed& other) const
    {
        return signature.reveal() == other.signature.reveal();
    }
};
using Action = std::variant<Touch, Choose, Rate, Digit, ChooseLanguage, Entered, Signed>;

}  // namespace ui
