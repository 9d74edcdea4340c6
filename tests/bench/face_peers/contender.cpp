#include "tests/bench/face_peers/contender.h"

#include "base/verify.h"
#include "tests/eventually.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <ranges>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

namespace bench {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

// Of a process that may have gone meanwhile: 0.
pid_t parent_of(pid_t pid)
{
    std::ifstream file(fmt::format("/proc/{}/stat", pid));
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const auto name_end = text.rfind(") ");
    return name_end == std::string::npos ? 0 : std::stoi(text.substr(name_end + 4));
}

std::vector<pid_t> descendants()
{
    std::map<pid_t, pid_t> parents;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const auto name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") == std::string::npos)
            parents[std::stoi(name)] = parent_of(std::stoi(name));
    }
    std::vector<pid_t> out;
    for (const auto pid : parents | std::views::keys)
        for (auto above = parents[pid]; above > 1; above = parents[above])
            if (above == ::getpid()) {
                out.push_back(pid);
                break;
            }
    return out;
}

bool are_gone_within(std::chrono::seconds limit)
{
    return tests::eventually(
        [] {
            while (::waitpid(-1, nullptr, WNOHANG) > 0) {
            }
            return descendants().empty();
        },
        limit);
}

}  // namespace

Running::Running(const Command& command)
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    std::vector<char*> words;
    for (const auto& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    pid_ = ::fork();
    VERIFY(pid_ >= 0);
    if (pid_ != 0)
        return;
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    ::dup2(nothing, STDOUT_FILENO);
    ::dup2(nothing, STDERR_FILENO);
    ::execv(words[0], words.data());
    ::_exit(127);
}

// A browser that is killed shows next time that it was: it is asked first.
Running::~Running()
{
    ::kill(pid_, SIGTERM);
    if (are_gone_within(5s))
        return;
    for (const auto pid : descendants())
        ::kill(pid, SIGKILL);
    are_gone_within(5s);
}

int Running::processes() const
{
    return static_cast<int>(descendants().size());
}

double Running::pss_mib() const
{
    double sum = 0;
    for (const auto pid : descendants()) {
        std::ifstream rollup(fmt::format("/proc/{}/smaps_rollup", pid));
        for (std::string line; std::getline(rollup, line);)
            if (line.starts_with("Pss:"))
                sum += std::stod(line.substr(4)) / 1024;
    }
    return sum;
}

std::chrono::nanoseconds Running::processor_time() const
{
    long long sum = 0;
    for (const auto pid : descendants()) {
        std::error_code gone;
        const auto threads = fmt::format("/proc/{}/task", pid);
        for (const auto& thread : fs::directory_iterator(threads, gone)) {
            std::ifstream file(thread.path() / "schedstat");
            long long on_processor = 0;
            if (file >> on_processor)
                sum += on_processor;
        }
    }
    return std::chrono::nanoseconds{sum};
}

}  // namespace bench
