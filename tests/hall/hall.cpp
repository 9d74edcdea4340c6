#include "tests/hall/hall.h"

#include "base/json.h"
#include "base/verify.h"
#include "drivers/camera/code_scanner.h"
#include "kiosk/enrolment.h"
#include "tests/hall/cards.h"

#include <cstdlib>

namespace hall {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr auto turn = 20ms;
// Long enough for a certificate to be made, which ThreadSanitizer makes the work of seconds.
#ifdef __SANITIZE_THREAD__
constexpr auto answer_limit = 30s;
constexpr auto longest_wait = 90s;
#else
constexpr auto answer_limit = 3s;
constexpr auto longest_wait = 30s;
#endif

kiosk::Settings settings_for(const Programs& programs, const Options& options)
{
    const fs::path source = YIMEN_SOURCE_DIR;
    kiosk::Settings settings;
    settings.terminal = {.data = options.folder / "terminal",
                         .share = source / "config",
                         .page_helper = programs.page_helper(),
                         .model = "emulated",
                         .office = "清溪镇便民服务中心",
                         .office_en = "Qingxi Township Service Centre",
                         .phone = "12345"};
    settings.screen = {.width = options.width,
                       .height = options.height,
                       .panel_width_mm = options.width > options.height ? 708 : 398,
                       .panel_bottom_mm = options.width > options.height ? 900 : 700,
                       .is_fullscreen = false,
                       .has_motion = true};
    settings.assistance.speech = options.speech;
    settings.central.heartbeat = 500ms;
    settings.central.answer_limit = answer_limit;
    if (options.is_short_of_patience) {
        settings.waiting.warn_after = 4s;
        settings.waiting.answer_within = 2s;
        settings.waiting.card = 3s;
        settings.waiting.left_behind = 3s;
        settings.waiting.farewell = 1s;
    }
    return settings;
}

}  // namespace

Hall::Hall(const Programs& programs, const Options& options)
    : centre(programs, options.folder / "centre"),
      programs_(programs),
      options_(options),
      settings_(settings_for(programs, options))
{
    if (!options.has_window)
        ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    settings_.central.url = centre.url();
    devices_ = {.document_printer_uri = papers.uri(),
                .open_code_scanner = [this] { return open_code_scanner(); },
                .blocked_limit = 2s,
                .card_poll = 20ms,
                .presence_poll = 50ms,
                .code_look = 20ms,
                .state_poll = 50ms,
                .reopen = 50ms};
    bus.plug_in(reader);
    bus.plug_in(receipts);
    bus.plug_in(scanner);
    if (options.has_surroundings)
        fit_surroundings();
    const auto enrolled =
        kiosk::enrol(settings_, centre.enrolment_code("emulated"), centre.authority());
    VERIFY(enrolled);
    VERIFY(kiosk::set_pin(kiosk::IdentityFiles(settings_.terminal.data),
                          base::SecretText(std::string("246810"))));
    switch_on();
}

void Hall::fit_surroundings()
{
    devices_.open_power_supply = [this] { return drivers::open_power_supply(bus); };
    devices_.open_cabinet = [this] { return drivers::open_cabinet(bus); };
    bus.plug_in(power);
    bus.plug_in(cabinet);
}

base::Result<std::unique_ptr<drivers::CodeScanner>> Hall::open_code_scanner()
{
    return options_.has_camera ? drivers::camera::CodeScanner::open(camera, clock_)
                               : drivers::open_code_scanner(bus);
}

Hall::~Hall()
{
    switch_off();
}

void Hall::switch_off()
{
    app_.reset();
}

void Hall::keep_terminals_pace()
{
    const kiosk::Devices::Options usual;
    devices_.card_poll = usual.card_poll;
    devices_.presence_poll = usual.presence_poll;
    devices_.code_look = usual.code_look;
    devices_.state_poll = usual.state_poll;
    devices_.reopen = usual.reopen;
    settings_.central.heartbeat = 30s;
}

void Hall::switch_on()
{
    auto app =
        kiosk::App::open({.settings = settings_,
                          .devices = devices_,
                          .trace = options_.trace,
                          .is_heard_by_test = options_.speech != ui::speech::SpeechMode::off},
                         bus, clock_);
    VERIFY(app);
    heard_ = 0;
    app_ = std::move(*app);
}

void Hall::let_pass(std::chrono::seconds time)
{
    clock_.put_forward(time);
    app_->step(base::within(0ms));
}

bool Hall::until(const std::function<bool()>& condition)
{
    const auto limit = base::within(longest_wait);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > limit)
            return false;
        app_->step(base::within(turn));
        if (after_turn)
            after_turn();
    }
    return true;
}

bool Hall::touch(std::string_view id)
{
    return until([this, id] { return app_->face().touch(id); });
}

bool Hall::press(ui::toolkit::Key key)
{
    const bool is_known = app_->face().press(key);
    app_->step(base::within(0ms));
    return is_known;
}

std::vector<std::string> Hall::hear()
{
    std::vector<std::string> texts;
    auto* speaker = app_->speaker();
    VERIFY(speaker);
    app_->step(base::within(0ms));
    std::vector<std::int16_t> buffer(65'536);
    until([&] {
        speaker->fill(buffer);
        return speaker->is_silent();
    });
    const auto log = speaker->log();
    for (; heard_ < log.size(); ++heard_)
        texts.push_back(log[heard_].text);
    return texts;
}

bool Hall::hold_corner()
{
    using ui::toolkit::Contact;
    constexpr int inside = 8;
    auto& window = app_->window();
    window.post({.contact = Contact::down, .x = inside, .y = inside});
    const bool is_in = until([this] { return app_->technician().is_active(); });
    window.post({.contact = Contact::up, .x = inside, .y = inside});
    return is_in;
}

bool Hall::until_noticed(ui::NoticeId id)
{
    return until([this, id] {
        const auto* notice = std::get_if<ui::Notice>(&app_->screen());
        return notice && notice->id == id;
    });
}

void Hall::place(std::string_view person)
{
    reader.place(card_of(centre.people(), person));
}

std::string Hall::name_of_terminal() const
{
    return kiosk::terminal_name(kiosk::IdentityFiles(settings_.terminal.data)).value_or("");
}

std::string Hall::last_serial()
{
    const auto ledger = app_->journal().ledger();
    VERIFY(ledger);
    return ledger->empty() ? std::string{} : ledger->back().serial;
}

bool Hall::do_ledgers_agree()
{
    if (!until([this] { return app_->journal().outbox_depth() == 0; }))
        return false;
    const auto here = app_->journal().ledger();
    VERIFY(here);
    std::size_t settled = 0;
    for (const auto& paper : centre.ctl_json({"ledger"}))
        settled += paper.at("state") == "issued" ? 0 : 1;
    for (const auto& entry : *here)
        if (centre.paper_state(entry.serial) != entry.state)
            return false;
    return settled == here->size();
}

}  // namespace hall
