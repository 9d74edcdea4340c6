#include "kiosk/technician.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiosk {

using namespace std::chrono_literals;

namespace {

constexpr auto idle_limit = 60s;
constexpr int free_tries = 2;
constexpr auto first_wait = 30s;
constexpr auto longest_wait = 3600s;

// None for the first two wrong entries, then 30 s, doubling up to an hour: a six-digit PIN lasts
// for years.
std::chrono::seconds wait_after(int wrong)
{
    if (wrong <= free_tries)
        return 0s;
    const int doublings = std::min(wrong - free_tries - 1, 10);
    return std::min(first_wait * (1 << doublings), longest_wait);
}

std::string string_id(std::string_view prefix, std::string_view name)
{
    return fmt::format("{}.{}", prefix, name);
}

}  // namespace

Technician::Technician(const base::Clock& clock, int wrong, bool has_pin)
    : clock_(clock),
      wrong_(wrong),
      has_pin_(has_pin),
      locked_until_(clock.steady() + wait_after(wrong))
{
}

Effects Technician::enter(const Equipment& equipment, std::string terminal)
{
    if (!has_pin_)
        return {};
    equipment_ = equipment;
    terminal_ = std::move(terminal);
    tests_ = {};
    is_roll_renewed_ = false;
    pin_ = {};
    idle_ = 0s;
    step_ = Step::pin;
    tick();
    return show();
}

Effects Technician::handle(const Event& event)
{
    return std::visit([this](const auto& happened) { return on(happened); }, event);
}

void Technician::tick()
{
    patience_ = {.turn = patience_.turn + 1, .limit = 1s};
}

std::chrono::seconds Technician::wait_left() const
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(locked_until_ - clock_.steady());
    return std::max(left, 0s);
}

Effects Technician::show() const
{
    switch (step_) {
    case Step::away:
    case Step::checking:
        return {};
    case Step::pin:
        return {Show{pin_screen()}};
    case Step::devices:
        return {Show{devices_screen()}};
    }
    std::unreachable();
}

ui::TechnicianPin Technician::pin_screen() const
{
    return {.digits = static_cast<int>(pin_.reveal().size()),
            .wait_seconds = static_cast<int>(wait_left().count()),
            .was_wrong = wrong_ > 0};
}

ui::TechnicianDevices Technician::devices_screen() const
{
    ui::TechnicianDevices screen{
        .devices = {},
        .version = YIMEN_VERSION,
        .terminal = terminal_,
        .outbox = outbox_,
        .central = equipment_.is_central_reachable ? "state.reachable" : "state.unreachable",
        .is_roll_renewed = is_roll_renewed_};
    for (std::size_t i = 0; i < all_devices.size(); ++i) {
        const auto device = all_devices.at(i);
        const auto& status = equipment_.of(device);
        const auto& test = tests_.at(i);
        std::string result;
        if (device == Device::receipt_printer && is_roll_renewed_)
            result = "result.roll_renewed";
        if (test.is_good)
            result = *test.is_good ? "result.passed" : "result.failed";
        screen.devices.push_back({.device = string_id("device", name_of(device)),
                                  .model = status.model,
                                  .state = string_id("state", name_of(status.condition)),
                                  .needs_attention = status.condition != Condition::ready,
                                  .result = std::move(result),
                                  .is_testing = test.is_running,
                                  .is_fitted = status.condition != Condition::not_fitted});
    }
    return screen;
}

Effects Technician::leave()
{
    step_ = Step::away;
    pin_ = {};
    patience_ = {.turn = patience_.turn + 1, .limit = std::nullopt};
    return {};
}

// ---- Events

Effects Technician::on(const Touched& touch)
{
    idle_ = 0s;
    return std::visit([this](const auto& action) { return touched(action); }, touch.action);
}

Effects Technician::touched(ui::Touch touch)
{
    if (touch == ui::Touch::leave)
        return leave();
    if (touch == ui::Touch::confirm && step_ == Step::pin && pin_.reveal().size() == pin_length) {
        step_ = Step::checking;
        return {CheckPin{pin_}};
    }
    if (touch == ui::Touch::delete_digit && step_ == Step::pin && !pin_.is_empty()) {
        const auto& digits = pin_.reveal();
        pin_ = base::SecretText(digits.substr(0, digits.size() - 1));
        return show();
    }
    if (touch == ui::Touch::new_roll && step_ == Step::devices && !is_roll_renewed_) {
        is_roll_renewed_ = true;
        tests_.at(static_cast<std::size_t>(Device::receipt_printer)).is_good.reset();
        auto effects = show();
        effects.emplace_back(RenewReceiptRoll{});
        return effects;
    }
    return {};
}

Effects Technician::touched(const ui::Digit& digit)
{
    const bool is_open = step_ == Step::pin && wait_left() == 0s;
    if (!is_open || pin_.reveal().size() == pin_length || digit.value < 0 || digit.value > 9)
        return {};
    pin_ = base::SecretText(pin_.reveal() + static_cast<char>('0' + digit.value));
    return show();
}

// Until the visit takes over again, which begins in Chinese.
Effects Technician::touched(const ui::ChooseLanguage& choose)
{
    return {UseLanguage{choose.language}};
}

Effects Technician::touched(const ui::Choose& choose)
{
    const auto index = static_cast<std::size_t>(choose.index);
    if (step_ != Step::devices || choose.index < 0 || index >= tests_.size())
        return {};
    auto& test = tests_.at(index);
    if (test.is_running)
        return {};
    test = {.is_running = true, .is_good = std::nullopt};
    auto effects = show();
    effects.emplace_back(TestDevice{all_devices.at(index)});
    return effects;
}

Effects Technician::on(const PatienceEnded& ended)
{
    if (ended.turn != patience_.turn || step_ == Step::away)
        return {};
    const bool is_testing =
        std::ranges::any_of(tests_, [](const Test& test) { return test.is_running; });
    // Nobody is sent away while the machine is the one that works.
    if (step_ != Step::checking && !is_testing)
        idle_ += 1s;
    if (idle_ >= idle_limit)
        return leave();
    tick();
    return step_ == Step::pin && wrong_ > free_tries ? show() : Effects{};
}

Effects Technician::on(const PinChecked& checked)
{
    if (step_ != Step::checking)
        return {};
    pin_ = {};
    wrong_ = checked.is_right ? 0 : wrong_ + 1;
    locked_until_ = clock_.steady() + wait_after(wrong_);
    step_ = checked.is_right ? Step::devices : Step::pin;
    auto effects = show();
    effects.emplace_back(RememberWrongPins{wrong_});
    return effects;
}

Effects Technician::on(const DeviceTested& tested)
{
    for (std::size_t i = 0; i < all_devices.size(); ++i)
        if (all_devices.at(i) == tested.device)
            tests_.at(i) = {.is_running = false, .is_good = tested.is_good};
    return show();
}

Effects Technician::on(const DeviceChanged& changed)
{
    const bool is_news = equipment_.of(changed.device) != changed.status;
    equipment_.of(changed.device) = changed.status;
    return is_news && step_ == Step::devices ? show() : Effects{};
}

Effects Technician::on(const CentralChanged& changed)
{
    equipment_.is_central_reachable = changed.is_reachable;
    return step_ == Step::devices ? show() : Effects{};
}

}  // namespace kiosk
