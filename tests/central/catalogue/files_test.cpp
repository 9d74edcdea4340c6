#include "central/catalogue/files.h"
#include "central/catalogue/pinyin.h"
#include "central/catalogue/rules.h"
#include "central/catalogue/shelf.h"

#include "base/crypto/digest.h"
#include "base/crypto/signature.h"
#include "base/json.h"
#include "tests/catch.h"
#include "tests/central/catalogue/sample.h"
#include "tests/central/office_fixture.h"

#include <fmt/format.h>

#include <fstream>

namespace fs = std::filesystem;
using namespace central::catalogue;
using namespace std::chrono_literals;
using central::testing::Folder;
using central::testing::json_of;
using central::testing::OfficeFixture;
using central::testing::sample_item;

namespace {

const fs::path services = fs::path(YIMEN_SOURCE_DIR) / "config" / "services";

void write(const fs::path& path, const std::string& text)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

wire::Catalogue one_of(std::vector<wire::Item> items)
{
    return {.day = "2026-01-01",
            .is_demonstration = true,
            .themes = {{"household", {"户籍", "Household"}, "id_card"}},
            .items = std::move(items),
            .packages = {}};
}

}  // namespace

TEST_CASE("the demonstration's catalogue is sound, and as large as it says")
{
    const auto all = load(services);
    INFO((all ? "" : all.error().detail));
    REQUIRE(all);
    CHECK(all->is_demonstration);
    const auto now = as_of(*all, "2026-03-01");
    CHECK(now.items.size() >= 40);
    CHECK(now.packages.size() >= 8);
    CHECK(now.themes.size() >= 8);
    CHECK(as_of(*all, "2025-03-01").items.size() == 1);
    for (const auto& item : now.items) {
        INFO(item.id);
        CHECK_FALSE(item.initials.empty());
        CHECK(item.pinyin.size() > item.initials.size());
    }
    for (const auto& package : now.packages)
        CHECK_FALSE(package.materials.empty());
}

TEST_CASE("a catalogue that was written is read again as it was")
{
    auto all = load(services).value();
    const Folder folder;
    REQUIRE(save(all, folder.path / "services"));
    auto again = load(folder.path / "services");
    INFO((again ? "" : again.error().detail));
    REQUIRE(again);
    // In the order of their files, which a title does not change.
    CHECK(*again == all);
    CHECK_FALSE(save(all, folder.path / "services"));
    const auto json = encode(all);
    auto dated = all;
    dated.day = "2026-01-01";
    CHECK(wire::decode_catalogue(encode(dated), base::Extra::refused).value() == dated);
}

TEST_CASE("every mistake of every file is told with its line")
{
    const Folder folder;
    REQUIRE(save(one_of({sample_item("birth")}), folder.path));
    write(folder.path / "items" / "wrong.toml",
          "id = \"right\"\n"
          "basic_code = \"short\"\n"
          "implementation_code = \"11990000SF0000001XWRONG000000\"\n"
          "effective = \"2026-02-30\"\n"
          "kind = \"favour\"\n"
          "level = \"county\"\n"
          "promise = \"within_days\"\n"
          "authority_kind = \"organ\"\n"
          "legal_days = 5\n"
          "promised_days = 9\n"
          "colour = \"red\"\n");
    write(folder.path / "packages" / "half.toml",
          "id = \"half\"\nname = { zh = \"半\", en = \"Half\" }\nitems = [\"birth\"]\n");
    const auto all = load(folder.path);
    REQUIRE_FALSE(all);
    const auto& told = all.error().detail;
    INFO(told);
    for (const auto* part :
         {"wrong.toml:1: id is not the file's name", "wrong.toml:2: basic_code",
          "wrong.toml:4: effective is not a date", "wrong.toml:5: kind is 'favour', not one of",
          "wrong.toml:10: promised_days is 9, more than the legal 5",
          "wrong.toml:11: colour is not known", "wrong.toml: basis is missing",
          "half.toml: summary is missing", "half.toml:3: items are fewer than two"}) {
        INFO(part);
        CHECK(told.contains(part));
    }
}

