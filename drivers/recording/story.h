// What went over the wires of one run, line by line: recorded at a real machine once, replayed in
// every test run after.
#pragma once

#include "base/result.h"
#include "drivers/transport.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::recording {

enum class Action { open, claim, write, read, control, clear_halt };

// One call of a driver and what came of it. Members that an action has no use for stay as they are.
struct Step {
    // The call.
    std::string location;
    Action action = Action::open;
    int interface = 0;
    int alternate = 0;
    std::uint8_t endpoint = 0;
    std::size_t max = 0;
    ControlSetup setup{};
    base::Bytes sent;

    // Its outcome: empty when it went well.
    std::optional<base::Errc> error;
    std::size_t accepted = 0;
    base::Bytes received;

    int line = 0;  // Of the file, from 1. Not written.
};

struct Story {
    std::vector<DeviceDescription> devices;
    std::vector<Step> steps;
};

// One line each, without the line break.
std::string encode_device(const DeviceDescription&);
std::string encode_step(const Step&);

// Errc::malformed names the line.
base::Result<Story> decode_story(std::string_view text);

// The call alone, in words for a person: "write 02 aaaaaa9669".
std::string describe_call(const Step&);

// Whether both are the same call, whatever came of it.
bool is_same_call(const Step&, const Step&);

}  // namespace drivers::recording
