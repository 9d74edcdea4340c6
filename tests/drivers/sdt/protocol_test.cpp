#include "drivers/sdt/protocol.h"

#include "tests/catch.h"
#include "tests/drivers/sdt/vectors.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace drivers::sdt;
using base::Bytes;
using base::ByteView;
using base::Errc;

static std::optional<Bytes> first_good_frame(FrameParser& parser)
{
    for (;;) {
        const auto next = parser.next();
        if (next && !*next)
            return std::nullopt;
        if (next)
            return (*next)->reveal();
        REQUIRE(next.error().code == Errc::malformed);
    }
}

static Bytes body_of(ByteView frame)
{
    FrameParser parser;
    parser.feed(frame);
    return first_good_frame(parser).value();
}

TEST_CASE("every published frame is what encode_frame makes of its body")
{
    int frames = 0;
    for (const auto& vector : vectors::frames()) {
        const auto frame = base::from_hex(vector.at("hex").get<std::string>()).value();
        INFO(vector.at("name").get<std::string>());
        REQUIRE(encode_frame(body_of(frame)) == frame);
        ++frames;
    }
    REQUIRE(frames > 30);
}

TEST_CASE("the commands are the published ones")
{
    const std::map<std::string, Command> names{
        {"reset_sam", Command::reset},
        {"sam_status", Command::self_test},
        {"sam_id", Command::secure_module_id},
        {"find", Command::find},
        {"select", Command::select},
        {"read_base", Command::read_base},
        {"read_newest_addr", Command::read_newest_address},
        {"read_base_fp", Command::read_base_and_fingerprints},
    };
    std::size_t seen = 0;
    for (const auto& vector : vectors::frames()) {
        const auto named = names.find(vector.at("name").get<std::string>());
        if (named == names.end())
            continue;
        ++seen;
        REQUIRE(encode_command(named->second) ==
                base::from_hex(vector.at("hex").get<std::string>()).value());
    }
    REQUIRE(seen == names.size());
}

TEST_CASE("each published status has its class, and none stands twice in the table")
{
    const std::map<std::string, StatusClass> expected{
        {"ok", StatusClass::done},
        {"find_ok_iin0", StatusClass::done},
        {"find_fail", StatusClass::no_card},
        {"select_ok_sn0", StatusClass::done},
        {"select_fail", StatusClass::retry},
        {"read_fail", StatusClass::retry},
        {"no_such_item", StatusClass::item_absent},
        {"host_checksum_error", StatusClass::link_error},
        {"host_length_error", StatusClass::link_error},
        {"command_error", StatusClass::unknown_command},
        {"unauthorised", StatusClass::out_of_order},
        {"unrecognised", StatusClass::retry},
        {"card_auth_sam_failed", StatusClass::retry},
        {"sam_auth_card_failed", StatusClass::refused},
        {"verify_failed", StatusClass::refused},
        {"unknown_card_type", StatusClass::unsupported_card},
        {"random_failed", StatusClass::retry},
        {"self_test_failed", StatusClass::module_failed},
        {"sam_not_authorised", StatusClass::module_failed},
    };
    std::size_t seen = 0;
    for (const auto& vector : vectors::frames()) {
        if (vector.at("kind") != "answer")
            continue;
        const auto name = vector.at("name").get<std::string>();
        INFO(name);
        const Body body(body_of(base::from_hex(vector.at("hex").get<std::string>()).value()));
        const auto answer = decode_answer(body).value();
        REQUIRE(answer.card_status == 0);
        REQUIRE(status_of(answer.status).driver_class == expected.at(name));
        ++seen;
    }
    REQUIRE(seen == expected.size());
    REQUIRE(status_of(0x37).driver_class == StatusClass::no_fingerprints);
    REQUIRE(status_of(0x3f).driver_class == StatusClass::retry);
    REQUIRE(status_of(0xee).driver_class == StatusClass::retry);

    std::set<int> codes;
    for (const auto& status : statuses())
        REQUIRE(codes.insert(status.code).second);
}

TEST_CASE("an answer shorter than its three status bytes is malformed")
{
    REQUIRE(decode_answer(Body(base::bytes({0, 0x90}))).error().code == Errc::malformed);
}

TEST_CASE("the parts of a base record are taken by the lengths it tells")
{
    for (const auto& [name, form, fingers] :
         {std::tuple{"citizen_base.bin", Fingerprints::without, 0UL},
          {"citizen_base_fp0.bin", Fingerprints::with, 0UL},
          {"citizen_base_fp1024.bin", Fingerprints::with, 1024UL}}) {
        INFO(name);
        const auto answer = decode_answer(Body(body_of(vectors::binary(name)))).value();
        const auto parts = decode_base(answer.data.reveal(), form).value();
        REQUIRE(parts.text.size() == 256);
        REQUIRE(parts.photo.size() == 1024);
        REQUIRE(parts.fingerprints.size() == fingers);
    }
}

TEST_CASE("a base record whose lengths lie is malformed")
{
    const auto answer =
        decode_answer(Body(body_of(vectors::binary("citizen_base_fp1024.bin")))).value();
    const auto& good = answer.data.reveal();
    for (std::size_t at = 0; at < 6; ++at) {
        auto bad = good;
        bad[at] ^= std::byte{0x02};
        INFO("length byte " << at);
        REQUIRE(decode_base(bad, Fingerprints::with).error().code == Errc::malformed);
    }
    REQUIRE_FALSE(decode_base(good, Fingerprints::without));
    for (std::size_t size = 0; size < good.size(); ++size)
        REQUIRE_FALSE(decode_base(ByteView(good).first(size), Fingerprints::with));
}

