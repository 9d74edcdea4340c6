#include "drivers/serial_scan/protocol.h"

#include "tests/catch.h"
#include "tests/drivers/scanner_vectors.h"

#include <random>

using namespace drivers::serial_scan;
using base::Bytes;

static Bytes hex(std::string_view text)
{
    return base::from_hex(text).value();
}

TEST_CASE("the checksum of zones is that of four published frames")
{
    const auto gm65 = vectors::scanner()["gm65"];
    const auto crc_of = [](const Bytes& frame, std::size_t mark) {
        return crc16(base::ByteView(frame).subspan(mark, frame.size() - mark - 2));
    };
    REQUIRE(crc_of(vectors::hex(gm65["get_baud_crc"]), 2) == 0xd80f);
    REQUIRE(crc_of(vectors::hex(gm65["set_9600_crc"]), 2) == 0xa7ea);
    REQUIRE(crc_of(vectors::hex(gm65["ack"]), 2) == 0x3331);
    REQUIRE(crc_of(vectors::hex(gm65["baud_answer"]), 2) == 0xc14c);
    REQUIRE(crc16({}) == 0);
}

TEST_CASE("commands have the published bytes")
{
    const auto all = vectors::scanner();
    REQUIRE(trigger(Dialect::newland, Trigger::on).bytes ==
            vectors::hex(all["newland"]["trigger_on"]));
    REQUIRE(trigger(Dialect::newland, Trigger::off).bytes ==
            vectors::hex(all["newland"]["trigger_off"]));
    REQUIRE(probe(Dialect::newland).bytes == vectors::hex(all["newland"]["query_mode"]));
    REQUIRE(trigger(Dialect::honeywell, Trigger::on).bytes ==
            vectors::hex(all["honeywell"]["trigger"]));
    REQUIRE(trigger(Dialect::honeywell, Trigger::off).bytes ==
            vectors::hex(all["honeywell"]["stop"]));
    REQUIRE(probe(Dialect::nls).bytes == vectors::hex(all["nls_old"]["probe"]));
    REQUIRE(trigger(Dialect::nls, Trigger::on).bytes == vectors::hex(all["nls_old"]["trigger"]));
    REQUIRE(trigger(Dialect::nls, Trigger::off).bytes == vectors::hex(all["nls_old"]["stop"]));
    // As published, but with a checksum where the published one asks not to check.
    const auto published = vectors::hex(all["gm65"]["trigger"]);
    const auto ours = trigger(Dialect::gm65, Trigger::on).bytes;
    REQUIRE(Bytes(ours.begin(), ours.end() - 2) == Bytes(published.begin(), published.end() - 2));
    REQUIRE(base::to_hex(probe(Dialect::honeywell).bytes) == "164d0d50415048484621");
    REQUIRE(trigger(Dialect::listening, Trigger::on).bytes.empty());
    REQUIRE(probe(Dialect::listening).bytes.empty());
}

TEST_CASE(
    "every scanner is set up to wait for its trigger, and for no setup code where it can be said")
{
    const auto words = [](Dialect dialect) {
        std::string out;
        for (const auto& command : set_up(dialect, {}))
            out += std::string(base::text(command.bytes)) + "|";
        return out;
    };
    REQUIRE(words(Dialect::newland).find("SCNMOD0") != std::string::npos);
    REQUIRE(words(Dialect::newland).find("SETUPE0") != std::string::npos);
    REQUIRE(words(Dialect::nls) == "NLS0006010;|NLS0302000;|NLS0006000;|");
    REQUIRE(set_up(Dialect::listening, {}).empty());
    // Of the zone only the two bits of the mode are changed.
    for (const auto& [before, after] : {std::pair{0xd2, 0xd1}, {0x00, 0x01}, {0xff, 0xfd}}) {
        const auto command = set_up(Dialect::gm65, base::bytes({before})).at(0).bytes;
        REQUIRE(std::to_integer<int>(command.at(6)) == after);
        REQUIRE(base::to_hex(Bytes(command.begin(), command.begin() + 6)) == "7e0008010000");
    }
}

