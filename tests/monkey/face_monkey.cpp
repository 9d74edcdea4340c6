#include "tests/monkey/face_monkey.h"

#include "base/overloaded.h"
#include "tests/kiosk/catalogue_shown.h"
#include "ui/gallery/samples.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace monkey {

using namespace kiosk;
using namespace std::chrono_literals;
using ui::toolkit::Contact;
using ui::toolkit::Pointer;

namespace {

constexpr ui::toolkit::Panel panel{.pixels = {540, 960}, .width_mm = 398, .bottom_mm = 700};
constexpr int most_steps_out = 40;
constexpr std::uint64_t look_for_way_out_every = 25;

std::unique_ptr<ui::toolkit::Window> open_window()
{
    return ui::toolkit::Window::open({.title = "monkey", .size = panel.pixels, .is_unseen = true})
        .value();
}

}  // namespace

FaceMonkey::FaceMonkey(std::uint64_t seed, const std::filesystem::path& share)
    : chance_(seed),
      answers_(chance_),
      window_(open_window()),
      design_(ui::toolkit::Design::load(share / "theme.toml", panel).value()),
      face_(*window_, design_, ui::Strings::load(share / "strings").value(),
            ui::samples::methods(share), ui::samples::hall(), clock_),
      session_(WaitingTimes{}, [this] { return fmt::format("{:032x}", ++ids_); })
{
    report_.seed = seed;
    for (const auto& effect : session_.start())
        perform(effect);
    happens(CatalogueArrived{test::small_catalogue()});
    for (const auto device : {Device::id_card_reader, Device::document_printer,
                              Device::receipt_printer, Device::code_scanner})
        happens(DeviceChanged{device, {Condition::ready, "model"}});
}

Report FaceMonkey::play(std::uint64_t deeds)
{
    is_session_there_ = true;
    for (std::uint64_t i = 0; i < deeds && !report_.violation; ++i) {
        deed();
        if (chance_.once_in(2))
            world_acts();
        if (chance_.once_in(look_for_way_out_every))
            look_for_way_out();
    }
    return report_;
}

void FaceMonkey::play_on(const ui::Screen& screen, std::uint64_t deeds)
{
    is_session_there_ = false;
    face_.forget();
    face_.show(screen);
    for (std::uint64_t i = 0; i < deeds; ++i)
        deed();
}

// ---- The hand

void FaceMonkey::deed()
{
    ++report_.deeds;
    const auto kind = chance_.below(20);
    if (kind < 11)
        touch_something();
    else if (kind < 13)
        touch_anywhere();
    else if (kind < 15)
        slide();
    else
        press_key();
    take_actions();
    // Sometimes within the guard against double strikes.
    pass_time(chance_.between(50ms, 1500ms));
    if (face_.is_closed())
        violate("the window was closed by a touch");
}

void FaceMonkey::touch_something()
{
    const auto& targets = face_.targets();
    if (targets.empty())
        return touch_anywhere();
    const auto& rect = targets[chance_.below(targets.size())].rect;
    const int x = rect.x + static_cast<int>(chance_.below(static_cast<std::uint64_t>(rect.width)));
    const int y = rect.y + static_cast<int>(chance_.below(static_cast<std::uint64_t>(rect.height)));
    window_->post(Pointer{Contact::down, x, y, false});
    window_->post(Pointer{Contact::up, x, y, false});
}

void FaceMonkey::touch_anywhere()
{
    const auto [width, height] = panel.pixels;
    const int x = static_cast<int>(chance_.below(static_cast<std::uint64_t>(width)));
    const int y = static_cast<int>(chance_.below(static_cast<std::uint64_t>(height)));
    window_->post(Pointer{Contact::down, x, y, false});
    // Or never lifted, as where a panel lost a finger.
    if (!chance_.once_in(10))
        window_->post(Pointer{Contact::up, x, y, false});
}

void FaceMonkey::slide()
{
    const auto [width, height] = panel.pixels;
    const auto somewhere = [&](Contact contact) {
        window_->post(
            Pointer{contact, static_cast<int>(chance_.below(static_cast<std::uint64_t>(width))),
                    static_cast<int>(chance_.below(static_cast<std::uint64_t>(height))), false});
    };
    somewhere(Contact::down);
    for (auto more = chance_.below(4); more > 0; --more)
        somewhere(Contact::moved);
    somewhere(Contact::up);
}

