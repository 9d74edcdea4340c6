#include "ui/gallery/samples.h"

#include <fmt/format.h>
#include "ui/toolkit/painter.h"

namespace ui::samples {

Hall hall()
{
    return {.office = "云溪镇便民服务中心",
            .office_en = "Yunxi Town Service Centre",
            .terminal = "T-000001",
            .phone = "12345"};
}

input::Methods methods(const std::filesystem::path& share)
{
    return input::Methods::load({.keyboards = share / "keyboards"}).value();
}

std::shared_ptr<const PageImage> certificate_page()
{
    using namespace toolkit;
    constexpr Size size{826, 1169};
    const Colour ink{20, 20, 20};
    const Colour red{180, 20, 20};
    Scene scene;
    scene.add(Box{.rect = {36, 36, 754, 1097}, .border = red, .border_width = 4});
    scene.add(Text{{60, 120, 706, 90}, "居住证明", {60, true}, red, Align::centre});
    const char* lines[] = {"姓名：王小明", "公民身份号码：110105194912310021",
                           "居住地址：云溪镇和平路 1 号", "登记日期：2025-03-01",
                           "有效期至：2030-02-28"};
    int y = 320;
    for (const auto* line : lines) {
        scene.add(Text{{110, y, 600, 50}, line, {30, false}, ink});
        y += 84;
    }
    scene.add(Icon{{520, 800, 200, 200}, IconId::seal, red});
    scene.add(Text{{440, 1010, 330, 40}, "云溪镇人民政府（样本）", {26, false}, ink});
    Canvas canvas(size, {255, 255, 255});
    Typesetter typesetter;
    paint(scene, canvas.view(), {0, 0, size.width, size.height}, typesetter);
    auto page = std::make_shared<PageImage>();
    page->width = size.width;
    page->height = size.height;
    for (int row = 0; row < size.height; ++row)
        for (int x = 0; x < size.width; ++x)
            page->pixels.push_back(canvas.at(x, row));
    return page;
}

static std::vector<CertificateChoice> choices(int count)
{
    const CertificateChoice all[] = {
        {"居住证明", "Certificate of residence", "云溪镇人民政府", "2025-03-01", "2030-02-28"},
        {"个体工商户营业执照", "Business licence of a sole proprietor", "云溪县市场监督管理局",
         "2024-06-18", ""},
        {"食品经营许可证", "Food business licence", "云溪县市场监督管理局", "2023-09-10",
         "2028-09-09"},
        {"特困人员救助供养证明（含门诊、住院与长期照护待遇）",
         "Certificate of support for persons in special hardship, with long-term care",
         "云溪县民政局社会救助与养老服务管理办公室", "2025-01-01", "2025-12-31"},
        {"参保缴费证明", "Proof of social insurance payments", "云溪县社会保险事业中心",
         "2026-01-05", "2026-04-04"},
    };
    std::vector<CertificateChoice> list;
    for (int i = 0; i < count; ++i)
        list.push_back(all[i % 5]);
    return list;
}

static std::vector<DeviceLine> devices()
{
    return {{.device = "device.id_card_reader",
             .model = "SDT 1.0 (0400:C35A)",
             .state = "state.ready",
             .result = "result.passed"},
            {.device = "device.document_printer",
             .model = "IPP Everywhere",
             .state = "state.paper_out",
             .needs_attention = true,
             .result = "result.failed"},
            {.device = "device.receipt_printer",
             .model = "ESC/POS 80 mm",
             .state = "state.paper_low",
             .needs_attention = true,
             .is_testing = true},
            {.device = "device.code_scanner",
             .model = "",
             .state = "state.not_fitted",
             .is_fitted = false},
            {.device = "device.power_supply",
             .model = "SANTAK MT500 V1.1, 61 %",
             .state = "state.on_battery",
             .needs_attention = true},
            {.device = "device.cabinet",
             .model = "YMC-1 1.0",
             .state = "state.door_open",
             .needs_attention = true}};
}

// As much as the screen can have to show.
static TechnicianDevices with_every_device()
{
    TechnicianDevices out{.devices = devices(),
                          .version = "0.1.0",
                          .terminal = "T-000001",
                          .outbox = 1000,
                          .central = "state.unreachable"};
    for (auto& line : out.devices) {
        line.is_testing = false;
        line.is_fitted = true;
        if (line.state == "state.not_fitted")
            line.state = "state.ready";
    }
    return out;
}

static TechnicianDevices with_new_roll()
{
    TechnicianDevices out{.devices = devices(),
                          .version = "0.1.0",
                          .terminal = "T-000001",
                          .central = "state.unreachable",
                          .is_roll_renewed = true};
    out.devices[2].is_testing = false;
    out.devices[2].result = "result.roll_renewed";
    return out;
}

static Verified paper(bool is_genuine)
{
    return {.is_genuine = is_genuine,
            .title = "特困人员救助供养证明（含门诊、住院与长期照护待遇）",
            .masked_holder = base::SecretText("王*明"),
            .serial = "XF-2026-00000001-3",
            .issued_on = "2026-03-01"};
}

static void add_notices(std::vector<Sample>& all)
{
    for (int i = 0; i < notice_count; ++i) {
        const auto id = static_cast<NoticeId>(i);
        Notice notice{.id = id};
        notice.can_retry = id <= NoticeId::card_unsupported || id == NoticeId::printer_paper_out ||
                           id == NoticeId::document_refused || id == NoticeId::print_stopped ||
                           id == NoticeId::no_code || id == NoticeId::code_foreign ||
                           id == NoticeId::paper_unknown || id == NoticeId::power_low;
        notice.can_continue =
            id == NoticeId::receipt_not_printed || id == NoticeId::receipt_unknown;
        if (notice.can_continue || id == NoticeId::print_unknown)
            notice.serial = "XF-2026-00000001-3";
        all.push_back({"notice_" + std::string(name_of(id)), notice});
    }
}

static void add_entries(std::vector<Sample>& all)
{
    const auto add = [&all](EntryKind kind, const char* text) {
        all.push_back({fmt::format("entry_{}", name_of(kind)),
                       TextEntry{.kind = kind,
                                 .title = fmt::format("entry.{}.title", name_of(kind)),
                                 .text = fmt::format("entry.{}.text", name_of(kind)),
                                 .initial = base::SecretText(text)}});
    };
    add(EntryKind::search, "");
    add(EntryKind::words, "楼道灯坏了，请来看看");
    // As somebody types who begins in Chinese.
    all.push_back(all.back());
    all.back().name = "entry_pinyin";
    for (const char letter : std::string_view("woyaoshenqing"))
        all.back().touched.push_back(fmt::format("key.{}", letter));
    all.push_back({"entry_handwriting", all.back().screen});
    all.back().touched = {"key.next_keyboard"};
    add(EntryKind::phone, "13812345678");
    add(EntryKind::id_number, "11010519491231002");
    add(EntryKind::date, "1949-12-31");
    add(EntryKind::signature, "");
}

static void add_printing(std::vector<Sample>& all)
{
    for (const auto stage : all_print_stages)
        all.push_back(
            {"printing_" + std::string(name_of(stage)),
             Printing{
                 .stage = stage, .pages_out = stage == PrintStage::starting ? 0 : 1, .pages = 2}});
}

static void add_technician(std::vector<Sample>& all)
{
    all.push_back({"technician_pin", TechnicianPin{.digits = 3}});
    all.push_back({"technician_pin_wrong", TechnicianPin{.was_wrong = true}});
    all.push_back({"technician_pin_wait", TechnicianPin{.wait_seconds = 30, .was_wrong = true}});
    // The longest words that fill a page, each with the result of a test.
    std::vector<DeviceLine> longest;
    using Line = std::pair<const char*, const char*>;
    for (const auto& [device, state] :
         {Line{"document_printer", "battery_low"}, Line{"cabinet", "was_tampered"},
          Line{"id_card_reader", "was_opened"}, Line{"power_supply", "on_battery"},
          Line{"receipt_printer", "ready"}})
        longest.push_back({.device = std::string("device.") + device,
                           .model = "YMC-1 1.0",
                           .state = std::string("state.") + state,
                           .needs_attention = true,
                           .result = "result.failed"});
    all.push_back({"technician_devices_longest", TechnicianDevices{.devices = std::move(longest),
                                                                   .version = "0.1.0",
                                                                   .terminal = "T-000001",
                                                                   .outbox = 0,
                                                                   .central = "state.reachable"}});
    all.push_back({"technician_devices", TechnicianDevices{.devices = devices(),
                                                           .version = "0.1.0",
                                                           .terminal = "T-000001",
                                                           .outbox = 3,
                                                           .central = "state.reachable"}});
    all.push_back({"technician_every_device", with_every_device()});
    all.push_back({"technician_new_roll", with_new_roll()});
}

void show(const Sample& sample, Face& face)
{
    face.show(sample.screen);
    for (const auto& id : sample.touched) {
        face.touch(id);
        face.pump(base::Deadline{});
    }
    if (sample.is_asked)
        face.overlay({.seconds_left = 27});
    if (sample.is_choosing_language || sample.is_assisting) {
        face.touch(sample.is_assisting ? "assistance" : "language");
        face.pump(base::Deadline{});
    }
    if (sample.is_looked_closer) {
        face.touch("closer");
        face.pump(base::Deadline{});
    }
}

Guides guides()
{
    return {.themes = {{{"证照证明", "Papers"}, "certificate"},
                       {{"户籍身份", "Household"}, "id_card"},
                       {{"婚育家庭", "Family"}, "family"},
                       {{"社会保障", "Social security"}, "umbrella"},
                       {{"医疗医保", "Health"}, "medical"},
                       {{"养老助老", "Old age"}, "elder"},
                       {{"助残服务", "Disability"}, "wheelchair"},
                       {{"住房安居", "Housing"}, "home"},
                       {{"农业林业", "Farming"}, "plant"},
                       {{"开店经商", "Business"}, "shop"},
                       {{"规划建设", "Building"}, "building"}},
            .items = 64,
            .packages = 10,
            .day = "2026-03-01",
            .is_demonstration = true};
}

static ItemList item_list(ListKind kind, int count)
{
    static const Named names[] = {
        {"打印居住证明", "Residence certificate"},
        {"申领困难残疾人生活补贴和重度残疾人护理补贴",
         "Replacing a marriage or divorce certificate"},
        {"孩子出生一件事", "A child is born"},
        {"拖拉机、联合收割机登记", "Registering a tractor or harvester"},
        {"老年人优待证", "Senior citizen's card"},
        {"城乡居民基本养老保险参保登记", "Joining the residents' pension"},
        {"开一家小店一件事", "Opening a shop"},
        {"农村村民住宅建设审批", "Building a house in a village"},
        {"个体工商户设立登记", "Registering as a sole trader"},
        {"新生儿出生登记", "Registering a birth"},
    };
    ItemList list{.kind = kind, .title = {"证照证明", "Certificates"}};
    if (kind == ListKind::found)
        list.query = base::SecretText("养老金");
    for (int i = 0; i < count; ++i)
        list.entries.push_back({.title = names[static_cast<std::size_t>(i) % std::size(names)],
                                .days = i % 4 == 1 ? 20 : 0,
                                .is_package = kind == ListKind::packages || i % 4 == 2,
                                .can_be_printed = i % 4 == 0});
    return list;
}

static GuideLine material(Named name, std::string note)
{
    return {.text = std::move(name), .count = 1, .other = 2, .note_pattern = std::move(note)};
}

static std::vector<GuideLine> materials()
{
    return {material({"家庭经济状况核对授权书", "Permission to check the family’s means"},
                     "guide.originals"),
            material({"合法稳定住所证明", "Proof of a lawful and stable home"}, "guide.shared"),
            material({"原居民身份证（丢失的除外）", "Old identity card, unless it was lost"},
                     "guide.optional")};
}

static Guide guide(GuideTopic topic, std::vector<GuideLine> lines)
{
    Guide guide{.name = {"困难残疾人生活补贴", "Living allowance for disabled persons"},
                .pages = {},
                .day = "2026-03-01",
                .is_demonstration = true};
    guide.pages.push_back({.topic = topic, .lines = lines});
    guide.pages.push_back({.topic = topic, .part = 2, .parts = 2, .lines = std::move(lines)});
    return guide;
}

static std::vector<GuideLine> first_lines()
{
    return {{.text = {"证明您在本市登记居住，办理入学、就业时使用",
                      "Shows that you live here, for school or work"},
             .note = {"119900001SF0000001X20000001000001", "119900001SF0000001X20000001000001"},
             .note_pattern = "guide.number"},
            {.label = "guide.authority",
             .text = {"示范市人力资源和社会保障局",
                      "Human Resources and Social Security Bureau of Shifan"}},
            {.label = "guide.where",
             .text = {"二楼自然资源窗口", "First floor, land and planning counter"},
             .note = {"工作日 9:00–12:00，13:30–17:00  12345",
                      "Working days 9:00–12:00 and 13:30–17:00  12345"}}};
}

static void add_guides(std::vector<Sample>& all)
{
    all.push_back({"themes", Themes{.guides = guides()}});
    all.push_back({"item_list", item_list(ListKind::theme, 9)});
    all.push_back({"item_list_found", item_list(ListKind::found, 3)});
    all.push_back({"item_list_nothing", item_list(ListKind::found, 0)});
    all.push_back({"item_list_packages", item_list(ListKind::packages, 10)});
    auto first = guide(GuideTopic::item, first_lines());
    first.is_printable = true;
    all.push_back({"guide", first});
    first.not_printable = "out_of_service.document_printer";
    first.slip = SlipState::unavailable;
    all.push_back({"guide_not_now", first});
    for (const auto state :
         {SlipState::printing, SlipState::printed, SlipState::not_printed, SlipState::unknown}) {
        auto asked = guide(GuideTopic::materials, materials());
        asked.slip = state;
        all.push_back({"guide_slip_" + std::to_string(static_cast<int>(state)), asked});
    }
    all.push_back(
        {"guide_limit",
         guide(GuideTopic::limit,
               {{.label = "guide.promised", .pattern = "guide.days", .count = 1},
                {.label = "guide.legal", .pattern = "guide.no_limit"},
                {.label = "guide.reform", .pattern = "guide.now", .count = 2, .other = 5}})});
    all.push_back({"guide_result",
                   guide(GuideTopic::result,
                         {{.label = "guide.result", .text = {"居住证明", "Residence certificate"}},
                          {.label = "guide.special", .pattern = "guide.tolerance"},
                          {.pattern = "guide.silence_is_yes"}})});
    PackageGuide package{.name = {"残疾人服务一件事", "Help with a disability"},
                         .summary = {"办证、补贴、辅具、改造一次申请",
                                     "Certificate, allowances, devices and home in one request"},
                         .items = item_list(ListKind::theme, 5).entries,
                         .materials = materials(),
                         .reform = {.pattern = "package.reform", .count = 160, .other = 60}};
    all.push_back({"package_guide", std::move(package)});
}

static void add_out_of_service(std::vector<Sample>& all)
{
    all.push_back({"out_of_service", OutOfService{.reason = "out_of_service.document_printer",
                                                  .since = "2026-03-01 14:20",
                                                  .reported = true}});
    all.push_back(
        {"out_of_service_guides", OutOfService{.reason = "out_of_service.document_printer",
                                               .has_guides = true,
                                               .since = "2026-03-01 14:20",
                                               .reported = true}});
    all.push_back({"out_of_service_central", OutOfService{.reason = "out_of_service.central"}});
    all.push_back(
        {"out_of_service_reader", OutOfService{.reason = "out_of_service.id_card_reader"}});
    for (const auto* device : {"power_supply", "on_battery", "cabinet"})
        all.push_back({std::string("out_of_service_") + device,
                       OutOfService{.reason = std::string("out_of_service.") + device,
                                    .since = "2026-03-01 14:20",
                                    .reported = true}});
}

std::vector<Sample> screens()
{
    const base::SecretText name("王*明");
    const Certificates few{name, choices(2)};
    const Certificates many{name, choices(10)};
    std::vector<Sample> all{
        {"attract", Attract{}},
        {"home", Home{}},
        {"home_resting",
         Home{.can_print_certificates = false, .reason = "out_of_service.document_printer"}},
        {"home_with_scanner", Home{.can_verify_papers = true}},
        {"home_with_guides",
         Home{.can_verify_papers = true, .can_see_own = true, .guides = guides()}},
        {"home_guides_only", Home{.can_print_certificates = false,
                                  .reason = "out_of_service.document_printer",
                                  .guides = guides()}},
        {"show_code", ShowCode{}},
        {"working_verifying", Working{"working.verifying"}},
        {"verified_genuine", paper(true)},
        {"verified_invalid", paper(false)},
        {"place_card", PlaceCard{}},
        {"working_checking_card", Working{"working.checking_card"}},
        {"working_fetching_list", Working{"working.fetching_list"}},
        {"working_fetching_document", Working{"working.fetching_document"}},
        {"certificates_few", few},
        {"certificates_many", many},
        {"certificates_asked", few, true},
        {"languages", few, false, true},
        {.name = "assistance", .screen = Home{}, .is_assisting = true},
        {"preview", Preview{.title = "居住证明",
                            .title_en = "Certificate of residence",
                            .masked_holder = name,
                            .issuer = "云溪镇人民政府",
                            .valid_to = "2030-02-28",
                            .page = certificate_page(),
                            .pages = 2}},
    };
    add_printing(all);
    all.push_back({"done", Done{.serial = "XF-2026-00000001-3"}});
    all.push_back({"done_card_left", Done{.card_left = true, .serial = "XF-2026-00000001-3"}});
    all.push_back(
        {"done_without_receipt", Done{.has_receipt = false, .serial = "XF-2026-00000001-3"}});
    all.push_back({"rating", Rating{}});
    add_guides(all);
    add_notices(all);
    add_entries(all);
    add_own(all);
    add_out_of_service(all);
    add_technician(all);
    return all;
}

}  // namespace ui::samples
