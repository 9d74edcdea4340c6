// The house style where a machine can see it (CONTRIBUTING.md). Each message says what to do.
#include "tests/catch.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path root = YIMEN_SOURCE_DIR;

struct Source {
    std::string path;  // From the root.
    std::vector<std::string> lines;
};

std::vector<std::string> read_lines(const fs::path& path)
{
    std::ifstream file(path);
    std::vector<std::string> out;
    for (std::string line; std::getline(file, line);)
        out.push_back(line);
    return out;
}

const std::vector<Source>& sources()
{
    static const std::vector<Source> all = [] {
        std::vector<Source> out;
        for (const auto* folder : {"base", "drivers", "ui", "kiosk", "central", "tests", "deploy"})
            for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
                const auto& path = entry.path();
                const bool is_source = path.extension() == ".cpp" || path.extension() == ".h";
                const auto name = fs::relative(path, root).generic_string();
                if (is_source && !name.contains("node_modules"))
                    out.push_back({name, read_lines(path)});
            }
        return out;
    }();
    return all;
}

bool is_product(const Source& source)
{
    return !source.path.starts_with("tests/");
}

std::string folder_of(const std::string& path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string{} : path.substr(0, slash);
}

// Characters, not bytes: a Chinese comment is as wide as it has characters.
std::size_t width(const std::string& line)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(line, [](char c) { return (c & 0xc0) != 0x80; }));
}

struct Include {
    std::string path;
    bool is_quoted;
};

std::vector<Include> includes(const Source& source)
{
    static const std::regex form(R"(^#include ([<"])([^>"]+)[>"])");
    std::vector<Include> out;
    std::smatch match;
    for (const auto& line : source.lines)
        if (std::regex_search(line, match, form))
            out.push_back({match[2], match[1] == "\""});
    return out;
}

void require_none(const std::vector<std::string>& complaints)
{
    for (const auto& complaint : complaints)
        UNSCOPED_INFO(complaint);
    REQUIRE(complaints.empty());
}

// Programs put the parts together, so they may know drivers that nobody else may.
bool is_composition(const std::string& path)
{
    return path == "kiosk/main.cpp" || path == "drivers/registry.cpp" ||
           path.starts_with("drivers/devctl/");
}

bool may_include(const std::string& from, const std::string& to)
{
    const auto begins = [&](std::initializer_list<const char*> prefixes) {
        return std::ranges::any_of(prefixes, [&](const char* p) { return to.starts_with(p); });
    };
    const bool is_shelf = to.starts_with("drivers/") && std::ranges::count(to, '/') == 1;
    if (from.starts_with("base/"))
        return begins({"base/"});
    if (from.starts_with("drivers/"))
        return begins({"base/"}) || is_shelf || is_composition(from) ||
               to.starts_with(folder_of(from) + "/") ||
               (begins({"drivers/emulation/"}) && from.contains("emulat")) ||
               (from.starts_with("drivers/recording/") && begins({"drivers/sdt/story_mask"}));
    if (from.starts_with("ui/toolkit/"))
        return begins({"base/", "ui/toolkit/"});
    if (from.starts_with("ui/"))
        return begins({"base/", "ui/"});
    if (from.starts_with("central/wire/"))
        return begins({"base/", "central/wire/"});
    if (from.starts_with("central/"))
        return begins({"base/", "central/"});
    if (from.starts_with("kiosk/"))
        return begins({"base/", "ui/", "kiosk/", "central/wire/"}) || is_shelf ||
               (is_composition(from) && begins({"drivers/usb/", "drivers/tty/"}));
    return true;
}

}  // namespace

TEST_CASE("lines, files and headers keep their measure")
{
    std::vector<std::string> complaints;
    for (const auto& source : sources()) {
        if (source.lines.size() > 500)
            complaints.push_back(fmt::format("{} has {} lines: make two rooms of it (500 at most)",
                                             source.path, source.lines.size()));
        for (std::size_t i = 0; i < source.lines.size(); ++i)
            if (width(source.lines[i]) > 100)
                complaints.push_back(fmt::format("{}:{} is longer than 100", source.path, i + 1));
        const bool is_header = source.path.ends_with(".h");
        if (is_header && std::ranges::find(source.lines, "#pragma once") == source.lines.end())
            complaints.push_back(source.path + " wants #pragma once");
    }
    require_none(complaints);
}

