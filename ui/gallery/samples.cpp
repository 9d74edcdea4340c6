#include "ui/gallery/samples.h"

#include "ui/toolkit/painter.h"

namespace ui::samples {

Hall hall()
{
    return {.office = "云溪镇便民服务中心",
            .office_en = "Yunxi Town Service Centre",
            .terminal = "T-000001",
            .phone = "12345"};
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
    if (sample.is_asked)
        face.overlay({.seconds_left = 27});
    if (sample.is_choosing_language || sample.is_assisting) {
        face.touch(sample.is_assisting ? "assistance" : "language");
        face.pump(base::Deadline{});
    }
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
        {"preview", Preview{"居住证明", "Certificate of residence", certificate_page(), 2}},
    };
    add_printing(all);
    all.push_back({"done", Done{.serial = "XF-2026-00000001-3"}});
    all.push_back({"done_card_left", Done{.card_left = true, .serial = "XF-2026-00000001-3"}});
    all.push_back(
        {"done_without_receipt", Done{.has_receipt = false, .serial = "XF-2026-00000001-3"}});
    all.push_back({"rating", Rating{}});
    add_notices(all);
    all.push_back({"out_of_service", OutOfService{.reason = "out_of_service.document_printer",
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
    add_technician(all);
    return all;
}

}  // namespace ui::samples
