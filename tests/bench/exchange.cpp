// yimen-exchange-bench --json FILE: what one exchange with a card reader costs (the self-test and
// its answer), over the wire within the process and through libusb, taking turns in one run. The
// emulated reader takes no time of its own.
#include "base/verify.h"
#include "drivers/emulation/virtual_usb/virtual_bus.h"
#include "drivers/sdt/emulator.h"
#include "drivers/sdt/reader.h"
#include "drivers/usb/bus.h"
#include "tests/bench/figures.h"

#include <fmt/format.h>

#include <chrono>
#include <string_view>

namespace {

constexpr int rounds = 2'000;
constexpr int warm_up = 100;

double microseconds_of_exchange(drivers::IdCardReader& reader)
{
    const auto begun = std::chrono::steady_clock::now();
    VERIFY(reader.state() == drivers::CardReaderState::ready);
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begun;
    return took.count();
}

std::unique_ptr<drivers::IdCardReader> open_on(drivers::usb::Bus& bus)
{
    for (const auto& device : bus.devices())
        if (auto wire = bus.open(device))
            return drivers::sdt::Reader::open(std::move(*wire)).value();
    VERIFY(false);
}

struct Taken {
    std::vector<double> in_process;
    std::vector<double> through_libusb;
};

Taken measure(drivers::IdCardReader& in_process, drivers::IdCardReader& through_libusb)
{
    Taken out;
    for (int i = 0; i < warm_up + rounds; ++i) {
        const auto near = microseconds_of_exchange(in_process);
        const auto far = microseconds_of_exchange(through_libusb);
        if (i < warm_up)
            continue;
        out.in_process.push_back(near);
        out.through_libusb.push_back(far);
    }
    return out;
}

std::vector<bench::Figure> figures_of(std::string_view framing, const Taken& taken)
{
    std::vector<bench::Figure> out;
    const auto add = [&](std::string_view wire, const std::vector<double>& values) {
        for (const auto& [name, p] : {std::pair{"p50", 0.5}, std::pair{"p95", 0.95}})
            out.push_back({fmt::format("SDT exchange, {}, {}, {}", framing, wire, name),
                           bench::percentile(values, p), "us", ""});
    };
    add("in process", taken.in_process);
    add("libusb", taken.through_libusb);
    return out;
}

std::vector<bench::Figure> measure_framing(std::string_view name, drivers::sdt::Framing framing)
{
    drivers::sdt::Emulator desk(framing);
    drivers::sdt::Emulator plugged(framing);
    drivers::emulation::virtual_usb::VirtualBus virtual_bus;
    virtual_bus.plug_in(plugged);
    Taken taken;
    virtual_bus.run([&] {
        const auto bus = drivers::usb::Bus::open();
        bus->watch([] {});
        const auto in_process = drivers::sdt::Reader::open(desk.connect()).value();
        const auto through_libusb = open_on(*bus);
        taken = measure(*in_process, *through_libusb);
    });
    return figures_of(name, taken);
}

}  // namespace

int main(int count, char** words)
{
    if (count != 3 || std::string_view(words[1]) != "--json") {
        fmt::print(stderr, "usage: yimen-exchange-bench --json FILE\n");
        return 2;
    }
    using drivers::sdt::Framing;
    std::vector<bench::Figure> all;
    for (const auto& [name, framing] : {std::pair{"four pipes", Framing::four_pipes},
                                        std::pair{"two endpoints", Framing::two_endpoints},
                                        std::pair{"HID reports", Framing::hid_reports}}) {
        const auto figures = measure_framing(name, framing);
        all.insert(all.end(), figures.begin(), figures.end());
    }
    bench::print(all);
    bench::write_json(all, words[2]);
    return 0;
}