static std::string in_words(const std::vector<Command>& commands)
{
    std::string out;
    for (const auto& command : commands)
        out += std::string(base::text(command.bytes)) + "|";
    return out;
}

TEST_CASE("of the zone that ends codes only the three bits of the tail are changed")
{
    const auto ask = ask_tail(Dialect::gm65);
    REQUIRE(ask.size() == 1);
    REQUIRE(base::to_hex(Bytes(ask[0].bytes.begin(), ask[0].bytes.end() - 2)) == "7e000701006001");
    const auto zone_after = [](Tail tail, int before) {
        const std::vector<Bytes> told{base::bytes({before})};
        const auto commands = set_tail(Dialect::gm65, tail, told);
        REQUIRE(commands.size() == 1);
        const auto& bytes = commands[0].bytes;
        REQUIRE(base::to_hex(Bytes(bytes.begin(), bytes.begin() + 6)) == "7e0008010060");
        return std::to_integer<int>(bytes.at(6));
    };
    for (const auto& [before, after] :
         {std::pair{0x00, 0x21}, {0x01, 0x21}, {0x61, 0x21}, {0x9e, 0xbf}, {0xff, 0xbf}}) {
        REQUIRE_FALSE(is_tail_crlf(Dialect::gm65, std::vector<Bytes>{base::bytes({before})}));
        REQUIRE(zone_after(Tail::crlf, before) == after);
        REQUIRE(zone_after(Tail::as_told, before) == before);
        REQUIRE(is_tail_crlf(Dialect::gm65, std::vector<Bytes>{base::bytes({after})}));
        REQUIRE(zone_after(Tail::none, after) == (after & 0xfe));
    }
    REQUIRE_FALSE(is_tail_crlf(Dialect::gm65, {}));
    REQUIRE_FALSE(is_tail_crlf(Dialect::gm65, std::vector<Bytes>{Bytes{}}));
}

TEST_CASE("a Newland scanner's tail is two settings, and both must say CR LF")
{
    REQUIRE(in_words(ask_tail(Dialect::newland)) ==
            "~\x01"
            "0000#TSUSET*;\x03|~\x01"
            "0000#TSUENA*;\x03|");
    const auto told = [](std::string_view set, std::string_view on) {
        std::vector<Bytes> out(2);
        base::append(out[0], set);
        base::append(out[1], on);
        return out;
    };
    REQUIRE(is_tail_crlf(Dialect::newland, told("0D0A", "1")));
    for (const auto& wrong : {told("0D0A", "0"), told("0D", "1"), told("", ""),
                              std::vector<Bytes>(), std::vector<Bytes>(1)})
        REQUIRE_FALSE(is_tail_crlf(Dialect::newland, wrong));
    const auto set = [&told](Tail tail) {
        return in_words(set_tail(Dialect::newland, tail, told("0D", "0")));
    };
    REQUIRE(set(Tail::crlf).contains("#TSUSET0D0A;"));
    REQUIRE(set(Tail::crlf).contains("#TSUENA1;"));
    REQUIRE(set(Tail::as_told).contains("#TSUSET0D;"));
    REQUIRE(set(Tail::as_told).contains("#TSUENA0;"));
    REQUIRE(set(Tail::none).contains("#TSUENA0;"));
}

TEST_CASE("a dialect with no known way to read the tail back is not told to add one")
{
    for (auto dialect : {Dialect::nls, Dialect::honeywell, Dialect::listening}) {
        REQUIRE(ask_tail(dialect).empty());
        REQUIRE(set_tail(dialect, Tail::crlf, {}).empty());
        REQUIRE_FALSE(is_tail_crlf(dialect, {}));
    }
}

