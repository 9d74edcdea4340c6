#include "drivers/watchdog/survey.h"

#include <fmt/format.h>
#include <linux/watchdog.h>

#include <algorithm>
#include <charconv>
#include <fstream>

namespace drivers::watchdog {

namespace fs = std::filesystem;

// A line of what a file says, without what is not printed.
static std::string line_of(const fs::path& file)
{
    static constexpr std::size_t longest = 64;

    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    std::erase_if(line, [](char c) { return c < ' ' || c > '~'; });
    line.resize(std::min(line.size(), longest));
    return line;
}

static std::optional<int> number_of(const fs::path& file)
{
    auto text = line_of(file);
    const bool is_hexadecimal = text.starts_with("0x");
    if (is_hexadecimal)
        text.erase(0, 2);
    int value = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value, is_hexadecimal ? 16 : 10);
    if (text.empty() || read.ec != std::errc{} || read.ptr != end)
        return std::nullopt;
    return value;
}

static Sighting look_at(const fs::path& folder)
{
    Sighting out{.name = folder.filename().string(),
                 .identity = line_of(folder / "identity"),
                 .is_active = {},
                 .nowayout = {},
                 .timeout_s = number_of(folder / "timeout"),
                 .time_left_s = number_of(folder / "timeleft"),
                 .was_reset_by_it = {}};
    if (const auto state = line_of(folder / "state"); !state.empty())
        out.is_active = state == "active";
    if (const auto nowayout = number_of(folder / "nowayout"))
        out.nowayout = *nowayout != 0;
    if (const auto boot = number_of(folder / "bootstatus"))
        out.was_reset_by_it = (*boot & WDIOF_CARDRESET) != 0;
    return out;
}

std::vector<Sighting> survey(const fs::path& folder)
{
    static constexpr std::size_t most = 16;  // More than any board has.

    std::error_code failure;
    std::vector<Sighting> out;
    for (fs::directory_iterator at(folder, failure), end; !failure && at != end;
         at.increment(failure))
        if (out.size() < most)
            out.push_back(look_at(at->path()));
    std::ranges::sort(out, {}, &Sighting::name);
    return out;
}

std::string describe(const Sighting& seen)
{
    auto out = fmt::format("{}: {}", seen.name,
                           seen.identity.empty() ? "identity not told" : seen.identity);
    if (seen.is_active)
        out += *seen.is_active ? ", active" : ", inactive";
    if (seen.timeout_s)
        out += fmt::format(", timeout {} s", *seen.timeout_s);
    if (seen.time_left_s)
        out += fmt::format(", {} s left", *seen.time_left_s);
    if (seen.nowayout.value_or(false))
        out += ", cannot be stopped";
    if (seen.was_reset_by_it.value_or(false))
        out += ", reset the machine last time";
    return out;
}

}  // namespace drivers::watchdog
