#include "drivers/hid_pos/report_descriptor.h"

#include "tests/catch.h"
#include "tests/drivers/scanner_vectors.h"

#include <random>

using namespace drivers::hid_pos;
using base::Errc;

static base::Bytes published(const char* name)
{
    return vectors::hex(vectors::scanner()["descriptors"][name]);
}

static base::Result<ReportDescriptor> parse(std::string_view hex)
{
    return parse_report_descriptor(base::from_hex(hex).value());
}

static Field input(int report, Usage what, std::size_t offset, std::size_t size, std::size_t count)
{
    return {.kind = ReportKind::input,
            .report = static_cast<std::uint8_t>(report),
            .usage = what,
            .bit_offset = offset,
            .bit_size = size,
            .count = count,
            .is_array = false,
            .application = usage(0x8c, 0x02)};
}

TEST_CASE("the published scanner's reports are laid out as its maker has them")
{
    const auto descriptor = parse_report_descriptor(published("honeywell_style_published")).value();
    REQUIRE(descriptor.applications == std::vector{usage(0x8c, 0x02)});
    const std::vector expected{
        input(2, usage(0x01, 0x3b), 8, 8, 1),   input(2, usage(0x8c, 0xfb), 16, 8, 1),
        input(2, usage(0x8c, 0xfc), 24, 8, 1),  input(2, usage(0x8c, 0xfd), 32, 8, 1),
        input(2, usage(0x8c, 0xfe), 40, 8, 56), input(2, usage(0xff66, 0x00), 488, 8, 2),
        input(2, usage(0x8c, 0xff), 504, 1, 8),
    };
    const std::vector<Field> scanned(descriptor.fields.begin(), descriptor.fields.begin() + 7);
    REQUIRE(scanned == expected);
    REQUIRE(descriptor.report_size(ReportKind::input, 2) == 64);
    REQUIRE(descriptor.report_size(ReportKind::output, 4) == 2);
    REQUIRE(descriptor.report_size(ReportKind::input, 0xf0) == 64);
    REQUIRE(descriptor.report_size(ReportKind::output, 0xf0) == 64);
    REQUIRE(descriptor.report_size(ReportKind::feature, 2) == 0);
    // The trigger report: two bits that matter.
    const auto bit = [&descriptor](std::uint16_t id) {
        for (const auto& field : descriptor.fields)
            if (field.kind == ReportKind::output && field.usage == usage(0x8c, id))
                return field.bit_offset;
        return std::size_t{0};
    };
    REQUIRE(bit(0x5f) == 8);
    REQUIRE(bit(0x60) == 9);
    REQUIRE(bit(0x85) == 10);
    REQUIRE(bit(0x86) == 11);
}

TEST_CASE("every published descriptor is understood")
{
    for (const auto& [name, hex] : vectors::scanner()["descriptors"].items()) {
        INFO(name);
        REQUIRE(parse_report_descriptor(vectors::hex(hex)));
    }
    const auto keyboard = parse_report_descriptor(published("boot_keyboard")).value();
    REQUIRE(keyboard.applications == std::vector{usage(0x01, 0x06)});
    REQUIRE(keyboard.report_size(ReportKind::input, 0) == 8);
    REQUIRE(keyboard.fields.front().usage == usage(0x07, 0xe0));
    REQUIRE(keyboard.fields.front().bit_offset == 0);
    REQUIRE(keyboard.fields.back().is_array);
    REQUIRE(keyboard.fields.back().count == 6);
}

TEST_CASE("usages may bring their page with them, and a page counts as it is at the main item")
{
    // Usage 8C:FE in four bytes under another page; then usage FF written before its page.
    const auto descriptor =
        parse("0501 0b0200 8c00 a101 7508 9502 0bfe00 8c00 8102 09ff 058c 9501 8102 c0").value();
    REQUIRE(descriptor.applications == std::vector{usage(0x8c, 0x02)});
    REQUIRE(descriptor.fields.size() == 2);
    REQUIRE(descriptor.fields[0].usage == usage(0x8c, 0xfe));
    REQUIRE(descriptor.fields[0].count == 2);
    REQUIRE(descriptor.fields[1].usage == usage(0x8c, 0xff));
    REQUIRE(descriptor.fields[1].bit_offset == 16);
}

TEST_CASE("ranges are dealt out, in whichever order their ends stand")
{
    for (const auto* hex : {"058c 0902 a101 7508 9504 19fb 29fd 8102 c0",
                            "058c 0902 a101 7508 9504 29fd 19fb 8102 c0"}) {
        const auto fields = parse(hex).value().fields;
        REQUIRE(fields.size() == 3);
        REQUIRE(fields[0].usage == usage(0x8c, 0xfb));
        REQUIRE(fields[2].usage == usage(0x8c, 0xfd));
        REQUIRE(fields[2].count == 2);
    }
    // The wrong way round it is none.
    REQUIRE(parse("058c 0902 a101 7508 9501 19fd 29fb 8102 c0").value().fields.empty());
}

