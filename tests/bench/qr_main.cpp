// yimen-qr-bench --json FILE [--tuned SEED …] [--fresh SEED …]: how many codes of the corpus each
// reader reads and how much of the processor's time it takes, on the same pictures in the same run.
// Tuned seeds are those that the reader was built with; fresh ones it has never seen.
#include "tests/bench/figures.h"
#include "tests/bench/processor_clock.h"
#include "tests/bench/qr_peers.h"
#include "tests/drivers/camera/corpus/corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>

namespace {

using corpus::Kind;

struct Tally {
    int shown = 0;
    int right = 0;
    int wrong = 0;  // A text that is not the picture's: must stay 0.
    std::vector<double> hits_ms;
    std::vector<double> all_ms;

    double percent() const { return shown == 0 ? 0 : 100.0 * right / shown; }
    void add(const Tally& other)
    {
        shown += other.shown;
        right += other.right;
        wrong += other.wrong;
        hits_ms.insert(hits_ms.end(), other.hits_ms.begin(), other.hits_ms.end());
        all_ms.insert(all_ms.end(), other.all_ms.begin(), other.all_ms.end());
    }
};

void show(const bench::QrReaderPeer& reader, const bench::Picture& picture, const std::string& text,
          Tally& tally)
{
    const bench::ProcessorClock clock;
    const auto begun = clock.steady();
    const auto read = reader.read(picture);
    const std::chrono::duration<double, std::milli> took = clock.steady() - begun;
    ++tally.shown;
    tally.all_ms.push_back(took.count());
    if (!read.empty() && read == text) {
        ++tally.right;
        tally.hits_ms.push_back(took.count());
    } else if (!read.empty()) {
        ++tally.wrong;
    }
}

// One seed's pictures before all readers, each picture before all of them in turn.
struct Run {
    std::vector<bench::QrReaderPeer> readers;
    std::vector<std::map<Kind, Tally>> codes;  // By reader.
    std::vector<Tally> empty;

    explicit Run(std::vector<bench::QrReaderPeer> peers)
        : readers(std::move(peers)), codes(readers.size()), empty(readers.size())
    {
    }

    void add_seed(std::uint64_t seed)
    {
        for (const auto kind : corpus::kinds())
            for (int version = 1; version <= corpus::version_limit; ++version)
                for (const auto size : {corpus::vga, corpus::hd}) {
                    const auto sample = corpus::make_sample(seed, kind, version, size);
                    for (std::size_t i = 0; i < readers.size(); ++i)
                        show(readers[i], sample.picture, sample.text, codes[i][kind]);
                }
        for (int number = 0; number < corpus::empty_count; ++number) {
            const auto picture = corpus::make_empty(seed, number);
            for (std::size_t i = 0; i < readers.size(); ++i)
                show(readers[i], picture, {}, empty[i]);
        }
    }

    Tally all(std::size_t reader) const
    {
        Tally out;
        for (const auto& [kind, tally] : codes[reader])
            out.add(tally);
        return out;
    }
};

void print_by_kind(const Run& run)
{
    fmt::print("{:28}", "read, of each kind");
    for (const auto kind : corpus::kinds())
        fmt::print(" {:>7.7}", corpus::name_of(kind));
    fmt::print("\n");
    for (std::size_t i = 0; i < run.readers.size(); ++i) {
        fmt::print("{:28}", run.readers[i].name);
        for (const auto kind : corpus::kinds()) {
            const auto& tally = run.codes[i].at(kind);
            fmt::print(" {:>7}", fmt::format("{}/{}", tally.right, tally.shown));
        }
        fmt::print("\n");
    }
    fmt::print("{:28}", "p95 ms of yimen");
    for (const auto kind : corpus::kinds())
        fmt::print(" {:>7.1f}", bench::percentile(run.codes[0].at(kind).all_ms, 0.95));
    fmt::print("\n");
}

std::vector<bench::Figure> report(const Run& run, const std::string& seeds)
{
    fmt::print("\n{} ({} pictures with a code, {} without)\n", seeds, run.all(0).shown,
               run.empty[0].shown);
    fmt::print("{:28} {:>8} {:>7} {:>9} {:>8} {:>8} {:>10} {:>9}\n", "reader", "read %", "wrong",
               "hit p50", "all p95", "all max", "empty p50", "empty max");
    std::vector<bench::Figure> out;
    for (std::size_t i = 0; i < run.readers.size(); ++i) {
        const auto all = run.all(i);
        const auto& empty = run.empty[i];
        const int wrong = all.wrong + empty.wrong;
        const double hit = bench::percentile(all.hits_ms, 0.5);
        const double p95 = bench::percentile(all.all_ms, 0.95);
        const double most = bench::percentile(all.all_ms, 1);
        const double empty_p50 = bench::percentile(empty.all_ms, 0.5);
        const double empty_most = bench::percentile(empty.all_ms, 1);
        const auto& name = run.readers[i].name;
        fmt::print("{:28} {:8.1f} {:7} {:9.2f} {:8.1f} {:8.1f} {:10.2f} {:9.1f}\n", name,
                   all.percent(), wrong, hit, p95, most, empty_p50, empty_most);
        const bool is_ours = i == 0;
        const auto add = [&](const char* what, double value, const char* unit, const char* budget) {
            out.push_back(
                {fmt::format("{}: {}: {}", seeds, name, what), value, unit, is_ours ? budget : ""});
        };
        add("read", all.percent(), "%", ">= 95");
        add("wrong texts", wrong, "", "0");
        add("frame read, p50", hit, "ms", "<= 3");
        add("frame, p95", p95, "ms", "");
        add("frame, longest", most, "ms", "about 60");
        add("frame without a code, p50", empty_p50, "ms", "");
        for (const auto& [kind, tally] : run.codes[i])
            add(fmt::format("read, {}", corpus::name_of(kind)).c_str(), tally.percent(), "%", "");
    }
    print_by_kind(run);
    return out;
}

struct Wishes {
    std::string json;
    std::map<std::string, std::vector<std::uint64_t>> seeds;
};

std::optional<Wishes> parse(int count, char** words)
{
    Wishes out;
    std::string list;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        std::uint64_t seed = 0;
        if (word == "--json" && i + 1 < count)
            out.json = words[++i];
        else if (word == "--tuned" || word == "--fresh")
            list = std::string(word.substr(2)) + " seeds";
        else if (!list.empty() && std::from_chars(word.begin(), word.end(), seed).ec == std::errc{})
            out.seeds[list].push_back(seed);
        else
            return {};
    }
    if (out.json.empty() || out.seeds.empty())
        return {};
    return out;
}

}  // namespace

int main(int count, char** words)
{
    const auto wishes = parse(count, words);
    if (!wishes) {
        fmt::print(stderr, "usage: yimen-qr-bench --json FILE [--tuned SEED …] [--fresh SEED …]\n");
        return 2;
    }
    std::vector<bench::Figure> figures;
    for (const auto& [name, seeds] : wishes->seeds) {
        auto readers = bench::qr_readers();
        readers.push_back(bench::quick_reader());
        Run run(std::move(readers));
        for (const auto seed : seeds)
            run.add_seed(seed);
        const auto found = report(run, fmt::format("{} {}", name, fmt::join(seeds, ", ")));
        figures.insert(figures.end(), found.begin(), found.end());
    }
    bench::write_json(figures, wishes->json);
    // A wrong text is worse than none.
    return std::ranges::none_of(figures,
                                [](const bench::Figure& figure) {
                                    return figure.name.contains(": yimen") &&
                                           figure.name.ends_with("wrong texts") && figure.value > 0;
                                })
               ? 0
               : 1;
}
