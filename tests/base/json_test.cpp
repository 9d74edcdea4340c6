#include "base/json.h"

#include "tests/catch.h"

using namespace base;

TEST_CASE("a reader tells every mistake at once")
{
    const auto json = *parse_json(R"({"name": 7, "level": 9, "extra": true})", 1000);
    ObjectReader reader(json, "rating", Extra::refused);
    reader.text("name", 1, 10);
    reader.integer("level", 1, 5);
    reader.text("visit", 1, 10);
    const auto told = reader.finish().error();
    REQUIRE(told.code == Errc::malformed);
    for (const auto* part : {"rating.name is not text", "rating.level is 9, not 1 to 5",
                             "rating.visit is missing", "rating.extra is not known"})
        REQUIRE(told.detail.contains(part));
}

TEST_CASE("an unknown field is ignored by a client")
{
    const auto json = *parse_json(R"({"a": "x", "new": 1})", 1000);
    ObjectReader reader(json, "answer", Extra::ignored);
    REQUIRE(reader.text("a", 1, 1) == "x");
    REQUIRE(reader.finish());
}

TEST_CASE("JSON that is huge, deep or broken never reaches a reader")
{
    REQUIRE(parse_json(std::string(2000, ' '), 1000).error().code == Errc::exhausted);
    REQUIRE(parse_json(std::string(500, '['), 1000).error().code == Errc::exhausted);
    REQUIRE(parse_json(R"({"a": )", 1000).error().code == Errc::malformed);
    REQUIRE(parse_json("\"\xff\"", 1000).error().code == Errc::malformed);
}

TEST_CASE("a number beyond 64 bits, a fraction and a text are no integers")
{
    for (const auto* text : {R"({"n": 18446744073709551615})", R"({"n": 1e30})", R"({"n": 1.5})",
                             R"({"n": "1"})", R"({"n": true})"}) {
        const auto json = *parse_json(text, 1000);
        ObjectReader reader(json, "j", Extra::refused);
        reader.integer("n", INT64_MIN, INT64_MAX);
        REQUIRE_FALSE(reader.finish());
    }
}

TEST_CASE("an array longer than its limit is a mistake, not a long wait")
{
    const auto json = *parse_json(R"({"list": [1,2,3]})", 1000);
    ObjectReader reader(json, "j", Extra::refused);
    REQUIRE(reader.array("list", 2).empty());
    REQUIRE(reader.finish().error().detail.contains("at most 2"));
}
