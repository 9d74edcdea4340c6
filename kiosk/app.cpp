#include "kiosk/app.h"

#include "base/crypto/random.h"
#include "base/log.h"
#include "kiosk/enrolment.h"
#include "kiosk/rasterise.h"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace kiosk {

using base::LogEvent;
using base::Result;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view wrong_pins_fact = "technician.wrong_pins";
constexpr std::string_view paper_used_fact = "receipt_printer.paper_used_mm";
constexpr std::string_view disturbance_fact = "cabinet.disturbance";

// Nothing when no PIN was set: then there is no way in.
std::string read_pin_hash(const std::filesystem::path& path)
{
    std::ifstream file(path);
    std::string hash;
    std::getline(file, hash);
    return hash;
}

int number_in(const std::optional<std::string>& text)
{
    int value = 0;
    if (text)
        std::from_chars(text->data(), text->data() + text->size(), value);
    return std::max(value, 0);
}

ui::toolkit::Panel panel_of(const Settings::Screen& screen)
{
    return {.pixels = {screen.width, screen.height},
            .width_mm = static_cast<double>(screen.panel_width_mm),
            .bottom_mm = screen.panel_bottom_mm};
}

}  // namespace

// ---- Opening

Result<App::Parts> App::open_parts(const Options& options, const base::Clock& clock)
{
    const auto& settings = options.settings;
    const IdentityFiles files(settings.terminal.data);
    const auto panel = panel_of(settings.screen);
    auto terminal = TRY(terminal_name(files));
    auto journal = TRY(journal::Journal::recover(files.journal, clock));
    auto cabinet_journal = TRY(journal::Journal::open(files.journal, clock));
    auto wrong = TRY(journal.journal->fact(std::string(wrong_pins_fact)));
    const auto design =
        TRY(ui::toolkit::Design::load(settings.terminal.share / "theme.toml", panel));
    auto strings = TRY(ui::Strings::load(settings.terminal.share / "strings"));
    auto methods =
        TRY(ui::input::Methods::load({.keyboards = settings.terminal.share / "keyboards"}));
    std::unique_ptr<Trace> trace;
    if (!options.trace.empty())
        trace = TRY(Trace::open(options.trace, clock));
    auto window = TRY(ui::toolkit::Window::open({.title = "Yimen",
                                                 .size = panel.pixels,
                                                 .is_fullscreen = settings.screen.is_fullscreen,
                                                 .keys = settings.assistance.keys}));
    auto speaker = open_speaker(options, strings);
    return Parts{.window = std::move(window),
                 .design = design,
                 .strings = std::move(strings),
                 .methods = std::move(methods),
                 .speaker = std::move(speaker),
                 .journal = std::move(journal.journal),
                 .cabinet_journal = std::move(cabinet_journal),
                 .trace = std::move(trace),
                 .terminal = std::move(terminal),
                 .pin_hash = read_pin_hash(files.pin),
                 .wrong_pins = number_in(wrong),
                 .recovered = std::move(journal.recovered)};
}

Result<std::unique_ptr<App>> App::open(Options options, drivers::Bus& bus, const base::Clock& clock)
{
    auto parts = TRY(open_parts(options, clock));
    for (const auto& serial : parts.recovered)
        base::log(LogEvent::print_recovered, {{"serial", serial}});
    std::unique_ptr<App> app(new App(std::move(options), std::move(parts), clock));
    app->start_speaking();
    TRY(app->connect(bus));
    return app;
}

App::App(Options options, Parts parts, const base::Clock& clock)
    : options_(std::move(options)),
      clock_(clock),
      terminal_(std::move(parts.terminal)),
      pin_hash_(std::move(parts.pin_hash)),
      started_(clock.steady()),
      strings_(parts.strings),
      window_(std::move(parts.window)),
      speaker_(std::move(parts.speaker)),
      face_(*window_, parts.design, std::move(parts.strings), std::move(parts.methods),
            ui::Hall{.office = options_.settings.terminal.office,
                     .office_en = options_.settings.terminal.office_en,
                     .terminal = terminal_,
                     .phone = options_.settings.terminal.phone},
            clock),
      journal_(std::move(parts.journal)),
      cabinet_journal_(std::move(parts.cabinet_journal)),
      trace_(std::move(parts.trace)),
      queue_([this] { face_.wake(); }),
      session_(options_.settings.waiting, base::crypto::random_id),
      technician_(clock, parts.wrong_pins, !pin_hash_.empty()),
      watchdog_(std::move(options_.watchdog))
{
    face_.ignore_double_strikes_within(options_.settings.assistance.double_strike);
    if (options_.settings.screen.has_motion)
        face_.offer_motion(parts.design.fade());
}

