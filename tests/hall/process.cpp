#include "tests/hall/process.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <csignal>

namespace hall {

namespace {

int code_of(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

[[noreturn]] void become(std::vector<std::string> command)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::vector<char*> arguments;
    for (auto& word : command)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

void redirect(int from, int to)
{
    ::dup2(from, to);
    if (from != to)
        ::close(from);
}

}  // namespace

Ran run(const std::vector<std::string>& command)
{
    std::array<int, 2> out{};
    if (::pipe2(out.data(), O_CLOEXEC) != 0)
        return {.status = 126, .out = {}};
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::dup2(out[1], STDOUT_FILENO);
        redirect(::open("/dev/null", O_RDONLY | O_CLOEXEC), STDIN_FILENO);
        become(command);
    }
    ::close(out[1]);
    Ran ran;
    std::array<char, 4096> buffer{};
    for (;;) {
        const auto count = ::read(out[0], buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        ran.out.append(buffer.data(), static_cast<std::size_t>(count));
    }
    ::close(out[0]);
    int status = 0;
    ::waitpid(pid, &status, 0);
    ran.status = code_of(status);
    return ran;
}

base::Result<std::unique_ptr<Process>> Process::start(const std::vector<std::string>& command,
                                                      const std::filesystem::path& log)
{
    const pid_t pid = ::fork();
    if (pid < 0)
        return base::fail(base::Errc::exhausted, "no more processes");
    if (pid == 0) {
        redirect(::open("/dev/null", O_RDONLY), STDIN_FILENO);
        if (!log.empty())
            redirect(::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), STDERR_FILENO);
        become(command);
    }
    return std::unique_ptr<Process>(new Process(pid));
}

Process::~Process()
{
    kill();
}

bool Process::is_running()
{
    if (pid_ == 0)
        return false;
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == pid_)
        pid_ = 0;
    return pid_ != 0;
}

int Process::wait()
{
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = 0;
    return code_of(status);
}

int Process::stop()
{
    if (pid_ == 0)
        return 0;
    ::kill(pid_, SIGTERM);
    return wait();
}

void Process::kill()
{
    if (pid_ == 0)
        return;
    ::kill(pid_, SIGKILL);
    wait();
}

}  // namespace hall
