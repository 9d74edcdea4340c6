#include "drivers/megatec/hid_line.h"

#include "drivers/megatec/emulator.h"
#include "drivers/megatec/supply.h"
#include "tests/catch.h"

#include <deque>

using namespace drivers;
using namespace drivers::megatec;
using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;
using namespace std::chrono_literals;

namespace {

// A bridge that notes what it is sent and says what the test gave it.
struct Story {
    std::vector<std::pair<ControlSetup, Bytes>> sent;
    std::deque<Result<Bytes>> answers;
    std::vector<std::uint8_t> cleared;
    std::optional<base::Error> refusal;  // Of what is sent from now on.
};

class Script final : public Transport {
public:
    Script(Story& story, DeviceDescription device) : story_(story), device_(std::move(device)) {}

    const DeviceDescription& description() const override { return device_; }
    Result<> claim(const Interface&) override { return {}; }
    Result<std::size_t> write(std::uint8_t, ByteView, Deadline) override
    {
        return base::fail(Errc::refused, "no endpoint to write to");
    }
    Result<Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline) override
    {
        CHECK(endpoint == 0x81);
        CHECK(max == 8);
        if (story_.answers.empty())
            return base::fail(Errc::timeout, "nothing");
        auto next = std::move(story_.answers.front());
        story_.answers.pop_front();
        return next;
    }
    Result<Bytes> control(const ControlSetup& setup, ByteView out, Deadline) override
    {
        if (story_.refusal)
            return std::unexpected(*story_.refusal);
        story_.sent.emplace_back(setup, Bytes(out.begin(), out.end()));
        return Bytes{};
    }
    Result<> clear_halt(std::uint8_t endpoint) override
    {
        story_.cleared.push_back(endpoint);
        return {};
    }

private:
    Story& story_;
    const DeviceDescription device_;
};

DeviceDescription bridge()
{
    return Emulator(Emulator::Type::standby, "1-6", Emulator::Link::hid_bridge).description();
}

std::unique_ptr<Transport> line_over(Story& story)
{
    return HidLine::open(std::make_unique<Script>(story, bridge())).value();
}

Bytes report(std::string_view text)
{
    const auto view = base::view(text);
    Bytes out(view.begin(), view.end());
    out.resize(8);
    return out;
}

}  // namespace

TEST_CASE("a request goes out as output reports of eight bytes, filled up with zeros")
{
    Story story;
    const auto line = line_over(story);
    REQUIRE(line->write(0x01, base::view("Q1\r"), base::within(1s)).value() == 3);
    REQUIRE(line->write(0x01, base::view("0123456789\r"), base::within(1s)).value() == 11);
    REQUIRE(story.sent.size() == 3);
    for (const auto& [setup, data] : story.sent)
        CHECK(setup ==
              ControlSetup{
                  .request_type = 0x21, .request = 0x09, .value = 0x0200, .index = 0, .length = 8});
    CHECK(base::to_hex(story.sent[0].second) == "51310d0000000000");
    CHECK(base::to_hex(story.sent[1].second) == "3031323334353637");
    CHECK(base::to_hex(story.sent[2].second) == "38390d0000000000");
}

TEST_CASE("what the reports are filled with is no part of an answer")
{
    Story story;
    const auto line = line_over(story);
    for (const auto* text : {"", "(228.4 2", "", "\r"})
        story.answers.emplace_back(report(text));
    CHECK(base::text(line->read(0x81, 64, base::within(1s)).value()) == "(228.4 2");
    CHECK(base::text(line->read(0x81, 64, base::within(1s)).value()) == "\r");
    CHECK(line->read(0x81, 64, base::within(1s)).error().code == Errc::timeout);
    for (int i = 0; i < 1000; ++i)
        story.answers.emplace_back(report(""));
    CHECK(line->read(0x81, 64, base::within(1s)).error().code == Errc::malformed);
}

TEST_CASE("a report that is too long is told, and the halt that it leaves is ended")
{
    Story story;
    const auto line = line_over(story);
    story.answers.emplace_back(base::fail(Errc::malformed, "overflow"));
    CHECK(line->read(0x81, 64, base::within(1s)).error().code == Errc::malformed);
    CHECK(story.cleared == std::vector<std::uint8_t>{0x81});
    REQUIRE(line->clear_halt(0x01));
    CHECK(story.cleared.size() == 1);
    REQUIRE(line->clear_halt(0x81));
    CHECK(story.cleared.size() == 2);
}

TEST_CASE("what the bridge does not take in time is not said, and what it refuses is told")
{
    Story story;
    const auto line = line_over(story);
    story.refusal = base::Error{Errc::timeout, "late", {}};
    CHECK(line->write(0x01, base::view("Q1\r"), base::within(1s)).value() == 0);
    for (const auto code : {Errc::refused, Errc::disconnected}) {
        story.refusal = base::Error{code, "", {}};
        CHECK(line->write(0x01, base::view("Q1\r"), base::within(1s)).error().code == code);
    }
}

TEST_CASE("a bridge is known by its id and its endpoint, and nothing else is one")
{
    const auto device = bridge();
    CHECK(recognises(device));
    auto other = device;
    other.id.product = 0x5162;
    CHECK_FALSE(recognises(other));
    other = device;
    other.interfaces[0].class_code = 0xff;
    CHECK_FALSE(recognises(other));
    other = device;
    other.interfaces[0].endpoints[0].max_packet = 64;
    CHECK_FALSE(recognises(other));
    other.interfaces.clear();
    CHECK_FALSE(recognises(other));
    Story story;
    const auto opened = HidLine::open(std::make_unique<Script>(story, other));
    CHECK(opened.error().code == Errc::refused);
}

TEST_CASE("a supply behind a bridge is asked as one on a line, whatever the bridge adds")
{
    Emulator machine(Emulator::Type::standby, "1-6", Emulator::Link::hid_bridge);
    machine.keep_stale_answer();
    machine.cut_mains();
    const auto supply = Supply::open(machine.connect()).value();
    CHECK(supply->model() == "EMULATED UPS-500 V1.0");
    CHECK(supply->status().value().state == PowerState::on_battery);
    machine.restore_mains();
    machine.overflow_in_next_answer();
    CHECK(supply->status().value().state == PowerState::on_mains);
    machine.send_empty_reports();
    CHECK(supply->status().value().state == PowerState::on_mains);
    machine.know_status_only(Emulator::Unknown::is_silent);
    CHECK(Supply::open(machine.connect()).value()->model() == "Megatec supply");
    CHECK(machine.dangerous_requests() == 0);
}