App::~App() = default;

Result<> App::connect(drivers::Bus& bus)
{
    const auto& settings = options_.settings;
    const IdentityFiles files(settings.terminal.data);
    const auto post = [this](Event event) { queue_.post(std::move(event)); };
    // Each terminal has its own jitter.
    const auto seed = std::hash<std::string>{}(terminal_);
    link_ = TRY(CentralLink::open({.url = settings.central.url,
                                   .trust = {.authority = files.authority,
                                             .certificate = files.certificate,
                                             .key = files.key},
                                   .issuer = files.issuer,
                                   .journal = files.journal,
                                   .catalogue = files.catalogue,
                                   .heartbeat = settings.central.heartbeat,
                                   .answer_limit = settings.central.answer_limit,
                                   .first_retry = 250ms,
                                   .seed = seed},
                                  clock_, post));
    devices_ = std::make_unique<Devices>(bus, device_options(), post);
    status_ = {
        .version = YIMEN_VERSION, .uptime_s = 0, .outbox = 0, .in_service = false, .devices = {}};
    perform_all(session_.start());
    watchdog_.ready();
    return {};
}

Devices::Options App::device_options()
{
    auto options = options_.devices;
    const auto& settings = options_.settings;
    if (!options.rasterise)
        options.rasterise = rasterise_with(settings.terminal.page_helper);
    const auto used = journal_->fact(std::string(paper_used_fact));
    paper_used_kept_mm_ = used ? number_in(*used) : 0;
    paper_used_mm_ = paper_used_kept_mm_;
    options.receipt_roll = {.length_mm = settings.devices.receipt_roll_m * 1000,
                            .used_mm = paper_used_kept_mm_};
    const auto disturbance = journal_->fact(std::string(disturbance_fact));
    if (disturbance)
        options.disturbance = decode_disturbance(disturbance->value_or(""));
    options.keep_disturbance = [this](const Disturbance& now) { return keep_disturbance(now); };
    options.keep_paper_used = [this](int used_mm) { paper_used_mm_ = used_mm; };
    return options;
}

// On the cabinet's worker: its board forgets what is on disk here, and nothing before.
bool App::keep_disturbance(const Disturbance& now)
{
    const auto kept = cabinet_journal_->set_fact(std::string(disturbance_fact), encode(now));
    if (!kept)
        base::log(LogEvent::journal_failed, {{"cause", kept.error()}});
    return kept.has_value();
}

// The count is older than what was just told, at most by the slip that a power cut ended.
void App::keep_paper_used()
{
    const int used = paper_used_mm_;
    if (used == paper_used_kept_mm_)
        return;
    paper_used_kept_mm_ = used;
    const auto kept = journal_->set_fact(std::string(paper_used_fact), std::to_string(used));
    if (!kept)
        base::log(LogEvent::journal_failed, {{"cause", kept.error()}});
}

void App::follow_light()
{
    const auto light = session_.light();
    if (light == lit_)
        return;
    lit_ = light;
    devices_->light(light);
}

// ---- The loop

void App::Timer::arm(const Patience& patience, base::SteadyTime now)
{
    if (patience.turn == turn)
        return;
    turn = patience.turn;
    due = patience.limit ? std::optional(now + *patience.limit) : std::nullopt;
}

void App::Timer::renew(const Patience& patience, base::SteadyTime now)
{
    if (due && patience.limit && patience.turn == turn)
        due = now + *patience.limit;
}

base::Deadline App::next_turn(base::Deadline deadline) const
{
    for (const auto& due :
         {session_timer_.due, outage_timer_.due, technician_timer_.due, watchdog_.due()})
        if (due)
            deadline = std::min(deadline, *due);
    // The countdown of the question changes each second.
    if (asking_until_)
        deadline = std::min(deadline, clock_.steady() + 250ms);
    return deadline;
}

