// yimen-soak REPLUGS EXCHANGES WIRE_REPLUGS WIRE_EXCHANGES [PART_OF_NAME]: every driver through
// that many, and what the process holds before and after. 1 when something grew.
#include "tests/soak/lives.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>

static std::optional<std::size_t> number(std::string_view word)
{
    std::size_t out = 0;
    const auto end = word.data() + word.size();
    const auto [at, problem] = std::from_chars(word.data(), end, out);
    return problem == std::errc{} && at == end ? std::optional(out) : std::nullopt;
}

// What grew is told as it is; below what was there, the warm-up had more.
static long long change(std::size_t before, std::size_t after)
{
    return static_cast<long long>(after) - static_cast<long long>(before);
}

static void print(const soak::Outcome& outcome)
{
    fmt::print("{:<34} {:<9} {:>8} {:>10} {:>10} {:>10} {:>6}  {}\n", outcome.subject, outcome.wire,
               outcome.done.replugs, outcome.done.exchanges,
               change(outcome.before.heap_bytes, outcome.after.heap_bytes),
               change(outcome.before.resident_bytes, outcome.after.resident_bytes),
               change(outcome.before.descriptors, outcome.after.descriptors),
               outcome.trouble.empty() ? "flat" : outcome.trouble);
    std::fflush(stdout);
}

int main(int count, char** words)
{
    std::vector<std::size_t> numbers;
    for (int i = 1; i < count && i < 5; ++i)
        if (const auto value = number(words[i]))
            numbers.push_back(*value);
    if (numbers.size() != 4 || count > 6) {
        fmt::print(
            stderr,
            "usage: yimen-soak REPLUGS EXCHANGES WIRE_REPLUGS WIRE_EXCHANGES [PART_OF_NAME]\n");
        return 2;
    }
    const std::string_view part = count == 6 ? words[5] : "";
    fmt::print("{:<34} {:<9} {:>8} {:>10} {:>10} {:>10} {:>6}\n", "subject", "wire", "re-plugs",
               "exchanges", "heap", "resident", "fds");
    bool is_flat = true;
    const auto tell = [&is_flat](const soak::Outcome& outcome) {
        print(outcome);
        is_flat = is_flat && outcome.trouble.empty();
    };
    for (const auto& subject : soak::subjects()) {
        if (!subject.name.contains(part))
            continue;
        if (numbers[0] > 0)
            tell(soak::live(subject, {numbers[0], numbers[1]}));
        if (subject.socket == soak::Subject::Socket::usb && numbers[2] > 0)
            tell(soak::live_on_usb(subject, {numbers[2], numbers[3]}));
        if (subject.socket == soak::Subject::Socket::line && numbers[2] > 0)
            tell(soak::live_on_line(subject, {numbers[2], numbers[3]}));
    }
    return is_flat ? 0 : 1;
}
