#include "kiosk/technician.h"

#include "tests/catch.h"
#include "tests/kiosk/effects_seen.h"

using namespace kiosk;
using namespace kiosk::test;
using namespace std::chrono_literals;

namespace {

class HandClock final : public base::Clock {
public:
    base::SteadyTime steady() const override { return now; }
    base::WallTime wall() const override { return {}; }
    base::SteadyTime now{};
};

struct Bench {
    HandClock clock;
    Technician technician{clock, 0, true};
    Effects last;

    void enter() { last = technician.enter({}, "T-000001"); }
    void types(std::string_view digits)
    {
        for (char c : digits)
            technician.handle(Touched{ui::Digit{c - '0'}});
        last = technician.handle(Touched{ui::Touch::confirm});
    }
    void second()
    {
        clock.now += 1s;
        last = technician.handle(PatienceEnded{technician.patience().turn});
    }
    void wrong_pin()
    {
        types("000000");
        last = technician.handle(PinChecked{false});
    }
};

}  // namespace

TEST_CASE("the right PIN shows every device")
{
    Bench bench;
    bench.enter();
    bench.types("123456");
    REQUIRE(find<CheckPin>(bench.last)->pin.reveal() == "123456");
    bench.last = bench.technician.handle(PinChecked{true});
    REQUIRE(shown<ui::TechnicianDevices>(bench.last)->devices.size() == all_devices.size());
}

TEST_CASE("a technician chooses a language without losing the digits typed")
{
    Bench bench;
    bench.enter();
    bench.technician.handle(Touched{ui::Digit{1}});
    bench.last = bench.technician.handle(Touched{ui::ChooseLanguage{ui::Language::en}});
    REQUIRE(find<UseLanguage>(bench.last)->language == ui::Language::en);
    bench.types("23456");
    REQUIRE(find<CheckPin>(bench.last)->pin.reveal() == "123456");
}

TEST_CASE("the third wrong PIN makes the technician wait, and each further one twice as long")
{
    Bench bench;
    bench.enter();
    for (const int wait : {0, 0, 30, 60, 120}) {
        bench.wrong_pin();
        REQUIRE(shown<ui::TechnicianPin>(bench.last)->wait_seconds == wait);
        bench.clock.now += std::chrono::seconds{wait};
    }
}

TEST_CASE("a PIN that is not whole is not checked, and a digit too many is not taken")
{
    Bench bench;
    bench.enter();
    bench.types("12345");
    REQUIRE_FALSE(asks<CheckPin>(bench.last));
    bench.technician.handle(Touched{ui::Touch::delete_digit});
    bench.types("678");
    REQUIRE(find<CheckPin>(bench.last)->pin.reveal() == "123467");
}

TEST_CASE("no digit counts while waiting, not even the right ones")
{
    Bench bench;
    bench.enter();
    for (int i = 0; i < 3; ++i)
        bench.wrong_pin();
    bench.types("123456");
    REQUIRE_FALSE(asks<CheckPin>(bench.last));
}

TEST_CASE("pulling the plug does not shorten the wait")
{
    HandClock clock;
    Technician technician(clock, 4, true);
    const auto effects = technician.enter({}, "T");
    REQUIRE(shown<ui::TechnicianPin>(effects)->wait_seconds == 60);
}

TEST_CASE("wrong entries are remembered, and forgotten after a right one")
{
    Bench bench;
    bench.enter();
    bench.wrong_pin();
    REQUIRE(find<RememberWrongPins>(bench.last)->count == 1);
    bench.types("123456");
    bench.last = bench.technician.handle(PinChecked{true});
    REQUIRE(find<RememberWrongPins>(bench.last)->count == 0);
}

TEST_CASE("a technician who idles is out after a minute, but not while a test runs")
{
    Bench bench;
    bench.enter();
    bench.types("123456");
    bench.technician.handle(PinChecked{true});
    bench.technician.handle(Touched{ui::Choose{2}});
    for (int i = 0; i < 120; ++i)
        bench.second();
    REQUIRE(bench.technician.is_active());
    bench.technician.handle(DeviceTested{Device::receipt_printer, true});
    for (int i = 0; i < 60; ++i)
        bench.second();
    REQUIRE_FALSE(bench.technician.is_active());
}

TEST_CASE("a test shows its result beside its device")
{
    Bench bench;
    bench.enter();
    bench.types("123456");
    bench.technician.handle(PinChecked{true});
    bench.last = bench.technician.handle(Touched{ui::Choose{1}});
    REQUIRE(find<TestDevice>(bench.last)->device == Device::document_printer);
    REQUIRE(shown<ui::TechnicianDevices>(bench.last)->devices[1].is_testing);
    bench.last = bench.technician.handle(DeviceTested{Device::document_printer, false});
    REQUIRE(shown<ui::TechnicianDevices>(bench.last)->devices[1].result == "result.failed");
}

TEST_CASE("a new roll is told once in a visit, and shown as told")
{
    Bench bench;
    bench.enter();
    bench.last = bench.technician.handle(Touched{ui::Touch::new_roll});
    REQUIRE_FALSE(asks<RenewReceiptRoll>(bench.last));  // Not without the PIN.
    bench.types("123456");
    bench.last = bench.technician.handle(PinChecked{true});
    REQUIRE_FALSE(shown<ui::TechnicianDevices>(bench.last)->is_roll_renewed);
    bench.last = bench.technician.handle(Touched{ui::Touch::new_roll});
    REQUIRE(asks<RenewReceiptRoll>(bench.last));
    REQUIRE(shown<ui::TechnicianDevices>(bench.last)->is_roll_renewed);
    REQUIRE(shown<ui::TechnicianDevices>(bench.last)->devices[2].result == "result.roll_renewed");
    bench.last = bench.technician.handle(Touched{ui::Touch::new_roll});
    REQUIRE_FALSE(asks<RenewReceiptRoll>(bench.last));
    bench.technician.handle(Touched{ui::Touch::leave});
    bench.enter();
    bench.types("123456");
    bench.last = bench.technician.handle(PinChecked{true});
    REQUIRE_FALSE(shown<ui::TechnicianDevices>(bench.last)->is_roll_renewed);
}

TEST_CASE("devices are live on the technician's screen")
{
    Bench bench;
    bench.enter();
    bench.types("123456");
    bench.technician.handle(PinChecked{true});
    bench.last = bench.technician.handle(
        DeviceChanged{Device::document_printer, {Condition::paper_out, "M"}});
    const auto& line = shown<ui::TechnicianDevices>(bench.last)->devices[1];
    REQUIRE(line.state == "state.paper_out");
    REQUIRE(line.needs_attention);
    // It can work on, and somebody should still know.
    for (const auto condition : {Condition::on_battery, Condition::bypass}) {
        bench.last = bench.technician.handle(DeviceChanged{Device::power_supply, {condition, "U"}});
        REQUIRE(shown<ui::TechnicianDevices>(bench.last)->devices[4].needs_attention);
    }
    bench.last =
        bench.technician.handle(DeviceChanged{Device::power_supply, {Condition::ready, "U"}});
    REQUIRE_FALSE(shown<ui::TechnicianDevices>(bench.last)->devices[4].needs_attention);
}

TEST_CASE("without a PIN on the machine nobody gets in")
{
    HandClock clock;
    Technician technician(clock, 0, false);
    technician.enter({}, "T");
    REQUIRE_FALSE(technician.is_active());
}
