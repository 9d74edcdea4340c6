#include "drivers/hid_pos/layout.h"

#include "tests/catch.h"
#include "tests/drivers/scanner_vectors.h"

#include <random>

using namespace drivers;
using namespace drivers::hid_pos;
using base::Bytes;
using base::Errc;
using base::SteadyTime;
using namespace std::chrono_literals;

static constexpr SteadyTime start{1h};

static std::optional<Layout> layout(const char* name)
{
    const auto bytes = vectors::hex(vectors::scanner()["descriptors"][name]);
    return layout_of(parse_report_descriptor(bytes).value());
}

static Layout honeywell()
{
    return layout("honeywell_style_published").value();
}

TEST_CASE("the published reports become the codes that were shown")
{
    for (const auto& vector : vectors::scanner()["reports_honeywell_layout"]) {
        Assembly assembly;
        const auto& reports = vector["reports"];
        for (std::size_t i = 0; i < reports.size(); ++i) {
            const auto report = vectors::hex(reports[i]);
            const auto code =
                assembly.add(decode_report(honeywell(), report).value(), start).value();
            REQUIRE(code.has_value() == (i + 1 == reports.size()));
            if (!code)
                continue;
            const auto bytes =
                vector.contains("text_hex")
                    ? base::from_hex(vector["text_hex"].get<std::string>()).value()
                    : Bytes(base::view(vector["text"].get_ref<const std::string&>()).begin(),
                            base::view(vector["text"].get_ref<const std::string&>()).end());
            REQUIRE(code->bytes.reveal() == bytes);
            REQUIRE(code->symbology == symbology_of(vector["aim"].get<std::string>()));
        }
    }
}

TEST_CASE("the descriptor says where a scanner puts its codes, or that it is none")
{
    REQUIRE(honeywell().report == 2);
    REQUIRE(honeywell().byte_count);
    REQUIRE(honeywell().initiate_read);
    const auto counted = layout("counted_62").value();
    REQUIRE(counted.byte_count);
    REQUIRE(counted.data.bit_offset == 40);
    const auto uncounted = layout("no_count_57_data").value();
    REQUIRE_FALSE(uncounted.byte_count);
    REQUIRE(uncounted.is_continued);
    REQUIRE_FALSE(uncounted.initiate_read);
    REQUIRE_FALSE(layout("boot_keyboard"));
    const auto descriptor = [](const char* hex) {
        return parse_report_descriptor(base::from_hex(hex).value()).value();
    };
    // A maker's page of nearly the same number.
    REQUIRE_FALSE(layout_of(descriptor("068cff 0902 a101 7508 9538 09fe 8102 c0")));
    REQUIRE_FALSE(is_scanner(descriptor("068cff 0902 a101 7508 9538 09fe 8102 c0")));
    // Data that lie across bytes.
    REQUIRE_FALSE(layout_of(descriptor("058c 0902 a101 7504 9501 8103 7508 9538 09fe 8102 c0")));
    REQUIRE(is_scanner(descriptor("058c 0902 a101 7508 9501 8103 c0")));
}

TEST_CASE("one field for the three bytes of the identifier does as well")
{
    const auto one = layout_of(parse_report_descriptor(
                                   base::from_hex("058c 0902 a101 8502 7508 9503 09fb 8102 9504 "
                                                  "09fe 8102 c0")
                                       .value())
                                   .value())
                         .value();
    const auto report = base::from_hex("02 5d5131 61626300").value();
    const auto piece = decode_report(one, report).value();
    REQUIRE(piece.symbology == Symbology::qr);
    REQUIRE(base::text(piece.data) == "abc");
}

TEST_CASE("without a count the zeros at the end are not the code's")
{
    auto report = base::bytes({0x02, ']', 'Q', '1', 'a', 0, 'b', 0, 0});
    const auto piece = decode_report(layout("no_count_57_data").value(), report).value();
    REQUIRE(base::to_hex(piece.data) == "610062");
}

static Bytes report_of(std::string_view hex)
{
    auto out = base::from_hex(hex).value();
    out.resize(64);
    return out;
}

