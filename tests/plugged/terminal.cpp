#include "tests/plugged/terminal.h"

#include "base/json.h"
#include "base/verify.h"
#include "tests/eventually.h"
#include "ui/screens/face.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <fstream>

namespace plugged {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

static constexpr ui::toolkit::Size screen_size{1080, 1920};
static constexpr int panel_width_mm = 398;

static const hall::Programs& programs()
{
    static const hall::Programs built{YIMEN_BINARY_DIR};
    return built;
}

static std::string kiosk_program()
{
    return (programs().build / "kiosk" / "yimen-kiosk").string();
}

static Spot middle_of(ui::Face& face, std::string_view id)
{
    const auto* target = face.scene().find(id);
    VERIFY(target);
    return {target->rect.x + target->rect.width / 2, target->rect.y + target->rect.height / 2};
}

Spots spots()
{
    const fs::path config = fs::path(YIMEN_SOURCE_DIR) / "config";
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    const ui::toolkit::Panel panel{.pixels = screen_size, .width_mm = panel_width_mm};
    const auto window = ui::toolkit::Window::open({.title = "spots", .size = screen_size}).value();
    const base::SystemClock clock;
    ui::Face face(*window, ui::toolkit::Design::load(config / "theme.toml", panel).value(),
                  ui::Strings::load(config / "strings").value(),
                  ui::input::Methods::load({.keyboards = config / "keyboards"}).value(), {}, clock);
    Spots out{};
    out.begin = middle_of(face, "begin");
    face.show(ui::Home{.can_print_certificates = true,
                       .reason = {},
                       .can_verify_papers = true,
                       .can_see_own = true});
    out.print_certificate = middle_of(face, "print_certificate");
    const ui::CertificateChoice choice{.title = "参保证明", .issuer = "清溪镇"};
    face.show(ui::Certificates{.masked_name = {}, .choices = {choice, choice, choice}});
    out.first_certificate = middle_of(face, "choose.0");
    face.show(ui::Preview{.title = choice.title, .page = {}});
    out.print = middle_of(face, "confirm");
    out.leave = middle_of(face, "leave");
    return out;
}

Terminal::Terminal(std::string document_printer)
    : display(folder.path(), screen_size), centre(programs(), folder.path() / "centre")
{
    write_settings(document_printer.empty() ? papers.uri() : document_printer);
    const auto settings = (folder.path() / "kiosk.toml").string();
    const auto enrolled =
        hall::run({kiosk_program(), "--settings", settings, "--enrol",
                   centre.enrolment_code("plugged"), "--authority", centre.authority().string()});
    VERIFY(enrolled.status == 0);
    auto process = hall::Process::start(
        {kiosk_program(), "--settings", settings, "--trace", trace().string()}, log());
    VERIFY(process);
    process_ = std::move(*process);
}

Terminal::~Terminal()
{
    process_->stop();
}

void Terminal::write_settings(const std::string& document_printer) const
{
    std::ofstream(folder.path() / "kiosk.toml") << fmt::format(
        R"([terminal]
data = "{}"
share = "{}"
page_helper = "{}"
model = "plugged"
office = "清溪镇便民服务中心"
office_en = "Qingxi Township Service Centre"
phone = "12345"
watchdog = ""
[central]
url = "{}"
heartbeat = "200 ms"
answer_limit = "15 s"
[devices]
document_printer = "{}"
blocked_limit = "45 s"
code_scanner = "scanner"
serial_ports = []
receipt_roll_m = 0
[screen]
width = {}
height = {}
panel_width_mm = {}
fullscreen = false
[waiting]
warn_after = "60 s"
answer_within = "30 s"
card = "60 s"
left_behind = "30 s"
)",
        (folder.path() / "terminal").string(), (fs::path(YIMEN_SOURCE_DIR) / "config").string(),
        programs().page_helper().string(), centre.url(), document_printer, screen_size.width,
        screen_size.height, panel_width_mm);
}

std::string Terminal::state_at_centre(std::string_view device) const
{
    for (const auto& terminal : centre.ctl_json({"terminals"})) {
        const auto& status = terminal.at("status");
        if (status.is_null())
            continue;
        for (const auto& told : status.value("devices", base::Json::array()))
            if (told.at("device") == device)
                return told.at("state").get<std::string>();
    }
    return {};
}

bool Terminal::until_at_centre(std::string_view device, std::string_view state) const
{
    return tests::eventually([this, device, state] { return state_at_centre(device) == state; },
                             60s);
}

static std::size_t lines_with(const fs::path& path, std::string_view first, std::string_view second)
{
    std::ifstream file(path);
    std::size_t out = 0;
    for (std::string line; std::getline(file, line);)
        out += line.contains(first) && line.contains(second) ? 1 : 0;
    return out;
}

std::size_t Terminal::log_lines(std::string_view first, std::string_view second) const
{
    return lines_with(log(), first, second);
}

std::size_t Terminal::trace_lines(std::string_view first, std::string_view second) const
{
    return lines_with(trace(), first, second);
}

bool Terminal::until_traced(std::string_view first, std::string_view second) const
{
    return tests::eventually([this, first, second] { return trace_lines(first, second) > 0; }, 60s);
}

// Nothing is taken in the first half second of a screen.
bool Terminal::click_until_shown(Spot spot, std::string_view screen) const
{
    return tests::eventually(
        [this, spot, screen] {
            if (trace_lines(R"("Show")", fmt::format("\"{}\"", screen)) > 0)
                return true;
            display.click(spot.x, spot.y);
            return false;
        },
        60s);
}

}  // namespace plugged