// A body begins at a brace in the first column, as clang-format lays it out.
TEST_CASE("a function fits on a screen")
{
    std::vector<std::string> complaints;
    for (const auto& source : sources()) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < source.lines.size(); ++i) {
            if (source.lines[i] == "{")
                begin = i;
            const bool is_test = begin > 0 && source.lines[begin - 1].starts_with("TEST_CASE");
            if (source.lines[i] == "}" && begin > 0 && !is_test && i - begin > 70)
                complaints.push_back(
                    fmt::format("{}:{} has {} lines: 70 at most", source.path, begin, i - begin));
            if (source.lines[i] == "}")
                begin = 0;
        }
    }
    require_none(complaints);
}

TEST_CASE("arrows point down, and siblings do not know each other")
{
    std::vector<std::string> complaints;
    for (const auto& source : sources())
        for (const auto& include : includes(source))
            if (is_product(source) && include.is_quoted && !source.path.starts_with("deploy/") &&
                !may_include(source.path, include.path))
                complaints.push_back(fmt::format("{} must not include {}: move what both need down",
                                                 source.path, include.path));
    require_none(complaints);
}

TEST_CASE("a third-party library is included in one folder")
{
    // Two programs, two wrappings: OpenSSL, Pango and Cairo serve the terminal and the centre;
    // ZXing writes codes for both, and reads them for a camera.
    static const std::map<std::string, std::set<std::string>> homes{
        {"SDL", {"ui/toolkit"}},
        {"espeak", {"ui/speech"}},
        {"rime_api", {"ui/input"}},
        {"zinnia", {"ui/input"}},
        {"pango/", {"ui/toolkit", "central/document"}},
        {"cairo", {"ui/toolkit", "central/document"}},
        {"poppler", {"ui/page"}},
        {"seccomp", {"ui/page"}},
        {"libusb", {"drivers/usb"}},
        {"termios", {"drivers/tty"}},
        {"cups/", {"drivers/ipp"}},
        {"winscard", {"drivers/pcsc"}},
        {"curl/", {"kiosk/http"}},
        {"sqlite3", {"kiosk/journal", "central/store"}},
        {"soci", {"central/store"}},
        {"libpq", {"central/store"}},
        {"boost/", {"central/server"}},
        {"unicode/", {"central/catalogue"}},
        {"openssl/", {"base/crypto", "central/server"}},
        {"nlohmann/", {"base"}},
        {"toml++", {"base"}},
        {"ZXing", {"base", "drivers/camera"}},
        {"turbojpeg", {"drivers/camera"}},
        {"systemd/", {"kiosk", "central", "central/server"}},
    };
    std::vector<std::string> complaints;
    for (const auto& source : sources())
        for (const auto& include : includes(source))
            for (const auto& [library, folders] : homes)
                if (is_product(source) && !include.is_quoted && include.path.starts_with(library) &&
                    !folders.contains(folder_of(source.path)))
                    complaints.push_back(fmt::format("{} includes <{}>: use its wrapping",
                                                     source.path, include.path));
    require_none(complaints);
}