TEST_CASE("answers are told from the codes around them")
{
    const auto gm65 = vectors::hex(vectors::scanner()["gm65"]["ack"]);
    struct Case {
        Dialect dialect;
        Command command;
        Bytes answer;
    };
    const std::vector<Case> cases{
        {Dialect::newland, trigger(Dialect::newland, Trigger::on),
         vectors::hex(vectors::scanner()["newland"]["trigger_on_ack"])},
        {Dialect::gm65, trigger(Dialect::gm65, Trigger::on), gm65},
        {Dialect::nls, trigger(Dialect::nls, Trigger::on),
         vectors::hex(vectors::scanner()["nls_old"]["ack"])},
        {Dialect::nls, probe(Dialect::nls),
         vectors::hex(vectors::scanner()["nls_old"]["probe_answer"])},
        {Dialect::honeywell, probe(Dialect::honeywell), hex("504150484846 06 2e")},
    };
    for (const auto& [dialect, command, answer] : cases) {
        INFO(name_of(dialect));
        auto heard = hex("68747470 0200 0d");
        const auto before = heard.size();
        base::append(heard, answer);
        base::append(heard, "abc\r");
        const auto found = find_answer(dialect, heard, command).value();
        REQUIRE(found.is_done);
        REQUIRE(found.begin == before);
        REQUIRE(found.end == before + answer.size());
        for (std::size_t size = 0; size < before + answer.size(); ++size)
            REQUIRE_FALSE(find_answer(dialect, base::ByteView(heard).first(size), command));
        REQUIRE(find_answer(dialect, answer, command)->end == answer.size());
    }
}

TEST_CASE("a scanner that says no is understood, a damaged answer is none")
{
    const auto menu = probe(Dialect::honeywell);
    REQUIRE_FALSE(find_answer(Dialect::honeywell, hex("504150484846 05 2e"), menu)->is_done);
    REQUIRE_FALSE(find_answer(Dialect::honeywell, hex("504150484846 15 21"), menu)->is_done);
    REQUIRE_FALSE(find_answer(Dialect::honeywell, hex("504150484846 41 2e"), menu));
    REQUIRE_FALSE(find_answer(Dialect::honeywell, hex("504150484846 06 41"), menu));
    // A citizen's code with the same words before the real answer.
    const auto both = hex("504150484846 20 504150484846 06 21");
    REQUIRE(find_answer(Dialect::honeywell, both, menu)->begin == 7);
    const auto zone = probe(Dialect::gm65);
    REQUIRE_FALSE(find_answer(Dialect::gm65, hex("02000001003332"), zone));
    REQUIRE_FALSE(find_answer(Dialect::gm65, hex("0200 00 ff 00"), zone));
    auto failed = hex("0200 01 01 00");
    const auto crc = crc16(base::ByteView(failed).subspan(2));
    base::append(failed, base::bytes({crc >> 8, crc & 0xff}));
    REQUIRE_FALSE(find_answer(Dialect::gm65, failed, zone)->is_done);
    const auto value =
        find_answer(Dialect::gm65, vectors::hex(vectors::scanner()["gm65"]["baud_answer"]), zone)
            ->value;
    REQUIRE(base::to_hex(value) == "3901");
}

TEST_CASE("what is left of an answer is not taken for a code")
{
    REQUIRE(begins_like_answer(Dialect::newland, hex("0201303030302353")));
    REQUIRE(begins_like_answer(Dialect::gm65, hex("020000")));
    REQUIRE_FALSE(begins_like_answer(Dialect::gm65, hex("30")));
    REQUIRE_FALSE(begins_like_answer(Dialect::nls, hex("020000")));
    REQUIRE(find_stray_answer(Dialect::nls, hex("4106")));
    REQUIRE(find_stray_answer(Dialect::gm65, vectors::hex(vectors::scanner()["gm65"]["ack"])));
    REQUIRE_FALSE(find_stray_answer(Dialect::listening, hex("06")));
}

TEST_CASE("no bytes whatever break the search for answers")
{
    std::mt19937 random(20'261'124);
    const auto commands = [](Dialect dialect) {
        return std::vector{probe(dialect), trigger(dialect, Trigger::on)};
    };
    for (int i = 0; i < 20'000; ++i) {
        Bytes heard(random() % 40);
        for (auto& byte : heard)
            byte = random() % 3 == 0 ? std::byte{2} : static_cast<std::byte>(random() & 0xff);
        for (auto dialect : dialects_to_try)
            for (const auto& command : commands(dialect)) {
                if (command.expected.empty())
                    continue;
                const auto found = find_answer(dialect, heard, command);
                REQUIRE((!found || (found->begin < found->end && found->end <= heard.size())));
            }
    }
}
