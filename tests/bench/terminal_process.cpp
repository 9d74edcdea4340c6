#include "tests/bench/terminal_process.h"

#include "base/verify.h"
#include "tests/eventually.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

namespace bench {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr int starts = 7;
constexpr auto idle_time = 10s;

fs::path write_settings(hall::Hall& hall, const fs::path& folder)
{
    const auto& terminal = hall.settings().terminal;
    const auto path = folder / "bench.toml";
    std::ofstream(path) << fmt::format(
        "[terminal]\ndata = \"{}\"\nshare = \"{}\"\npage_helper = \"{}\"\nmodel = \"bench\"\n"
        "office = \"清溪镇便民服务中心\"\noffice_en = \"Qingxi\"\nphone = \"12345\"\n"
        "[central]\nurl = \"{}\"\nheartbeat = \"30 s\"\nanswer_limit = \"15 s\"\n"
        "[devices]\ndocument_printer = \"{}\"\nblocked_limit = \"45 s\"\n"
        "receipt_roll_m = 0\n"
        "[screen]\nwidth = 1080\nheight = 1920\npanel_width_mm = 398\nfullscreen = false\n"
        "[waiting]\nwarn_after = \"60 s\"\nanswer_within = \"30 s\"\ncard = \"60 s\"\n"
        "left_behind = \"30 s\"\n",
        terminal.data.string(), terminal.share.string(), terminal.page_helper.string(),
        hall.centre.url(), hall.papers.uri());
    return path;
}

// A process whose pid is known, unlike hall::Process, which keeps it to itself.
class Kiosk {
public:
    Kiosk(const fs::path& program, const fs::path& settings)
    {
        pid_ = ::fork();
        if (pid_ == 0) {
            if (!::freopen("/dev/null", "w", stderr))
                ::_exit(126);
            ::execl(program.c_str(), program.c_str(), "--settings", settings.c_str(), nullptr);
            ::_exit(127);
        }
    }
    ~Kiosk()
    {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    Kiosk(const Kiosk&) = delete;
    Kiosk& operator=(const Kiosk&) = delete;

    double pss_mib() const
    {
        std::ifstream rollup(fmt::format("/proc/{}/smaps_rollup", pid_));
        for (std::string line; std::getline(rollup, line);)
            if (line.starts_with("Pss:"))
                return std::stod(line.substr(4)) / 1024;
        return 0;
    }
    double cpu_seconds() const
    {
        std::ifstream stat(fmt::format("/proc/{}/stat", pid_));
        std::string text(std::istreambuf_iterator<char>(stat), {});
        std::istringstream fields(text.substr(text.rfind(')') + 2));
        std::string skipped;
        for (int i = 0; i < 11; ++i)
            fields >> skipped;
        double user = 0;
        double system = 0;
        fields >> user >> system;
        return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
    }

private:
    pid_t pid_ = 0;
};

}  // namespace

std::vector<Figure> measure_process(hall::Hall& hall, const hall::Display& display,
                                    std::uint32_t first_pixel, const fs::path& build)
{
    const auto folder = hall.settings().terminal.data;
    const auto settings = write_settings(hall, folder);
    const auto program = build / "kiosk" / "yimen-kiosk";
    std::vector<double> start_ms;
    double pss = 0;
    double idle_percent = 0;
    for (int i = 0; i < starts; ++i) {
        const auto is_there = [&] { return display.pixel(probe_x, probe_y) == first_pixel; };
        VERIFY(tests::eventually([&] { return !is_there(); }));
        const auto begun = std::chrono::steady_clock::now();
        const Kiosk kiosk(program, settings);
        VERIFY(tests::eventually(is_there));
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begun;
        start_ms.push_back(took.count());
        if (i + 1 < starts)
            continue;
        // The last one is left alone, to see what it does when nothing happens.
        const auto settled = std::chrono::steady_clock::now() + 3s;
        tests::eventually([&] { return std::chrono::steady_clock::now() > settled; });
        const double before = kiosk.cpu_seconds();
        const auto until = std::chrono::steady_clock::now() + idle_time;
        tests::eventually([&] { return std::chrono::steady_clock::now() > until; });
        idle_percent = (kiosk.cpu_seconds() - before) / 10.0 * 100;
        pss = kiosk.pss_mib();
    }
    return {
        {"start to the first screen's pixels, median of 7", percentile(start_ms, 0.5), "ms", ""},
        {"proportional memory (PSS) at rest", pss, "MiB", ""},
        {"CPU of one core at rest", idle_percent, "%", "< 0.2 %"}};
}

}  // namespace bench