TEST_CASE("what the house refuses is not there")
{
    struct Refused {
        std::regex form;
        std::string instead;
        std::set<std::string> allowed;  // Path prefixes.
    };
    static const std::vector<Refused> refused{
        {std::regex(R"(\b(TO)DO\b|\b(FIX)ME\b|\b(X)XX\b|\b(HA)CK\b)"), "finish it or file it", {}},
        {std::regex(R"(std::cout)"), "use the log or fmt::print", {"drivers/devctl/main.cpp"}},
        {std::regex(R"(sleep_(for|until)\()"), "wait on a state", {"tests/eventually.h"}},
        {std::regex(R"(\bshared_ptr<)"), "make one owner", {"ui/", "kiosk/", "tests/"}},
        {std::regex(R"(catch \(\.\.\.\))"),
         "catch what the library throws, where it is wrapped",
         {"central/server"}},
        {std::regex(R"(NOLINT)"), "mend it", {"central/document/sanitizer_exceptions.cpp"}},
    };
    std::vector<std::string> complaints;
    for (const auto& source : sources())
        for (const auto& rule : refused) {
            if (std::ranges::any_of(rule.allowed, [&](const std::string& prefix) {
                    return source.path.starts_with(prefix);
                }))
                continue;
            for (std::size_t i = 0; i < source.lines.size(); ++i)
                if (std::regex_search(source.lines[i], rule.form) &&
                    source.path != "tests/style/style_test.cpp")
                    complaints.push_back(
                        fmt::format("{}:{}: {}", source.path, i + 1, rule.instead));
        }
    require_none(complaints);
}

TEST_CASE("headers do not open namespaces for others")
{
    std::vector<std::string> complaints;
    for (const auto& source : sources())
        for (const auto& line : source.lines)
            if (source.path.ends_with(".h") && line.starts_with("using namespace"))
                complaints.push_back(source.path + " has using namespace");
    require_none(complaints);
}

TEST_CASE("no folder and no class is called by a name that says nothing")
{
    static const std::regex empty(R"(\b(class|struct) \w*(Manager|Helper|Util|Utils|Data)\b)");
    std::vector<std::string> complaints;
    for (const auto& source : sources()) {
        if (source.path.contains("/utils") || source.path.contains("/helpers"))
            complaints.push_back(source.path + ": name it for what it does");
        for (const auto& line : source.lines)
            if (std::regex_search(line, empty))
                complaints.push_back(source.path + ": " + line);
    }
    require_none(complaints);
}

TEST_CASE("every driver's README answers the same five questions")
{
    std::vector<std::string> complaints;
    for (const auto* driver : {"sdt", "escpos", "ipp", "pjl", "camera", "hid_pos", "serial_scan",
                               "pcsc", "social_card", "emrtd"}) {
        const auto lines = read_lines(root / "drivers" / driver / "README.md");
        for (const auto* heading : {"What it drives", "How it is recognised", "Protocol notes",
                                    "Oddities", "How to record"})
            if (std::ranges::none_of(lines, [&](const std::string& line) {
                    return line.starts_with("#") && line.contains(heading);
                }))
                complaints.push_back(
                    fmt::format("drivers/{}/README.md wants \"{}\"", driver, heading));
    }
    require_none(complaints);
}

TEST_CASE("the changelog begins with what is not released yet")
{
    const auto lines = read_lines(root / "CHANGELOG.md");
    REQUIRE_FALSE(lines.empty());
    REQUIRE(lines[0] == "# Changelog");
    REQUIRE(std::ranges::any_of(lines,
                                [](const std::string& line) { return line == "## Unreleased"; }));
}

TEST_CASE("every source file of the product has a test that names it")
{
    // Programs are tested as programs; what a file's test is called, its neighbours may share.
    std::string tests;
    for (const auto& source : sources())
        if (!is_product(source)) {
            tests += source.path + "\n";
            for (const auto& include : includes(source))
                tests += include.path + "\n";
        }
    std::vector<std::string> complaints;
    for (const auto& source : sources()) {
        if (!is_product(source) || !source.path.ends_with(".h") ||
            source.path.starts_with("deploy/"))
            continue;
        const auto stem = fs::path(source.path).stem().string();
        const auto folder = folder_of(source.path);
        const bool is_named = tests.contains(source.path) || tests.contains(stem + "_test.cpp") ||
                              tests.contains("tests/" + folder + "/");
        if (!is_named)
            complaints.push_back(source.path + " has no test below tests/" + folder);
    }
    require_none(complaints);
}
