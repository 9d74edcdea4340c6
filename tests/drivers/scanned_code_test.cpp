#include "drivers/scanned_code.h"

#include "base/utf8.h"
#include "drivers/code_scanner.h"
#include "drivers/serial_port.h"
#include "tests/catch.h"

using namespace drivers;

static base::Bytes hex(std::string_view text)
{
    return base::from_hex(text).value();
}

TEST_CASE("bytes that are UTF-8 are text as they stand")
{
    for (const auto* text : {"", "https://example.gov.cn/q?t=1", "电子证照测试", "𠀀", "a\nb\t"}) {
        const auto code = make_scanned_code(base::view(text), Symbology::qr);
        REQUIRE(code.text.reveal() == text);
        REQUIRE(base::text(code.bytes.reveal()) == text);
        REQUIRE(code.symbology == Symbology::qr);
    }
    const auto with_nul = hex("61006200");
    REQUIRE(make_scanned_code(with_nul, {}).text.reveal() == std::string("a\0b\0", 4));
}

TEST_CASE("bytes that are GB 18030 become the same text in UTF-8")
{
    // 电子证照 in two bytes each, 㐂 in four.
    const auto gb = hex("b5e7d7d3d6a4d5d5");
    REQUIRE_FALSE(base::is_utf8(gb));
    const auto code = make_scanned_code(gb, Symbology::unknown);
    REQUIRE(code.text.reveal() == "电子证照");
    REQUIRE(code.bytes.reveal() == gb);
    REQUIRE(text_from_gb18030(hex("8139ef31")) == "\u3402");
}

TEST_CASE("bytes that are neither stay bytes")
{
    for (const auto* bytes : {"ff", "b5", "81", "8130", "b5e7ff", "fe00"}) {
        const auto code = make_scanned_code(hex(bytes), Symbology::data_matrix);
        INFO(bytes);
        REQUIRE(code.text.is_empty());
        REQUIRE(base::to_hex(code.bytes.reveal()) == bytes);
    }
}

TEST_CASE("the AIM identifier names the symbology")
{
    REQUIRE(symbology_of("]Q1") == Symbology::qr);
    REQUIRE(symbology_of("]E0") == Symbology::ean_upc);
    REQUIRE(symbology_of("]e0") == Symbology::gs1_databar);
    REQUIRE(symbology_of("]C1") == Symbology::code_128);
    REQUIRE(symbology_of("]X0") == Symbology::other);
    REQUIRE(symbology_of("]Y0") == Symbology::other);
    const std::string zeros(3, '\0');
    for (const std::string_view none :
         {std::string_view(""), std::string_view("]Q"), std::string_view("]Q11"),
          std::string_view("Q11"), std::string_view("]11"), std::string_view("]Q-"),
          std::string_view(zeros)})
        REQUIRE(symbology_of(none) == Symbology::unknown);
    REQUIRE(name_of(Symbology::qr) == "QR");
    REQUIRE(name_of(Symbology::other) == "other");
    REQUIRE(name_of(Symbology::unknown) == "unknown");
}

TEST_CASE("states and purposes have the names that people read and write")
{
    REQUIRE(name_of(CodeScannerState::armed) == "armed");
    REQUIRE(purpose_named("code_scanner") == Purpose::code_scanner);
    REQUIRE(purpose_named("id_card_reader") == Purpose::id_card_reader);
    REQUIRE(purpose_named("power_supply") == Purpose::power_supply);
    REQUIRE(purpose_named("cabinet") == Purpose::cabinet);
    REQUIRE_FALSE(purpose_named(""));
    REQUIRE_FALSE(purpose_named("moon"));
    REQUIRE(name_of(Purpose::unstated).empty());
    REQUIRE(purpose_names() == "id_card_reader, code_scanner, power_supply, cabinet");
}