void App::step(base::Deadline deadline)
{
    for (const auto& action : face_.pump(next_turn(deadline)))
        touched(action);
    if (face_.take_activity())
        stay_patient();
    for (auto& event : queue_.take_all())
        handle(event);
    keep_paper_used();
    fire_timers();
    count_down();
    follow_light();
    watchdog_.alive();
}

void App::arm_timers(base::SteadyTime now)
{
    session_timer_.arm(session_.patience(), now);
    outage_timer_.arm(session_.outage(), now);
    technician_timer_.arm(technician_.patience(), now);
}

void App::fire_timers()
{
    const auto now = clock_.steady();
    if (session_timer_.is_due(now)) {
        session_timer_.due.reset();
        const PatienceEnded ended{session_timer_.turn};
        perform_all(session_.handle(ended));
    }
    if (outage_timer_.is_due(now)) {
        outage_timer_.due.reset();
        handle(OutageLasted{outage_timer_.turn});
    }
    if (technician_timer_.is_due(now)) {
        technician_timer_.due.reset();
        perform_all(technician_.handle(PatienceEnded{technician_timer_.turn}));
        if (!technician_.is_active())
            resume();
    }
    arm_timers(now);
}

void App::touched(const ui::Action& action)
{
    const auto* touch = std::get_if<ui::Touch>(&action);
    if (touch && *touch == ui::Touch::hidden_corner) {
        if (session_.is_resting() && !technician_.is_active()) {
            base::log(LogEvent::technician, {{"action", "hidden corner"}});
            technician_.set_outbox(journal_->outbox_depth().value_or(0));
            perform_all(technician_.enter(session_.equipment(), terminal_));
        }
        return;
    }
    handle(Touched{action});
}

void App::handle(const Event& event)
{
    if (trace_)
        trace_->note(event);
    const bool was_active = technician_.is_active();
    const bool is_touch = std::holds_alternative<Touched>(event);
    if (was_active)
        perform_all(technician_.handle(event));
    // A technician's touches are not a citizen's.
    if (!was_active || !is_touch)
        perform_all(session_.handle(event));
    if (was_active && !technician_.is_active())
        resume();
    if (const auto* told = std::get_if<StatusTold>(&event))
        note_told(*told);
    if (std::holds_alternative<DeviceChanged>(event) ||
        std::holds_alternative<CentralChanged>(event) ||
        std::holds_alternative<OutageLasted>(event))
        say_status();
}

void App::note_told(const StatusTold& told)
{
    keep_nearby(told.nearby);
    for (const auto& device : told.devices)
        if (device.device == name_of(Device::cabinet))
            devices_->cabinet_is_told(device.state);
}

// After the technician: whatever the hall's screen should be now.
void App::resume()
{
    base::log(LogEvent::technician, {{"action", "left"}});
    perform_all(session_.start());
}

void App::perform_all(const Effects& effects)
{
    for (const auto& effect : effects)
        perform(effect);
    arm_timers(clock_.steady());
}

void App::count_down()
{
    if (!asking_until_)
        return;
    const auto left =
        std::chrono::ceil<std::chrono::seconds>(*asking_until_ - clock_.steady()).count();
    face_.overlay({.seconds_left = static_cast<int>(std::max<std::int64_t>(left, 0))});
}

// Who looks around by keys is there, though nothing of it is an action of the visit; the question
// waits for them as well.
void App::stay_patient()
{
    const auto now = clock_.steady();
    session_timer_.renew(session_.patience(), now);
    technician_timer_.renew(technician_.patience(), now);
    if (asking_until_ && session_timer_.due)
        asking_until_ = session_timer_.due;
}

// What the heartbeat says of this machine.
void App::say_status()
{
    const auto& equipment = session_.equipment();
    status_.uptime_s =
        std::chrono::duration_cast<std::chrono::seconds>(clock_.steady() - started_).count();
    status_.devices.clear();
    status_.in_service = !session_.is_outage_long();
    for (const auto device : all_devices) {
        const auto& status = equipment.of(device);
        if (status.condition == Condition::not_fitted)
            continue;
        status_.devices.push_back({.device = std::string(name_of(device)),
                                   .model = status.model,
                                   .state = std::string(name_of(status.condition))});
        if (keeps_from_service(device, status.condition))
            status_.in_service = false;
    }
    link_->set_status(status_);
}

}  // namespace kiosk
