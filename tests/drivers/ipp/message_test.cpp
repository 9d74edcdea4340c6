#include "drivers/ipp/message.h"

#include "base/json.h"
#include "tests/catch.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

using namespace drivers::ipp;

static constexpr auto folder = "tests/vectors/ipp/";

static std::string read_file(const std::string& name)
{
    std::ifstream file(folder + name, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

static base::Json expected_messages()
{
    return base::Json::parse(read_file("expected.json"));
}

static bool is_same(const Value& value, const base::Json& expected)
{
    if (expected.is_boolean())
        return value == Value(expected.get<bool>());
    if (expected.is_number_integer())
        return value == Value(expected.get<int>());
    if (expected.is_string())
        return value == Value(expected.get<std::string>());
    return expected.is_null() && value == Value();
}

static void compare(const Group& group, const base::Json& expected)
{
    CHECK(group.tag == expected[0].get<int>());
    REQUIRE(group.attributes.size() == expected[1].size());
    for (std::size_t i = 0; i < group.attributes.size(); ++i) {
        const auto& attribute = group.attributes[i];
        const auto& values = expected[1][i][2];
        INFO(attribute.name);
        CHECK(attribute.name == expected[1][i][0].get<std::string>());
        REQUIRE(attribute.values.size() == values.size());
        for (std::size_t k = 0; k < values.size(); ++k)
            CHECK(is_same(attribute.values[k], values[k]));
    }
}

TEST_CASE("answers of real printers decode as an independent decoder read them")
{
    const auto expected = expected_messages();
    REQUIRE(expected.size() > 15);
    for (const auto& [name, want] : expected.items()) {
        INFO(name);
        const auto bytes = read_file(name);
        const auto message = decode_message(base::view(bytes));
        REQUIRE(message);
        CHECK(message->status == std::stoi(want["status"].get<std::string>(), nullptr, 16));
        REQUIRE(message->groups.size() == want["groups"].size());
        for (std::size_t i = 0; i < message->groups.size(); ++i)
            compare(message->groups[i], want["groups"][i]);
    }
}

TEST_CASE("a message that breaks off anywhere is an error")
{
    for (const auto* const name : {"ok_c_job5.resp.bin", "real_cups_short_job.resp.bin"}) {
        const auto bytes = read_file(name);
        REQUIRE(decode_message(base::view(bytes)));
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            INFO(name << " cut to " << length);
            CHECK_FALSE(decode_message(base::view(bytes).first(length)));
        }
    }
}

TEST_CASE("bytes that were changed on the way never lead out of the message")
{
    const auto original = read_file("attrs_all.resp.bin");
    std::mt19937 random(3);
    for (int i = 0; i < 3000; ++i) {
        auto bytes = original;
        for (int k = 0; k < 8; ++k)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        const auto message = decode_message(base::view(bytes));
        if (message && message->first(printer_group))
            CHECK(message->first(printer_group)->attributes.size() < 1000);
    }
}

TEST_CASE("the unsupported attributes may come before the job")
{
    // Status 0001 with group 05 first, and the job's name with its language (tag 36).
    const auto bytes = base::from_hex(
        "0200 0001 00000001"
        "01 47 0012 617474726962757465732d63686172736574"
        "0005 7574662d38"
        "48 001b 617474726962757465732d6e61747572616c2d6c616e6775616765"
        "0000"
        "05 10 0005 7369646573 0000"
        "02 36 0008 6a6f622d6e616d65 0009 0002 656e 0003 612d31"
        "21 0006 6a6f622d6964 0004 00000007"
        "03");
    const auto message = decode_message(bytes.value());
    REQUIRE(message);
    REQUIRE(message->is_success());
    REQUIRE(message->first(job_group)->integer("job-id") == 7);
    REQUIRE(message->first(job_group)->text("job-name") == "a-1");
    REQUIRE_FALSE(message->first(job_group)->integer("job-impressions-completed"));
}

TEST_CASE("an attribute of another type than wanted counts as absent")
{
    const Group group{.tag = job_group,
                      .attributes = {{"job-id", {std::string("7")}}, {"job-name", {7}}}};
    CHECK_FALSE(group.integer("job-id"));
    CHECK(group.text("job-name").empty());
    CHECK_FALSE(group.boolean("nothing"));
    CHECK(group.lists("job-id", "7"));
}

// Get-Printer-Attributes with one resolution of the printer: across, along, unit.
static base::Bytes with_resolution(std::string_view hex)
{
    return base::from_hex(
               "0200000000000001"
               "01470012617474726962757465732d6368617273657400057574662d38"
               "48001b617474726962757465732d6e61747572616c2d6c616e67756167650002656e"
               "0432000178" +
               std::string("0009") + std::string(hex) + "03")
        .value();
}

TEST_CASE("a resolution is dots an inch, and nonsense is none")
{
    const auto read = [](std::string_view hex) {
        const auto message = decode_message(with_resolution(hex)).value();
        return message.first(printer_group)->resolutions("x").at(0);
    };
    CHECK(read("0000012c0000025803") == Resolution{300, 600});
    CHECK(read("000000760000007604") == Resolution{299, 299});
    CHECK(read("7fffffff7fffffff04") == Resolution{});
    CHECK(read("ffffffffffffffff03") == Resolution{});
    CHECK(read("0000012c0000012c2c") == Resolution{300, 300});
}
