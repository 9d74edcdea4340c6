// yimen-face-peers --build DIR --folder DIR [--walk SECONDS] [--json FILE]: the terminal's face
// beside a web page in Chromium and beside Qt Quick, on the display that DISPLAY names.
// --folder: what tests/bench/face_peers.sh has laid ready.
#include "tests/bench/face_peers/measures.h"
#include "tests/bench/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

using namespace bench;

namespace {

namespace fs = std::filesystem;

constexpr int rounds = 5;
constexpr int walked_by_ours = 10'000;
constexpr std::chrono::seconds limit_of_ours{180};

struct Wishes {
    fs::path build;
    fs::path folder;
    std::chrono::seconds walk{60};
    fs::path json = {};
};

std::optional<Wishes> read_wishes(std::span<char*> words)
{
    Wishes wishes;
    for (std::size_t i = 1; i + 1 < words.size(); i += 2) {
        const std::string_view word = words[i];
        if (word == "--build")
            wishes.build = words[i + 1];
        else if (word == "--folder")
            wishes.folder = words[i + 1];
        else if (word == "--walk")
            wishes.walk = std::chrono::seconds{std::atoi(words[i + 1])};
        else if (word == "--json")
            wishes.json = words[i + 1];
        else
            return std::nullopt;
    }
    if (wishes.build.empty() || wishes.folder.empty() || words.size() % 2 == 0)
        return std::nullopt;
    return wishes;
}

// Debian's own start script is left out, which helps it.
Command chromium(const fs::path& folder, std::string_view query)
{
    return {"/usr/lib/chromium/chromium",
            "--kiosk",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
            "--disable-features=Translate",
            "--password-store=basic",
            "--window-position=0,0",
            "--window-size=1080,1920",
            fmt::format("--user-data-dir={}/profile", folder.string()),
            fmt::format("file://{}/page/index.html{}", folder.string(), query)};
}

std::vector<Contender> contenders(const Wishes& wishes)
{
    const auto ours = (wishes.build / "tests/bench/face_peers/yimen-face-terminal").string();
    const auto qt = (wishes.build / "tests/bench/face_peers/yimen-face-qt").string();
    const auto& folder = wishes.folder;
    const auto places = read_places(folder / "places.txt");
    return {{"terminal's face",
             {ours, "--hurried"},
             {ours, "--motion"},
             read_places(folder / "terminal_places.txt")},
            {"Qt Quick, software", {qt, folder}, {qt, folder, "--motion"}, places},
            {"web page, Chromium", chromium(folder, ""), chromium(folder, "?motion=1"), places}};
}

// One row of the table: which part of the samples (0.5: median) of what.
struct Row {
    const char* name;
    const char* samples;
    double part;
    const char* unit;
};
constexpr Row rows[] = {
    {"start to the whole home, median", "start to the home", 0.5, "ms"},
    {"tap to changed pixels, p50", "tap to changed pixels", 0.5, "ms"},
    {"tap to changed pixels, p95", "tap to changed pixels", 0.95, "ms"},
    {"key to its letter, p50", "tap on a key to its letter", 0.5, "ms"},
    {"key to its letter, p95", "tap on a key to its letter", 0.95, "ms"},
    {"next page of the list, p50", "tap to the next page of the list", 0.5, "ms"},
    {"next page of the list, p95", "tap to the next page of the list", 0.95, "ms"},
    {"whole next screen, p50", "tap to the whole next screen", 0.5, "ms"},
    {"whole next screen, p95", "tap to the whole next screen", 0.95, "ms"},
    {"fade of 160 ms: pictures", "fade: pictures", 0.5, ""},
    {"fade: picture to picture, p50", "fade: from picture to picture", 0.5, "ms"},
    {"fade: picture to picture, p95", "fade: from picture to picture", 0.95, "ms"},
    {"processes", "processes", 0.5, ""},
    {"PSS at rest", "memory at rest", 0.5, "MiB"},
    {"PSS after a visit", "memory after a visit", 0.5, "MiB"},
    {"CPU of one core at rest, 20 s", "CPU of one core at rest", 0.5, "%"},
    {"walk: screens", "walk: screens", 0.5, ""},
    {"walk: screens in a second", "walk: screens in a second", 0.5, "1/s"},
    {"PSS before the walk", "memory before the walk", 0.5, "MiB"},
    {"PSS after the walk", "memory after the walk", 0.5, "MiB"},
};

std::optional<double> value_of(const Row& row, const Samples& samples)
{
    const auto found = samples.find(row.samples);
    if (found == samples.end())
        return std::nullopt;
    return percentile(found->second, row.part);
}

void print_table(const std::vector<Measures>& all)
{
    fmt::print("{:34} {:>5}", "", "");
    for (const auto& measures : all)
        fmt::print(" {:>26}", measures.contender().name);
    fmt::print("\n");
    for (const auto& row : rows) {
        fmt::print("{:34} {:>5}", row.name, row.unit);
        const auto ours = value_of(row, all.front().samples());
        for (const auto& measures : all) {
            const auto value = value_of(row, measures.samples());
            const bool has_ratio = &measures != &all.front() && value && ours && *ours > 0;
            fmt::print(" {:>26}", !value ? std::string("-")
                                  : has_ratio
                                      ? fmt::format("{:.2f} ({:.1f}x)", *value, *value / *ours)
                                      : fmt::format("{:.2f}", *value));
        }
        fmt::print("\n");
    }
}

std::vector<Figure> figures_of(const std::vector<Measures>& all)
{
    std::vector<Figure> out;
    for (const auto& measures : all)
        for (const auto& row : rows)
            if (const auto value = value_of(row, measures.samples()))
                out.push_back({fmt::format("{}: {}", measures.contender().name, row.name), *value,
                               row.unit, ""});
    return out;
}

// Turn by turn, so that whatever else the machine does meets all of them.
std::vector<Measures> measure(const std::vector<Contender>& contenders, const Wishes& wishes)
{
    Eye eye;
    Hand hand;
    std::vector<Measures> all;
    for (const auto& contender : contenders)
        all.emplace_back(contender, eye, hand);
    for (int i = 0; i < rounds; ++i)
        for (auto& measures : all)
            measures.taps();
    for (auto& measures : all)
        measures.hall();
    for (auto& measures : all) {
        const bool is_ours = &measures == &all.front();
        measures.walk(is_ours ? walked_by_ours : std::numeric_limits<int>::max(),
                      is_ours ? limit_of_ours : wishes.walk);
    }
    return all;
}

}  // namespace

int main(int count, char** words)
try {
    const auto wishes = read_wishes({words, static_cast<std::size_t>(count)});
    if (!wishes) {
        fmt::print(stderr,
                   "usage: yimen-face-peers --build DIR --folder DIR [--walk SECONDS] "
                   "[--json FILE]\n");
        return 2;
    }
    const auto all_contenders = contenders(*wishes);
    const auto all = measure(all_contenders, *wishes);
    print_table(all);
    if (!wishes->json.empty())
        write_json(figures_of(all), wishes->json);
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "yimen-face-peers: {}\n", error.what());
    return 1;
}
