#include "ui/page/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <initializer_list>
#include <memory>

namespace ui::page {

namespace {

// A scanned A4 page at 300 dpi takes about 125 MiB; fonts are mapped on top of it.
[[maybe_unused]] constexpr rlim_t memory_limit = rlim_t{768} << 20;
constexpr rlim_t processor_seconds = 20;
constexpr rlim_t file_limit = 64;

bool limit(int what, rlim_t most)
{
    const rlimit value{most, most};
    return ::setrlimit(static_cast<__rlimit_resource>(what), &value) == 0;
}

bool limit_resources()
{
    bool done = limit(RLIMIT_CPU, processor_seconds) && limit(RLIMIT_FSIZE, 0) &&
                limit(RLIMIT_NOFILE, file_limit) && limit(RLIMIT_CORE, 0);
    // The sanitizers reserve terabytes of addresses for their shadow.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    done = done && limit(RLIMIT_AS, memory_limit);
#endif
    return done;
}

void allow_reading(int rules, const char* folder)
{
    const int fd = ::open(folder, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return;
    landlock_path_beneath_attr below{};
    below.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    below.parent_fd = fd;
    ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
    ::close(fd);
}

// Of the files only fonts, their settings and the tables of the PDF engine. A kernel without
// Landlock leaves reading to the file permissions; what is read has no way out but the pixels.
void fence_files()
{
    landlock_ruleset_attr all{};
    // The first version's rights, which every kernel with Landlock knows.
    all.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    const auto rules =
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0));
    if (rules < 0)
        return;
    for (const auto* folder : {"/usr/share", "/usr/lib", "/etc/fonts", "/var/cache/fontconfig"})
        allow_reading(rules, folder);
    ::syscall(SYS_landlock_restrict_self, rules, 0);
    ::close(rules);
}

struct ReleaseFilter {
    void operator()(void* filter) const { seccomp_release(filter); }
};

bool allow_calls(scmp_filter_ctx filter, std::initializer_list<int> calls)
{
    for (const int call : calls)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0)
            return false;
    return true;
}

bool allow_narrowly(scmp_filter_ctx filter)
{
    // Open to read; map without execution.
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY)) ==
               0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
}

// An attack, not an oversight: ends the process at once.
bool kill_on_attack(scmp_filter_ctx filter)
{
    for (const int call : {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(ptrace), SCMP_SYS(socket),
                           SCMP_SYS(connect), SCMP_SYS(process_vm_writev)})
        if (seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, call, 0) != 0)
            return false;
    return true;
}

bool filter_calls()
{
    const std::unique_ptr<void, ReleaseFilter> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    return filter &&
           allow_calls(filter.get(),
                       {SCMP_SYS(read),         SCMP_SYS(pread64),        SCMP_SYS(write),
                        SCMP_SYS(writev),       SCMP_SYS(close),          SCMP_SYS(fstat),
                        SCMP_SYS(newfstatat),   SCMP_SYS(statx),          SCMP_SYS(stat),
                        SCMP_SYS(lstat),        SCMP_SYS(lseek),          SCMP_SYS(access),
                        SCMP_SYS(faccessat),    SCMP_SYS(faccessat2),     SCMP_SYS(readlink),
                        SCMP_SYS(readlinkat),   SCMP_SYS(getdents64),     SCMP_SYS(fcntl),
                        SCMP_SYS(fstatfs),      SCMP_SYS(statfs),         SCMP_SYS(munmap),
                        SCMP_SYS(mremap),       SCMP_SYS(madvise),        SCMP_SYS(brk),
                        SCMP_SYS(futex),        SCMP_SYS(sched_yield),    SCMP_SYS(getpid),
                        SCMP_SYS(gettid),       SCMP_SYS(getuid),         SCMP_SYS(geteuid),
                        SCMP_SYS(getgid),       SCMP_SYS(getegid),        SCMP_SYS(clock_gettime),
                        SCMP_SYS(gettimeofday), SCMP_SYS(time),           SCMP_SYS(getrandom),
                        SCMP_SYS(uname),        SCMP_SYS(sysinfo),        SCMP_SYS(rt_sigreturn),
                        SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack),
                        SCMP_SYS(exit),         SCMP_SYS(exit_group)}) &&
           allow_narrowly(filter.get()) && kill_on_attack(filter.get()) &&
           seccomp_load(filter.get()) == 0;
}

}  // namespace

bool enclose()
{
    if (!limit_resources() || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 ||
        ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0)
        return false;
    fence_files();
    return filter_calls();
}

}  // namespace ui::page