TEST_CASE("identifiers that are shifted or empty are made the best of")
{
    // From the identifier on a byte too late.
    const auto shifted = report_of("02 03 00 5d5131 616263");
    const auto piece = decode_report(honeywell(), shifted).value();
    REQUIRE(piece.symbology == Symbology::qr);
    REQUIRE(base::text(piece.data) == "abc");
    // Zeros, but the maker's own letter further back.
    auto empty = report_of("02 03 000000 616263");
    REQUIRE(decode_report(honeywell(), empty).value().symbology == Symbology::unknown);
    for (const auto& [letter, symbology] :
         std::vector<std::pair<char, Symbology>>{{'s', Symbology::qr},
                                                 {'w', Symbology::data_matrix},
                                                 {'r', Symbology::pdf417},
                                                 {'z', Symbology::aztec},
                                                 {'j', Symbology::code_128},
                                                 {'d', Symbology::ean_upc},
                                                 {'H', Symbology::han_xin},
                                                 {'~', Symbology::unknown}}) {
        empty[61] = static_cast<std::byte>(letter);
        REQUIRE(decode_report(honeywell(), empty).value().symbology == symbology);
    }
}

TEST_CASE("reports that lie about their size harm nobody")
{
    const auto piece = [](const Bytes& report) { return decode_report(honeywell(), report); };
    REQUIRE(piece(report_of("02 ff 5d5131")).value().data.size() == 56);
    REQUIRE(piece(report_of("02 00 5d5131")).value().data.empty());
    REQUIRE(piece(base::from_hex("02 38 5d5131 6162").value()).value().data.size() == 2);
    REQUIRE_FALSE(piece(base::from_hex("02 38 5d5131 6162").value()).value().is_continued);
    REQUIRE(piece(base::from_hex("02 38 5d5131").value()).value().data.empty());
    REQUIRE(piece(base::from_hex("02 38 5d51").value()).error().code == Errc::malformed);
    REQUIRE(piece({}).error().code == Errc::malformed);
    REQUIRE(piece(report_of("03 01")).error().code == Errc::not_found);
    std::mt19937 random(20'261'124);
    for (int i = 0; i < 20'000; ++i) {
        Bytes report(random() % 70);
        for (auto& byte : report)
            byte = static_cast<std::byte>(random() & 0xff);
        if (!report.empty())
            report[0] = std::byte{2};
        const auto decoded = decode_report(honeywell(), report);
        REQUIRE((!decoded || decoded->data.size() <= 56));
    }
}

TEST_CASE("the trigger report has the bits that the descriptor says")
{
    REQUIRE(base::to_hex(encode_trigger(honeywell(), true)) == "0402");
    REQUIRE(base::to_hex(encode_trigger(honeywell(), false)) == "0401");
}

static Piece part(std::string_view text, bool is_continued)
{
    return {.symbology = Symbology::qr, .data = base::view(text), .is_continued = is_continued};
}

TEST_CASE("a code whose end was lost does not begin the next one")
{
    Assembly assembly;
    REQUIRE_FALSE(assembly.add(part("half", true), start).value());
    REQUIRE_FALSE(assembly.add(part("way", true), start + 299ms).value());
    const auto glued = assembly.add(part("!", false), start + 598ms).value();
    REQUIRE(glued->text.reveal() == "halfway!");
    REQUIRE_FALSE(assembly.add(part("lost", true), start).value());
    REQUIRE(assembly.add(part("next", false), start + 300ms).value()->text.reveal() == "next");
    REQUIRE_FALSE(assembly.add(part("forgotten", true), start).value());
    assembly.forget();
    REQUIRE(assembly.add(part("next", false), start).value()->text.reveal() == "next");
    REQUIRE_FALSE(assembly.add(part("", false), start).value());
}

TEST_CASE("the longest code passes, a longer one is dropped whole")
{
    const std::string full(56, 'x');
    Assembly assembly;
    for (int i = 0; i < 52; ++i)
        REQUIRE_FALSE(assembly.add(part(full, true), start).value());
    const auto longest = assembly.add(part(std::string(41, 'x'), false), start).value();
    REQUIRE(longest->bytes.reveal().size() == code_size_limit);

    for (int reports : {53, 1000}) {
        for (int i = 0; i < reports; ++i)
            REQUIRE_FALSE(assembly.add(part(full, true), start).value());
        REQUIRE(assembly.add(part("end", false), start).error().code == Errc::malformed);
        REQUIRE(assembly.add(part("next", false), start).value()->text.reveal() == "next");
    }
}