void FaceMonkey::press_key()
{
    using ui::toolkit::Key;
    static constexpr std::array keys{Key::up, Key::down, Key::left, Key::right, Key::ok, Key::ok};
    window_->post({keys[chance_.below(keys.size())], chance_.once_in(6), false});
}

// ---- What comes of it

void FaceMonkey::take_actions()
{
    for (const auto& action : face_.pump(base::Deadline{}))
        if (is_session_there_)
            happens(Touched{action});
}

void FaceMonkey::happens(const Event& event)
{
    const bool was_resting = session_.is_resting();
    for (const auto& effect : session_.handle(event))
        perform(effect);
    if (was_resting && !session_.is_resting())
        ++report_.visits;
    if (const auto& patience = session_.patience(); patience.turn != armed_turn_) {
        armed_turn_ = patience.turn;
        armed_at_ = clock_.now;
    }
    if (!session_.is_resting() && !session_.patience().limit)
        violate("always-out: a step has no limit");
}

void FaceMonkey::perform(const Effect& effect)
{
    std::visit(base::overloaded{
                   [this](const Show& show) {
                       report_.screens.insert(std::string(ui::name_of(show.screen)));
                       screen_ = show.screen;
                       if (!is_helping_)
                           face_.show(show.screen);
                   },
                   [this](const ShowHelp& help) {
                       report_.screens.insert(std::string(ui::name_of(help.screen)));
                       is_helping_ = true;
                       face_.show(help.screen);
                   },
                   [this](const HideHelp&) {
                       is_helping_ = false;
                       face_.show(screen_);
                   },
                   [this](const AskStillThere& ask) {
                       face_.overlay({.seconds_left = static_cast<int>(ask.answer_within.count())});
                   },
                   [this](const StopAsking&) { face_.remove_overlay(); },
                   [this](const UseLanguage& use) { face_.set_language(use.language); },
                   [this](const Forget&) { face_.forget(); },
                   [](const auto&) {},
               },
               effect);
    answers_.note(effect);
    // Nothing here looks at them.
    answers_.papers().clear();
}

void FaceMonkey::pass_time(std::chrono::milliseconds time)
{
    clock_.now += time;
    const auto& patience = session_.patience();
    if (is_session_there_ && patience.limit && clock_.now - armed_at_ >= *patience.limit)
        happens(PatienceEnded{patience.turn});
}

void FaceMonkey::world_acts()
{
    const auto kind = chance_.below(12);
    if (kind == 0)
        happens(CardPresence{chance_.once_in(2)});
    else if (kind == 1)
        happens(SlipPresence{chance_.once_in(2)});
    else if (kind == 2)
        happens(DeviceChanged{static_cast<Device>(chance_.below(4)),
                              {chance_.once_in(4) ? Condition::paper_out : Condition::ready, "m"}});
    else if (kind == 3)
        pass_time(chance_.between(5s, 70s));
    else if (const auto said = answers_.next())
        happens(*said);
}

// ---- The way out

bool FaceMonkey::touch(std::string_view id)
{
    clock_.now += 1s;
    if (!face_.touch(id))
        return false;
    take_actions();
    return true;
}

bool FaceMonkey::step_out()
{
    // Whatever lies over the screen first; then the way out that each screen has.
    for (const auto* id : {"close_languages", "close", "leave"})
        if (touch(id))
            return true;
    return false;
}

void FaceMonkey::look_for_way_out()
{
    if (report_.violation)
        return;
    ++report_.ways_out;
    for (int step = 0; step < most_steps_out; ++step) {
        if (session_.is_resting() && !face_.scene().find("close"))
            return;
        if (step_out())
            continue;
        // The machine is at work, says a last word or waits for a hand: it ends by itself.
        if (const auto said = answers_.next())
            happens(*said);
        else
            pass_time(*session_.patience().limit);
        happens(CardPresence{false});
        happens(SlipPresence{false});
    }
    violate(fmt::format("a dead end: step {}", static_cast<int>(session_.step())));
}

void FaceMonkey::violate(std::string what)
{
    if (!report_.violation)
        report_.violation = fmt::format("{} (seed {}, deed {})", what, report_.seed, report_.deeds);
}

}  // namespace monkey
