#include "drivers/escpos/stream.h"

#include "tests/catch.h"

#include <random>

using namespace drivers::escpos;

static std::vector<Answer> all_of(Stream& stream)
{
    std::vector<Answer> out;
    while (auto answer = stream.next())
        out.push_back(*std::move(answer));
    return out;
}

static std::vector<Answer> taken_apart(std::string_view hex,
                                       StatusDialect dialect = StatusDialect::epson)
{
    Stream stream(dialect);
    stream.push(base::from_hex(hex).value());
    return all_of(stream);
}

static const std::vector<Answer> mixed{
    AutomaticStatus{{0x10, 0, 0, 0x0f}}, StatusByte{0x12},
    ProcessId{{'0', '0', '0', '1'}},     InfoText{"TEST"},
    AutomaticStatus{{0x38, 0, 0, 0x0f}}, StatusByte{0x1e},
};
static constexpr auto mixed_hex = "1000000f12372230303031005f54455354003800000f1e";

TEST_CASE("answers that share the pipe are told apart")
{
    REQUIRE(taken_apart(mixed_hex) == mixed);
    REQUIRE(taken_apart("372500") == std::vector<Answer>{BuffersCleared{}});
    REQUIRE(taken_apart("000c") == std::vector<Answer>{PaperStatus{0}, PaperStatus{0x0c}});
}

TEST_CASE("it does not matter where the packets are split")
{
    const auto bytes = base::from_hex(mixed_hex).value();
    for (std::size_t first = 0; first <= bytes.size(); ++first)
        for (std::size_t second = first; second <= bytes.size(); ++second) {
            Stream stream(StatusDialect::epson);
            const base::ByteView view(bytes);
            stream.push(view.first(first));
            stream.push(view.subspan(first, second - first));
            stream.push(view.subspan(second));
            REQUIRE(all_of(stream) == mixed);
        }
}

TEST_CASE("Custom's header is not taken for automatic status")
{
    REQUIRE(taken_apart("100f2002408012", StatusDialect::custom) ==
            std::vector<Answer>{FullStatus{{0x20, 0x02, 0x40, 0x80}}, StatusByte{0x12}});
    REQUIRE(taken_apart("1012", StatusDialect::custom) == std::vector<Answer>{StatusByte{0x12}});
}

TEST_CASE("a block that breaks off does not swallow the answer behind it")
{
    REQUIRE(taken_apart("100012") == std::vector<Answer>{PaperStatus{0}, StatusByte{0x12}});
    REQUIRE(taken_apart("5f544512").back() == Answer{StatusByte{0x12}});
    REQUIRE(taken_apart("37223012").back() == Answer{StatusByte{0x12}});
    REQUIRE(taken_apart("37ff12").back() == Answer{StatusByte{0x12}});
}

TEST_CASE("after random bytes and a short silence of sense every answer is found again")
{
    std::mt19937 random(2026);
    for (int round = 0; round < 2000; ++round) {
        const auto dialect = round % 2 == 0 ? StatusDialect::epson : StatusDialect::custom;
        Stream stream(dialect);
        const auto length = random() % 300;
        for (unsigned i = 0; i < length; ++i)
            stream.push(base::bytes({static_cast<int>(random() % 256)}));
        // At most one unfinished answer can swallow what follows: six bytes end any of them.
        stream.push(base::from_hex("1e1e1e1e1e1e").value());
        all_of(stream);
        const auto noise = stream.discarded();
        stream.push(base::from_hex("37223132333400").value());
        REQUIRE(all_of(stream) == std::vector<Answer>{ProcessId{{'1', '2', '3', '4'}}});
        REQUIRE(stream.discarded() == noise);
    }
}

TEST_CASE("what nobody fetches, and what never ends, is bounded")
{
    Stream stream(StatusDialect::epson);
    for (int i = 0; i < 10'000; ++i)
        stream.push(base::bytes({i % 2 == 0 ? 0x12 : 0x16}));
    REQUIRE(all_of(stream).size() == 64);

    stream.push(base::Bytes(10'000, std::byte{'_'}));
    REQUIRE(all_of(stream).empty());
    REQUIRE(stream.discarded() > 9'000);
    stream.push(base::bytes({0xff, 0x12}));
    REQUIRE(all_of(stream) == std::vector<Answer>{StatusByte{0x12}});
}
