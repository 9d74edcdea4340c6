#include "drivers/pjl/protocol.h"

#include "drivers/pjl/models.h"
#include "tests/catch.h"

#include <fstream>
#include <random>

using namespace drivers;
using namespace drivers::pjl;

// A line of the vectors with its escapes carried out.
static std::string unescaped(std::string_view line)
{
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\') {
            out += line[i];
            continue;
        }
        ++i;
        if (line[i] == 'x') {
            out += static_cast<char>(std::stoi(std::string(line.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            out += line[i] == 'r' ? '\r' : '\n';
        }
    }
    return out;
}

static std::vector<std::string> recorded_answers()
{
    std::ifstream file("tests/vectors/pjl/pantum_m6507.txt");
    std::vector<std::string> out;
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("< "))
            out.push_back(unescaped(std::string_view(line).substr(2, line.find("      ") - 2)));
    return out;
}

TEST_CASE("a Pantum's recorded answers are read")
{
    const auto recorded = recorded_answers();
    REQUIRE(recorded.size() == 6);
    Stream stream;
    for (const auto& answer : recorded)
        stream.push(base::view(answer));
    const auto idle = stream.next().value();
    CHECK(idle.topic == "INFO STATUS");
    CHECK(state_of_code(idle.number("CODE").value()) == PrinterState::ready);
    const auto id = stream.next().value();
    CHECK(id.topic == "INFO ID");
    CHECK(id.words == std::vector<std::string>{"M6500 series"});
    CHECK(stream.next().value() == Answer{});  // "?", not understood.
    const auto cover = stream.next().value();
    CHECK(cover.topic == "USTATUS DEVICE");
    CHECK(state_of_code(cover.number("CODE").value()) == PrinterState::cover_open);
    CHECK(cover.number("TONER") == 44);
    const auto cartridge = stream.next().value();
    CHECK(state_of_code(cartridge.number("CODE").value()) == PrinterState::supply_out);
    // An empty tray says the same as a jam in the feed: whoever looks after the paper finds either.
    const auto empty = stream.next().value();
    CHECK(state_of_code(empty.number("CODE").value()) == PrinterState::paper_out);
    CHECK_FALSE(stream.next());
}

TEST_CASE("codes mean what their class means")
{
    for (const int code : {10001, 10002, 10003, 10005, 10023, 40000})
        CHECK(state_of_code(code) == PrinterState::ready);
    CHECK(state_of_code(10006) == PrinterState::supply_low);
    CHECK(state_of_code(30016) == PrinterState::paper_low);
    CHECK(state_of_code(40022) == PrinterState::jammed);
    CHECK(state_of_code(40019) == PrinterState::offline);
    CHECK(state_of_code(41102) == PrinterState::paper_out);
    CHECK(state_of_code(42001) == PrinterState::jammed);
    CHECK(state_of_code(50003) == PrinterState::failed);
    CHECK(state_of_code(-1) == PrinterState::offline);
    CHECK(state_of_code(99999) == PrinterState::offline);
}

TEST_CASE("the port tells trouble, and nothing when it is mute or well")
{
    CHECK_FALSE(trouble_of_port(0x18));
    CHECK_FALSE(trouble_of_port(0));
    CHECK(trouble_of_port(0x38) == PrinterState::paper_out);
    CHECK(trouble_of_port(0x10) == PrinterState::failed);
    CHECK(trouble_of_port(0x08) == PrinterState::offline);
}

TEST_CASE("commands stand between two universal exits")
{
    CHECK(base::text(encode_commands({"INFO STATUS"})) ==
          "\x1b%-12345X@PJL INFO STATUS\r\n\x1b%-12345X");
    CHECK(base::text(encode_job_tail("t-1")) ==
          "\x1b%-12345X@PJL EOJ NAME=\"t-1\"\r\n\x1b%-12345X");
}

static PrintDocument document(PrintOptions options = {}, std::string token = "t-1")
{
    return {.token = std::move(token),
            .pdf = base::view("%PDF"),
            .pages = 1,
            .options = std::move(options)};
}

