#include "drivers/scanner_commands.h"

#include "tests/catch.h"
#include "tests/drivers/scanner_vectors.h"

using namespace drivers::scanner_commands;
using newland::Verdict;

TEST_CASE("commands have the published bytes")
{
    const auto all = vectors::scanner();
    REQUIRE(newland::encode_trigger(Trigger::on) == vectors::hex(all["newland"]["trigger_on"]));
    REQUIRE(newland::encode_trigger(Trigger::off) == vectors::hex(all["newland"]["trigger_off"]));
    REQUIRE(newland::encode_query("SCNMOD") == vectors::hex(all["newland"]["query_mode"]));
    REQUIRE(honeywell::encode_trigger(Trigger::on) == vectors::hex(all["honeywell"]["trigger"]));
    REQUIRE(honeywell::encode_trigger(Trigger::off) == vectors::hex(all["honeywell"]["stop"]));
}

TEST_CASE("answers have the published bytes")
{
    const auto all = vectors::scanner()["newland"];
    const auto acknowledged = vectors::hex(all["trigger_on_ack"]);
    const auto answer = newland::find_answer(acknowledged, "SCNTRG1").value();
    REQUIRE(answer.verdict == Verdict::done);
    REQUIRE(answer.value.empty());
    REQUIRE(answer.begin == 0);
    REQUIRE(answer.end == acknowledged.size());
    REQUIRE(newland::find_answer(vectors::hex(all["query_mode_answer"]), "SCNMOD")->value == "0");
    // These two are to settings for good, which nobody here makes.
    REQUIRE_FALSE(newland::find_answer(vectors::hex(all["nak"]), "EXPLVL99"));
    REQUIRE_FALSE(newland::find_answer(vectors::hex(all["enq"]), "NOSUCH1"));
}

static base::Bytes answered(std::string_view command, int verdict)
{
    auto out = base::bytes({2, 1, '0', '0', '0', '0', '#'});
    base::append(out, command);
    base::append(out, base::bytes({verdict, ';', 3}));
    return out;
}

TEST_CASE("the scanner's verdict is told")
{
    const auto verdict = [](int byte) {
        return newland::find_answer(answered("SCNMOD9", byte), "SCNMOD9")->verdict;
    };
    REQUIRE(verdict(0x06) == Verdict::done);
    REQUIRE(verdict(0x15) == Verdict::bad_value);
    REQUIRE(verdict(0x05) == Verdict::no_setting);
    REQUIRE_FALSE(newland::find_answer(answered("SCNMOD9", 0x07), "SCNMOD9"));
}

TEST_CASE("an answer is found between codes, and only whole, and only the one that was asked for")
{
    auto stream = base::bytes({'c', 'o', 'd', 'e'});
    base::append(stream, answered("SETUPE0", 6));
    base::append(stream, base::bytes({'m', 'o', 'r', 'e'}));
    const auto answer = newland::find_answer(stream, "SETUPE0").value();
    REQUIRE(answer.begin == 4);
    REQUIRE(stream.size() - answer.end == 4);
    REQUIRE_FALSE(newland::find_answer(stream, "SCNTRG1"));
    for (std::size_t size = 0; size + 4 < stream.size(); ++size)
        REQUIRE_FALSE(newland::find_answer(base::ByteView(stream).first(size), "SETUPE0"));
    REQUIRE_FALSE(newland::find_answer({}));
    REQUIRE(newland::find_answer(stream)->begin == 4);
    REQUIRE_FALSE(newland::begins_like_answer(stream));
    REQUIRE(newland::begins_like_answer(base::ByteView(stream).subspan(4, 9)));
}
