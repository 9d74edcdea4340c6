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
    CodeStream stream({});
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

static const CodeStream::Options by_crlf{.ending = CodeEnding::crlf};

TEST_CASE("where a mark is agreed on, a code with a pause in its middle is not handed on by half")
{
    CodeStream stream(by_crlf);
    stream.feed(base::view("https://exa"), start);
    REQUIRE(text_of(stream.next(start + 50ms)) == "none");
    REQUIRE(stream.due() == start + 300ms);
    REQUIRE(text_of(stream.next(start + 299ms)) == "none");
    stream.feed(base::view("mple\r"), start + 299ms);
    REQUIRE(text_of(stream.next(start + 500ms)) == "none");
    stream.feed(base::view("\n"), start + 500ms);
    REQUIRE(stream.due() == start + 550ms);
    REQUIRE(text_of(stream.next(start + 549ms)) == "none");
    REQUIRE(text_of(stream.next(start + 550ms)) == "https://example");
    REQUIRE_FALSE(stream.due());
}

TEST_CASE("a code of which the second half is lost is dropped, and told with what it ended")
{
    for (const auto& [sent, detail] : std::vector<std::pair<std::string, std::string>>{
             {"half", "crlf is set, it came with none"},
             {"whole\r", "crlf is set, it came with cr"},
             {"whole\n", "crlf is set, it came with lf"}}) {
        CodeStream stream(by_crlf);
        stream.feed(base::view(sent), start);
        const auto told = stream.next(start + 300ms);
        REQUIRE(told.error().code == Errc::malformed);
        REQUIRE(told.error().detail.contains(detail));
        REQUIRE_FALSE(told.error().detail.contains(sent));
        // Another one, later.
        stream.feed(base::view("next\r\n"), start + 2s);
        REQUIRE(text_of(stream.next(start + 3s)) == "next");
    }
}

TEST_CASE("the rest of a code that was dropped half is no code either")
{
    CodeStream stream(by_crlf);
    stream.feed(base::view("half"), start);
    REQUIRE(stream.next(start + 300ms).error().code == Errc::malformed);
    stream.feed(base::view("the other\r\n"), start + 900ms);
    REQUIRE(stream.next(start + 950ms).error().code == Errc::malformed);
    stream.feed(base::view("whole\r\n"), start + 951ms);
    REQUIRE(text_of(stream.next(start + 2s)) == "whole");
    stream.feed(base::view("half"), start + 10s);
    REQUIRE(stream.next(start + 10'300ms).error().code == Errc::malformed);
    REQUIRE(stream.due() == start + 11s);
    REQUIRE(text_of(stream.next(start + 11s)) == "none");
    REQUIRE_FALSE(stream.due());
}

TEST_CASE("a code of several lines stays one, whichever mark ends it")
{
    for (auto ending : {CodeEnding::crlf, CodeEnding::cr, CodeEnding::lf, CodeEnding::tab}) {
        CodeStream stream({.ending = ending});
        const std::string mark(mark_of(ending));
        const auto lines = "BEGIN:VCARD" + mark + "N:X" + mark + mark + "END:VCARD" + mark;
        for (char c : lines + mark)
            stream.feed(base::view(std::string(1, c)), start);
        REQUIRE(text_of(stream.next(start + 50ms)) == lines);
        stream.feed(base::view(mark), start + 1s);
        REQUIRE(text_of(stream.next(start + 2s)) == "none");
    }
}

TEST_CASE("of a pause exactly behind an inner mark nothing tells")
{
    CodeStream stream(by_crlf);
    stream.feed(base::view("one\r\n"), start);
    REQUIRE(text_of(stream.next(start + 50ms)) == "one");
    stream.feed(base::view("two\r\n"), start + 60ms);
    REQUIRE(text_of(stream.next(start + 110ms)) == "two");
}

TEST_CASE("a scanner that never sends the mark is told apart from an accident")
{
    CodeStream stream(by_crlf);
    auto now = start;
    const auto show = [&stream, &now](std::string_view sent) {
        now += 10s;
        stream.feed(base::view(sent), now);
        return stream.next(now + 1s).has_value();
    };
    for (int i = 0; i < 5; ++i) {
        REQUIRE_FALSE(show("half"));
        REQUIRE_FALSE(show("half\r"));
        REQUIRE_FALSE(stream.lacks_mark());
        REQUIRE(stream.ending_in_words() == ", codes end with crlf");
        REQUIRE(show("whole\r\n"));
    }
    for (int i = 0; i < 3; ++i)
        REQUIRE_FALSE(show("half"));
    REQUIRE(stream.lacks_mark());
    REQUIRE(stream.ending_in_words() == ", codes come without the ending that is set: crlf");
    stream.forget();
    REQUIRE(stream.lacks_mark());
    REQUIRE(show("whole\r\n"));
    REQUIRE_FALSE(stream.lacks_mark());
    for (int i = 0; i < 3; ++i)
        REQUIRE_FALSE(show("half"));
    stream.set_ending(CodeEnding::silence);
    REQUIRE_FALSE(stream.lacks_mark());
    REQUIRE(stream.ending_in_words().empty());
    REQUIRE(show("whole"));
}

TEST_CASE("a code of which a piece is known to be lost is dropped, whatever it ends with")
{
    for (auto ending : {CodeEnding::silence, CodeEnding::crlf}) {
        CodeStream stream({.ending = ending});
        stream.feed(base::view("begin"), start);
        stream.lose(start + 10ms);
        stream.feed(base::view("end\r\n"), start + 20ms);
        REQUIRE(stream.next(start + 70ms).error().code == Errc::malformed);
        // The first piece of all.
        stream.lose(start + 1s);
        stream.feed(base::view("end\r\n"), start + 1'010ms);
        REQUIRE(stream.next(start + 1'060ms).error().code == Errc::malformed);
        // Nothing came of it.
        stream.lose(start + 2s);
        REQUIRE(stream.due());
        stream.feed(base::view("good\r\n"), start + 10s);
        REQUIRE(text_of(stream.next(start + 11s)) == "good");
        REQUIRE_FALSE(stream.due());
        REQUIRE_FALSE(stream.lacks_mark());
    }
}

TEST_CASE("the longest code passes, a longer one is dropped whole")
{
    const auto ending = GENERATE(CodeEnding::silence, CodeEnding::crlf);
    CodeStream stream({.ending = ending});
    const std::string mark(mark_of(ending));
    const std::string longest(code_size_limit, 'x');
    stream.feed(base::view(longest + mark), start);
    REQUIRE(text_of(stream.next(start + 1s)) == longest);
    for (std::size_t size : {code_size_limit + 1, std::size_t{10'000}, std::size_t{1'000'000}}) {
        for (std::size_t i = 0; i < size; i += 1000)
            stream.feed(base::view(std::string(std::min<std::size_t>(1000, size - i), 'y')), start);
        stream.feed(base::view(mark), start);
        const auto told = stream.next(start + 1s);
        REQUIRE(told.error().code == Errc::malformed);
        REQUIRE(told.error().detail == "longer than a code can be");
        REQUIRE_FALSE(stream.due());
        stream.feed(base::view("next" + mark), start + 2s);
        REQUIRE(text_of(stream.next(start + 3s)) == "next");
    }
}

TEST_CASE("an AIM identifier is split off where the scanner was told to send one")
{
    CodeStream with({.begins_with_aim = true});
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
