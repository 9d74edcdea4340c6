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

// Made before the fork: a child of a program with threads must not allocate, since another thread
// may have held the allocator's lock.
class Arguments {
public:
    explicit Arguments(const std::vector<std::string>& command) : words_(command)
    {
        for (auto& word : words_)
            pointers_.push_back(word.data());
        pointers_.push_back(nullptr);
    }
    [[noreturn]] void become() const
    {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::execvp(pointers_[0], pointers_.data());
        ::_exit(127);
    }

private:
    std::vector<std::string> words_;
    std::vector<char*> pointers_;
};

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
    const Arguments arguments(command);
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::dup2(out[1], STDOUT_FILENO);
        redirect(::open("/dev/null", O_RDONLY | O_CLOEXEC), STDIN_FILENO);
        arguments.become();
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
    const Arguments arguments(command);
    const pid_t pid = ::fork();
    if (pid < 0)
        return base::fail(base::Errc::exhausted, "no more processes");
    if (pid == 0) {
        redirect(::open("/dev/null", O_RDONLY), STDIN_FILENO);
        if (!log.empty())
            redirect(::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), STDERR_FILENO);
        arguments.become();
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
