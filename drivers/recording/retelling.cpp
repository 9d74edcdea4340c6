#include "drivers/recording/retelling.h"

#include "drivers/recording/story_wire.h"

#include <algorithm>

namespace drivers::recording {

using base::Errc;
using base::Result;

// More often nobody asks who waits for an answer that can still come.
static constexpr int detour_limit = 300;

std::vector<DeviceDescription> Retelling::devices()
{
    return is_plugged_ ? story_.devices : std::vector<DeviceDescription>{};
}

Result<std::unique_ptr<Transport>> Retelling::open(const DeviceDescription& device)
{
    Step call;
    call.location = device.location;
    TRY(play(call, plug_));
    return story_wire(device, [this, plug = plug_](const Step& next) { return play(next, plug); });
}

void Retelling::pull_plug()
{
    is_plugged_ = false;
    ++plug_;
}

void Retelling::plug_in()
{
    is_plugged_ = true;
    detours_ = 0;
}

std::vector<const Step*> Retelling::steps_at(const std::string& location) const
{
    std::vector<const Step*> out;
    for (const auto& step : story_.steps)
        if (step.location == location)
            out.push_back(&step);
    return out;
}

// The rest of a write that came in part before, or a part of one.
bool Retelling::continues_write(const Step& expected, const Step& call)
{
    auto& place = places_[call.location];
    const auto rest = base::ByteView(expected.sent).subspan(place.taken);
    const bool is_part = expected.action == Action::write && call.action == Action::write &&
                         expected.endpoint == call.endpoint && !expected.error &&
                         expected.accepted == expected.sent.size() && !call.sent.empty() &&
                         call.sent.size() <= rest.size() &&
                         std::ranges::equal(rest.first(call.sent.size()), call.sent);
    if (!is_part)
        return false;
    if (place.taken == 0)
        taken_.push_back({&expected, 0});
    place.taken += call.sent.size();
    taken_.back().bytes = place.taken;
    if (place.taken == expected.sent.size())
        place = {.step = place.step + 1};
    return true;
}

Result<Step> Retelling::tell(const std::vector<const Step*>& steps, std::size_t index)
{
    const auto& step = *steps[index];
    places_[step.location] = {.step = index + 1};
    if (step.error)
        return base::fail(*step.error, "as in the story");
    if (step.action == Action::write)
        taken_.push_back({&step, step.accepted});
    return step;
}

static bool answers(const Step& told, const Step& call)
{
    const bool is_read = told.action == Action::read && call.action == Action::read;
    return is_same_call(told, call) || (is_read && told.endpoint == call.endpoint &&
                                        told.received.size() <= call.max && call.max > 0);
}

Result<Step> Retelling::play(const Step& call, int plug)
{
    if (!is_plugged_ || plug != plug_)
        return base::fail(Errc::disconnected, "the plug was pulled");
    const auto steps = steps_at(call.location);
    const auto place = places_[call.location];
    const auto* expected = place.step < steps.size() ? steps[place.step] : nullptr;
    if (expected && place.taken == 0 && answers(*expected, call))
        return tell(steps, place.step);
    if (expected && continues_write(*expected, call)) {
        auto out = call;
        out.accepted = call.sent.size();
        return out;
    }
    if (++detours_ > detour_limit)
        return base::fail(Errc::disconnected, "the story has nothing more to tell");
    return tell_again(call);
}

// The nearest place before, or else behind, where the story has this very call.
Result<Step> Retelling::tell_again(const Step& call)
{
    if (call.action == Action::read)
        return base::fail(Errc::timeout, "the story has no answer here");
    if (call.action == Action::clear_halt)
        return call;
    const auto steps = steps_at(call.location);
    const auto here = std::min(places_[call.location].step, steps.size());
    for (auto i = here; i-- > 0;)
        if (is_same_call(*steps[i], call))
            return tell(steps, i);
    for (auto i = here; i < steps.size(); ++i)
        if (is_same_call(*steps[i], call))
            return tell(steps, i);
    return base::fail(Errc::refused, "the story has no such call: " + describe_call(call));
}

}  // namespace drivers::recording
