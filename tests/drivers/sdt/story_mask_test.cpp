#include "drivers/sdt/story_mask.h"

#include "drivers/sdt/text_record.h"
#include "tests/catch.h"
#include "tests/drivers/sdt/vectors.h"

#include <algorithm>
#include <random>

using namespace drivers;
using namespace drivers::sdt;
using base::Bytes;
using base::ByteView;

static Bytes masked(Command command, ByteView answer, std::size_t piece = 64)
{
    StoryMask mask;
    mask.see_sent(encode_command(command));
    Bytes out;
    while (!answer.empty()) {
        const auto some = answer.first(std::min(piece, answer.size()));
        base::append(out, mask.mask_received(some));
        answer = answer.subspan(some.size());
    }
    return out;
}

static Answer answer_in(ByteView frame)
{
    FrameParser parser;
    parser.feed(frame);
    return decode_answer(**parser.next()).value();
}

TEST_CASE("a record becomes that of the synthetic card, in a good frame of the same length")
{
    for (const auto& [name, command, form] :
         {std::tuple{"hmt_J_base.bin", Command::read_base, Fingerprints::without},
          {"citizen_base_fp0.bin", Command::read_base_and_fingerprints, Fingerprints::with},
          {"citizen_base_fp1024.bin", Command::read_base_and_fingerprints, Fingerprints::with}}) {
        INFO(name);
        const auto real = vectors::binary(name);
        for (auto piece : {1UL, 7UL, 64UL, 4096UL}) {
            const auto shown = masked(command, real, piece);
            REQUIRE(shown.size() == real.size());
            const auto answer = answer_in(shown);
            const auto parts = decode_base(answer.data.reveal(), form).value();
            REQUIRE(decode_text_record(parts.text).value().name.reveal() == "测试甲");
        }
    }
}

TEST_CASE("a newest address, a card's serial and its maker are replaced")
{
    const auto address = vectors::binary("newest_addr.bin");
    const auto shown = masked(Command::read_newest_address, address);
    const auto decoded = decode_newest_address(answer_in(shown).data.reveal()).value();
    REQUIRE(decoded.reveal().find("上海") == std::string::npos);

    const auto selected = encode_frame(base::bytes({0, 0, 0x90, 1, 2, 3, 4, 5, 6, 7, 8}));
    REQUIRE(answer_in(masked(Command::select, selected)).data.reveal() == Bytes(8));
    const auto found = encode_frame(base::bytes({0, 0, 0x9f, 1, 2, 3, 4}));
    const auto find_answer = answer_in(masked(Command::find, found));
    REQUIRE(find_answer.status == 0x9f);
    REQUIRE(find_answer.data.reveal() == Bytes(4));
}

TEST_CASE("mere statuses and the module's identity stand as they came")
{
    for (const auto& vector : vectors::frames()) {
        const auto frame = base::from_hex(vector.at("hex").get<std::string>()).value();
        if (vector.at("kind") == "answer" && frame.size() == 11)
            REQUIRE(masked(Command::find, frame) == frame);
    }
    const auto identity = vectors::binary("sam_id.bin");
    REQUIRE(masked(Command::secure_module_id, identity) == identity);
    // The same length in answer to something else may be anything.
    REQUIRE(masked(Command::read_base, identity) != identity);
}

// How long a run of personal text stands in what is shown.
static std::size_t longest_leak(ByteView real, ByteView shown)
{
    std::size_t longest = 0;
    for (std::size_t size = 4; size <= 16; ++size)
        for (std::size_t at = 0; at + size <= real.size(); ++at)
            if (!std::ranges::search(shown, real.subspan(at, size)).empty())
                longest = size;
    return longest;
}

TEST_CASE("damage on the wire lets no text of a person through")
{
    std::mt19937 random(3);
    const auto real = vectors::binary("hmt_J_base.bin");
    // Name and the first half of the address, which has no word of the synthetic card.
    const auto name = ByteView(real).subspan(14, 6);
    const auto address = ByteView(real).subspan(14 + 52, 12);
    for (int round = 0; round < 200; ++round) {
        auto damaged = real;
        const auto at = static_cast<std::ptrdiff_t>(random() % 10);
        if (round % 2 == 0)
            damaged.erase(damaged.begin() + at);
        else
            damaged[static_cast<std::size_t>(at)] ^= static_cast<std::byte>(1U << random() % 8);
        const auto shown = masked(Command::read_base, damaged);
        REQUIRE(shown.size() == damaged.size());
        REQUIRE(longest_leak(name, shown) <= 4);  // 测试 is in the synthetic name as well.
        REQUIRE(longest_leak(address, shown) == 0);
    }
}
