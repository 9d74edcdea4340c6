#include "ui/page/sandbox.h"

#include "tests/catch.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

static constexpr int refused_exit = 40;
static constexpr int allowed_exit = 41;
static constexpr int not_enclosed_exit = 42;

// The wait status of a child that is enclosed and then tries something.
static int after_enclosing(bool (*attempt)())
{
    const pid_t pid = ::fork();
    if (pid == 0) {
        if (!ui::page::enclose())
            ::_exit(not_enclosed_exit);
        ::_exit(attempt() ? allowed_exit : refused_exit);
    }
    int status = 0;
    REQUIRE(::waitpid(pid, &status, 0) == pid);
    return status;
}

static bool is_refused(int status)
{
    return WIFEXITED(status) && WEXITSTATUS(status) == refused_exit;
}

static bool is_killed(int status)
{
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS;
}

TEST_CASE("who is enclosed can neither write a file nor start a process nor map code")
{
    REQUIRE(is_refused(after_enclosing(
        [] { return ::open("/tmp/yimen_sandbox_test", O_WRONLY | O_CREAT, 0600) >= 0; })));
    REQUIRE(is_refused(after_enclosing([] { return ::fork() >= 0; })));
    REQUIRE(is_refused(after_enclosing([] {
        return ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
               MAP_FAILED;
    })));
    REQUIRE(is_refused(after_enclosing([] { return ::kill(::getppid(), 0) == 0; })));
}

TEST_CASE("who is enclosed and reaches for the network or another program is killed")
{
    REQUIRE(is_killed(after_enclosing([] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; })));
    REQUIRE(is_killed(after_enclosing([] {
        char program[] = "/bin/true";
        char* words[] = {program, nullptr};
        return ::execv(program, words) == 0;
    })));
}

TEST_CASE("who is enclosed can still read fonts")
{
    const int status =
        after_enclosing([] { return ::open("/usr/share/fonts", O_RDONLY | O_DIRECTORY) >= 0; });
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) == allowed_exit);
}
