#include "drivers/ipp/options.h"

#include "drivers/ipp/supplies.h"
#include "tests/catch.h"

#include <fstream>
#include <iterator>

using namespace drivers;
using namespace drivers::ipp;

static Group recorded(const std::string& name)
{
    std::ifstream file("tests/vectors/ipp/" + name, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    return *decode_message(base::view(bytes)).value().first(printer_group);
}

static Group printer(std::vector<Attribute> attributes)
{
    return {.tag = printer_group, .attributes = std::move(attributes)};
}

static std::string refusal_of(const PrintOptions& options, const Capabilities& can)
{
    const auto checked = check_options(options, can);
    REQUIRE_FALSE(checked);
    REQUIRE(checked.error().code == base::Errc::refused);
    return checked.error().detail;
}

static Capabilities office_printer()
{
    return {.make_and_model = "Office",
            .formats = {"application/pdf"},
            .media = {"iso_a4_210x297mm", "iso_a5_148x210mm"},
            .sources = {"tray-1"},
            .types = {"stationery"},
            .sides = {"one-sided", "two-sided-long-edge"},
            .most_copies = 3,
            .raster = {},
            .error_policy = {},
            .device_uri = {}};
}

TEST_CASE("a recorded printer's abilities are read")
{
    const auto can = decode_capabilities(recorded("attrs_all.resp.bin"));
    CHECK(choose_format(can, false).has_value());
    CHECK(can.most_copies == 999);
    CHECK(can.sides == std::vector<std::string>{"one-sided"});
    CHECK(check_options({}, can));
    REQUIRE(can.raster);
    CHECK(can.raster->dpi == 300);
    CHECK_FALSE(can.raster->is_colour);
    CHECK(can.error_policy.empty());
}

TEST_CASE("what a printer does not list is refused by its name")
{
    const auto can = office_printer();
    CHECK(check_options({}, can));
    CHECK(check_options({.media = "iso_a5_148x210mm",
                         .source = "tray-1",
                         .type = "stationery",
                         .sides = Sides::two_sided_long_edge,
                         .copies = 3},
                        can));
    CHECK(refusal_of({.media = "iso_a3_297x420mm"}, can).ends_with("size iso_a3_297x420mm"));
    CHECK(refusal_of({.source = "tray-9"}, can).ends_with("source tray-9"));
    CHECK(refusal_of({.type = "cardstock"}, can).ends_with("type of paper cardstock"));
    CHECK(refusal_of({.sides = Sides::two_sided_short_edge}, can)
              .ends_with("sides two-sided-short-edge"));
    CHECK(refusal_of({.copies = 4}, can).contains("4 copies"));
    CHECK(refusal_of({.copies = 0}, can).contains("0 copies"));
    CHECK(refusal_of({}, {}).contains("iso_a4_210x297mm"));
    auto simple = can;
    simple.sides.clear();
    CHECK(check_options({}, simple));
    CHECK(refusal_of({.sides = Sides::two_sided_long_edge}, simple).contains("two-sided"));
}

TEST_CASE("PDF is chosen where it is listed, raster where a hand was given to draw it")
{
    auto can = office_printer();
    CHECK(choose_format(can, false) == Format::pdf);
    can.raster = RasterWish{.dpi = 300, .is_colour = false, .sheet_back = {}};
    CHECK(choose_format(can, true) == Format::pdf);
    can.formats = {"image/pwg-raster"};
    CHECK(choose_format(can, true) == Format::raster);
    CHECK(choose_format(can, false).error().code == base::Errc::refused);
    can.raster.reset();
    CHECK(choose_format(can, true).error().code == base::Errc::refused);
}

TEST_CASE("the resolution is 300 or the nearest above, else the best there is")
{
    const auto dpi_of = [](std::vector<Value> offered) {
        const auto can = decode_capabilities(
            printer({{"document-format-supported", {std::string("image/pwg-raster")}},
                     {"pwg-raster-document-type-supported", {std::string("sgray_8")}},
                     {"pwg-raster-document-resolution-supported", std::move(offered)}}));
        return can.raster ? can.raster->dpi : 0;
    };
    CHECK(dpi_of({Resolution{600, 600}, Resolution{300, 300}}) == 300);
    CHECK(dpi_of({Resolution{1200, 1200}, Resolution{600, 600}}) == 600);
    CHECK(dpi_of({Resolution{150, 150}, Resolution{200, 200}}) == 200);
    CHECK(dpi_of({Resolution{300, 600}}) == 0);
    CHECK(dpi_of({Resolution{-300, -300}}) == 0);
    CHECK(dpi_of({Resolution{9600, 9600}}) == 0);
    CHECK(dpi_of({}) == 0);
}

TEST_CASE("a raster in kinds that we do not draw is none")
{
    const auto wish_of = [](const char* type) {
        return decode_capabilities(
                   printer({{"document-format-supported", {std::string("image/pwg-raster")}},
                            {"pwg-raster-document-type-supported", {std::string(type)}},
                            {"pwg-raster-document-resolution-supported", {Resolution{300, 300}}}}))
            .raster;
    };
    CHECK_FALSE(wish_of("black_1"));
    CHECK_FALSE(wish_of("sgray_8")->is_colour);
    CHECK(wish_of("srgb_8")->is_colour);
}

TEST_CASE("markers run in parallel, and a level that nobody measures is none")
{
    const auto supplies = decode_supplies(
        printer({{"marker-names", {std::string("Black"), std::string("OPC"), std::string("Box")}},
                 {"marker-types",
                  {std::string("toner-cartridge"), std::string("opc"), std::string("waste-toner")}},
                 {"marker-levels", {42, -2, 0, -3, 250}}}));
    REQUIRE(supplies.size() == 5);
    CHECK(supplies[0] == Supply{"Black", SupplyKind::toner, 42});
    CHECK(supplies[1] == Supply{"OPC", SupplyKind::drum, std::nullopt});
    CHECK(supplies[2] == Supply{"Box", SupplyKind::waste, 0});
    CHECK(supplies[3] == Supply{"", SupplyKind::other, std::nullopt});
    CHECK(supplies[4].percent == 100);
}

TEST_CASE("a recorded printer's supplies are read from what it tells of them")
{
    const auto supplies = decode_supplies(recorded("attrs_all.resp.bin"));
    REQUIRE(supplies.size() == 2);
    CHECK(supplies[0].name == "Toner Waste Tank");
    CHECK(supplies[0].kind == SupplyKind::waste);
    CHECK(supplies[1].name == "Black Toner");
    CHECK(supplies[1].kind == SupplyKind::toner);
    REQUIRE(supplies[1].percent);
    CHECK((*supplies[1].percent >= 0 && *supplies[1].percent <= 100));
}

TEST_CASE("supplies of nonsense are kept harmless")
{
    CHECK(decode_supplies(printer({})).empty());
    const auto odd = decode_supplies(
        printer({{"printer-supply",
                  {std::string("type=ink;maxcapacity=0;level=9;"), std::string(";;=;level"),
                   std::string("type=fuserUnit;maxcapacity=2147483647;level=2147483647")}},
                 {"printer-supply-description", {std::string(500, 'x')}}}));
    REQUIRE(odd.size() == 3);
    CHECK(odd[0].kind == SupplyKind::ink);
    CHECK_FALSE(odd[0].percent);
    CHECK(odd[0].name.size() == 64);
    CHECK_FALSE(odd[1].percent);
    CHECK(odd[2] == Supply{"fuserUnit", SupplyKind::fuser, 100});
    std::vector<Value> many(500, 50);
    CHECK(decode_supplies(printer({{"marker-levels", std::move(many)}})).size() == 32);
}

TEST_CASE("sides and kinds of supply have the names of the standard, or a person's")
{
    CHECK(name_of(Sides::two_sided_short_edge) == "two-sided-short-edge");
    CHECK(name_of(SupplyKind::toner) == "toner");
    CHECK(name_of(SupplyKind::ink) == "ink");
    CHECK(name_of(SupplyKind::drum) == "drum");
    CHECK(name_of(SupplyKind::fuser) == "fuser");
    CHECK(name_of(SupplyKind::waste) == "waste");
    CHECK(name_of(SupplyKind::other) == "other");
}
