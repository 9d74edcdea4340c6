#include "kiosk/disturbance.h"

#include "tests/catch.h"

using namespace kiosk;
using drivers::CabinetState;
using drivers::DoorState;
using drivers::TamperState;

static const CabinetState closed{.door = DoorState::closed, .tamper = TamperState::intact};

static CabinetState was(bool opened, bool tampered)
{
    auto out = closed;
    out.was_opened = opened;
    out.was_tampered = tampered;
    return out;
}

TEST_CASE("an opening stands until the centre has it and a technician has seen it, in any order")
{
    const auto opened = after({}, was(true, false));
    CHECK(condition_of(closed, opened) == Condition::was_opened);
    const auto told = after_heartbeat(opened, "was_opened");
    CHECK(condition_of(closed, told) == Condition::was_opened);
    CHECK(after_inspection(told, Condition::was_opened) == Disturbance{});
    const auto seen = after_inspection(opened, Condition::was_opened);
    CHECK(condition_of(closed, seen) == Condition::was_opened);
    CHECK(after_heartbeat(seen, "was_opened") == Disturbance{});
    CHECK(condition_of(closed, Disturbance{}) == Condition::ready);
}

TEST_CASE("what was not said is not told, and what was not shown is not seen")
{
    const auto both = after(after({}, was(true, false)), was(false, true));
    CHECK(condition_of(closed, both) == Condition::was_tampered);
    for (const auto* state : {"ready", "was_opened", "door_open", "absent", ""})
        CHECK(after_heartbeat(both, state) == both);
    for (const auto shown : {Condition::ready, Condition::was_opened, Condition::door_open,
                             Condition::absent, Condition::unknown})
        CHECK(after_inspection(both, shown) == both);
    CHECK(after_inspection(both, Condition::was_tampered).is_seen);
    CHECK(after_inspection(both, Condition::tampered).is_seen);
    CHECK(after_inspection(after({}, was(true, false)), Condition::door_open).is_seen);
    // Nothing to tell or to see.
    CHECK(after_heartbeat({}, "ready") == Disturbance{});
    CHECK(after_inspection({}, Condition::door_open) == Disturbance{});
}

TEST_CASE("another opening is news to those who knew of the first")
{
    const auto told = after_heartbeat(after({}, was(true, false)), "was_opened");
    CHECK(after(told, closed) == told);
    const auto again = after(told, was(true, false));
    CHECK_FALSE(again.is_at_centre);
    CHECK(after_inspection(again, Condition::was_opened).was_opened);
}

TEST_CASE("what is so now has the word before what was")
{
    const auto opened = after({}, was(true, false));
    auto now = closed;
    now.door = DoorState::open;
    CHECK(condition_of(now, opened) == Condition::door_open);
    now.tamper = TamperState::tripped;
    CHECK(condition_of(now, opened) == Condition::tampered);
}

TEST_CASE("it is kept as words, and words that are not known are passed over")
{
    for (int i = 0; i < 16; ++i) {
        const Disturbance one{.was_opened = (i & 1) != 0,
                              .was_tampered = (i & 2) != 0,
                              .is_at_centre = (i & 4) != 0,
                              .is_seen = (i & 8) != 0};
        CHECK(decode_disturbance(encode(one)) == one);
    }
    CHECK(encode(Disturbance{.was_opened = true, .is_seen = true}) == "opened seen");
    CHECK(decode_disturbance("  moon opened\nx seen ") == Disturbance{.is_seen = true});
    CHECK(decode_disturbance("") == Disturbance{});
}
