#include "base/log.h"

#include "tests/catch.h"

#include <unistd.h>
#include <array>

// Catches what a call writes to standard error.
static std::string logged(auto call)
{
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const int saved = ::dup(STDERR_FILENO);
    ::dup2(ends[1], STDERR_FILENO);
    call();
    ::dup2(saved, STDERR_FILENO);
    ::close(saved);
    ::close(ends[1]);
    std::string out(4096, '\0');
    const auto count = ::read(ends[0], out.data(), out.size());
    ::close(ends[0]);
    out.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    return out;
}

TEST_CASE("an event is one line with its priority and fields")
{
    const auto line = logged([] {
        base::log(base::LogEvent::device_up,
                  {{"device", "receipt_printer"}, {"model", "TM-T88 V"}});
    });
    REQUIRE(line == "<6>device-up device=receipt_printer model=\"TM-T88 V\"\n");
}

TEST_CASE("a value from outside cannot begin a line of its own")
{
    const auto line = logged([] {
        base::log(base::LogEvent::device_failed, {{"cause", "x\n<0>forged a=\"b\""}});
    });
    REQUIRE(line == "<4>device-failed cause=\"x <0>forged a=\\\"b\\\"\"\n");
}
