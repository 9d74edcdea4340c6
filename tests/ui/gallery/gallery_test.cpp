#include "ui/gallery/gallery.h"
#include "ui/gallery/guide.h"

#include "tests/catch.h"
#include "tests/folder.h"
#include "ui/toolkit/icons.h"

#include <fstream>
#include <sstream>

using namespace ui;

namespace {

std::string read(const std::filesystem::path& path)
{
    std::ostringstream all;
    all << std::ifstream(path).rdbuf();
    return all.str();
}

}  // namespace

TEST_CASE("the gallery has a picture of each page of a screen, and its page shows each of them")
{
    const tests::Folder folder;
    static constexpr std::array languages{Language::en};
    const auto drawn = gallery::draw({.share = "config",
                                      .folder = folder.path(),
                                      .only = "certificates_many",
                                      .panels = std::span(gallery::all_panels).first(1),
                                      .languages = languages,
                                      .looks = std::span(gallery::all_looks).first(1)});
    REQUIRE(drawn.value() >= 2);
    const auto page = read(folder.path() / "gallery.html");
    int shown = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        const auto name = entry.path().filename().string();
        if (!name.starts_with("certificates"))
            continue;
        ++shown;
        CHECK(page.contains(name));
        CHECK(read(entry.path()).starts_with("\x89PNG"));
    }
    CHECK(shown == drawn.value());
    // The guide: what is measured, and every colour of every set.
    for (const auto* part : {"Unit of measure", "least target", "guide_icons_light.png",
                             "guide_buttons_high_contrast.png", "21.0 : 1", "caution_light"})
        CHECK(page.contains(part));
    for (const auto* picture : {"guide_icons_light.png", "guide_type_4.png"})
        CHECK(read(folder.path() / picture).starts_with("\x89PNG"));
}

TEST_CASE("a gallery that cannot be written says so")
{
    const auto drawn =
        gallery::draw({.share = "config", .folder = "/proc/none", .only = "attract"});
    REQUIRE_FALSE(drawn);
}

TEST_CASE("a gallery without its theme says so")
{
    const tests::Folder folder;
    REQUIRE_FALSE(gallery::draw({.share = "tests", .folder = folder.path()}));
}