TEST_CASE("a folder that is not there, or has no themes, is said to be so")
{
    const Folder folder;
    CHECK_FALSE(load(folder.path / "nowhere"));
    write(folder.path / "catalogue.toml", "demonstration = true\n");
    fs::create_directories(folder.path / "items");
    fs::create_directories(folder.path / "packages");
    const auto all = load(folder.path);
    REQUIRE_FALSE(all);
    CHECK(all.error().detail.contains("themes are missing"));
}

TEST_CASE("a name is spelled by its sounds and their first letters")
{
    CHECK(spell("出生登记").pinyin == "chushengdengji");
    CHECK(spell("出生登记").initials == "csdj");
    CHECK(spell("换领、补领居民身份证").initials == "hlbljmsfz");
    CHECK(spell("绿色通道 A4").initials == "lstda");
    CHECK(spell("").pinyin.empty());
    CHECK(spell(std::string(9000, 'x')).pinyin.size() == 400);
}

TEST_CASE("a terminal gets what is in force today, signed, and once it has it nothing")
{
    OfficeFixture centre;
    CHECK(centre.get("/v1/catalogue").status == 404);
    auto later = sample_item("move");
    later.effective = "2026-03-03";
    const auto file = centre.folder.path / "data" / "catalogue.json";
    REQUIRE(publish(one_of({sample_item("birth"), later}), file));

    const auto first = centre.get("/v1/catalogue");
    REQUIRE(first.status == 200);
    CHECK(centre.get("/v1/catalogue", 0).status == 401);
    const auto release = wire::decode_release(json_of(first), base::Extra::refused).value();
    CHECK(base::crypto::verify_signature(wire::catalogue_purpose, base::view(release.catalogue),
                                         release.signature, centre.credentials->issuer,
                                         centre.clock.now));
    CHECK(first.etag == '"' + base::crypto::sha256_hex(base::view(release.catalogue)) + '"');
    const auto json = base::parse_json(release.catalogue, wire::catalogue_limit).value();
    const auto now = wire::decode_catalogue(json, base::Extra::refused).value();
    CHECK(now.day == "2026-03-01");
    CHECK(now.items.size() == 1);

    central::Request again{.method = central::Method::get,
                           .path = "/v1/catalogue",
                           .content_type = {},
                           .accept = {},
                           .if_none_match = first.etag,
                           .body = {},
                           .peer = centre.peers[0]};
    const auto same = central::answer(*centre.office, again);
    CHECK(same.status == 304);
    CHECK(same.body.empty());

    // 16:00 in London is midnight in Beijing: the next item begins.
    centre.clock.now = *base::from_rfc3339("2026-03-02T16:00:00Z");
    const auto next = central::answer(*centre.office, again);
    REQUIRE(next.status == 200);
    CHECK(next.etag != first.etag);
}

TEST_CASE("a heartbeat tells which catalogue is in force, and a damaged one is none")
{
    OfficeFixture centre;
    const base::Json beat{{"version", "1"},
                          {"uptime_s", 1},
                          {"outbox", 0},
                          {"in_service", true},
                          {"devices", base::Json::array()}};
    CHECK_FALSE(json_of(centre.post("/v1/heartbeats", beat)).contains("catalogue"));
    const auto file = centre.folder.path / "data" / "catalogue.json";
    REQUIRE(publish(one_of({sample_item("birth")}), file));
    const auto told = json_of(centre.post("/v1/heartbeats", beat)).at("catalogue");
    CHECK('"' + told.get<std::string>() + '"' == centre.get("/v1/catalogue").etag);
    write(file, "{\"day\": 7}");
    fs::last_write_time(file, fs::file_time_type::clock::now() + 5s);
    CHECK(centre.get("/v1/catalogue").status == 404);
    CHECK_FALSE(json_of(centre.post("/v1/heartbeats", beat)).contains("catalogue"));
}