TEST_CASE("the secure module's identity reads as it is printed on the module")
{
    const auto answer = decode_answer(Body(body_of(vectors::binary("sam_id.bin")))).value();
    REQUIRE(decode_secure_module_id(answer.data.reveal()).value() ==
            "05.03-20210815-0001234567-0987654321");
    REQUIRE_FALSE(decode_secure_module_id(ByteView(answer.data.reveal()).first(15)));
}

TEST_CASE("a preamble with one byte lost or added is still a preamble")
{
    const auto frame = encode_command(Command::find);
    FrameParser parser;
    parser.feed(ByteView(frame).subspan(1));
    REQUIRE(first_good_frame(parser) == base::bytes({0x20, 0x01}));
    parser.feed(base::bytes({0xaa, 0xaa}));
    parser.feed(frame);
    REQUIRE(first_good_frame(parser) == base::bytes({0x20, 0x01}));
    // Seen on serial lines.
    parser.feed(base::bytes({0xaa, 0x00}));
    parser.feed(ByteView(frame).subspan(1));
    REQUIRE(first_good_frame(parser) == base::bytes({0x20, 0x01}));
}

TEST_CASE("a frame fed byte by byte comes out with its last byte, and missing() counts down to it")
{
    const auto frame = vectors::binary("citizen_base_fp1024.bin");
    FrameParser parser;
    for (std::size_t i = 0; i + 1 < frame.size(); ++i) {
        parser.feed(ByteView(frame).subspan(i, 1));
        REQUIRE(parser.next().value() == std::nullopt);
        REQUIRE(parser.missing() > 0);
        REQUIRE(parser.missing() <= frame.size() - i);
    }
    REQUIRE(parser.missing() == 1);
    parser.feed(ByteView(frame).last(1));
    REQUIRE(encode_frame(first_good_frame(parser).value()) == frame);
}

TEST_CASE("a length that no answer can have is refused before anything of it is awaited")
{
    FrameParser parser;
    parser.feed(base::bytes({0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x09, 0x0b}));
    REQUIRE(parser.next().error().code == Errc::malformed);
    parser.feed(base::bytes({0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0x02}));
    REQUIRE(parser.next().error().code == Errc::malformed);
}

TEST_CASE("a length that no answer can have keeps nobody waiting for its bytes")
{
    FrameParser parser;
    parser.feed(base::bytes({0xaa, 0xaa, 0xaa, 0x96, 0x69, 0xff, 0xff}));
    REQUIRE(parser.missing() == 0);
    REQUIRE(parser.next().error().code == Errc::malformed);
}

static Bytes random_bytes(std::mt19937& random, std::size_t count)
{
    Bytes out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(static_cast<std::byte>(random() & 0xff));
    return out;
}

// Pieces as a wire would cut them.
static void feed_in_pieces(std::mt19937& random, FrameParser& parser, ByteView data)
{
    while (!data.empty()) {
        const auto count = std::min<std::size_t>(data.size(), 1 + random() % 64);
        parser.feed(data.first(count));
        data = data.subspan(count);
    }
}

TEST_CASE("noise never breaks the parser, which finds the next good frame after it")
{
    std::mt19937 random(20260131);
    const auto good = encode_frame(base::bytes({0, 0, 0x90, 1, 2, 3}));
    for (int round = 0; round < 2000; ++round) {
        FrameParser parser;
        auto noise = random_bytes(random, random() % 200);
        // Bytes of the preamble, so that the noise is of the awkward kind.
        for (auto& byte : noise)
            if (random() % 3 == 0)
                byte = std::byte{random() % 2 == 0 ? std::uint8_t{0xaa} : std::uint8_t{0x96}};
        feed_in_pieces(random, parser, noise);
        while (first_good_frame(parser))
            continue;
        // A wrong length in the noise may cover the first of them, never all.
        std::optional<Bytes> found;
        for (int i = 0; i < 400 && !found; ++i) {
            parser.feed(good);
            found = first_good_frame(parser);
        }
        REQUIRE(found);
    }
}

TEST_CASE("a mutated record gives its own body, another consistent one or nothing, and no crash")
{
    std::mt19937 random(7);
    const auto good = vectors::binary("citizen_base_fp1024.bin");
    for (int round = 0; round < 3000; ++round) {
        auto frame = good;
        for (std::size_t i = 0; i <= random() % 4; ++i)
            frame[random() % frame.size()] ^= static_cast<std::byte>(1U << random() % 8);
        frame.resize(frame.size() - random() % 3);
        FrameParser parser;
        feed_in_pieces(random, parser, frame);
        while (const auto body = first_good_frame(parser)) {
            const auto answer = decode_answer(Body(*body));
            if (!answer)
                continue;
            const auto parts = decode_base(answer->data.reveal(), Fingerprints::with);
            if (parts)
                REQUIRE(parts->text.size() + parts->photo.size() + parts->fingerprints.size() + 6 ==
                        answer->data.reveal().size());
        }
    }
}