TEST_CASE("pushed states come back, numbered reports have places of their own")
{
    const auto descriptor =
        parse("058c 0902 a101 8501 7508 9501 09fe 8102 a4 0501 8502 7510 093b 8102 b4 09ff 8102 c0")
            .value();
    const std::vector expected{input(1, usage(0x8c, 0xfe), 8, 8, 1),
                               input(2, usage(0x01, 0x3b), 8, 16, 1),
                               input(1, usage(0x8c, 0xff), 16, 8, 1)};
    REQUIRE(descriptor.fields == expected);
}

TEST_CASE("several collections are told apart, those inside belong to the one around them")
{
    const auto descriptor =
        parse("068cff 0901 a101 7508 9501 0901 8102 c0 058c 0902 a101 0912 a102 09fe 8102 c0 c0")
            .value();
    REQUIRE(descriptor.applications == std::vector{usage(0xff8c, 0x01), usage(0x8c, 0x02)});
    REQUIRE(descriptor.fields[0].application == usage(0xff8c, 0x01));
    REQUIRE(descriptor.fields[1].application == usage(0x8c, 0x02));
    REQUIRE(descriptor.fields[1].bit_offset == 8);
}

TEST_CASE("long items, reserved items and padding are passed over")
{
    const auto fields =
        parse("fe03 aa 010203 058c 0902 a101 0c 7508 9501 8103 09fe 8102 8103 09ff 8102 c0")
            .value()
            .fields;
    REQUIRE(fields.size() == 2);
    REQUIRE(fields[0].bit_offset == 8);
    REQUIRE(fields[1].bit_offset == 24);
}

TEST_CASE("of several usages for one element the first counts")
{
    const auto fields =
        parse("058c 0902 a101 7508 9502 a901 09fe 0901 a900 09ff 8102 c0").value().fields;
    REQUIRE(fields.size() == 2);
    REQUIRE(fields[0].usage == usage(0x8c, 0xfe));
    REQUIRE(fields[1].usage == usage(0x8c, 0xff));
}

TEST_CASE("what is no descriptor is malformed")
{
    for (const auto* hex : {"05",                    // Ends in an item.
                            "26ff",                  //
                            "fe",                    // Ends in a long item.
                            "fe05aa01",              //
                            "c0",                    // An end without a beginning.
                            "058c0902a101",          // A beginning without an end.
                            "b4",                    // Pop without a push.
                            "8500",                  // Report 0.
                            "860001",                // Report 256.
                            "7508 96ffff 8101",      // Longer than a report can be.
                            "77ffffffff 9501 8101",  // An element of half a gigabyte.
                            "7501 97ffffffff 8101",  //
                            "77ffffffff 97ffffffff 8101"}) {
        INFO(hex);
        REQUIRE(parse(hex).error().code == Errc::malformed);
    }
    const std::vector<std::byte> pushes(65, std::byte{0xa4});
    REQUIRE(parse_report_descriptor(pushes).error().code == Errc::malformed);
    const std::vector<std::byte> collections(65, std::byte{0xa0});
    REQUIRE(parse_report_descriptor(collections).error().code == Errc::malformed);
    REQUIRE(parse_report_descriptor(std::vector<std::byte>(5000, std::byte{0x04})).error().code ==
            Errc::malformed);
    REQUIRE(parse("").value().fields.empty());
}

TEST_CASE("a short descriptor cannot ask for much memory")
{
    // As many different usages as there are, in every report there is.
    auto bytes = base::from_hex("7501 96ff7f").value();
    for (int report = 1; report < 256; ++report)
        base::append(bytes, base::bytes({0x85, report, 0x19, 0x00, 0x2a, 0xff, 0xff, 0x81, 0x02}));
    REQUIRE(parse_report_descriptor(bytes).error().code == Errc::malformed);
}

TEST_CASE("no bytes whatever break the parser")
{
    std::mt19937 random(20'261'124);
    const auto good = published("honeywell_style_published");
    for (int i = 0; i < 20'000; ++i) {
        auto bytes = good;
        for (int j = 0; j < 1 + i % 8; ++j)
            bytes[random() % bytes.size()] = static_cast<std::byte>(random() & 0xff);
        bytes.resize(random() % (bytes.size() + 1));
        const auto descriptor = parse_report_descriptor(bytes);
        if (!descriptor)
            REQUIRE(descriptor.error().code == Errc::malformed);
        else
            for (const auto& field : descriptor->fields)
                REQUIRE(field.bit_offset + field.bit_size * field.count <=
                        8 * descriptor->report_size(field.kind, field.report));
    }
}

TEST_CASE("elements are read wherever they lie, and not past the end")
{
    const auto report = base::bytes({0x12, 0x34, 0xff, 0x80});
    auto field = input(0, usage(1, 1), 4, 8, 2);
    REQUIRE(element_of(report, field, 0).value() == 0x41);
    REQUIRE(element_of(report, field, 1).value() == 0xf3);
    field = input(0, usage(1, 1), 31, 1, 2);
    REQUIRE(element_of(report, field, 0).value() == 1);
    REQUIRE(element_of(report, field, 1).error().code == Errc::malformed);
    field = input(0, usage(1, 1), 0, 64, 1);
    REQUIRE(element_of(report, field, 0).value() == 0x80ff3412);
}
