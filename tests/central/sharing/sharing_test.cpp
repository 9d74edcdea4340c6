#include "central/sharing/sharing.h"

#include "central/sharing/file_platform.h"
#include "tests/catch.h"

#include <filesystem>
#include <fstream>

using namespace central::sharing;
using namespace std::chrono_literals;
using base::Errc;

namespace {

class TestClock final : public base::Clock {
public:
    base::SteadyTime steady() const override { return now; }
    base::WallTime wall() const override { return {}; }
    base::SteadyTime now{};
};

// Answers as it is told, and counts how often it was asked.
class ToldPlatform final : public Platform {
public:
    ToldPlatform(std::string id, std::optional<Errc> problem, int& asked)
        : id_(std::move(id)), problem_(problem), asked_(asked)
    {
    }
    const std::string& id() const override { return id_; }
    const std::string& title() const override { return id_; }
    const std::string& title_en() const override { return id_; }
    const std::string& owner() const override { return id_; }
    base::Result<Answer> ask(const Subject&, base::Deadline) override
    {
        ++asked_;
        if (problem_)
            return base::fail(*problem_, "told so");
        return Answer{.as_of = "2026-03-01T08:00:00Z",
                      .rows = {{"状态", "State", base::SecretText("正常")}}};
    }

private:
    std::string id_;
    std::optional<Errc> problem_;
    int& asked_;
};

const Subject somebody{base::SecretText("100000198805200078")};

}  // namespace

TEST_CASE("a platform that is silent is named, and the others are shown")
{
    TestClock clock;
    Sharing sharing(clock);
    int asked[3] = {};
    sharing.add(std::make_unique<ToldPlatform>("good", std::nullopt, asked[0]));
    sharing.add(std::make_unique<ToldPlatform>("silent", Errc::timeout, asked[1]));
    sharing.add(std::make_unique<ToldPlatform>("empty", Errc::not_found, asked[2]));
    const auto list = sharing.records_of(somebody, 1s);
    REQUIRE(list.groups.size() == 2);
    CHECK(list.groups[0].is_available);
    CHECK(list.groups[0].rows.size() == 1);
    CHECK(list.groups[1].source == "silent");
    CHECK_FALSE(list.groups[1].is_available);
    CHECK(list.groups[1].as_of.empty());
}

TEST_CASE("a silent platform is left alone for a while, and then asked again")
{
    TestClock clock;
    Sharing sharing(clock);
    int asked = 0;
    sharing.add(std::make_unique<ToldPlatform>("silent", Errc::timeout, asked));
    for (int i = 0; i < 3; ++i)
        CHECK_FALSE(sharing.records_of(somebody, 1s).groups.at(0).is_available);
    CHECK(asked == 1);
    clock.now += 31s;
    CHECK_FALSE(sharing.records_of(somebody, 1s).groups.at(0).is_available);
    CHECK(asked == 2);
}

TEST_CASE("a file of a platform answers by the digest of a number, and may be too slow")
{
    const auto path = std::filesystem::temp_directory_path() / "yimen-platform-test.toml";
    const auto write = [&](const char* answer_after) {
        std::ofstream(path) << "id = \"fund\"\ntitle = \"公积金\"\ntitle_en = \"Fund\"\n"
                            << "owner = \"中心\"\nas_of = \"2026-03-01T08:00:00Z\"\n"
                            << "answer_after = \"" << answer_after << "\"\n[[person]]\ndigest = \""
                            << FilePlatform::digest_of(somebody.number)
                            << "\"\n[[person.row]]\nlabel = \"余额\"\nlabel_en = \"Balance\"\n"
                            << "value = \"1.00\"\n";
    };
    write("0 ms");
    const auto quick = FilePlatform::load(path);
    REQUIRE(quick);
    CHECK((*quick)->ask(somebody, base::within(1s))->rows.at(0).value.reveal() == "1.00");
    CHECK((*quick)->ask({base::SecretText("x")}, base::within(1s)).error().code == Errc::not_found);
    write("60 s");
    const auto slow = FilePlatform::load(path);
    REQUIRE(slow);
    CHECK((*slow)->ask(somebody, base::within(20ms)).error().code == Errc::timeout);
    std::ofstream(path) << "id = \"fund\"\nas_of = \"yesterday\"\n";
    const auto bad = FilePlatform::load(path);
    std::filesystem::remove(path);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().detail.contains("as_of"));
    CHECK(bad.error().detail.contains("owner"));
}
