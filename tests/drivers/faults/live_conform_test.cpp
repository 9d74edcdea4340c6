// The harmless faults over a bus, as on real devices: nothing may reach these that a probe would
// not send.
#include "drivers/cabinet_line/emulator.h"
#include "drivers/devctl/conform/conform.h"
#include "drivers/devctl/conform/known_devices.h"
#include "drivers/devctl/conform/live_subjects.h"
#include "drivers/escpos/emulator.h"
#include "drivers/hid_pos/emulator.h"
#include "drivers/megatec/emulator.h"
#include "drivers/sdt/emulator.h"
#include "tests/catch.h"
#include "tests/drivers/passing_wire.h"

#include <unistd.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

using namespace drivers;
using namespace drivers::devctl;
using namespace drivers::emulation::faults;
namespace fs = std::filesystem;

namespace {

using Writes = std::set<base::Bytes>;

// Tells what went over a wire, below all faults.
class HeardWire final : public tests::PassingWire {
public:
    HeardWire(std::unique_ptr<Transport> inner, Writes& heard)
        : PassingWire(std::move(inner)), heard_(heard)
    {
    }
    base::Result<std::size_t> write(std::uint8_t endpoint, base::ByteView data,
                                    Deadline deadline) override
    {
        heard_.insert({data.begin(), data.end()});
        return PassingWire::write(endpoint, data, deadline);
    }
    base::Result<base::Bytes> control(const ControlSetup& setup, base::ByteView out,
                                      Deadline deadline) override
    {
        auto heard = base::bytes({setup.request_type, setup.request, setup.value >> 8,
                                  setup.value & 0xff, setup.index >> 8, setup.index & 0xff});
        base::append(heard, out);
        heard_.insert(std::move(heard));
        return PassingWire::control(setup, out, deadline);
    }

private:
    Writes& heard_;
};

class HeardBus final : public Bus {
public:
    explicit HeardBus(Bus& inner) : inner_(inner) {}
    std::vector<DeviceDescription> devices() override { return inner_.devices(); }
    base::Result<std::unique_ptr<Transport>> open(const DeviceDescription& device) override
    {
        auto wire = TRY(inner_.open(device));
        ++opened;
        return std::make_unique<HeardWire>(std::move(wire), heard);
    }
    void watch(std::move_only_function<void()>) override {}

    Writes heard;
    int opened = 0;

private:
    Bus& inner_;
};

struct Seen {
    Exit exit;
    std::string out;
    std::string err;
};

Seen conform_live(Bus& bus, std::vector<std::string_view> words)
{
    std::ostringstream out;
    std::ostringstream err;
    words.insert(words.begin(), "--live");
    const auto exit = conform::conform(words, bus, out, err);
    return {exit, out.str(), err.str()};
}

// What a driver sends when nothing goes wrong, opened twice.
Writes usual_writes(Bus& bus, std::string_view word)
{
    HeardBus heard(bus);
    for (auto subject : conform::live_subjects(heard, word)) {
        subject.terms.faults.clear();
        run_catalogue(subject.name, subject.make, subject.terms);
        run_catalogue(subject.name, subject.make, subject.terms);
    }
    return heard.heard;
}

}  // namespace

TEST_CASE("live devices come through the faults that they do not notice")
{
    emulation::Bus inner;
    sdt::Emulator reader;
    hid_pos::Emulator scanner;
    megatec::Emulator supply(megatec::Emulator::Type::standby, "1-6",
                             megatec::Emulator::Link::hid_bridge);
    inner.plug_in(reader);
    inner.plug_in(scanner);
    inner.plug_in(supply);
    HeardBus bus(inner);
    const auto usual = usual_writes(inner, "all");

    const auto file = fs::temp_directory_path() / ("yimen-live-" + std::to_string(getpid()));
    const auto report = file.string() + ".md";
    const auto json = file.string() + ".json";
    const auto seen = conform_live(bus, {"all", "--report", report, "--json", json});

    INFO(seen.out << seen.err);
    REQUIRE(seen.exit == Exit::ok);
    REQUIRE(bus.opened > 50);  // Anew after each wire that was closed.
    for (const auto& data : bus.heard) {
        // What a reader of identity cards is sent after a damaged answer, and passes over.
        const bool is_filler =
            std::ranges::all_of(data, [](std::byte byte) { return byte == std::byte{0xaa}; });
        INFO(base::to_hex(data));
        CHECK((usual.contains(data) || is_filler));
    }
    CHECK(supply.dangerous_requests() == 0);
    std::ifstream in(report);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    CHECK(text.contains("On real devices"));
    CHECK(text.contains("## sdt at 1-1: supported"));
    std::ifstream json_in(json);
    const auto told = base::Json::parse(json_in);
    REQUIRE(told.size() == 3);
    for (const auto& subject : told) {
        CHECK(subject.at("cases") > 40);
        CHECK(subject.at("outcomes").contains("delay"));
        CHECK_FALSE(subject.at("outcomes").contains("stall"));
    }
    fs::remove(report);
    fs::remove(json);
}

TEST_CASE("a live printer prints nothing and cuts nothing")
{
    emulation::Bus inner;
    escpos::Emulator printer;
    inner.plug_in(printer);
    auto subjects = conform::live_subjects(inner, "receipt_printer");
    REQUIRE(subjects.size() == 1);
    subjects[0].terms.edge = 0;  // Its questions are short; the first byte of each is enough.
    const auto tally = run_catalogue("printer", subjects[0].make, subjects[0].terms);
    CHECK(tally.failed == 0);
    CHECK(tally.cases > 50);
    CHECK(printer.rows_printed() == 0);
    CHECK(printer.slips().empty());
}

TEST_CASE("live devices are named by class, driver and place, and what is not there is told")
{
    emulation::Bus bus;
    sdt::Emulator reader;
    cabinet_line::Emulator cabinet;
    bus.plug_in(reader);
    bus.plug_in(cabinet);
    for (const auto* word : {"id_card_reader", "sdt", "1-1"}) {
        const auto found = conform::live_subjects(bus, word);
        REQUIRE(found.size() == 1);
        CHECK(found[0].driver == "sdt");
    }
    const auto file = "/dev/" + cabinet.description().location.substr(
                                    cabinet.description().location.rfind('/') + 1);
    REQUIRE(conform::live_subjects(bus, file).at(0).driver == "cabinet_line");
    REQUIRE(conform::live_subjects(bus, "all").size() == 2);
    const auto none = conform_live(bus, {"escpos"});
    REQUIRE(none.exit == Exit::said_no);
    REQUIRE(none.err.contains("no such device"));
}

TEST_CASE("a device that no driver knows has no state to ask for")
{
    REQUIRE_FALSE(conform::known_device({}));
    const sdt::Emulator reader;
    REQUIRE(conform::known_device(reader.description())->device_class == "id_card_reader");
}

TEST_CASE("a live device that leaves meanwhile is not supported")
{
    emulation::Bus bus;
    cabinet_line::Emulator cabinet;
    bus.plug_in(cabinet);
    auto subject = conform::live_subjects(bus, "cabinet").at(0);
    bus.unplug(cabinet);
    const auto tally = run_catalogue("cabinet", subject.make, subject.terms);
    REQUIRE_FALSE(tally.is_passed());
}
