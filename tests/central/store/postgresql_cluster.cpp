#include "tests/central/store/postgresql_cluster.h"

#include "tests/catch.h"
#include "tests/eventually.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace central::testing {

// Debian keeps the programs of each version apart: the newest that is there.
static std::filesystem::path find_programs()
{
    std::filesystem::path newest;
    for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql"))
        if (std::filesystem::exists(entry.path() / "bin" / "initdb"))
            newest = std::max(newest, entry.path() / "bin");
    REQUIRE_FALSE(newest.empty());
    return newest;
}

// PostgreSQL refuses to run as root; nobody has nothing else to lose.
static const passwd* find_owner()
{
    return ::getuid() == 0 ? ::getpwnam("nobody") : nullptr;
}

// Between fork and exec: only what a process that shares nothing may call.
[[noreturn]] static void become(const std::vector<std::string>& command, const std::string& log,
                                const passwd* owner, pid_t parent)
{
    std::vector<char*> arguments;
    for (const auto& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const int file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    ::setpgid(0, 0);
    if (owner && (::setgroups(0, nullptr) != 0 || ::setgid(owner->pw_gid) != 0 ||
                  ::setuid(owner->pw_uid) != 0))
        ::_exit(126);
    // Forgotten at a change of user, so after it. SIGQUIT: the server ends its processes at once.
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    if (::getppid() != parent)
        ::_exit(126);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

static pid_t spawn(const std::vector<std::string>& command, const std::filesystem::path& folder)
{
    const auto* owner = find_owner();
    const auto log = (folder / "log").string();
    const auto parent = ::getpid();
    const auto pid = ::fork();
    REQUIRE(pid >= 0);
    if (pid == 0)
        become(command, log, owner, parent);
    return pid;
}

PostgresqlCluster::PostgresqlCluster()
{
    if (const auto* owner = find_owner())
        REQUIRE(::chown(folder_.path.c_str(), owner->pw_uid, owner->pw_gid) == 0);
    // A locale that sorts as people do, so that a store that relies on it is found out.
    const auto pid =
        spawn({find_programs() / "initdb", "--pgdata=" + (folder_.path / "data").string(),
               "--username=owner", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
               "--locale-provider=icu", "--icu-locale=zh-CN", "--no-sync", "--no-instructions"},
              folder_.path);
    int status = 0;
    REQUIRE(::waitpid(pid, &status, 0) == pid);
    REQUIRE(status == 0);
    start();
}

PostgresqlCluster::~PostgresqlCluster()
{
    if (pid_ > 0)
        stop(SIGQUIT);
}

PostgresqlCluster& PostgresqlCluster::shared()
{
    static PostgresqlCluster cluster;
    return cluster;
}

void PostgresqlCluster::start()
{
    // Nothing here outlives the machine, so nothing waits for its disk.
    const std::vector<std::string> command{find_programs() / "postgres",
                                           "-D",
                                           (folder_.path / "data").string(),
                                           "-k",
                                           folder_.path.string(),
                                           "-c",
                                           "listen_addresses=",
                                           "-c",
                                           "fsync=off",
                                           "-c",
                                           "full_page_writes=off",
                                           "-c",
                                           "shared_buffers=32MB",
                                           "-c",
                                           "max_connections=40",
                                           "-c",
                                           "restart_after_crash=on",
                                           "-c",
                                           "autovacuum=off"};
    pid_ = spawn(command, folder_.path);
    REQUIRE(tests::eventually([&] {
        // After a crash it gives up as long as a process of the server before is still there.
        if (::waitpid(pid_, nullptr, WNOHANG) == pid_)
            pid_ = spawn(command, folder_.path);
        return ::PQping(url("postgres").c_str()) == PQPING_OK;
    }));
}

void PostgresqlCluster::stop(int signal)
{
    ::kill(pid_, signal);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = 0;
}

std::string PostgresqlCluster::url(const std::string& database) const
{
    return fmt::format("postgresql:///{}?host={}&user=owner", database, folder_.path.string());
}

using Answer = std::optional<std::vector<std::string>>;  // None: it was refused.

static Answer answer_of_server(const std::string& url, const std::string& sql)
{
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()),
                                                                  &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), sql.c_str()), &PQclear);
    const auto status = PQresultStatus(result.get());
    UNSCOPED_INFO(sql << ": " << PQerrorMessage(connection.get()));
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return std::nullopt;
    std::vector<std::string> answer;
    for (int row = 0; row < PQntuples(result.get()); ++row)
        answer.emplace_back(PQgetvalue(result.get(), row, PQnfields(result.get()) - 1));
    return answer;
}

static Answer answer_of_file(const std::filesystem::path& path, const std::string& sql)
{
    sqlite3* raw = nullptr;
    const int opened = sqlite3_open(path.c_str(), &raw);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database(raw, &sqlite3_close);
    REQUIRE(opened == SQLITE_OK);
    std::vector<std::string> answer;
    const auto add = [](void* into, int count, char** values, char**) {
        const char* last = values[count - 1];
        static_cast<std::vector<std::string>*>(into)->emplace_back(last ? last : "");
        return 0;
    };
    const int done = sqlite3_exec(raw, sql.c_str(), add, &answer, nullptr);
    UNSCOPED_INFO(sql << ": " << sqlite3_errmsg(raw));
    return done == SQLITE_OK ? Answer(answer) : std::nullopt;
}

static Answer answer_of(const store::Location& location, const std::string& sql)
{
    return location.is_file() ? answer_of_file(location.file, sql)
                              : answer_of_server(location.url, sql);
}

store::Location PostgresqlCluster::create_database()
{
    const auto name = fmt::format("store_{}", ++databases_);
    REQUIRE(answer_of_server(url("postgres"), "CREATE DATABASE " + name + " TEMPLATE template0"));
    return {.file = {}, .url = url(name)};
}

static store::Location place_of(StorePlace::Kind kind, const Folder& folder)
{
    if (kind == StorePlace::Kind::file)
        return {.file = folder.path / "store.db", .url = {}};
    return PostgresqlCluster::shared().create_database();
}

StorePlace::StorePlace(Kind kind) : location(place_of(kind, folder)) {}

std::vector<std::string> StorePlace::ask(const std::string& sql) const
{
    const auto answer = answer_of(location, sql);
    REQUIRE(answer);
    return *answer;
}

bool StorePlace::is_refused(const std::string& sql) const
{
    return !answer_of(location, sql);
}

}  // namespace central::testing
