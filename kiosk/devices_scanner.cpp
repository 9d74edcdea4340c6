// The code scanner among the terminal's devices. Armed only while a citizen is asked for a code:
// whatever is held before it at other times is nobody's business.
#include "base/log.h"
#include "kiosk/devices.h"
#include "kiosk/presence.h"

namespace kiosk {

using base::Errc;
using base::LogEvent;
using drivers::CodeScanner;
using namespace std::chrono_literals;

static constexpr auto between_looks = 1ms;

static void log_failed(const base::Error& error)
{
    base::log(LogEvent::device_failed, {{"device", "code_scanner"}, {"cause", error}});
}

DeviceWorker<CodeScanner>::Options Devices::scanner_options()
{
    return {
        .open = [this] { return options_.open_code_scanner(); },
        .poll = [this](CodeScanner& scanner) { return poll_scanner(scanner); },
        .up =
            [this](CodeScanner& scanner) {
                base::log(LogEvent::device_up,
                          {{"device", "code_scanner"}, {"model", scanner.model()}});
                report(Device::code_scanner, Condition::ready, scanner.model());
                // One that was pulled and put back while a code was waited for.
                if (scanning_)
                    arm(scanner);
            },
        .down =
            [this](const base::Error& error) {
                base::log(LogEvent::device_down, {{"device", "code_scanner"}, {"cause", error}});
                report(Device::code_scanner, Condition::absent, {});
            },
        .poll_interval = options_.state_poll,
        .reopen_interval = options_.reopen};
}

Presence Devices::poll_scanner(CodeScanner& scanner)
{
    if (scanning_)
        return look_for_code(scanner);
    const auto state = scanner.state();
    if (!state)
        return presence_after(state.error());
    report(Device::code_scanner, condition_of(*state), scanner.model());
    return Presence::there;
}

Presence Devices::look_for_code(CodeScanner& scanner)
{
    auto code = scanner.next(base::within(options_.code_look));
    if (!code) {
        log_failed(code.error());
        // One that forgot that it was armed, after a short loss of power for example.
        return code.error().code == Errc::refused ? arm(scanner) : presence_after(code.error());
    }
    // Bytes that are no text cannot be one of ours; the citizen goes on looking for the right one.
    if (!*code || (*code)->text.is_empty())
        return Presence::there;
    post_(CodeScanned{*scanning_, std::move((*code)->text)});
    scanning_.reset();
    code_scanner_->set_poll_interval(options_.state_poll);
    const auto disarmed = scanner.disarm();
    return disarmed ? Presence::there : presence_after(disarmed.error());
}

Presence Devices::arm(CodeScanner& scanner)
{
    const auto armed = scanner.arm();
    if (armed)
        return Presence::there;
    log_failed(armed.error());
    return presence_after(armed.error());
}

void Devices::set_scanning(std::optional<Request> request)
{
    if (!code_scanner_)
        return;
    code_scanner_->post([this, request](CodeScanner* scanner) {
        const bool was_scanning = std::exchange(scanning_, request).has_value();
        code_scanner_->set_poll_interval(request ? between_looks : options_.state_poll);
        if (!scanner)
            return Presence::there;
        if (request)
            return arm(*scanner);
        if (!was_scanning)
            return Presence::there;
        const auto disarmed = scanner->disarm();
        return disarmed ? Presence::there : presence_after(disarmed.error());
    });
}

void Devices::scan_code(Request request)
{
    set_scanning(request);
}

void Devices::stop_scanning()
{
    set_scanning(std::nullopt);
}

void Devices::test_scanner()
{
    if (!code_scanner_) {
        post_(DeviceTested{Device::code_scanner, false});
        return;
    }
    code_scanner_->post([this](CodeScanner* scanner) {
        const auto state = scanner ? scanner->state() : base::fail(Errc::disconnected, "absent");
        post_(DeviceTested{Device::code_scanner,
                           state && *state != drivers::CodeScannerState::failed});
        return state ? Presence::there : presence_after(state.error());
    });
}

}  // namespace kiosk
