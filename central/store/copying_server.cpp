#include "central/store/copying.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>

namespace central::store {

using base::Errc;
using base::Result;

namespace {

struct Told {
    int status = -1;
    std::string text;  // What it wrote; what it complained of went to whoever runs us.
};

constexpr int command_not_found = 127;

// Runs a program of PostgreSQL's to its end. It asks for no password: PGPASSFILE has it.
Told run_tool(std::vector<std::string> words)
{
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    int ends[2] = {};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return {};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    pid_t pid = 0;
    const int failed =
        ::posix_spawnp(&pid, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    Told told;
    // The version and the number of the schema are short; the rest is read and let go.
    constexpr std::size_t longest = 4096;
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; !failed && (got = ::read(ends[0], buffer.data(), buffer.size())) > 0;)
        if (told.text.size() < longest)
            told.text.append(buffer.data(), static_cast<std::size_t>(got));
    ::close(ends[0]);
    int status = 0;
    if (failed)
        told.status = command_not_found;
    else if (::waitpid(pid, &status, 0) == pid && WIFEXITED(status))
        told.status = WEXITSTATUS(status);
    return told;
}

// A dump is safe with the tools of the server's own major version. Debian keeps those apart;
// elsewhere they are where programs are.
Result<std::string> find_tool(Connection& connection, const std::string& name)
{
    std::string number;
    connection.sql << "SHOW server_version_num", soci::into(number);
    int version = 0;
    std::from_chars(number.data(), number.data() + number.size(), version);
    const auto major = version / 10'000;
    for (const auto& program : {fmt::format("/usr/lib/postgresql/{}/bin/{}", major, name), name}) {
        const auto told = run_tool({program, "--version"});
        // "pg_dump (PostgreSQL) 15.8 (Debian 15.8-0+deb12u1)"
        if (told.status == 0 && told.text.contains(fmt::format("(PostgreSQL) {}.", major)))
            return program;
    }
    return base::fail(Errc::not_found, fmt::format("{0} of PostgreSQL {1} is not installed "
                                                   "(Debian: postgresql-client-{1})",
                                                   name, major));
}

}  // namespace

Result<> copy_server_store(Connection& from, const std::filesystem::path& file)
{
    const auto program = TRY(find_tool(from, "pg_dump"));
    const auto told =
        run_tool({program, "--format=custom", "--no-owner", "--no-privileges", "--no-password",
                  "--file=" + file.string(), "--dbname=" + from.location().url});
    if (told.status != 0)
        return base::fail(Errc::exhausted, "store: pg_dump has failed");
    return {};
}

Result<std::size_t> read_server_copy(Connection& connection, const std::filesystem::path& file)
{
    const auto program = TRY(find_tool(connection, "pg_restore"));
    if (run_tool({program, "--file=/dev/null", file.string()}).status != 0)
        return base::fail(Errc::untrusted, "store: the copy is no sound dump");
    const auto told =
        run_tool({program, "--data-only", "--table=schema_version", "--file=-", file.string()});
    // "COPY public.schema_version (one, version) FROM stdin;", then a row: "1\t3".
    const auto row = told.text.find("FROM stdin;\n1\t");
    std::size_t version = 0;
    if (told.status == 0 && row != told.text.npos)
        std::from_chars(told.text.data() + row + 14, told.text.data() + told.text.size(), version);
    if (version < 1)
        return base::fail(Errc::untrusted, "store: the copy is no store of this program");
    return version;
}

// The tables of an empty store go, and those of the copy come, in one transaction.
Result<> load_server_copy(Connection& to, const std::filesystem::path& file)
{
    const auto program = TRY(find_tool(to, "pg_restore"));
    const auto told = run_tool({program, "--single-transaction", "--exit-on-error", "--clean",
                                "--if-exists", "--no-owner", "--no-privileges", "--no-password",
                                "--dbname=" + to.location().url, file.string()});
    if (told.status != 0)
        return base::fail(Errc::exhausted, "store: pg_restore has failed");
    return {};
}

}  // namespace central::store