TEST_CASE("a job says its name, its paper and its sides before it enters the language")
{
    const auto head =
        encode_job_head(document({.sides = Sides::two_sided_short_edge, .copies = 2}));
    CHECK(base::text(*head) ==
          "\x1b%-12345X"
          "@PJL USTATUS DEVICE=ON\r\n@PJL USTATUS JOB=ON\r\n"
          "@PJL USTATUS PAGE=ON\r\n@PJL JOB NAME=\"t-1\"\r\n"
          "@PJL SET COPIES=2\r\n@PJL SET PAPER=A4\r\n@PJL SET DUPLEX=ON\r\n"
          "@PJL SET BINDING=SHORTEDGE\r\n@PJL ENTER LANGUAGE=PDF\r\n");
    CHECK(base::text(*encode_job_head(document())).contains("SET DUPLEX=OFF\r\n"));
    CHECK(base::text(*encode_job_head(document({.media = "iso_a5_148x210mm"})))
              .contains("PAPER=A5\r\n"));
}

TEST_CASE("what PJL has no word for, or would obey, is refused")
{
    const auto refused = [](const PrintDocument& asked) {
        const auto head = encode_job_head(asked);
        return !head && head.error().code == base::Errc::refused;
    };
    CHECK(refused(document({.media = "iso_a3_297x420mm"})));
    CHECK(refused(document({.source = "tray-1"})));
    CHECK(refused(document({.type = "cardstock"})));
    CHECK(refused(document({.copies = 0})));
    CHECK(refused(document({.copies = 100})));
    CHECK(refused(document({}, "")));
    CHECK(refused(document({}, "a\"\r\n@PJL RESET")));
    CHECK(refused(document({}, std::string(81, 'a'))));
    auto hostile = document();
    hostile.pdf = base::view("%PDF \x1b%-12345X@PJL DEFAULT COPIES=99\r\n");
    CHECK(refused(hostile));
}

TEST_CASE("an answer is taken apart however it is cut, and after noise the next one is whole")
{
    const std::string text = "@PJL USTATUS JOB\r\nEND\r\nNAME=\"t-1\"\r\nPAGES=3\r\n\x0c";
    for (std::size_t at = 0; at < text.size(); ++at) {
        Stream stream;
        stream.push(base::view(text.substr(0, at)));
        stream.push(base::view(text.substr(at)));
        const auto answer = stream.next().value();
        REQUIRE(answer.says("END"));
        REQUIRE(answer.text("NAME") == "t-1");
        REQUIRE(answer.number("PAGES") == 3);
        REQUIRE_FALSE(answer.number("NAME"));
        REQUIRE_FALSE(answer.number("NONE"));
        REQUIRE_FALSE(answer.says("START"));
    }
    Stream stream;
    stream.push(base::view("half an ans" + text));
    CHECK(stream.next()->topic == "USTATUS JOB");
    stream.push(base::view("nonsense\x0c\x0c\x0c"));
    CHECK_FALSE(stream.next());
    stream.push(base::view(std::string(100'000, 'x') + "\x0c" + text));
    CHECK(stream.next()->topic == "USTATUS JOB");
    CHECK_FALSE(stream.next());
    stream.push(base::view("@PJL half"));
    stream.reset();
    stream.push(base::view(text));
    CHECK(stream.next()->topic == "USTATUS JOB");
}

TEST_CASE("random bytes do no harm")
{
    std::mt19937 random(5);
    Stream stream;
    for (int i = 0; i < 20'000; ++i) {
        static constexpr std::string_view letters = "@PJL \r\n\x0c=?\"1A";
        const std::string one(1, letters[random() % letters.size()]);
        stream.push(base::view(one));
        if (i % 7 == 0)
            stream.next();
    }
    CHECK_FALSE(decode_answer(""));
    CHECK_FALSE(decode_answer("\r\n \r\n"));
    CHECK_FALSE(decode_answer("PJL INFO STATUS"));
}

TEST_CASE("a language is found in the list as a whole word")
{
    const DeviceId id{.manufacturer = {}, .model = {}, .commands = "PJL, PCL,XPDF", .serial = {}};
    CHECK(speaks(id, "PJL"));
    CHECK(speaks(id, "PCL"));
    CHECK_FALSE(speaks(id, "PDF"));
    CHECK_FALSE(speaks({}, "PDF"));
}

TEST_CASE("a maker's ids are known, also those that are not listed")
{
    CHECK(is_known({0x232b, 0x0e20}));
    CHECK(is_known({0x232b, 0x1234}));
    CHECK_FALSE(is_known({0x04b8, 0x0e20}));
    CHECK_FALSE(usb_ids().empty());
}
