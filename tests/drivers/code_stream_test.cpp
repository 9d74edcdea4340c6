#include "drivers/code_stream.h"

#include "tests/catch.h"

using namespace drivers;
using base::Errc;
using base::SteadyTime;
using namespace std::chrono_literals;

static constexpr SteadyTime start{1h};

static std::string text_of(base::Result<std::optional<ScannedCode>> code)
{
    const auto& value = code.value();
    return value ? value->bytes.reveal().empty() ? "?" : std::string(value->text.reveal())
                 : std::string("none");
}

TEST_CASE("silence ends a code, and not a moment before")
{
    CodeStream stream({.suffix = {}, .silence = 50ms});
    REQUIRE_FALSE(stream.due());
    REQUIRE(text_of(stream.next(start)) == "none");
    stream.feed(base::view("https://"), start);
    REQUIRE(text_of(stream.next(start + 49ms)) == "none");
    stream.feed(base::view("example"), start + 49ms);
    REQUIRE(stream.due() == start + 99ms);
    REQUIRE(text_of(stream.next(start + 98ms)) == "none");
    REQUIRE(text_of(stream.next(start + 99ms)) == "https://example");
    REQUIRE_FALSE(stream.due());
    REQUIRE(text_of(stream.next(start + 1h)) == "none");
}

TEST_CASE("at most one suffix is taken off, and nothing from the middle")
{
    for (const auto& [sent, code] : std::vector<std::pair<std::string, std::string>>{
             {"a\r\n", "a"},
             {"a\r", "a"},
             {"a\n", "a"},
             {"a\t", "a"},
             {"a\r\n\r\n", "a\r\n"},
             {"a\n\r", "a\n"},
             {"a \r", "a "},
             {" a", " a"},
             {"BEGIN:VCARD\r\nN:X\r\nEND:VCARD\r\n", "BEGIN:VCARD\r\nN:X\r\nEND:VCARD"},
             {"\r\n", "none"}}) {
        CodeStream stream({});
        stream.feed(base::view(sent), start);
        REQUIRE(text_of(stream.next(start + 1s)) == code);
    }
}

TEST_CASE("a suffix ends a code where it stands")
{
    CodeStream stream({.suffix = "\r\n", .silence = 300ms});
    stream.feed(base::view("one\r\ntwo\r"), start);
    REQUIRE(text_of(stream.next(start)) == "one");
    REQUIRE(text_of(stream.next(start)) == "none");
    stream.feed(base::view("\n\r\n"), start);
    REQUIRE(text_of(stream.next(start)) == "two");
    REQUIRE(text_of(stream.next(start)) == "none");
    // Its end was lost, so it must not begin the next one.
    stream.feed(base::view("half"), start);
    REQUIRE(text_of(stream.next(start + 300ms)) == "none");
    stream.feed(base::view("whole\r\n"), start + 1s);
    REQUIRE(text_of(stream.next(start + 1s)) == "whole");
}

TEST_CASE("the longest code passes, a longer one is dropped whole")
{
    CodeStream stream({});
    const std::string longest(code_size_limit, 'x');
    stream.feed(base::view(longest), start);
    REQUIRE(text_of(stream.next(start + 1s)) == longest);
    for (std::size_t size : {code_size_limit + 1, std::size_t{10'000}, std::size_t{1'000'000}}) {
        for (std::size_t i = 0; i < size; i += 1000)
            stream.feed(base::view(std::string(std::min<std::size_t>(1000, size - i), 'y')), start);
        REQUIRE(stream.next(start + 1s).error().code == Errc::malformed);
        REQUIRE_FALSE(stream.due());
        stream.feed(base::view("next"), start + 2s);
        REQUIRE(text_of(stream.next(start + 3s)) == "next");
    }
}

TEST_CASE("an AIM identifier is split off where the scanner was told to send one")
{
    CodeStream with({.suffix = {}, .silence = 50ms, .begins_with_aim = true});
    const auto code = [&with](std::string_view sent) {
        with.feed(base::view(sent), start);
        return with.next(start + 1s).value().value();
    };
    REQUIRE(code("]Q1https://x\r").symbology == Symbology::qr);
    REQUIRE(code("]Q1https://x\r").text.reveal() == "https://x");
    REQUIRE(code("]-1x").text.reveal() == "]-1x");
    REQUIRE(code("]Q").text.reveal() == "]Q");
    REQUIRE(code("plain").symbology == Symbology::unknown);
    CodeStream without({});
    without.feed(base::view("]Q1x"), start);
    REQUIRE(text_of(without.next(start + 1s)) == "]Q1x");
}

TEST_CASE("what is no code is cut out, what is old is forgotten")
{
    CodeStream stream({});
    stream.feed(base::view("co<answer>de"), start);
    REQUIRE(base::text(stream.heard()) == "co<answer>de");
    stream.cut(2, 10);
    REQUIRE(text_of(stream.next(start + 1s)) == "code");
    stream.feed(base::view("of somebody before"), start);
    stream.forget();
    REQUIRE_FALSE(stream.due());
    stream.feed(std::vector<std::byte>(5000), start);
    stream.forget();
    stream.feed(base::view("good"), start);
    REQUIRE(text_of(stream.next(start + 1s)) == "good");
}

TEST_CASE("codes that ended while a command waited for its answer come first, each by itself")
{
    CodeStream stream({});
    stream.feed(base::view("one"), start);
    stream.keep_ended(start);
    stream.keep_ended(start + 50ms);
    stream.feed(base::view("two"), start + 60ms);
    REQUIRE(text_of(stream.next(start + 60ms)) == "one");
    REQUIRE(text_of(stream.next(start + 60ms)) == "none");
    REQUIRE(text_of(stream.next(start + 110ms)) == "two");
    for (int i = 0; i < 10; ++i) {
        stream.feed(base::view("many"), start);
        stream.keep_ended(start + 1s);
    }
    for (int i = 0; i < 4; ++i)
        REQUIRE(text_of(stream.next(start)) == "many");
    REQUIRE(text_of(stream.next(start)) == "none");
    stream.feed(base::view("old"), start);
    stream.keep_ended(start + 1s);
    stream.forget();
    REQUIRE(text_of(stream.next(start + 2s)) == "none");
}
