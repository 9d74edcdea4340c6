// The code scanner as the visit sees it, over a scanner of the shelf that a test holds codes
// before.
#include "kiosk/devices.h"

#include "drivers/emulation/bus.h"
#include "drivers/ipp/emulator.h"
#include "tests/catch.h"
#include "tests/eventually.h"
#include "tests/kiosk/events_seen.h"

#include <mutex>
#include <optional>

using namespace std::chrono_literals;
using tests::eventually;

namespace kiosk {

namespace {

// What lies on the desk: outlives the objects that a driver opens on it.
struct Desk {
    std::mutex mutex;
    std::vector<std::string> shown;
    bool is_plugged_in = true;
    bool is_armed = false;
    bool is_broken = false;
    int armings = 0;

    void show(const std::string& text)
    {
        const std::lock_guard lock(mutex);
        if (is_armed)
            shown.push_back(text);
    }
    template <class T>
    void set(T Desk::*what, T value)
    {
        const std::lock_guard lock(mutex);
        this->*what = value;
    }
    template <class T>
    bool until(T Desk::*what, T value)
    {
        return eventually([&] {
            const std::lock_guard lock(mutex);
            return this->*what == value;
        });
    }
};

class ScannerOnDesk final : public drivers::CodeScanner {
public:
    explicit ScannerOnDesk(Desk& desk) : desk_(desk) {}

    base::Result<drivers::CodeScannerState> state() override
    {
        using drivers::CodeScannerState;
        const std::lock_guard lock(desk_.mutex);
        TRY(present());
        if (desk_.is_broken)
            return CodeScannerState::failed;
        return desk_.is_armed ? CodeScannerState::armed : CodeScannerState::idle;
    }
    base::Result<> arm() override
    {
        const std::lock_guard lock(desk_.mutex);
        TRY(present());
        desk_.shown.clear();
        desk_.is_armed = true;
        ++desk_.armings;
        return {};
    }
    base::Result<> disarm() override
    {
        const std::lock_guard lock(desk_.mutex);
        TRY(present());
        desk_.is_armed = false;
        return {};
    }
    base::Result<std::optional<drivers::ScannedCode>> next(base::Deadline) override
    {
        const std::lock_guard lock(desk_.mutex);
        TRY(present());
        if (!desk_.is_armed)
            return base::fail(base::Errc::refused, "idle");
        if (desk_.shown.empty())
            return std::nullopt;
        const auto text = desk_.shown.front();
        desk_.shown.erase(desk_.shown.begin());
        return drivers::make_scanned_code(base::view(text), drivers::Symbology::qr);
    }
    std::string model() const override { return "desk"; }

private:
    base::Result<> present() const
    {
        if (!desk_.is_plugged_in)
            return base::fail(base::Errc::disconnected, "pulled");
        return {};
    }
    Desk& desk_;
};

struct Rig {
    Rig()
    {
        Devices::Options options{.document_printer_uri = papers.uri(),
                                 .code_look = 1ms,
                                 .state_poll = 5ms,
                                 .reopen = 5ms};
        options.open_code_scanner =
            [this]() -> base::Result<std::unique_ptr<drivers::CodeScanner>> {
            const std::lock_guard lock(desk.mutex);
            if (!desk.is_plugged_in)
                return base::fail(base::Errc::not_found, "none");
            desk.is_armed = false;
            return std::make_unique<ScannerOnDesk>(desk);
        };
        devices.emplace(bus, options, [this](Event event) { seen.post(std::move(event)); });
    }

    drivers::ipp::Emulator papers{1ms};
    drivers::emulation::Bus bus;
    Desk desk;
    test::EventsSeen seen;
    std::optional<Devices> devices;
};

}  // namespace

TEST_CASE("a code that is shown while one is asked for is posted once, and the scanner rests")
{
    Rig rig;
    REQUIRE(rig.seen.until_last(Device::code_scanner, Condition::ready));
    rig.devices->scan_code(7);
    REQUIRE(rig.desk.until(&Desk::is_armed, true));
    rig.desk.show("https://centre.example/");
    REQUIRE(rig.seen.until<CodeScanned>(1));
    REQUIRE(rig.desk.until(&Desk::is_armed, false));
    const auto scanned = rig.seen.all<CodeScanned>();
    REQUIRE(scanned.size() == 1);
    REQUIRE(scanned[0].request == 7);
    REQUIRE(scanned[0].text.reveal() == "https://centre.example/");
}

TEST_CASE("a code that is no text does not end the search for one")
{
    Rig rig;
    rig.devices->scan_code(1);
    REQUIRE(rig.desk.until(&Desk::is_armed, true));
    rig.desk.show("\xff\xff\xff");
    rig.desk.show("text");
    REQUIRE(rig.seen.until<CodeScanned>(1));
    REQUIRE(rig.seen.all<CodeScanned>()[0].text.reveal() == "text");
}

TEST_CASE("a scanner that is told to stop rests, and what is shown then is nobody's business")
{
    Rig rig;
    rig.devices->scan_code(1);
    REQUIRE(rig.desk.until(&Desk::is_armed, true));
    rig.devices->stop_scanning();
    REQUIRE(rig.desk.until(&Desk::is_armed, false));
    rig.desk.show("late");
    REQUIRE(rig.seen.all<CodeScanned>().empty());
}

TEST_CASE("a scanner that is pulled and put back while a code is waited for looks again")
{
    Rig rig;
    rig.devices->scan_code(3);
    REQUIRE(rig.desk.until(&Desk::is_armed, true));
    rig.desk.set(&Desk::is_plugged_in, false);
    REQUIRE(rig.seen.until_last(Device::code_scanner, Condition::absent));
    rig.desk.set(&Desk::is_plugged_in, true);
    REQUIRE(rig.seen.until_last(Device::code_scanner, Condition::ready));
    REQUIRE(rig.desk.until(&Desk::is_armed, true));
    rig.desk.show("after");
    REQUIRE(rig.seen.until<CodeScanned>(1));
    REQUIRE(rig.seen.all<CodeScanned>()[0].request == 3);
}

TEST_CASE("a scanner that forgot that it looks is told again")
{
    Rig rig;
    rig.devices->scan_code(1);
    REQUIRE(rig.desk.until(&Desk::armings, 1));
    rig.desk.set(&Desk::is_armed, false);
    REQUIRE(rig.desk.until(&Desk::armings, 2));
}

TEST_CASE("a broken scanner is told as failed, and a test of it fails")
{
    Rig rig;
    rig.desk.set(&Desk::is_broken, true);
    REQUIRE(rig.seen.until_last(Device::code_scanner, Condition::failed));
    rig.devices->test(Device::code_scanner, {});
    REQUIRE(rig.seen.until<DeviceTested>(1));
    REQUIRE_FALSE(rig.seen.all<DeviceTested>()[0].is_good);
}

TEST_CASE("a terminal without a scanner says so once and is asked in vain")
{
    drivers::ipp::Emulator papers{1ms};
    drivers::emulation::Bus bus;
    test::EventsSeen seen;
    Devices devices(bus, {.document_printer_uri = papers.uri(), .state_poll = 5ms, .reopen = 5ms},
                    [&seen](Event event) { seen.post(std::move(event)); });
    REQUIRE(seen.until_last(Device::code_scanner, Condition::not_fitted));
    devices.scan_code(1);
    devices.stop_scanning();
    devices.test(Device::code_scanner, {});
    REQUIRE(seen.until<DeviceTested>(1));
    REQUIRE(seen.conditions(Device::code_scanner) == std::vector{Condition::not_fitted});
}

}  // namespace kiosk
